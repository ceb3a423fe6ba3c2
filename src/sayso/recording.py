"""Reads reports and appends what was found: what adding is, be it from the command line, a folder or a page."""

from dataclasses import replace

from sayso.contract import entry_as_json
from sayso.errors import SaysoError
from sayso.ledger.adding import Added, Outcome, Reader, add_report, is_there
from sayso.ledger.errors import LedgerError
from sayso.ledger.store import Ledger
from sayso.reader import AUTO, directory_for, directory_of, read_report, version
from sayso.reports.report import Report
from sayso.theatres.directory import Directory

REFUSED_HERE = ("L012", "L013", "L021")
"""Codes of errors that are one report's own; after any other nothing more can be added."""


class Recorder:
    """Adds to a ledger, reading in a theatre: one for all reports, or ``auto``, that which each report names.

    With ``reread`` a report that another version read is read again; both readings stay.
    """

    def __init__(self, ledger: Ledger, theatre: str = AUTO, reread: bool = False) -> None:
        self._ledger = ledger
        self._directory = directory_for(theatre)
        self._reread = reread

    def add(self, report: Report) -> Added:
        """Add one report, read only if it has to be.

        Raises:
            LedgerError: as ``add_report``; L021 if the text makes the program fail.
        """
        directory = self._directory or directory_of(report)[0]
        theatre = directory.theatre
        reader = Reader(version(), theatre.id, theatre.sha256)
        with self._ledger.reading() as connection:
            there = is_there(connection, report, reader)
        if there and not (self._reread and there.outcome is Outcome.OLDER):
            return there
        return self._read_and_add(report, directory, reader)

    def _read_and_add(self, report: Report, directory: Directory, reader: Reader) -> Added:
        try:
            reading = read_report(report, directory)
        except SaysoError:
            raise
        except Exception as error:
            raise LedgerError(
                "L021",
                f"It could not be read: {error!r}.",
                "That is a fault of the program: tell its makers, with the text.",
            ) from error
        entries = [entry_as_json(entry) for entry in reading.entries]
        published = reading.references.published.interval if reading.references.published else None
        added = add_report(self._ledger, report, entries, reader, published=published, reread=self._reread)
        return replace(added, notes=reading.notes)
