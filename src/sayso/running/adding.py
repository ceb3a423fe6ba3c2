"""Adds many reports: read in as many processes as are wanted, and committed by this one in their
order.
"""

from collections.abc import Generator, Iterable
from dataclasses import replace

from sayso.errors import InputError, SaysoError
from sayso.ledger.adding import Added
from sayso.record.report import Report
from sayso.recording import REFUSED_HERE, ReadOff, Recorder, Task, read_off
from sayso.running.workers import Runner, lost_report, work_through

Given = Report | InputError
Planned = Task | Added | InputError


def add_side_by_side(
    recorder: Recorder,
    reports: Iterable[Given],
    workers: int | None = None,
    runner: Runner = Runner.HERE,
) -> Generator[tuple[Given, Added | SaysoError], None, None]:
    """Each report with what became of it, in order: a report's commit comes after those of all
    before it.

    With a fixed clock the ledger's head is the same whatever the number of ``workers``: None is as
    many as there are cores, and one for a few reports.  What only concerns one report is given as
    an error in its place.

    Raises:
        LedgerError: for what keeps everything more from being added.
    """
    tasks = ((report, _planned(recorder, report)) for report in reports)
    for (report, planned), answer in work_through(_read, tasks, workers, _lost, _sent, runner):
        yield report, _entered(recorder, planned, answer)


def _planned(recorder: Recorder, report: Given) -> Planned:
    return report if isinstance(report, InputError) else recorder.task(report)


def _sent(item: tuple[Given, Planned]) -> Planned:
    """What another process is sent: without the capture, which nothing is read in."""
    task = item[1]
    return (
        replace(task, report=replace(task.report, capture=None)) if isinstance(task, Task) else task
    )


def _read(task: Planned) -> ReadOff | Added | InputError:
    if not isinstance(task, Task):
        return task
    try:
        return read_off(task)
    except InputError as error:
        return error


def _lost(item: tuple[Given, Planned], status: int) -> ReadOff | Added | InputError:
    return lost_report(item[0], status)


def _entered(
    recorder: Recorder, planned: Planned, answer: ReadOff | Added | InputError
) -> Added | SaysoError:
    if not isinstance(answer, ReadOff) or not isinstance(planned, Task):
        assert not isinstance(answer, ReadOff)
        return answer
    try:
        return recorder.enter(planned, answer)
    except SaysoError as error:
        if error.code not in REFUSED_HERE:
            raise
        return error
