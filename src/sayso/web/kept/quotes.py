"""Claims of the ledger as pages show them: the entry, where it stands, and what was decided on
it.
"""

from collections.abc import Iterable, Sequence
from typing import cast

from sqlalchemy import func, select

from sayso.ledger.amended import amended
from sayso.ledger.amendments import changes_of
from sayso.ledger.bodies import DecisionBody
from sayso.ledger.canonical import parse
from sayso.ledger.entry_body import Changes
from sayso.ledger.query import Found, RecordedReport, load_claims
from sayso.ledger.schema import CLAIM, COMMIT, DECISION, RECORD
from sayso.record.json import Json
from sayso.web.kept.opened import Sight
from sayso.web.views.apart import shown_apart

_SHOWN = (
    "id",
    "source",
    "cue",
    "content",
    "stance",
    "certainty",
    "side",
    "speaker",
    "against_interest",
)
_BATCH = 500


def where(report: RecordedReport) -> Json:
    """Where a claim stands: what its report says of itself."""
    start, end = report.get("published_start"), report.get("published_end")
    return {
        "id": report["id"],
        "outlet": report.get("outlet"),
        "title": report.get("title"),
        "url": report.get("url"),
        "published": {"start": start, "end": end or start} if start else None,
    }


def claim_row(found: Found, changes: Changes | None = None) -> Json | None:
    """A claim as the contract has it, with where it stands and how it stands; None if its words
    were removed.
    """
    if found.entry is None:
        return None
    entry = amended(found.entry, changes or {})
    state = {"review": found.review, "retracted": found.retracted, "gone": found.gone}
    return {**entry, **state, "where": where(found.report)}


def quotes_of(sight: Sight, claims: Iterable[str]) -> dict[str, Json]:
    """What pages quote of each of these claims."""
    ids, quotes = list(dict.fromkeys(claims)), {}
    for at in range(0, len(ids), _BATCH):
        some = CLAIM.c.id.in_(ids[at : at + _BATCH])
        newest = select(func.max(CLAIM.c.seq)).where(some, CLAIM.c.seq <= sight.view.seq)
        seqs = list(sight.connection.execute(newest.group_by(CLAIM.c.id)).scalars())
        for row in rows_of(sight, load_claims(sight.connection, seqs, sight.view)):
            quotes[row["id"]] = {**{key: row.get(key) for key in _SHOWN}, "where": row["where"]}
    return quotes


def rows_of(sight: Sight, found: Sequence[Found]) -> list[Json]:
    """Claims as rows, as they were amended; those whose words were removed are left out."""
    amendments = {
        each.decision for each in found if each.review == "amend" and each.decision is not None
    }
    bodies = select(RECORD.c.seq, RECORD.c.body).where(RECORD.c.seq.in_(amendments))
    changes = {
        row.seq: changes_of(parse(row.body)) for row in sight.connection.execute(bodies) if row.body
    }
    return shown_apart(found, lambda each: claim_row(each, changes.get(each.decision or 0)))


def decisions_of(sight: Sight, subject: str, target: str, limit: int, after: int) -> list[Json]:
    """Decisions on a target or into it, or all for "", the last first; each with when it was
    recorded.
    """
    chosen = select(DECISION.c.seq).where(DECISION.c.seq <= sight.view.seq)
    if target:
        chosen = chosen.where((DECISION.c.target == target) | (DECISION.c.into_id == target))
    if subject:
        chosen = chosen.where(DECISION.c.subject == subject)
    if after:
        chosen = chosen.where(DECISION.c.seq < after)
    seqs = list(
        sight.connection.execute(chosen.order_by(DECISION.c.seq.desc()).limit(limit)).scalars()
    )
    bodies = (
        select(RECORD.c.seq, RECORD.c.body)
        .where(RECORD.c.seq.in_(seqs))
        .order_by(RECORD.c.seq.desc())
    )
    return [
        _decision(row.seq, cast("DecisionBody", parse(row.body)), recorded_at(sight, row.seq))
        for row in sight.connection.execute(bodies).all()
        if row.body
    ]


def recorded_at(sight: Sight, seq: int) -> str:
    """When a record was recorded."""
    commit = (
        select(COMMIT.c.recorded_at).where(COMMIT.c.last >= seq).order_by(COMMIT.c.seq).limit(1)
    )
    return str(sight.connection.execute(commit).scalar() or "")


def _decision(seq: int, body: DecisionBody, recorded: str) -> Json:
    return {
        "id": str(seq),
        "subject": body["subject"],
        "target": body["target"],
        "verdict": body["verdict"],
        "who": body["who"],
        "why": body.get("why") or "",
        "fields": body.get("changes") or {},
        "into": body.get("into") or "",
        "claims": body.get("claims") or [],
        "undoes": str(body.get("undoes") or ""),
        "recorded": recorded,
    }
