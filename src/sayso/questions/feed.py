"""Reads the ledger for the board: its readings in order, and what was decided about earlier ones."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, select

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
from sayso.questions.records import Told

_CHUNK = 200
Span = tuple[int, int]
"""Numbers of records: after the first, up to and including the second."""


def tell(connection: Connection, span: Span) -> Iterator[Told]:
    """The readings in a span of the ledger, each with the entries that say something which is understood."""
    after, last = span
    while True:
        chosen = (
            select(READING.c.seq.label("reading"), READING.c.theatre_id, RECORD.c.body.label("about"), REPORT)
            .join(RECORD, RECORD.c.seq == READING.c.seq)
            .join(REPORT, REPORT.c.seq == READING.c.report_seq)
            .where(READING.c.seq > after, READING.c.seq <= last)
            .order_by(READING.c.seq)
            .limit(_CHUNK)
        )
        rows = list(connection.execute(chosen))
        if not rows:
            return
        claims = _claims(connection, rows[0].reading, rows[-1].reading)
        texts = _texts(connection, [row.text_sha256 for row in rows])
        for row in rows:
            yield _told(row, claims[row.reading], texts.get(row.text_sha256, ""))
        after = rows[-1].reading


def _claims(connection: Connection, first: int, last: int) -> dict[int, list[tuple[int, dict[str, Any]]]]:
    proposed = select(CLAIM_PROPOSITION.c.claim_seq).where(CLAIM_PROPOSITION.c.claim_seq == CLAIM.c.seq)
    chosen = (
        select(CLAIM.c.reading_seq, CLAIM.c.seq, RECORD.c.body)
        .join(RECORD, RECORD.c.seq == CLAIM.c.seq)
        .where(CLAIM.c.reading_seq >= first, CLAIM.c.reading_seq <= last, proposed.exists())
        .order_by(CLAIM.c.seq)
    )
    found: dict[int, list[tuple[int, dict[str, Any]]]] = defaultdict(list)
    for row in connection.execute(chosen):
        if row.body is not None:
            found[row.reading_seq].append((row.seq, json.loads(row.body)["entry"]))
    return found


def _texts(connection: Connection, hashes: Sequence[str]) -> dict[str, str]:
    chosen = select(TEXT.c.sha256, RECORD.c.body).join(RECORD, RECORD.c.seq == TEXT.c.seq)
    rows = connection.execute(chosen.where(TEXT.c.sha256.in_(hashes)))
    return {row.sha256: json.loads(row.body)["text"] for row in rows if row.body is not None}


def _told(row: Any, claims: Sequence[tuple[int, dict[str, Any]]], text: str) -> Told:
    about = json.loads(row.about) if row.about else {}
    evidence = about.get("published") or {}
    return Told(
        id=row.id,
        seq=row.seq,
        known_at=row.known_at,
        text=text,
        outlet=row.outlet or "",
        url=row.url or "",
        title=row.title or "",
        published=row.published_start,
        evidence=evidence.get("start"),
        theatre=row.theatre_id,
        entries=[entry for _, entry in claims],
        seqs=[seq for seq, _ in claims],
        reading=row.reading,
    )


def reports_touched(connection: Connection, span: Span) -> set[int]:
    """The reports that something in a span says more of: a new reading, a new version, a withdrawal."""
    after, last = span
    found: set[int] = set()
    for table, column in (
        (READING, READING.c.report_seq),
        (RETRACTION, RETRACTION.c.report_seq),
        (REVISION, REVISION.c.previous_seq),
    ):
        found |= set(connection.execute(select(column).where(table.c.seq > after, table.c.seq <= last)).scalars())
    return found


def removed(connection: Connection, span: Span) -> list[int]:
    """The records whose words a removal in a span took away."""
    after, last = span
    chosen = select(REMOVED.c.seq).where(REMOVED.c.removal_seq > after, REMOVED.c.removal_seq <= last)
    return list(connection.execute(chosen).scalars())


def decided(connection: Connection, span: Span) -> list[tuple[str, set[str]]]:
    """The subjects of the decisions in a span, each with the ids that it is about."""
    after, last = span
    chosen = select(DECISION, RECORD.c.body).join(RECORD, RECORD.c.seq == DECISION.c.seq)
    rows = connection.execute(chosen.where(DECISION.c.seq > after, DECISION.c.seq <= last).order_by(DECISION.c.seq))
    return [(row.subject, _ids(connection, row)) for row in rows]


def _ids(connection: Connection, row: Any) -> set[str]:
    ids = {row.target, row.into_id} - {None}
    if row.undoes is not None:
        undone = connection.execute(select(DECISION.c.target, DECISION.c.into_id).where(DECISION.c.seq == row.undoes))
        ids |= {each for found in undone for each in found if each}
    return ids
