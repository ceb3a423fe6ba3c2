"""Answers in words, for sentences and screens."""

from collections.abc import Mapping
from typing import Any

from sayso.questions.positions import Position
from sayso.questions.times import as_day
from sayso.questions.values import Held, is_party

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
    return " ".join(filter(None, (str(value.get("stage") or ""), number)))


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
    return f"it was {value.get('accused') or value.get('accused_side') or 'somebody'}"


def _plain(value: Mapping[str, Any]) -> str:
    told = (str(each) for each in value.values() if isinstance(each, str | int) and each not in ("", False))
    return ", ".join(told) or "it is so"


_WORDS = {"count": _count, "pledge": _pledge, "control": _control, "responsibility": _responsibility}
