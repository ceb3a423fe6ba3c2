"""A running toll as one line: later figures take the place of earlier ones, whoever tells them.

Only a rival contests a line: a speaker of the other side, or whoever denies it.  What nobody of two
sides tells is one line however many outlets and officials tell it, and a figure lower than the
line's only looks back.
"""

from sayso.questions.positions import Position, falls
from sayso.questions.sides import is_party
from sayso.questions.speaking import are_rivals, is_nameless, voice_of


def is_figure(position: Position) -> bool:
    """Whether it puts a figure forward."""
    return position.held is not None and position.held.type == "count" and not position.held.denied


def is_one_line(first: Position, second: Position) -> bool:
    """Whether two figures are of one line: those of two parties are of two."""
    if not is_figure(first) or not is_figure(second):
        return False
    return not (is_party(first.side) and is_party(second.side) and first.side != second.side)


def is_behind(old: Position, new: Position) -> bool:
    """Whether a new figure of a line is lower than what it tells already, so that it only looks
    back.
    """
    return not falls(new.own) and low(new) < low(old)


def contests(first: Position, second: Position) -> bool:
    """Whether two answers that exclude each other are a contest: nobody contests what they say
    themselves.  Of two figures of one line only where somebody named, and of no party, later tells
    less than a party does.
    """
    one = voice_of(first) == voice_of(second) and not is_party(first.side)
    if one or first.holder == second.holder or _are_unnamed_of_one_side(first, second):
        return False
    if not is_figure(first) or not is_figure(second):
        return are_rivals(first, second)
    if not is_one_line(first, second):
        return True
    old, new = sorted((first, second), key=lambda each: each.first)
    if is_nameless(old) or is_nameless(new) or is_party(old.side) == is_party(new.side):
        return False
    return is_behind(old, new)


def _are_unnamed_of_one_side(first: Position, second: Position) -> bool:
    """Whether two of one side seem to differ of whom one has no name: "a commander" may be the
    other, or the words somebody else's.
    """
    one_side = is_party(first.side) and first.side == second.side
    return one_side and "unnamed" in (first.own.kind, second.own.kind)


def low(position: Position) -> int:
    """The least that a figure leaves possible."""
    value = position.held.value if position.held is not None else {}
    return int(value.get("low") or value.get("high") or 0)
