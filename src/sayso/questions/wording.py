"""Answers in words, for sentences and screens."""

from collections.abc import Mapping
from typing import Any

from sayso.propositions.english import named
from sayso.questions.positions import Position
from sayso.questions.times import as_day
from sayso.questions.values import Held, is_party

_STAGE = {
    "requested": "asked for",
    "considered": "still being weighed",
    "pledged": "promised",
    "approved": "approved",
    "delivering": "on the way",
    "delivered": "delivered",
    "refused": "refused",
    "withdrawn": "withdrawn",
}
_COURSE = {
    "advance": "advancing",
    "withdraw": "falling back",
    "reinforce": "being reinforced",
    "encircle": "surrounding it",
    "transfer": "being moved",
}
_EXTENT = {"all": "", "most": "most of it", "half": "half of it", "part": "part of it"}


def answer_in_words(held: Held | None) -> str:
    """What is held, as it stands after "says": "57", "at most 20", "taluria holds most of it"."""
    if held is None:
        return "nothing"
    words = _WORDS.get(held.type, _plain)(held.value)
    return f"not {words}" if held.denied else words


def value_in_words(type_: str, value: Mapping[str, Any]) -> str:
    """The same of a value."""
    return _WORDS.get(type_, _plain)(value)


def who(position: Position) -> str:
    """The speaker, with the side where it takes part in the conflict."""
    own = position.own
    return f"{own.name} ({own.side})" if is_party(own.side) and own.name.casefold() != own.side else own.name


def says(position: Position) -> str:
    """The position as a clause: "Sella Orme (meresk) says 57 (8 March 2024)"."""
    when = f" ({as_day(position.first)})" if position.dated else ""
    if position.held is None:
        return f"{who(position)} does not say{when}"
    if position.held.denied:
        return f"{who(position)} denies {answer_in_words(position.held).removeprefix('not ')}{when}"
    return f"{who(position)} says {answer_in_words(position.held)}{when}"


def _count(value: Mapping[str, Any]) -> str:
    low, high, per = value.get("low"), value.get("high"), value.get("per")
    rate = f" a {per}" if per else ""
    if high is None:
        return (f"at least {low:,}" if low else "some") + rate
    if not low:
        return ("none" if not high else f"at most {high:,}") + rate
    return (f"{low:,}" if low == high else f"{low:,} to {high:,}") + rate


def _pledge(value: Mapping[str, Any]) -> str:
    number = _count(value) if value.get("low") is not None or value.get("high") is not None else ""
    return " ".join(filter(None, (number, _STAGE.get(str(value.get("stage")), ""))))


def _control(value: Mapping[str, Any]) -> str:
    holder, extent = value.get("holder") or "somebody", _EXTENT.get(str(value.get("extent")), "")
    if holder == "contested":
        return "fighting goes on" + (f" in {extent}" if extent else "")
    if value.get("change") in ("lost", "withdrew"):
        return f"{holder} holds it no longer"
    if value.get("change") == "leaving":
        return f"{holder} is leaving it"
    return f"{holder} holds {extent or 'it'}"


def _responsibility(value: Mapping[str, Any]) -> str:
    accused = str(value.get("accused") or value.get("accused_side") or "")
    return f"it was {named(accused)}" if accused else "nobody named"


def _strike(value: Mapping[str, Any]) -> str:
    attacker = str(value.get("attacker") or value.get("attacker_side") or "")
    return f"it was {named(attacker)}" if attacker else "nobody named"


def _movement(value: Mapping[str, Any]) -> str:
    return _COURSE.get(str(value.get("direction")), "moving")


def _appointment(value: Mapping[str, Any]) -> str:
    return f"{value.get('person') or 'somebody'} is {value.get('change')}"


def _outlook(value: Mapping[str, Any]) -> str:
    return str(value.get("expected") or "it is so")


def _plain(value: Mapping[str, Any]) -> str:
    told = (str(each) for each in value.values() if isinstance(each, str | int) and each not in ("", False))
    return ", ".join(told) or "it is so"


_WORDS = {
    "appointment": _appointment,
    "control": _control,
    "count": _count,
    "movement": _movement,
    "outlook": _outlook,
    "pledge": _pledge,
    "responsibility": _responsibility,
    "strike": _strike,
}
