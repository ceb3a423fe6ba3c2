"""Reads reports and appends what was found: what adding is, be it from the command line, a folder or a page."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any

from sayso.confined import Confined, seconds_for
from sayso.contract import entry_as_json
from sayso.errors import SaysoError
from sayso.guards import faults_of, guarded, is_strict
from sayso.ledger.adding import Added, Outcome, Reader, add_report, is_there
from sayso.ledger.store import Ledger
from sayso.questions.readings import told_of
from sayso.questions.trying import faults_of_board
from sayso.reader import (
    AUTO,
    Reading,
    directory_for,
    directory_of,
    read_report,
    unreadable,
    version,
    with_faults,
)
from sayso.reports.report import Interval, Report
from sayso.theatres.directory import Directory
from sayso.theatres.theatre import Theatre

REFUSED_HERE = ("L012", "L013")
"""Codes of errors that are one report's own; after any other nothing more can be added."""


Run = Callable[..., Any]
"""Calls a function with its arguments; the first argument says how long the text is that it is called for."""


def at_once(size: int, function: Callable[..., Any], *arguments: Any) -> Any:  # noqa: ARG001
    """Call a function here and now."""
    return function(*arguments)


def apart(confined: Confined) -> Run:
    """Call functions in a process of their own, which is killed where it takes too long or too much."""
    return lambda size, function, *arguments: confined.run(seconds_for(size), function, *arguments)


@dataclass(frozen=True, slots=True)
class Digest:
    """What is recorded of a reading; ``faults`` are sentences."""

    entries: list[dict[str, Any]]
    published: Interval | None
    notes: tuple[str, ...]
    faults: tuple[str, ...]


class Recorder:
    """Adds to a ledger, reading in a theatre: one for all reports, or ``auto``, that which each report names.

    With ``reread`` a report that another version read is read again; both readings stay.  ``faults`` counts what failed
    in the reports that were added, and cost its own answers alone.  ``run`` calls what reads.
    """

    def __init__(self, ledger: Ledger, theatre: str = AUTO, reread: bool = False, run: Run = at_once) -> None:
        self._ledger = ledger
        self._directory = directory_for(theatre)
        self._reread = reread
        self.run = run
        self.faults: Counter[str] = Counter()

    def add(self, report: Report) -> Added:
        """Add one report, read only if it has to be.

        Raises:
            InputError: R040 if the text makes the program fail as a whole.
            LedgerError: as ``add_report``.
        """
        directory = self._directory or self._directory_of(report)
        theatre = directory.theatre
        reader = Reader(version(), theatre.id, theatre.sha256)
        with self._ledger.reading() as connection:
            there = is_there(connection, report, reader)
        if there and not (self._reread and there.outcome is Outcome.OLDER):
            return there
        return self._read_and_add(report, directory, reader)

    def _directory_of(self, report: Report) -> Directory:
        """Of the theatre that the report's own words show; of none, where that fails."""
        with faults_of() as faults:
            directory, _ = guarded("rule:theatre", partial(directory_of, report), (Directory(Theatre()), ""))
        self.faults.update(fault.sentence for fault in faults)
        return directory

    def _read_and_add(self, report: Report, directory: Directory, reader: Reader) -> Added:
        if self.run is at_once:
            digest = _digest(report, directory)
        else:
            digest = self.run(len(report.text), digest_in, report, directory.theatre)
        added = add_report(
            self._ledger, report, digest.entries, reader, published=digest.published, reread=self._reread
        )
        self.faults.update(digest.faults)
        return replace(added, notes=digest.notes)


def digest_in(report: Report, theatre: Theatre) -> Digest:
    """Read a report in a theatre, which is less to send to another process than its directory.

    Raises:
        InputError: R040 if the text makes the program fail as a whole.
    """
    return _digest(report, _directory(theatre))


@lru_cache(8)
def _directory(theatre: Theatre) -> Directory:
    return Directory(theatre)


def _digest(report: Report, directory: Directory) -> Digest:
    reading = read_report(report, directory)
    try:
        reading, entries = _for_the_board(reading)
    except SaysoError:
        raise
    except Exception as error:
        if is_strict():
            raise
        raise unreadable(report, error) from error
    published = reading.references.published.interval if reading.references.published else None
    return Digest(entries, published, reading.notes, tuple(fault.sentence for fault in reading.faults))


def _for_the_board(reading: Reading) -> tuple[Reading, list[dict[str, Any]]]:
    """The reading and its entries as JSON; each answer that the board could not work out is noted on its claim."""
    faults = faults_of_board(told_of(reading, 1))
    if faults:
        reading = with_faults(reading, faults)
    return reading, [entry_as_json(entry) for entry in reading.entries]
