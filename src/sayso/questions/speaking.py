"""For whom the one who holds a position speaks, and so whom it can bear out, contest and move."""

from sayso.questions.positions import Position
from sayso.questions.records import Answer
from sayso.questions.sides import is_party


def voice_of(position: Position) -> str:
    """Who counts as one voice: a side that takes part in the conflict, a state with its bodies,
    else anyone alone.
    """
    if is_party(position.side):
        return f"side {position.side}"
    state = position.own.state
    return f"state {state}" if state else position.holder


def is_outlet(position: Position) -> bool:
    """Whether an outlet says it in its own voice, or is quoted as one that takes no part."""
    return position.own.narrated or (position.own.kind == "outlet" and not is_party(position.side))


def is_nameless(position: Position) -> bool:
    """Whether it is an outlet's own voice or somebody unnamed of no party."""
    unnamed = (
        position.own.kind == "unnamed" and not is_party(position.side) and not position.own.state
    )
    return is_outlet(position) or unnamed


def bears_out(position: Position) -> bool:
    """Whether it can make a question agreed: outlets' own voices and unnamed ones cannot, as they
    copy one another.
    """
    return not is_outlet(position) and (position.own.kind != "unnamed" or is_party(position.side))


def denies(position: Position) -> bool:
    """Whether its speaker denies something rather than puts something forward."""
    return position.own.stance in ("denies", "doubts")


def are_rivals(first: Position, second: Position) -> bool:
    """Whether two can contest each other: two parties can, and whoever is named with anybody else
    who is.

    A denial contests whatever it denies.
    """
    if denies(first) or denies(second):
        return True
    if is_party(first.side) and is_party(second.side):
        return True
    return not any(is_nameless(each) and not is_party(each.side) for each in (first, second))


def is_giver(position: Position) -> bool:
    """Whether a pledge is its speaker's to move: the donor's, and of what is on its way or there,
    the recipient's.
    """
    own = position.own
    if _speaks_for(own, "donor"):
        return True
    return own.value.get("stage") in _ARRIVING and _speaks_for(own, "recipient")


_ARRIVING = frozenset({"delivering", "delivered"})


def _speaks_for(answer: Answer, role: str) -> bool:
    id_, name, side = (
        str(answer.value.get(key) or "") for key in (f"{role}_id", role, f"{role}_side")
    )
    if answer.narrated:
        return False
    if id_ and id_ in (answer.speaker, answer.state):
        return True
    return (is_party(side or None) and answer.side == side) or (
        name != "" and name.casefold() == answer.name.casefold()
    )
