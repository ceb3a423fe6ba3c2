"""Reads the ledger for the board: its readings in order, and what was decided about earlier
ones.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, select

from sayso.contract import entry_from_json
from sayso.ledger.amendments import claims_of, problem_of
from sayso.ledger.identities import Identities
from sayso.ledger.schema import (
    CLAIM,
    CLAIM_PROPOSITION,
    DECISION,
    READING,
    RECORD,
    REMOVED,
    REPORT,
    RETRACTION,
    REVISION,
    TEXT,
)
from sayso.ledger.view import View
from sayso.questions.apart import Skipped, attempt
from sayso.questions.coding import decoded
from sayso.questions.records import Told
from sayso.record.entry import Entry

_CHUNK = 200
Span = tuple[int, int]
"""Numbers of records: after the first, up to and including the second."""
Claims = dict[int, list[tuple[int, str]]]
"""The numbers and bodies of claims by the reading that found them."""


class Read(NamedTuple):
    """A reading with its report, as the tables have them; ``about`` is the reading's body."""

    reading: int
    theatre: str
    about: str | None
    seq: int
    id: str
    text: str
    outlet: str | None
    url: str | None
    title: str | None
    published: str | None
    known_at: str


class Raw(NamedTuple):
    """Some readings as the ledger has them, with the bodies of their claims and, by hash, of their
    texts.
    """

    readings: list[Read]
    claims: Claims
    texts: dict[str, str]


def raw(connection: Connection, span: Span) -> Iterator[Raw]:
    """The readings in a span of the ledger, some hundred at a time, each with the claims of which
    something is understood.  What it gives are plain values, which another process can read.
    """
    after, last = span
    while rows := connection.execute(_READINGS, {"after": after, "last": last}).all():
        readings = [Read(*row) for row in rows]
        claims = _claims(connection, readings[0].reading, readings[-1].reading)
        yield Raw(readings, claims, _texts(connection, {each.text for each in readings}))
        after = readings[-1].reading


def readings(connection: Connection, seqs: Sequence[int], claim: int) -> list[Told]:
    """The readings with these numbers, in order, each with the claims of which something is
    understood, and the one whose record is ``claim`` in any case.
    """
    rows = [Read(*row) for row in connection.execute(_READ.where(READING.c.seq.in_(seqs)))]
    texts = _texts(connection, {each.text for each in rows})
    found: list[Told] = []
    for read in rows:
        claims = dict(_claims(connection, read.reading, read.reading).get(read.reading, ()))
        chosen = select(CLAIM.c.seq, RECORD.c.body).join(RECORD, RECORD.c.seq == CLAIM.c.seq)
        own = chosen.where(CLAIM.c.seq == claim, CLAIM.c.reading_seq == read.reading)
        claims |= {seq: body for seq, body in connection.execute(own).all() if body is not None}
        entries, _ = _entries(sorted(claims.items()))
        found.append(_told(read, entries, texts.get(read.text)))
    return found


_READ = (
    select(
        *(READING.c.seq, READING.c.theatre_id, RECORD.c.body),
        *(
            REPORT.c.seq,
            REPORT.c.id,
            REPORT.c.text_sha256,
            REPORT.c.outlet,
            REPORT.c.url,
            REPORT.c.title,
        ),
        *(REPORT.c.published_start, REPORT.c.known_at),
    )
    .join(RECORD, RECORD.c.seq == READING.c.seq)
    .join(REPORT, REPORT.c.seq == READING.c.report_seq)
    .order_by(READING.c.seq)
)
_READINGS = _READ.where(
    READING.c.seq > bindparam("after"), READING.c.seq <= bindparam("last")
).limit(_CHUNK)


def _claims(connection: Connection, first: int, last: int) -> Claims:
    proposed = select(CLAIM_PROPOSITION.c.claim_seq).where(
        CLAIM_PROPOSITION.c.claim_seq == CLAIM.c.seq
    )
    chosen = (
        select(CLAIM.c.reading_seq, CLAIM.c.seq, RECORD.c.body)
        .join(RECORD, RECORD.c.seq == CLAIM.c.seq)
        .where(CLAIM.c.reading_seq >= first, CLAIM.c.reading_seq <= last, proposed.exists())
        .order_by(CLAIM.c.seq)
    )
    found: Claims = {}
    for reading, seq, body in connection.execute(chosen).all():
        if body is not None:
            found.setdefault(reading, []).append((seq, body))
    return found


def _texts(connection: Connection, hashes: Iterable[str]) -> dict[str, str]:
    chosen = select(TEXT.c.sha256, RECORD.c.body).join(RECORD, RECORD.c.seq == TEXT.c.seq)
    rows = connection.execute(chosen.where(TEXT.c.sha256.in_(hashes))).all()
    return {sha256: body for sha256, body in rows if body is not None}


def tell(raw_: Raw) -> tuple[list[Told], list[Skipped]]:
    """The readings, each with the entries that say something which is understood, and what cannot
    be read.
    """
    reports: list[Told] = []
    skipped: list[Skipped] = []
    for read in raw_.readings:
        entries, unread = _entries(raw_.claims.get(read.reading, ()))
        report, problem = attempt(partial(_told, read, entries, raw_.texts.get(read.text)))
        skipped += unread
        if report is None:
            skipped.append(Skipped("report", read.id, problem, read.reading))
        else:
            reports.append(report)
    return reports, skipped


def _entries(claims: Sequence[tuple[int, str]]) -> tuple[list[tuple[int, Entry]], list[Skipped]]:
    """The entries by the numbers of their records."""
    entries: list[tuple[int, Entry]] = []
    skipped: list[Skipped] = []
    for seq, body in claims:
        entry, problem = attempt(partial(entry_of, body))
        if entry is None:
            skipped.append(Skipped("answer", f"record {seq}", problem, seq))
        else:
            entries.append((seq, entry))
    return entries, skipped


def entry_of(body: str) -> Entry:
    """The entry in the body of a claim's record."""
    return entry_from_json(decoded(body)["entry"])


def _told(read: Read, entries: Sequence[tuple[int, Entry]], text: str | None) -> Told:
    about = decoded(read.about) if read.about else {}
    evidence = about.get("published") or {}
    return Told(
        id=read.id,
        seq=read.seq,
        known_at=read.known_at,
        text=str(decoded(text)["text"]) if text else "",
        outlet=read.outlet or "",
        url=read.url or "",
        title=read.title or "",
        published=read.published,
        evidence=evidence.get("start"),
        theatre=read.theatre,
        entries=[entry for _, entry in entries],
        seqs=[seq for seq, _ in entries],
        reading=read.reading,
    )


def reports_touched(connection: Connection, span: Span) -> set[int]:
    """The reports that something in a span says more of: a new reading, a new version, a
    withdrawal.
    """
    after, last = span
    found: set[int] = set()
    for table, column in (
        (READING, READING.c.report_seq),
        (RETRACTION, RETRACTION.c.report_seq),
        (REVISION, REVISION.c.previous_seq),
    ):
        found |= set(
            connection.execute(
                select(column).where(table.c.seq > after, table.c.seq <= last)
            ).scalars()
        )
    return found


def removed(connection: Connection, span: Span) -> list[int]:
    """The records whose words a removal in a span took away."""
    after, last = span
    chosen = select(REMOVED.c.seq).where(
        REMOVED.c.removal_seq > after, REMOVED.c.removal_seq <= last
    )
    return list(connection.execute(chosen).scalars())


def decided(connection: Connection, span: Span) -> list[tuple[str, set[str]]]:
    """The subjects of the decisions in a span, each with the ids that it is about."""
    after, last = span
    chosen = select(DECISION, RECORD.c.body).join(RECORD, RECORD.c.seq == DECISION.c.seq)
    rows = connection.execute(
        chosen.where(DECISION.c.seq > after, DECISION.c.seq <= last).order_by(DECISION.c.seq)
    )
    return [(row.subject, ids_of(connection, row)) for row in rows]


def misshapen(connection: Connection, span: Span) -> list[Skipped]:
    """The decisions in a span that this version does not understand."""
    after, last = span
    chosen = select(DECISION.c.seq, RECORD.c.body).join(RECORD, RECORD.c.seq == DECISION.c.seq)
    rows = connection.execute(
        chosen.where(DECISION.c.seq > after, DECISION.c.seq <= last).order_by(DECISION.c.seq)
    )
    problems = ((row.seq, problem_of(decoded(row.body))) for row in rows if row.body is not None)
    return [Skipped("decision", str(seq), problem, seq) for seq, problem in problems if problem]


def undone(connection: Connection, view: View, seqs: Iterable[int]) -> set[int]:
    """Those of some decisions that were taken back by the time of a view."""
    taken_back = select(DECISION.c.undoes).where(
        DECISION.c.undoes.in_(seqs), DECISION.c.seq <= view.seq
    )
    return set(connection.execute(taken_back).scalars())


def ids_of(connection: Connection, row: Any) -> set[str]:
    """The ids that a decision is about: those that it names, or that the one names which it undoes;
    of places all that were counted with them before, or are now, and the claims that were split
    off.
    """
    named = [row]
    if row.undoes is not None:
        chosen = select(DECISION, RECORD.c.body).join(RECORD, RECORD.c.seq == DECISION.c.seq)
        named += connection.execute(chosen.where(DECISION.c.seq == row.undoes)).all()
    ids = {id_ for each in named for id_ in (each.target, each.into_id) if id_}
    if row.subject != "place":
        return ids
    claims = {claim for each in named if each.body for claim in claims_of(decoded(each.body))}
    for seq in (row.seq - 1, row.seq):
        identities = Identities.load(connection, "place", View(seq))
        ids |= {each for id_ in ids for each in identities.alike(id_)}
    return ids | claims
