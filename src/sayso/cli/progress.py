"""How far reading is, on a terminal only and never in what is written."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from sayso.display.wording import count_of

if TYPE_CHECKING:
    from sayso.reports.meter import Meter

T = TypeVar("T")


def with_progress(reports: Iterable[T], meter: "Meter") -> Iterator[T]:
    """Count reports as they go by, with the rate and, where ``meter`` knows how much there is, the
    time left.

    The line appears with the second report.
    """
    items = iter(reports)
    first = next(items, None)
    if first is None:
        return
    yield first
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn

    began = time.monotonic()
    columns = (SpinnerColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("1 report read", total=None)
        for number, item in enumerate(items, 2):
            yield item
            progress.update(task, description=pace(number, time.monotonic() - began, meter.share))


def pace(reports: int, seconds: float, share: float) -> str:
    """How many were read, how fast, and for how long more if ``share`` of all is done; 0 is
    unknown.
    """
    line = f"{count_of(reports, 'report')} read, {60 * reports / max(seconds, 0.001):,.0f} a minute"
    if not share:
        return line
    left = round(seconds * (1 - share) / share)
    hours, minutes = divmod(left // 60, 60)
    clock = f"{hours} h {minutes} min" if hours else f"{minutes} min" if minutes else f"{left} s"
    return f"{line}, about {clock} left"
