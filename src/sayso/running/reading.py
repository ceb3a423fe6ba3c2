"""Reads many reports in as many processes as are wanted, one after another as they were given."""

from collections.abc import Generator, Iterable
from dataclasses import replace
from functools import partial

from sayso.errors import InputError
from sayso.reader import AUTO, NONE, Reading, directory_for, read_report
from sayso.record.report import Report
from sayso.running.workers import Runner, lost_report, work_through
from sayso.theatres.theatre import Theatre

Given = Report | InputError
_NO_REPORT = Report("")


def read_side_by_side(
    reports: Iterable[Given],
    theatre: str = AUTO,
    workers: int | None = None,
    runner: Runner = Runner.HERE,
) -> Generator[Reading | InputError, None, None]:
    """Read reports in the theatre of a name or file; what could not be read stands as its error in
    its place.

    ``workers`` is how many processes read; None is as many as there are cores, and one for a few
    reports.  What comes out is the same with any number.

    Raises:
        TheatreError: if the theatre cannot be read.
    """
    directory_for(theatre)  # a bad one is told before anything is begun
    for report, answer in work_through(
        partial(_read, theatre), reports, workers, _lost, without_capture, runner
    ):
        if isinstance(answer, InputError) or isinstance(report, InputError):
            yield answer if isinstance(answer, InputError) else report  # type: ignore[misc]
        else:
            yield replace(answer[0], report=report, theatre=_theatre(theatre, answer[1]))


def without_capture(report: Given) -> Given:
    """The report as it is sent to another process: without its bytes, which nothing is read in."""
    return replace(report, capture=None) if isinstance(report, Report) else report


def _read(theatre: str, report: Given) -> tuple[Reading, str] | InputError:
    """The reading with the id of its theatre; the report and the theatre, which are there already,
    are left out.
    """
    if isinstance(report, InputError):
        return report
    try:
        reading = read_report(report, directory_for(theatre))
    except InputError as error:
        return error
    return replace(reading, report=_NO_REPORT, theatre=Theatre()), reading.theatre.id


def _lost(report: Given, status: int) -> tuple[Reading, str] | InputError:
    return lost_report(report, status)


def _theatre(name: str, read_in: str) -> Theatre:
    """The theatre of a name; of the id that a report's own words showed, where the name is
    ``auto``.
    """
    directory = directory_for(name) or directory_for(read_in or NONE)
    return directory.theatre if directory else Theatre()
