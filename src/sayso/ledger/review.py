"""The review state of claims: the last decision on each that nobody has undone."""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, exists, select

from sayso.ledger.schema import CLAIM, DECISION
from sayso.ledger.view import View

OPEN = "open"
"""The state of a claim that nobody has decided on."""
STATES = ("open", "accept", "reject", "amend", "unsure")


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
    return CLAIM.c.id.in_(select(held.c.target).where(held.c.verdict == state, ~superseded))
