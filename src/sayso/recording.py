"""Reads reports and appends what was found: what adding is, be it from the command line, a folder or a page."""

from collections import Counter
from dataclasses import replace
from functools import partial
from typing import Any

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
from sayso.recipe import recipe
from sayso.reports.report import Report
from sayso.theatres.directory import Directory
from sayso.theatres.theatre import Theatre

REFUSED_HERE = ("L012", "L013")
"""Codes of errors that are one report's own; after any other nothing more can be added."""


class Recorder:
    """Adds to a ledger, reading in a theatre: one for all reports, or ``auto``, that which each report names.

    With ``reread`` a report that was read by another recipe is read again; both readings stay.  ``faults`` counts what
    failed in the reports that were added, and cost its own answers alone.
    """

    def __init__(self, ledger: Ledger, theatre: str = AUTO, reread: bool = False) -> None:
        self._ledger = ledger
        self._directory = directory_for(theatre)
        self._reread = reread
        self.faults: Counter[str] = Counter()

    def add(self, report: Report) -> Added:
        """Add one report, read only if it has to be.

        Raises:
            InputError: R040 if the text makes the program fail as a whole.
            LedgerError: as ``add_report``.
        """
        directory = self._directory or self._directory_of(report)
        theatre = directory.theatre
        reader = Reader(version(), theatre.id, theatre.sha256, recipe())
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
        added = add_report(self._ledger, report, entries, reader, published=published, reread=self._reread)
        self.faults.update(fault.sentence for fault in reading.faults)
        return replace(added, notes=reading.notes)


def _for_the_board(reading: Reading) -> tuple[Reading, list[dict[str, Any]]]:
    """The reading and its entries as JSON; each answer that the board could not work out is noted on its claim."""
    faults = faults_of_board(told_of(reading, 1))
    if faults:
        reading = with_faults(reading, faults)
    return reading, [entry_as_json(entry) for entry in reading.entries]
