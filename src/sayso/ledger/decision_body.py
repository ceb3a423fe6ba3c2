"""The body of a decision's record, as everything that records one begins it."""

from typing import cast

from sayso.ledger.amendments import cannot
from sayso.ledger.bodies import DecisionBody


def decision_body(subject: str, verdict: str, target: str, who: str, why: str) -> DecisionBody:
    """A decision that changes, joins and undoes nothing yet.  Whether its subject and verdict are
    ones that a ledger has is looked at when it is appended.

    Raises:
        LedgerError: L014 if nobody is named who decides.
    """
    if not who.strip():
        raise cannot("a decision names who made it")
    body: dict[str, object] = {
        "subject": subject,
        "verdict": verdict,
        "target": target,
        "who": who,
        "why": why,
        "into": None,
        "undoes": None,
        "claims": [],
        "changes": {},
        "machine": None,
    }
    return cast("DecisionBody", body)
