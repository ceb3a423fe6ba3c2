"""Whether a draft and a report mean the same speaker: by who they are, not by how they are
called.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from sayso.ledger.identities import Identities
from sayso.questions.sides import is_party
from sayso.record.referent import Kind, Referent


class Identity(StrEnum):
    """How two speakers stand to each other."""

    SAME = "same"
    ANOTHER = "another"
    UNCLEAR = "unclear"
    """It cannot be told."""


_RANK = (Identity.SAME, Identity.UNCLEAR, Identity.ANOTHER)


def rank(identity: Identity) -> int:
    """The nearest first."""
    return _RANK.index(identity)


def compare_speakers(
    draft: Referent | None, report: Mapping[str, Any], identities: Identities, claim: str = ""
) -> Identity:
    """How the speaker that a draft names stands to that of a claim in the ledger, as JSON with its
    ``side``.

    A person and the body or state that the person may speak for are neither the same nor surely
    two.
    """
    if draft is None or not report.get("id"):
        return Identity.UNCLEAR
    mine = {identities.canonical(each.id) for each in (draft, *draft.members)}
    if mine & {identities.of_claim(claim, str(report["id"])), *_members(report, identities)}:
        return Identity.SAME
    if _is_less_exactly(draft, report):
        return Identity.SAME
    if _of_two_sides(draft.side, report.get("side")):
        return Identity.ANOTHER
    if not draft.named or not report.get("named", True) or draft.members:
        return Identity.UNCLEAR
    if str(report.get("kind")) == Kind.UNNAMED or report.get("members"):
        return Identity.UNCLEAR
    if _share_a_name(draft.name, str(report.get("name") or "")) or _may_speak_for(draft, report):
        return Identity.UNCLEAR
    return Identity.ANOTHER


def _is_less_exactly(draft: Referent, report: Mapping[str, Any]) -> bool:
    """Whether a person of one full name is known by post or place in one of the two only."""
    mine, theirs = draft.id, str(report["id"])
    named = draft.kind is Kind.PERSON and " " in draft.name
    same = named and draft.name.casefold() == str(report.get("name") or "").casefold()
    sides = draft.side is None or report.get("side") in (None, draft.side)
    longer, shorter = max(mine, theirs, key=len), min(mine, theirs, key=len)
    return same and sides and longer.startswith((f"{shorter}:", f"{shorter}@"))


def _members(report: Mapping[str, Any], identities: Identities) -> Iterable[str]:
    return (identities.canonical(str(each.get("id"))) for each in report.get("members") or ())


def _of_two_sides(mine: str | None, theirs: str | None) -> bool:
    return mine != theirs and is_party(mine) and is_party(theirs)


def _share_a_name(mine: str, theirs: str) -> bool:
    """Whether one may be the other called more shortly: "Kline" and "Ada Kline"."""
    first, second = set(mine.casefold().split()), set(theirs.casefold().split())
    return first <= second or second <= first


def _may_speak_for(draft: Referent, report: Mapping[str, Any]) -> bool:
    """Whether one is a body, an office or a state, and the other may be of it."""
    kinds = {str(draft.kind), str(report.get("kind"))}
    if kinds == {Kind.PERSON} or Kind.OUTLET in kinds:
        return False
    side, state = report.get("side"), report.get("state")
    one_side = draft.side is not None and draft.side == side
    one_state = bool(draft.state) and draft.state in (state, report.get("id"))
    return one_side or one_state or state == draft.id
