"""Adding a report with what was read in it: in whole or not at all, and never twice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, Text, bindparam, select

from sayso.ledger.append import Appender, appending
from sayso.ledger.bodies import CaptureBody, ReadingBody, RecipeBody, ReportBody, interval_body
from sayso.ledger.canonical import bytes_hash, canonical, instant, parse, record_hash
from sayso.ledger.checking import problems_of
from sayso.ledger.entry_body import EntryBody
from sayso.ledger.errors import LedgerError, unfit
from sayso.ledger.revising import append_revision
from sayso.ledger.schema import CAPTURE, READING, RECORD, REMOVED, REPORT, TEXT
from sayso.ledger.store import Ledger
from sayso.record.codec import codec_of
from sayso.record.interval import Interval
from sayso.record.recipe import Recipe
from sayso.record.report import Report

Entry = EntryBody
"""A claim with all that was read off it, as docs/reference/claims.md has it."""


_SHA256 = bindparam("sha256", type_=Text())
_FACTS = (
    REPORT.c.id,
    REPORT.c.seq,
    REPORT.c.outlet,
    REPORT.c.url,
    REPORT.c.published_start,
    REPORT.c.title,
)
_WITH_TEXT = select(*_FACTS).where(REPORT.c.text_sha256 == _SHA256)
_READERS = (
    select(READING.c.reader, READING.c.theatre_sha256, RECORD.c.body)
    .join(RECORD, RECORD.c.seq == READING.c.seq)
    .where(READING.c.report_seq == bindparam("report"))
)
_TEXT_THERE = select(TEXT.c.seq).where(TEXT.c.sha256 == _SHA256)
_TEXT_REMOVED = select(REMOVED.c.seq).where(REMOVED.c.name == _SHA256)
_CAPTURE_THERE = select(CAPTURE.c.seq).where(CAPTURE.c.sha256 == _SHA256)
_AT = select(REPORT.c.id).where(REPORT.c.url == bindparam("url"))
_LATEST_AT = _AT.order_by(REPORT.c.seq.desc()).limit(1)
_LATEST_BY_ID = _AT.where(REPORT.c.doc == bindparam("doc")).order_by(REPORT.c.seq.desc()).limit(1)
_ID_THERE = select(REPORT.c.seq).where(REPORT.c.id == bindparam("id"))


class Outcome(StrEnum):
    """What became of a report that was given to be added."""

    ADDED = "added"
    REREAD = "read again"
    THERE = "already there"
    OLDER = "already there, read by another version"


@dataclass(frozen=True, slots=True)
class Reader:
    """What read a report: the program's and the model's version, the theatre's id and hash, and the
    recipe.
    """

    version: str
    theatre_id: str = ""
    theatre_sha256: str = ""
    recipe: Recipe | None = None

    def recorded(self) -> RecipeBody | None:
        """The recipe as plain values; None where it is not told."""
        written: RecipeBody | None = codec_of(Recipe | None).encode(self.recipe)
        return written

    def has_read(self, version: str, theatre_sha256: str, body: str | None) -> bool:
        """Whether it made a reading that is recorded with these.  One whose record was removed
        tells no recipe.
        """
        recipe = parse(body).get("recipe") if body else None
        return (version, theatre_sha256, recipe) == (
            self.version,
            self.theatre_sha256,
            self.recorded(),
        )


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a report.  ``report`` is its id; ``claims`` how many were added with it;
    ``gone`` how many of the version before it are no longer in it, which ``previous`` names;
    ``notes`` what of it was not read.
    """

    outcome: Outcome
    report: str
    claims: int = 0
    previous: str | None = None
    gone: int = 0
    notes: tuple[str, ...] = ()


def report_id(report: Report, title: str | None = None) -> str:
    """Sixteen hexadecimal digits, made of the text's hash and of where and when it was published.

    The same text in another outlet is another report: an echo is a fact too.  ``title`` is named
    where that of a report which is there was corrected.
    """
    published = (
        [instant(report.published.start), instant(report.published.end)] if report.published else []
    )
    facts = [report.sha256, report.outlet, report.url, published]
    return record_hash(canonical([*facts, title] if title else facts))[:16]


def is_there(connection: Connection, report: Report, reader: Reader) -> Added | None:
    """What adding would find: the report with its text that tells no less of itself, and whether
    ``reader`` read it.

    None if there is none.
    """
    start = instant(report.published.start) if report.published else None
    told = (report.outlet, report.url, start, report.title)
    for found in connection.execute(_WITH_TEXT, {"sha256": report.sha256}).all():
        if all(
            mine is None or mine == theirs for mine, theirs in zip(told, found[2:], strict=True)
        ):
            known = any(
                reader.has_read(*row) for row in connection.execute(_READERS, {"report": found.seq})
            )
            return Added(Outcome.THERE if known else Outcome.OLDER, found.id)
    return None


def add_report(
    ledger: Ledger,
    report: Report,
    entries: Sequence[Entry],
    reader: Reader,
    *,
    published: Interval | None = None,
    reread: bool = False,
    now: datetime | None = None,
) -> Added:
    """Add a report, its capture and what ``reader`` found in it, in one commit.

    A report that is there adds nothing; with ``reread`` a reading by another recipe is added beside
    the others. ``published`` is what evidence in the text says, where the report itself says
    nothing.

    Raises:
        LedgerError: L012 if the text or an entry cannot be held or does not fit; L013 if the text
            was removed; L005 to L009 for the store.
    """
    _refuse_unfit(report, entries)
    with appending(ledger, now) as appender:
        there = is_there(appender.connection, report, reader)
        if there and not (reread and there.outcome is Outcome.OLDER):
            return there
        if _is_removed(appender.connection, report.sha256):
            raise LedgerError(
                "L013", "This text was removed from the ledger.", "It is not added again."
            )
        name, previous = (there.report, None) if there else _append_report(appender, report)
        _append_reading(appender, name, entries, reader, published)
        gone = append_revision(appender, name, previous, entries) if previous else 0
    return Added(Outcome.REREAD if there else Outcome.ADDED, name, len(entries), previous, gone)


def _refuse_unfit(report: Report, entries: Sequence[Entry]) -> None:
    if "\0" in report.text:
        raise unfit("The text has a NUL character, which no printed text has.")
    for number, entry in enumerate(entries, 1):
        try:
            problem = next(problems_of(entry, report.text, report.sha256), None)
        except (KeyError, TypeError, ValueError) as error:
            problem = f"it is no entry ({error!r})"
        if problem:
            raise unfit(f"Claim {number} does not fit the text: {problem}.")


def _is_removed(connection: Connection, text: str) -> bool:
    return connection.execute(_TEXT_REMOVED, {"sha256": text}).first() is not None


def _append_report(appender: Appender, report: Report) -> tuple[str, str | None]:
    """Append capture, text and report; gives the report's id and that of the version before it, if
    there is one.
    """
    connection, name = appender.connection, report_id(report)
    retitled = name if connection.execute(_ID_THERE, {"id": name}).first() else None
    name = report_id(report, report.title) if retitled else name
    capture = _append_capture(appender, report)
    if connection.execute(_TEXT_THERE, {"sha256": report.sha256}).first() is None:
        appender.append(
            "text", {"sha256": report.sha256, "text": report.text, "extractor": _extractor(report)}
        )
    previous = _latest(connection, report) if report.url else retitled
    body: ReportBody = {
        "id": name,
        "text": report.sha256,
        "capture": capture,
        "doc": report.doc,
        "title": report.title,
        "outlet": report.outlet,
        "url": report.url,
        "published": interval_body(report.published),
        "body": report.body,
        "notes": list(report.notes),
        "previous": previous,
    }
    appender.append("report", body)
    return name, previous


def _latest(connection: Connection, report: Report) -> str | None:
    """The report that this is a version of: the last at its address, by its publisher's id where it
    has one.
    """
    versions = _LATEST_BY_ID if report.identified else _LATEST_AT
    latest: str | None = connection.execute(
        versions, {"url": report.url, "doc": report.doc}
    ).scalar()
    return latest


def _append_capture(appender: Appender, report: Report) -> str:
    capture = report.capture
    data = capture.data if capture else report.text.encode("utf-8", "surrogatepass")
    sha256 = bytes_hash(data)
    if appender.connection.execute(_CAPTURE_THERE, {"sha256": sha256}).first() is None:
        appender.ledger.captures.put(appender.connection, sha256, data)
        body: CaptureBody = {
            "sha256": sha256,
            "bytes": len(data),
            "source": capture.source if capture else report.doc,
            "tool": capture.tool if capture else "given as text",
            "taken_at": instant(capture.taken_at) if capture and capture.taken_at else None,
        }
        appender.append("capture", body)
    return sha256


def _extractor(report: Report) -> str:
    return report.capture.extractor if report.capture else "given as text"


def _append_reading(
    appender: Appender,
    name: str,
    entries: Sequence[Entry],
    reader: Reader,
    published: Interval | None,
) -> None:
    body: ReadingBody = {
        "report": name,
        "reader": reader.version,
        "theatre": {"id": reader.theatre_id, "sha256": reader.theatre_sha256},
        "claims": len(entries),
        "published": interval_body(published),
    }
    recipe = reader.recorded()
    if recipe is not None:
        body["recipe"] = recipe
    reading = appender.append("reading", body)
    for number, entry in enumerate(entries):
        appender.append("claim", {"reading": reading, "number": number, "entry": entry})
