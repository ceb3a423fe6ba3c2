"""A position's answer in a few words, as a board shows it next to the others."""

from collections.abc import Callable, Mapping
from typing import Any

from sayso.web.record import Json
from sayso.web.views.sides import Sides

TYPES = {
    "control": "Who holds it",
    "count": "How many",
    "pledge": "What is pledged",
    "responsibility": "Who did it",
    "appointment": "Who is in office",
    "strike": "What was struck",
    "movement": "Who moves where",
    "event": "Whether it happened",
    "outlook": "What is to come",
}
"""The types of propositions in the words of a heading."""

STANDINGS = {
    "contested": "the sides’ answers conflict",
    "denied": "one says so, another says that it is not so",
    "conceded": "a side came round to the other’s answer, or admits against its interest",
    "superseded": "a running figure was replaced by its own source",
    "agreed": "several say-sos, and their answers agree",
    "unconfirmed": "one say-so",
}
"""How a question can stand, the most telling first, and what that means."""

_EXTENTS = {"all": "", "most": "most of it", "half": "half of it", "part": "part of it", "none": "none of it"}
_TELL_THEIR_DENIAL = ("control", "responsibility")
"""Types whose value on a board is what the speaker holds, denials included: "not north", or the place is its own."""


def kind_of(type_: str) -> str:
    """The heading of a type of question."""
    return TYPES.get(type_, type_.replace("_", " ").capitalize())


def answer(type_: str, position: Json, sides: Sides) -> str:
    """What a position answers: ``57``, ``at least 201``, ``Taluria, part of it``, ``would not say``."""
    stance = position.get("stance", "asserts")
    value = position.get("value") or {}
    if stance == "withholds":
        return "would not say"
    words = _WORDS.get(type_, _others)(value, sides) or "says so"
    if type_ in _TELL_THEIR_DENIAL:
        return words
    if stance == "denies":
        return f"not {words}" if type_ == "count" else f"denies: {words}"
    return f"doubts: {words}" if stance == "doubts" else words


def number(low: Any, high: Any, approximate: Any = False) -> str:
    """Bounds in words: ``57``, ``40 to 60``, ``at least 201``, ``about 400``."""
    about = "about " if approximate else ""
    if low is None and high is None:
        return "no number"
    if high is None:
        return f"at least {_figure(low)}" if low else "some"
    if low is None:
        return f"at most {_figure(high)}"
    if low == high:
        return about + _figure(low)
    return f"{about}{_figure(low)} to {_figure(high)}" if low else f"at most {_figure(high)}"


def _figure(amount: Any) -> str:
    return f"{amount:,}" if isinstance(amount, int | float) else str(amount)


def _control(value: Mapping[str, Any], sides: Sides) -> str:
    holder = _holder(value, sides)
    if value.get("change") in ("lost", "withdrew") and not holder.startswith("not "):
        return f"not {holder}"
    extent = _EXTENTS.get(str(value.get("extent", "all")), str(value.get("extent", "")))
    return f"{holder}, {extent}" if extent else holder


def _holder(value: Mapping[str, Any], sides: Sides) -> str:
    """Who holds it: a side by its name, anyone else by the words of the report and never by an id."""
    told = str(value.get("holder") or "")
    negated, key = told.startswith("not "), told.removeprefix("not ")
    if ":" in key:
        key = str(value.get("holder_name") or key.rsplit(":", 1)[-1].replace("-", " "))
    name = sides.name(key) if key else str(value.get("holder_name") or "someone")
    return f"not {name}" if negated else name


def _count(value: Mapping[str, Any], _: Sides) -> str:
    per = f" a {value['per']}" if value.get("per") else ""
    low, figure = value.get("low"), value.get("figure")
    if isinstance(low, int) and isinstance(figure, int) and value.get("high") is None and figure == low - 1:
        return f"more than {_figure(figure)}{per}"
    return number(value.get("low"), value.get("high"), value.get("approximate")) + per


def _pledge(value: Mapping[str, Any], sides: Sides) -> str:
    low, high = value.get("low"), value.get("high")
    many = "" if low is None and high is None else f"{number(low, high)} × "
    donor = f" from {sides.name(value['donor'])}" if value.get("donor") else ""
    stage = f": {value['stage']}" if value.get("stage") else ""
    return f"{many}{value.get('item') or 'aid'}{donor}{stage}"


def _responsibility(value: Mapping[str, Any], sides: Sides) -> str:
    blamed = value.get("accused") or value.get("accused_side") or value.get("blames") or "someone"
    side = value.get("accused_side")
    named = sides.name(blamed)
    if str(blamed).startswith("not "):
        return named
    told = not side or side == blamed or sides.name(side) in (named, named.removeprefix("The "))
    return named if told else f"{named} ({sides.name(side)})"


def _event(value: Mapping[str, Any], sides: Sides) -> str:
    happened = value.get("happened")
    if isinstance(happened, bool):
        return "yes" if happened else "no"
    return _others(value, sides)


def _movement(value: Mapping[str, Any], sides: Sides) -> str:
    planned = ", planned" if value.get("planned") else ""
    return f"{sides.name(value.get('who') or 'someone')}: {value.get('direction') or 'on the move'}{planned}"


def _strike(value: Mapping[str, Any], sides: Sides) -> str:
    attacker = sides.name(value.get("attacker") or value.get("attacker_side") or "someone")
    weapon = f" with {value['weapon']}" if value.get("weapon") else ""
    repelled = ", repelled" if value.get("repelled") else ""
    return f"{attacker} struck {value.get('target') or 'it'}{weapon}{repelled}"


def _appointment(value: Mapping[str, Any], _: Sides) -> str:
    post = f" as {value['post']}" if value.get("post") else ""
    before = f", for {value['predecessor']}" if value.get("predecessor") else ""
    return f"{value.get('person') or 'someone'} {value.get('change') or 'in office'}{post}{before}"


def _outlook(value: Mapping[str, Any], _: Sides) -> str:
    condition = f", {value['condition']}" if value.get("condition") else ""
    return f"{value.get('expected') or value.get('about') or ''}{condition}"


def _others(value: Mapping[str, Any], sides: Sides) -> str:
    """Whatever a type holds that has no words of its own here, but for ids and what is left open."""
    told = [
        f"{key.replace('_', ' ')} {sides.name(each)}"
        for key, each in value.items()
        if not key.endswith(("_id", "_side")) and each not in (None, "", [], False)
    ]
    return ", ".join(told)


_WORDS: Mapping[str, Callable[[Mapping[str, Any], Sides], str]] = {
    "control": _control,
    "count": _count,
    "pledge": _pledge,
    "responsibility": _responsibility,
    "movement": _movement,
    "strike": _strike,
    "appointment": _appointment,
    "outlook": _outlook,
    "event": _event,
}
