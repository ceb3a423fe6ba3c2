"""Answers in words, for sentences and screens."""

from collections.abc import Mapping
from typing import Any

from sayso.propositions.english import is_plural, named
from sayso.questions.positions import Position
from sayso.questions.records import Answer
from sayso.questions.sides import is_party
from sayso.questions.times import as_day
from sayso.questions.values import Held

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
    """What is held, as it stands after "says": "57", "at most 20", "Taluria holds most of it"."""
    if held is None:
        return "nothing"
    words = value_in_words(held.type, held.value)
    if held.denied and words.startswith("it was "):
        return words.replace("it was ", "it was not ", 1)
    return f"not {words}" if held.denied else words


def value_in_words(type_: str, value: Mapping[str, Any]) -> str:
    """The same of a value."""
    return _WORDS.get(type_, _plain)(value)


def position_in_words(position: Position) -> str:
    """The same of a position, as it was said: by the answer that shows it, or that whose figures
    are the clearest.
    """
    held = position.held
    own = next((voice.answer for voice in position.voices if voice.held == held), position.own)
    return said_in_words(position.own if held is None else own, held)


def said_in_words(answer: Answer, held: Held | None) -> str:
    """What is held as an answer was said: "about 400", "dozens"."""
    if held is None or held.type != "count" or held.denied:
        return answer_in_words(held)
    if answer.vague:
        return answer.vague
    told = {name: answer.value.get(name) for name in ("approximate", "figure")}
    return value_in_words("count", {**held.value, **told})


def side_in_words(side: str) -> str:
    """What an id of a side is short for: "Ukraine", "RSF", "South Orvan"; a name stays as it is."""
    if not side.islower() or " " in side:
        return side
    short = len(side) <= _SHORT or not _VOWELS & set(side)
    return side.upper() if short else side.replace("-", " ").title()


_SHORT = 3
_VOWELS = frozenset("aeiouy")


def who(position: Position) -> str:
    """The speaker, with the side where it takes part in the conflict."""
    return named_with_side(position.own)


def named_with_side(answer: Answer) -> str:
    """Who gives an answer: "Sella Orme (Meresk)"."""
    name = named(answer.name) if answer.kind == "unnamed" and answer.source else answer.name
    if answer.side is None or not is_party(answer.side) or name.casefold() == answer.side:
        return name
    return f"{name} ({side_in_words(answer.side)})"


def says(position: Position) -> str:
    """The position as a clause: "Sella Orme (Meresk) says 57 (8 March 2024)"."""
    when = f" ({as_day(position.first)})" if position.dated else ""
    several = position.own.kind == "unnamed" and is_plural(position.own.name)
    if position.held is None:
        return f"{who(position)} {'do' if several else 'does'} not say{when}"
    if position.held.denied:
        denied = value_in_words(position.held.type, position.held.value)
        return f"{who(position)} {'deny' if several else 'denies'} {denied}{when}"
    return f"{who(position)} {'say' if several else 'says'} {position_in_words(position)}{when}"


def _count(value: Mapping[str, Any]) -> str:
    low, high, per = value.get("low"), value.get("high"), value.get("per")
    rate = f" a {per}" if per else ""
    figure = value.get("figure")
    if value.get("approximate") and (figure or (low and high)):
        told = f"{figure:,}" if figure else f"{low:,}" if low == high else f"{low:,} to {high:,}"
        return f"about {told}{rate}"
    if high is None:
        if low and figure == low - 1:
            return f"more than {figure:,}{rate}"
        return (f"at least {low:,}" if low else "some") + rate
    if not low:
        less = f"fewer than {figure:,}" if figure == high + 1 else f"at most {high:,}"
        return (less if high else "none") + rate
    return (f"{low:,}" if low == high else f"{low:,} to {high:,}") + rate


def _pledge(value: Mapping[str, Any]) -> str:
    number = _count(value) if value.get("low") is not None or value.get("high") is not None else ""
    return " ".join(filter(None, (number, _STAGE.get(str(value.get("stage")), ""))))


def _control(value: Mapping[str, Any]) -> str:
    holder, extent = (
        _holder(str(value.get("holder") or "")),
        _EXTENT.get(str(value.get("extent")), ""),
    )
    if value.get("holder") == "contested":
        return "fighting goes on" + (f" in {extent}" if extent else "")
    if value.get("change") in ("lost", "withdrew"):
        return f"{holder} holds it no longer"
    if value.get("change") == "leaving":
        return f"{holder} is leaving it"
    return f"{holder} holds {extent or 'it'}"


def _holder(id_: str) -> str:
    """A side by its name; of anyone else, whose id is made of kind, name and place, the name."""
    _, colon, rest = id_.rpartition(":")
    return side_in_words(rest.partition("@")[0] if colon else id_) or "somebody"


def _responsibility(value: Mapping[str, Any]) -> str:
    return _doer(str(value.get("accused") or ""), str(value.get("accused_side") or ""))


def _strike(value: Mapping[str, Any]) -> str:
    return _doer(str(value.get("attacker") or ""), str(value.get("attacker_side") or ""))


def _doer(name: str, side: str) -> str:
    who_ = name or side_in_words(side)
    if who_.startswith("not "):
        return f"it was not {named(side_in_words(who_[4:]))}"
    return f"it was {named(who_)}" if who_ else "nobody named"


def _movement(value: Mapping[str, Any]) -> str:
    return _COURSE.get(str(value.get("direction")), "moving")


def _appointment(value: Mapping[str, Any]) -> str:
    return f"{value.get('person') or 'somebody'} is {value.get('change')}"


def _outlook(value: Mapping[str, Any]) -> str:
    return str(value.get("expected") or "it is so")


def _plain(value: Mapping[str, Any]) -> str:
    told = (
        str(each)
        for each in value.values()
        if isinstance(each, str | int) and each not in ("", False)
    )
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
