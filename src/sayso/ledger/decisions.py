"""What people decide: on claims, and on who and what is one.  Each is appended, and undone by
another.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from sayso.ledger.amendments import cannot, recorded_changes
from sayso.ledger.append import Appender, appending
from sayso.ledger.belonging import refuse_strange_side, refuse_strange_speaker
from sayso.ledger.bodies import DecisionBody
from sayso.ledger.decision_body import decision_body
from sayso.ledger.dossier import text_of
from sayso.ledger.entry_body import Changes
from sayso.ledger.errors import LedgerError
from sayso.ledger.identities import Identities
from sayso.ledger.query import Found, claims_of, reading_of
from sayso.ledger.schema import CLAIM, CLAIM_PLACE, DECISION
from sayso.ledger.store import Ledger
from sayso.ledger.view import View, view_of

ON_CLAIMS = ("accept", "reject", "amend", "unsure")
ON_IDENTITIES = ("merge", "split")
SUBJECTS = ("speaker", "place")


def decide(
    ledger: Ledger,
    claim: str,
    verdict: str,
    *,
    who: str,
    why: str = "",
    changes: Mapping[str, Any] | None = None,
    now: datetime | None = None,
) -> int:
    """Accept, reject, amend a claim or leave it unsure; gives the number of the decision's record.

    ``changes`` are for an amendment: fields of the claim with their new values, and ``source``,
    ``cue`` and ``content`` as lists of spans of the report's text.  What the machine found, with
    its scores, is kept beside them.

    Raises:
        LedgerError: L010 if the claim is not there, L014 if it cannot be decided so.
    """
    if verdict not in ON_CLAIMS:
        raise cannot(f"{verdict!r} is no decision on a claim")
    if (verdict == "amend") != bool(changes):
        raise cannot("an amendment says what changes, and no other decision does")
    with appending(ledger, now) as appender:
        found = _claim(appender.connection, claim)
        _refuse_withdrawn(appender.connection, claim)
        amended = _changes(appender.connection, found, changes or {})
        body = decision_body("claim", verdict, claim, who, why)
        body["changes"] = amended
        body["machine"] = {"record": found.seq, "scores": _scores(found)}
        return _append(appender, body)


def merge(
    ledger: Ledger,
    subject: str,
    target: str,
    into: str,
    *,
    who: str,
    why: str = "",
    now: datetime | None = None,
) -> int:
    """Decide that two speakers, or two places, are one: ``target`` is counted with ``into`` from
    now on.

    Raises:
        LedgerError: L014 if one of them is not there, or they are one already.
    """
    with appending(ledger, now) as appender:
        view = view_of(appender.connection)
        for name in (target, into):
            _refuse_unknown(appender.connection, subject, name)
        identities = Identities.load(appender.connection, subject, view)
        if identities.canonical(target) == identities.canonical(into):
            raise cannot(f"{target} and {into} are one already")
        body = decision_body(subject, "merge", identities.canonical(target), who, why)
        body["into"] = into
        return _append(appender, body)


def split(
    ledger: Ledger,
    subject: str,
    target: str,
    claims: Sequence[str],
    into: str,
    *,
    who: str,
    why: str = "",
    now: datetime | None = None,
) -> int:
    """Decide that in these claims ``target`` is another: ``into``, an id that may be new.

    Raises:
        LedgerError: L010 if a claim is not there, L014 if it is not of ``target``, or ``into``
            cannot be an id.
    """
    if not all(isinstance(name, str) for name in (target, into, *claims)):
        raise cannot("claims and who they are of are named by their ids")
    if not claims or not into.strip() or into == target:
        raise cannot("a split names the claims that are of another, and that other")
    with appending(ledger, now) as appender:
        _refuse_unknown(appender.connection, subject, target)
        for claim in claims:
            if target not in _ids_in(_claim(appender.connection, claim), subject):
                raise cannot(f"claim {claim} is not of {target}")
            _refuse_withdrawn(appender.connection, claim)
            if subject == "speaker":
                refuse_strange_speaker(_theatre(appender.connection, claim), into)
        body = decision_body(subject, "split", target, who, why)
        body["into"], body["claims"] = into, list(claims)
        return _append(appender, body)


def undo(
    ledger: Ledger,
    decision: int,
    *,
    who: str,
    why: str = "",
    about: tuple[str, str] | None = None,
    now: datetime | None = None,
) -> int:
    """Take a decision back.  Both stay in the ledger; the one before it holds again.

    ``about`` are the subject and the target that whoever undoes it may decide on: a decision on
    anything else stays.

    Raises:
        LedgerError: L014 if there is no such decision, it is about something else, or it is undone
            already.
    """
    with appending(ledger, now) as appender:
        connection = appender.connection
        found = connection.execute(select(DECISION).where(DECISION.c.seq == decision)).first()
        if found is None or found.verdict == "undo":
            raise cannot(f"record {decision} is no decision that can be undone")
        if about is not None and (found.subject, found.target) != about:
            raise cannot(f"decision {decision} is not about {about[0]} {about[1][:64]!r}")
        if connection.execute(select(DECISION.c.seq).where(DECISION.c.undoes == decision)).first():
            raise cannot(f"decision {decision} is undone already")
        body = decision_body(found.subject, "undo", found.target, who, why)
        body["undoes"] = decision
        return _append(appender, body)


def _append(appender: Appender, body: DecisionBody) -> int:
    try:
        return appender.append("decision", body)
    except LedgerError as error:
        raise cannot(error.sentence) from None


def _claim(connection: Connection, claim: str) -> Found:
    found = claims_of(connection, claim, View(2**62))
    if not found:
        raise LedgerError(
            "L010", f"There is no claim {claim[:64]!r}.", "sayso claims lists them with their ids."
        )
    return found[0]


def _refuse_withdrawn(connection: Connection, claim: str) -> None:
    """Refuse to decide on what its outlet withdrew, in each report that has it."""
    if all(found.retracted for found in claims_of(connection, claim, View(2**62))):
        raise cannot(f"the report of claim {claim[:64]} was withdrawn, and the claim with it")


def _theatre(connection: Connection, claim: str) -> str:
    """The id of the theatre that a claim was last read in; empty for none."""
    return str(reading_of(connection, _claim(connection, claim).reading)["theatre_id"] or "")


def _refuse_strange(theatre: str, changes: Changes) -> None:
    """Refuse a speaker or a side of another theatre."""
    speaker = changes.get("speaker")
    if speaker:
        refuse_strange_speaker(theatre, speaker["id"])
        refuse_strange_side(theatre, speaker.get("side"))
    if "side" in changes:
        refuse_strange_side(theatre, changes["side"])


def _changes(connection: Connection, found: Found, changes: Mapping[str, Any]) -> Changes:
    if not changes:
        return {}
    if found.entry is None:
        raise cannot(f"the words of claim {found.id} were removed")
    recorded = recorded_changes(
        found.entry, changes, text_of(connection, found.report["text_sha256"]) or ""
    )
    _refuse_strange(_theatre(connection, found.id), recorded)
    return recorded


def _scores(found: Found) -> dict[str, float]:
    reasons = found.entry.get("why") if found.entry else None
    scores = ((reason["what"], reason.get("score")) for reason in reasons or ())
    return {what: score for what, score in scores if score is not None}


def _ids_in(found: Found, subject: str) -> set[str | None]:
    if subject == "speaker":
        return {found.speaker["id"] if found.speaker else None}
    places = found.entry.get("places") if found.entry else None
    return {place.get("id") for place in places or ()}


def _refuse_unknown(connection: Connection, subject: str, name: str) -> None:
    if subject not in SUBJECTS:
        raise cannot(f"{subject!r} is neither speaker nor place")
    column = CLAIM.c.speaker_id if subject == "speaker" else CLAIM_PLACE.c.place_id
    split_off = select(DECISION.c.seq).where(
        DECISION.c.subject == subject, DECISION.c.into_id == name
    )
    there = connection.execute(select(column).where(column == name).limit(1)).first()
    if there is None and connection.execute(split_off.limit(1)).first() is None:
        raise cannot(f"there is no {subject} {name!r}")
