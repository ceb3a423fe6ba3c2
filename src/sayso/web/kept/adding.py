"""Reports that were given to a page: loaded, read and added one after another, as ``sayso add`` does."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO

from sayso.contract import entry_as_json
from sayso.errors import InputError, SaysoError
from sayso.ledger.adding import Added, Outcome, Reader, add_report, is_there
from sayso.ledger.store import Ledger
from sayso.reader import read_many, version
from sayso.reports.load import read_stream
from sayso.reports.published import read_published
from sayso.reports.report import Report
from sayso.theatres.directory import Directory
from sayso.theatres.theatre import Theatre
from sayso.web.record import Json, Upload

_REFUSED_HERE = ("L012", "L013")
"""Codes of errors that are one report's own; after any other nothing more can be added."""


class Adding:
    """Adds to a ledger, reading in one theatre; the model is loaded with the first report that is new."""

    def __init__(self, ledger: Ledger, theatre: Theatre | None) -> None:
        self._ledger = ledger
        self._directory = Directory(theatre) if theatre else None
        self._theatre = theatre or Theatre()

    def add(self, uploads: Sequence[Upload]) -> Iterator[Json]:
        """What became of each report, as soon as it is known."""
        reader = Reader(version(), self._theatre.id, self._theatre.sha256)
        for upload in uploads:
            for found in _load(upload):
                yield self._outcome(found, reader, upload.name)

    def _outcome(self, found: Report | InputError, reader: Reader, name: str) -> Json:
        try:
            if isinstance(found, InputError):
                raise found
            added = self._add(found, reader)
        except (InputError, SaysoError) as error:
            if not isinstance(error, InputError) and error.code not in _REFUSED_HERE:
                raise
            return {"name": name, "outcome": "refused", "problem": str(error)}
        known = added.outcome not in (Outcome.ADDED, Outcome.REREAD)
        return {
            "name": found.title or name,
            "outcome": "known" if known else "added",
            "report": added.report,
            "claims": added.claims,
            "previous": added.previous,
        }

    def _add(self, report: Report, reader: Reader) -> Added:
        with self._ledger.reading() as connection:
            there = is_there(connection, report, reader)
        if there:
            return there
        reading = next(iter(read_many([report], self._directory)))
        entries = [entry_as_json(entry) for entry in reading.entries]
        published = reading.references.published.interval if reading.references.published else None
        return add_report(self._ledger, report, entries, reader, published=published)


def _load(upload: Upload) -> Iterator[Report | InputError]:
    when = read_published(upload.published, "The publication time") if upload.published.strip() else None
    for found in read_stream(BytesIO(upload.data), upload.name):
        if isinstance(found, InputError):
            yield found
            continue
        yield replace(
            found,
            title=found.title or upload.title.strip() or None,
            outlet=found.outlet or upload.outlet.strip() or None,
            url=found.url or upload.url.strip() or None,
            published=found.published or when,
        )
