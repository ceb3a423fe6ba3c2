"""Decisions as a ledger may hold them that no check has seen: written by another program, or an
older one.
"""

import json
from typing import Any

from sqlalchemy import insert

from sayso.ledger.append import head
from sayso.ledger.schema import COMMIT, DECISION, RECORD
from sayso.ledger.store import Ledger

AMENDMENTS: tuple[dict[str, Any], ...] = (
    {"speaker": {"id": 1}},
    {"speaker": {"id": "a", "name": None, "kind": "person"}},
    {"speaker": [1]},
    {"speaker": 5},
    {"speaker": {}},
    {"side": 5},
    {"side": ["a"]},
    {"side": {"a": 1}},
    {"stance": {"a": 1}},
    {"stance": "perhaps"},
    {"certainty": 3},
    {"mode": None},
    {"content": {"nospans": 1}},
    {"content": {"spans": [[1]], "text": "x"}},
    {"source": "somebody"},
    {"said_at": "yesterday"},
    {"said_at": {"start": "yesterday", "end": None}},
    {"event_time": [1]},
    {"places": [{"lat": 1e400}]},
    {"places": {"a": 1}},
    {"places": [5]},
    {"propositions": [5]},
    {"propositions": [{"spans": 1}]},
    {"amounts": [None]},
    {"against_interest": "very"},
    {"colour": "blue"},
    {"speaker": {"id": "\ud800", "name": "A", "kind": "person"}},
)
"""Changes of claims that fit nothing."""


def plant(ledger: Ledger, body: dict[str, Any]) -> int:
    """Write a decision past every check; gives the number of its record."""
    full = {
        "subject": "claim",
        "target": "",
        "who": "Nobody",
        "why": "",
        "into": None,
        "undoes": None,
        **body,
    }
    with ledger.writing() as connection:
        before = head(connection)
        seq = before.seq + 1
        row = (full["subject"], full["verdict"], full["target"], full["into"], None, full["who"])
        connection.execute(
            insert(RECORD).values((seq, "decision", json.dumps(full), f"{seq:064x}", f"{seq:064x}"))
        )
        connection.execute(insert(DECISION).values((seq, *row)))
        commit = (
            before.commit + 1,
            "2024-07-01T00:00:00.000000Z",
            seq,
            seq,
            before.sha256,
            f"{seq:064x}",
        )
        connection.execute(insert(COMMIT).values(commit))
    return seq


def amend(ledger: Ledger, claim: str, changes: Any) -> int:
    """The same of an amendment."""
    return plant(ledger, {"verdict": "amend", "target": claim, "changes": changes})


def split(ledger: Ledger, subject: str, target: str, claims: Any) -> int:
    """The same of a split."""
    return plant(
        ledger,
        {"subject": subject, "verdict": "split", "target": target, "into": "x", "claims": claims},
    )
