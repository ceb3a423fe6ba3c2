"""Answers on control as a map from the parts of a place to who holds them: a part is not the
whole.
"""

from sayso.questions.sides import is_party
from sayso.questions.values import Held

_GONE = frozenset({"lost", "withdrew"})
_WHOLE = frozenset({"all", "most"})


def part_of(held: Held) -> str:
    """The part of its place that an answer on control is of; empty of the whole, and of any other
    answer.
    """
    if held.type != "control":
        return ""
    extent = str(held.value.get("extent") or "all")
    return "" if extent in _WHOLE else "part"


def covers(new: Held, other: Held) -> bool:
    """Whether coming round to an answer settles the question: to give up a part leaves the whole as
    it was.
    """
    return not part_of(new) or bool(part_of(other))


def admits_loss(held: Held, side: str | None) -> bool:
    """Whether the side that had a place says that it has it no longer."""
    value = held.value
    mine = (
        held.type == "control"
        and not held.denied
        and is_party(side)
        and value.get("holder") == side
    )
    return mine and value.get("change") in _GONE and not part_of(held)


def is_change(held: Held) -> bool:
    """Whether it tells that a place changed hands, rather than who has it."""
    return (
        held.type == "control" and not held.denied and held.value.get("change") in {*_GONE, "took"}
    )
