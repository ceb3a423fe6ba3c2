"""Claims out of the ledger: pages of them, one with all that is known of it, or all in the order of
recording.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypedDict, cast

from sqlalchemy import BindParameter, Connection, Row, bindparam, select

from sayso.ledger.canonical import parse
from sayso.ledger.entry_body import Changes, EntryBody, Speaker
from sayso.ledger.filters import Filters, conditions_of
from sayso.ledger.review import OPEN, last_decisions, state_of
from sayso.ledger.schema import (
    CLAIM,
    CLAIM_PROPOSITION,
    READING,
    RECORD,
    REMOVED,
    REPORT,
    RETRACTION,
    REVISION,
)
from sayso.ledger.view import View
from sayso.ledger.ways import Order, passing


class RecordedReport(TypedDict):
    """What a report says of itself: its row in the table of reports.  Times are as the ledger
    writes them; ``previous`` is the id of the version before it.
    """

    seq: int
    id: str
    text_sha256: str
    capture_sha256: str
    doc: str
    title: str | None
    outlet: str | None
    url: str | None
    published_start: str | None
    published_end: str | None
    known_at: str
    previous: str | None


class ListedReport(RecordedReport):
    """A report, with whether its outlet withdrew it and whether its words were removed."""

    retracted: bool
    removed: bool


class RecordedReading(TypedDict):
    """Who read a report: a row of the table of readings."""

    seq: int
    report_seq: int
    reader: str
    theatre_id: str
    theatre_sha256: str
    claims: int


def as_report(row: Row[Any]) -> RecordedReport:
    """A row of the table of reports."""
    return cast("RecordedReport", dict(row._mapping))


@dataclass(frozen=True, slots=True)
class Found:
    """A claim in the ledger: its record's number, what the report says of itself, the entry, and
    how it stands.

    ``review`` is its state and ``decision`` the record of the decision that made it; ``retracted``
    says that its outlet withdrew the report; ``gone`` that a later version of the report no longer
    has it; ``kept`` is its id in that version.  ``changes`` are those of an amendment that holds.
    ``entry`` is None where it was removed.
    """

    seq: int
    id: str
    entry: EntryBody | None
    report: RecordedReport
    reading: int
    review: str = OPEN
    decision: int | None = None
    retracted: bool = False
    gone: bool = False
    kept: str | None = None
    changes: Changes = field(default_factory=Changes)

    @property
    def speaker(self) -> Speaker | None:
        """Who speaks, as it was read; None where that is not known, or its words were removed."""
        return self.entry.get("speaker") if self.entry else None


@dataclass(frozen=True, slots=True)
class Page:
    """Some claims, and where the next page begins: None after the last."""

    claims: tuple[Found, ...]
    after: str | None


def find_claims(
    connection: Connection,
    filters: Filters,
    view: View,
    *,
    limit: int = 50,
    after: str | None = None,
    newest: bool = False,
) -> Page:
    """A page of the claims that pass the filters: in the order of recording, or by their time if
    that is asked for.

    ``after`` is what the page before said.  ``newest`` turns the order round.
    """
    conditions = conditions_of(connection, filters, view)
    order = Order(filters, after, newest)
    seqs = passing(connection, conditions, order, limit + 1)
    claims = load_claims(connection, seqs[:limit], view)
    more = order.place_of(connection, seqs[limit - 1]) if len(seqs) > limit > 0 else None
    return Page(tuple(claims), more)


def all_claims(connection: Connection, filters: Filters, view: View) -> Iterator[Found]:
    """All claims that pass, a page at a time, so that memory does not grow."""
    after: str | None = None
    while True:
        page = find_claims(connection, filters, view, limit=500, after=after)
        yield from page.claims
        if page.after is None:
            return
        after = page.after


_SEQS: BindParameter[Any] = bindparam("seqs", expanding=True)
_UPTO: BindParameter[Any] = bindparam("upto")
_LOADED = (CLAIM.c.seq, CLAIM.c.id, CLAIM.c.report_seq, CLAIM.c.reading_seq, RECORD.c.body)
_LOAD = select(*_LOADED).join(RECORD, RECORD.c.seq == CLAIM.c.seq).where(CLAIM.c.seq.in_(_SEQS))
_REPORTS = select(REPORT).where(REPORT.c.seq.in_(_SEQS))
_BODIES = select(RECORD.c.seq, RECORD.c.body).where(RECORD.c.seq.in_(_SEQS))
_RETRACTIONS = select(RETRACTION.c.report_seq, RETRACTION.c.known_at).where(
    RETRACTION.c.report_seq.in_(_SEQS), RETRACTION.c.seq <= _UPTO
)
_REVISIONS = (
    select(REVISION.c.previous_seq, REVISION.c.claim_id, REVISION.c.becomes, REPORT.c.known_at)
    .join(REPORT, REPORT.c.seq == REVISION.c.report_seq)
    .where(REVISION.c.claim_id.in_(bindparam("claims", expanding=True)), REVISION.c.seq <= _UPTO)
    .order_by(REVISION.c.seq)
)


def load_claims(connection: Connection, seqs: Sequence[int], view: View) -> list[Found]:
    """The claims with these numbers, in this order."""
    if not seqs:
        return []
    rows = {row.seq: row for row in connection.execute(_LOAD, {"seqs": list(seqs)})}
    reports = load_reports(connection, {row.report_seq for row in rows.values()})
    ids = [row.id for row in rows.values()]
    decided = last_decisions(connection, ids, view)
    made = _made(connection, list(decided.values()))
    retracted = _retracted(connection, list(reports), view)
    changed = _changed(connection, ids, view)
    return [
        Found(
            row.seq,
            row.id,
            None if row.body is None else parse(row.body)["entry"],
            reports[row.report_seq],
            row.reading_seq,
            made.get(decided.get(row.id, 0), (OPEN, {}))[0],
            decided.get(row.id),
            row.report_seq in retracted,
            changed.get((row.report_seq, row.id), "") is None,
            changed.get((row.report_seq, row.id)) or None,
            made.get(decided.get(row.id, 0), (OPEN, {}))[1],
        )
        for row in (rows[seq] for seq in seqs if seq in rows)
    ]


def load_reports(connection: Connection, seqs: set[int]) -> dict[int, RecordedReport]:
    """What reports say of themselves, by number."""
    return {row.seq: as_report(row) for row in connection.execute(_REPORTS, {"seqs": list(seqs)})}


def all_reports(
    connection: Connection, view: View, *, outlet: str | None = None, url: str | None = None
) -> Iterator[ListedReport]:
    """The reports in the order of recording, with ``retracted`` and ``removed`` as of the view."""
    wanted = select(REPORT).where(REPORT.c.seq <= view.seq).order_by(REPORT.c.seq)
    for column, value in ((REPORT.c.outlet, outlet), (REPORT.c.url, url)):
        wanted = wanted if value is None else wanted.where(column == value)
    if view.known_by is not None:
        wanted = wanted.where(REPORT.c.known_at <= view.known_by)
    removed = select(REMOVED.c.name).where(REMOVED.c.removal_seq <= view.seq)
    names = set(connection.execute(removed).scalars())
    for row in connection.execute(wanted.execution_options(yield_per=500)):
        retracted = row.seq in _retracted(connection, [row.seq], view)
        yield {
            **as_report(row),
            "retracted": retracted,
            "removed": row.text_sha256 in names,
        }


def _made(connection: Connection, decisions: list[int]) -> dict[int, tuple[str, Changes]]:
    """The verdicts of decisions, with what they change."""
    if not decisions:
        return {}
    values = {row.seq: parse(row.body) for row in connection.execute(_BODIES, {"seqs": decisions})}
    return {seq: (state_of(value["verdict"]), value["changes"]) for seq, value in values.items()}


def _retracted(connection: Connection, reports: list[int], view: View) -> set[int]:
    made = connection.execute(_RETRACTIONS, {"seqs": reports, "upto": view.seq})
    return {
        row.report_seq for row in made if view.known_by is None or row.known_at <= view.known_by
    }


def _changed(
    connection: Connection, ids: list[str], view: View
) -> dict[tuple[int, str], str | None]:
    """What later versions made of claims: their ids there, or None, by report and id; the last
    version counts.
    """
    made = connection.execute(_REVISIONS, {"claims": ids, "upto": view.seq})
    seen = (row for row in made if view.known_by is None or row.known_at <= view.known_by)
    return {(row.previous_seq, row.claim_id): row.becomes for row in seen}


def claims_of(connection: Connection, claim: str, view: View) -> list[Found]:
    """A claim by its id, in every report and reading that has it, the newest reading first; empty
    if none has.
    """
    numbers = (
        select(CLAIM.c.seq)
        .where(CLAIM.c.id == claim, CLAIM.c.seq <= view.seq)
        .order_by(CLAIM.c.seq.desc())
    )
    if view.known_by is not None:
        numbers = numbers.where(CLAIM.c.known_at <= view.known_by)
    return load_claims(connection, list(connection.execute(numbers).scalars()), view)


_HISTORY = (
    select(CLAIM_PROPOSITION.c.claim_seq)
    .where(
        CLAIM_PROPOSITION.c.type == bindparam("type"),
        CLAIM_PROPOSITION.c.place_id == bindparam("place"),
    )
    .where(CLAIM_PROPOSITION.c.claim_seq <= _UPTO)
    .order_by(CLAIM_PROPOSITION.c.claim_seq)
)


def history(connection: Connection, kind: str, place: str, view: View) -> list[int]:
    """The numbers of the claims with a proposition of a type about a place, in the order of
    recording.
    """
    asked = {"type": kind, "place": place, "upto": view.seq}
    return list(dict.fromkeys(connection.execute(_HISTORY, asked).scalars()))


def reading_of(connection: Connection, seq: int) -> RecordedReading:
    """Who read a report, when it was: the row of a reading."""
    row = connection.execute(select(READING).where(READING.c.seq == seq)).one()
    return cast("RecordedReading", dict(row._mapping))


def in_order(connection: Connection, after: int, view: View) -> Iterator[Found]:
    """The claims whose numbers come after ``after``, in the order of recording, of every reading.

    It is the way in for what is worked out from claims and kept up to date: remember the last
    number seen.
    """
    while True:
        numbers = select(CLAIM.c.seq).where(CLAIM.c.seq > after, CLAIM.c.seq <= view.seq)
        seqs = list(connection.execute(numbers.order_by(CLAIM.c.seq).limit(500)).scalars())
        if not seqs:
            return
        yield from load_claims(connection, seqs, view)
        after = seqs[-1]
