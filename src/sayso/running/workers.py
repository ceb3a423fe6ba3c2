"""How many processes read, and what is said of a report at which one of them dies."""

import os
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from itertools import chain, islice
from typing import Any, TypeVar

from sayso.errors import InputError
from sayso.record.report import Report
from sayso.running.cluster import on_ray
from sayso.running.pool import in_order

Item = TypeVar("Item")
Answer = TypeVar("Answer")


class Runner(StrEnum):
    """Where the processes are that read: on this machine, or on a Ray cluster."""

    HERE = "here"
    RAY = "ray"


FEW = 20
"""So many reports are read before others are asked to help: starting a process takes about as long
as they do.
"""


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def work_through(
    work: Callable[[Any], Answer],
    items: Iterable[Item],
    workers: int | None,
    lost: Callable[[Item, int], Answer],
    pack: Callable[[Item], Any],
    runner: Runner = Runner.HERE,
) -> Iterator[tuple[Item, Answer]]:
    """Each item with what ``work`` makes of it, in order, as ``in_order`` does.

    With ``workers`` None the first ``FEW`` are worked on here, and the cores share what comes
    after; with 1 all are.  A cluster is given all.
    """
    if runner is Runner.RAY:
        yield from on_ray(work, items, workers, lost, pack)
        return
    coming = iter(items)
    here = (
        coming
        if workers == 1 or (workers is None and cores() == 1)
        else islice(coming, 0 if workers else FEW)
    )
    for item in here:
        yield item, work(pack(item))
    for following in coming:  # processes are started only if there is one more
        yield from in_order(work, chain([following], coming), workers or cores(), lost, pack)


def lost_report(report: Report | InputError, status: int) -> InputError:
    """R041: the report at which a process died, by its exit status or the negative number of a
    signal.
    """
    if isinstance(report, InputError):
        return report
    how = f"signal {-status}" if status < 0 else f"status {status}"
    return InputError(
        "R041",
        f"The process that read {report.doc or 'a report'} was ended from outside ({how}).",
        "Give it again; if it is ended again, memory may be short: --workers 1 takes the least.",
    )
