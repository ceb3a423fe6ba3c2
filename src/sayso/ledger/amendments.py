"""Amendments of claims: the one place that says which fields can be given anew, and in which shape.

``recorded_changes`` looks at an amendment before it is recorded.  A ledger may hold older ones, and
ones that another program wrote: one that does not fit is told (``problem_of``) and otherwise left
out of account (``changes_of``), so that it stops neither the board nor a page.
"""

from collections.abc import Mapping
from typing import Any, cast

from sayso.ledger.body_schema import refuse_misshapen_change
from sayso.ledger.canonical import canonical
from sayso.ledger.entry_body import AMENDABLE, Changes, EntryBody
from sayso.ledger.errors import LedgerError
from sayso.propositions.types import from_json
from sayso.record.claim import GAP

MOST_CHANGED = 65_536
"""Characters of an amendment.  The longest claim of the corpora has 12,000 with all that is read
off it.
"""


def recorded_changes(entry: EntryBody, changes: Mapping[str, object], text: str) -> Changes:
    """The changes of a claim as they are recorded: parts, given as spans of the report's text, with
    their words.

    Raises:
        LedgerError: L014 if a field cannot be changed so.
    """
    result: dict[str, object] = {}
    parts = {"source": entry["source"], "cue": entry["cue"], "content": entry["content"]}
    for name, value in changes.items():
        if name in parts:
            spans = _spans(name, value, text)
            words = GAP.join(text[start:end] for start, end in spans)
            result[name] = {**parts[name], "spans": spans, "text": words}
        else:
            result[name] = _fitting(name, value)
    if len(_written(result)) > MOST_CHANGED:
        raise cannot(f"an amendment has at most {MOST_CHANGED} characters")
    return cast("Changes", result)


def changes_of(body: Mapping[str, object]) -> Changes:
    """What a recorded amendment changes; nothing where it does not fit, as ``problem_of`` tells."""
    changes = body.get("changes")
    if not isinstance(changes, dict) or problem_of(body):
        return {}
    return cast("Changes", dict(changes))


def claims_of(body: Mapping[str, object]) -> tuple[str, ...]:
    """The claims that a recorded split names; none where it does not fit."""
    claims = body.get("claims")
    return tuple(claims) if isinstance(claims, list) and not problem_of(body) else ()


def problem_of(body: Mapping[str, object]) -> str:
    """What is wrong with the body of a recorded decision; empty if nothing is."""
    if body.get("verdict") == "split":
        claims = body.get("claims")
        named = isinstance(claims, list) and all(isinstance(claim, str) for claim in claims)
        return "" if named and isinstance(body.get("into"), str) else "its claims are no ids"
    if body.get("verdict") != "amend":
        return ""
    changes = body.get("changes")
    if not isinstance(changes, dict):
        return "it changes nothing"
    problems = (_problem_of_field(name, value) for name, value in changes.items())
    return "; ".join(problem for problem in problems if problem)


def _problem_of_field(name: str, value: object) -> str:
    if name not in AMENDABLE:
        return f"no such {name}"
    try:
        refuse_misshapen_change(name, canonical(value))
    except (ValueError, LedgerError):
        return f"no such {name}"
    return ""


def _fitting(name: str, value: object) -> object:
    """A new value of a field, which is as claims have it.

    Raises:
        LedgerError: L014 if it is not.
    """
    if name not in AMENDABLE:
        raise cannot(f"{str(name)[:80]!r} cannot be amended; {', '.join(AMENDABLE)} can")
    try:
        refuse_misshapen_change(name, _written(value))
        if name == "propositions":
            _refuse_unreadable(value)
    except ValueError as error:
        raise cannot(f"{name} is not as a claim has it ({error})") from None
    return value


def _refuse_unreadable(propositions: Any) -> None:
    """Each must be one of the types that this program knows, with its fields: the board is made of
    them.
    """
    for proposition in propositions:
        try:
            from_json(proposition)
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError(
                f"a {str(proposition.get('type'))[:40]} cannot be read: {error!r}"[:200]
            ) from None


def _written(value: object) -> str:
    try:
        return canonical(value)
    except LedgerError as error:
        raise cannot(error.sentence) from None


def _spans(name: str, value: object, text: str) -> list[list[int]]:
    spans: list[list[int]] = []
    for span in value if isinstance(value, list) else [None]:
        if not (
            isinstance(span, list) and len(span) == 2 and all(type(bound) is int for bound in span)
        ):
            raise cannot(f"{name} is amended with a list of spans, [[start, end], …]")
        start, end = span
        if not (spans[-1][1] if spans else 0) <= start < end <= len(text):
            raise cannot(f"{name}: {span} is no span of the text, or not after the one before it")
        spans.append([start, end])
    return spans


def cannot(what: str) -> LedgerError:
    """L014: what a decision is refused with that cannot be made."""
    return LedgerError("L014", f"That cannot be decided: {what}.", "Nothing was recorded.")
