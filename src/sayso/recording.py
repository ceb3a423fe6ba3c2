"""Reads reports and appends what was found: what adding is, be it from the command line, a folder
or a page.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from sayso.confined import Confined, seconds_for
from sayso.errors import SaysoError
from sayso.guards import faults_of, guarded, is_strict
from sayso.ledger.adding import Added, Outcome, Reader, add_report, is_there
from sayso.ledger.entry_body import EntryBody, entry_body
from sayso.ledger.store import Ledger
from sayso.questions.readings import told_of
from sayso.questions.trying import faults_of_board
from sayso.reader import (
    AUTO,
    NONE,
    directory_for,
    directory_of,
    read_report,
    unreadable,
    version,
    with_faults,
)
from sayso.recipe import recipe
from sayso.record.interval import Interval
from sayso.record.report import Report
from sayso.theatres.directory import Directory
from sayso.theatres.theatre import Theatre

REFUSED_HERE = ("L012", "L013")
"""Codes of errors that are one report's own; after any other nothing more can be added."""


Run = Callable[..., Any]
"""Calls a function with its arguments; the first argument says how long the text is that it is
called for.
"""


def at_once(size: int, function: Callable[..., Any], *arguments: Any) -> Any:  # noqa: ARG001
    """Call a function here and now."""
    return function(*arguments)


def apart(confined: Confined) -> Run:
    """Call functions in a process of their own, which is killed where it takes too long or too
    much.
    """
    return lambda size, function, *arguments: confined.run(seconds_for(size), function, *arguments)


@dataclass(frozen=True, slots=True)
class Task:
    """A report that is to be read: in the theatre of this name, by this reader."""

    report: Report
    theatre: str
    reader: Reader


@dataclass(frozen=True, slots=True)
class ReadOff:
    """What is recorded of a report that was read: its entries as JSON, and when it says it was
    published.

    ``faults`` are the sentences of what failed, and cost its own answers alone; ``notes`` tell what
    was not read.
    """

    entries: tuple[EntryBody, ...]
    published: Interval | None = None
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Recorder:
    """Adds to a ledger, reading in a theatre: one for all reports, or ``auto``, that which each
    report names.

    With ``reread`` a report that was read by another recipe is read again; both readings stay.
    ``faults`` counts what failed in the reports that were added, and cost its own answers alone.
    ``run`` calls what reads.
    """

    def __init__(
        self, ledger: Ledger, theatre: str = AUTO, reread: bool = False, run: Run = at_once
    ) -> None:
        self._ledger = ledger
        self._theatre = theatre
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
        task = self.task(report)
        return (
            task
            if isinstance(task, Added)
            else self.enter(task, self.run(len(report.text), read_off, task))
        )

    def task(self, report: Report) -> Task | Added:
        """What is to be read of a report; what adding it would find, where it is there and need not
        be read.
        """
        directory = self._directory or self._directory_of(report)
        theatre = directory.theatre
        reader = Reader(version(), theatre.id, theatre.sha256, recipe())
        with self._ledger.reading() as connection:
            there = is_there(connection, report, reader)
        if there and not (self._reread and there.outcome is Outcome.OLDER):
            return there
        return Task(report, self._theatre if self._directory else theatre.id or NONE, reader)

    def enter(self, task: Task, found: ReadOff) -> Added:
        """Add a report with what was read in it; nothing, if it came into the ledger meanwhile.

        Raises:
            LedgerError: as ``add_report``.
        """
        added = add_report(
            self._ledger,
            task.report,
            found.entries,
            task.reader,
            published=found.published,
            reread=self._reread,
        )
        if added.outcome in (Outcome.THERE, Outcome.OLDER):
            return added
        self.faults.update(found.faults)
        return replace(added, notes=found.notes)

    def _directory_of(self, report: Report) -> Directory:
        """Of the theatre that the report's own words show; of none, where that fails."""
        with faults_of() as faults:
            directory, _ = guarded(
                "rule:theatre", partial(directory_of, report), (Directory(Theatre()), "")
            )
        self.faults.update(fault.sentence for fault in faults)
        return directory


def read_off(task: Task) -> ReadOff:
    """Read a report for the ledger; each answer that the board could not work out is noted on its
    claim.

    Raises:
        InputError: R040 if the text makes the program fail as a whole.
    """
    reading = read_report(task.report, directory_for(task.theatre))
    try:
        if faults := faults_of_board(told_of(reading, 1)):
            reading = with_faults(reading, faults)
        entries = tuple(entry_body(entry) for entry in reading.entries)
    except SaysoError:
        raise
    except Exception as error:
        if is_strict():
            raise
        raise unreadable(task.report, error) from error
    published = reading.references.published.interval if reading.references.published else None
    return ReadOff(
        entries, published, tuple(fault.sentence for fault in reading.faults), reading.notes
    )
