"""The review state of claims: the last decision on each that nobody has undone."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, exists, or_, select

from sayso.ledger.schema import CLAIM, DECISION, READING
from sayso.ledger.view import View

OPEN = "open"
"""The state of a claim that nobody has decided on."""
STATES = ("open", "accept", "reject", "amend", "unsure")
ADDED = "claim"
"""The verdict of a decision by which a person adds a claim that the reader missed."""


def state_of(verdict: str) -> str:
    """The state that a decision brings a claim into.  What a person adds is accepted by that."""
    return "accept" if verdict == ADDED else verdict


def in_force(subject: str, view: View) -> Select[Any]:
    """The decisions on claims, speakers or places that hold, in the order in which they were
    made.
    """
    undo = DECISION.alias("undo")
    undone = exists(
        select(undo.c.seq).where(undo.c.undoes == DECISION.c.seq, undo.c.seq <= view.seq)
    )
    holds = and_(
        DECISION.c.subject == subject,
        DECISION.c.verdict != "undo",
        DECISION.c.seq <= view.seq,
        ~undone,
    )
    return select(DECISION).where(holds).order_by(DECISION.c.seq)


def last_decisions(connection: Connection, claims: list[str], view: View) -> dict[str, int]:
    """The number of the decision that holds for each of these claims; those without one are left
    out.
    """
    made = connection.execute(_ON_CLAIMS, {"claims": claims, "upto": view.seq})
    return {row.target: row.seq for row in made}


_UNDO = DECISION.alias("undo")
_ON_CLAIMS = (
    select(DECISION.c.seq, DECISION.c.target)
    .where(
        DECISION.c.subject == "claim", DECISION.c.target.in_(bindparam("claims", expanding=True))
    )
    .where(DECISION.c.verdict != "undo", DECISION.c.seq <= bindparam("upto"))
    .where(
        ~exists(
            select(_UNDO.c.seq).where(
                _UNDO.c.undoes == DECISION.c.seq, _UNDO.c.seq <= bindparam("upto")
            )
        )
    )
    .order_by(DECISION.c.seq)
)


def by_review(state: str, view: View) -> ColumnElement[bool]:
    """What asks of a claim that it is in a state."""
    held = in_force("claim", view).order_by(None).subquery("held")
    if state == OPEN:
        return CLAIM.c.id.not_in(select(held.c.target))
    later = in_force("claim", view).order_by(None).subquery("later")
    superseded = exists(
        select(later.c.seq).where(later.c.target == held.c.target, later.c.seq > held.c.seq)
    )
    verdicts = (state, ADDED) if state == "accept" else (state,)
    return CLAIM.c.id.in_(select(held.c.target).where(held.c.verdict.in_(verdicts), ~superseded))


def of_latest_reading(view: View) -> ColumnElement[bool]:
    """What asks of a claim that it is of the newest reading of its report, or that a person added
    it; not that somebody took back who had added it.
    """
    later = READING.alias("later")
    newer = exists(
        select(later.c.seq).where(
            later.c.report_seq == CLAIM.c.report_seq,
            later.c.seq > CLAIM.c.reading_seq,
            later.c.seq <= view.seq,
        )
    )
    again = CLAIM.alias("again")
    seen_since = exists(
        select(again.c.seq).where(
            again.c.id == CLAIM.c.id,
            again.c.reading_seq > CLAIM.c.reading_seq,
            again.c.seq <= view.seq,
        )
    )
    return and_(or_(~newer, and_(_added(), ~seen_since)), ~_added(taken_back(view)))


def taken_back(view: View) -> ColumnElement[bool]:
    """What asks of a decision that it was undone by the time of a view."""
    undo = DECISION.alias("taken_back")
    return exists(select(undo.c.seq).where(undo.c.undoes == DECISION.c.seq, undo.c.seq <= view.seq))


def _added(*further: ColumnElement[bool]) -> ColumnElement[bool]:
    """What asks of a claim that a person added it: the decision stands right behind its record."""
    of_it = (DECISION.c.seq == CLAIM.c.seq + 1, DECISION.c.target == CLAIM.c.id)
    return exists(select(DECISION.c.seq).where(*of_it, DECISION.c.verdict == ADDED, *further))
