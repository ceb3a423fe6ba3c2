"""A position's answer in a few words, as a board shows it next to the others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.display.sides import within_a_sentence
from sayso.propositions.english import is_plural
from sayso.record.json import Json
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

_EXTENTS = {
    "": "it",
    "all": "it",
    "most": "most of it",
    "half": "half of it",
    "part": "part of it",
    "none": "none of it",
}
_HOLDS = {
    "took": "took",
    "holds": "holds",
    "lost": "has lost",
    "withdrew": "has left",
    "leaving": "is leaving",
}
_GIVES = {
    "requested": "asks for",
    "considered": "weighs",
    "pledged": "promises",
    "approved": "approves",
    "delivering": "is delivering",
    "delivered": "has delivered",
    "refused": "refuses",
    "withdrawn": "withdraws",
}
_MOVES = {
    "advance": "advancing",
    "withdraw": "falling back",
    "reinforce": "being reinforced",
    "encircle": "surrounding it",
    "transfer": "being moved",
}
_WILL = {
    "advance": "will advance",
    "withdraw": "will fall back",
    "reinforce": "will be reinforced",
    "encircle": "will surround it",
    "transfer": "will be moved",
}
_VAGUE = {
    20: "tens",
    24: "dozens",
    200: "hundreds",
    2_000: "thousands",
    20_000: "tens of thousands",
    200_000: "hundreds of thousands",
    2_000_000: "millions",
}
"""The words behind a bound that no figure was printed for: ``plurals`` of
``reference/amounts/words.toml``.
"""


@dataclass(frozen=True, slots=True)
class _Voice:
    """Who gives an answer: the side's id and the name, by which "the North holds it" becomes "holds
    it".
    """

    side: str
    name: str
    sides: Sides

    def is_own(self, key: object, *others: object) -> bool:
        """Whether one of these is the speaker or its side."""
        names = {str(each).casefold() for each in (key, *others) if each}
        own = {
            self.name.casefold(),
            self.side.casefold(),
            self.sides.of(self.side).name.casefold(),
        } - {""}
        return bool(names & own)

    def call(self, key: object) -> str:
        """A side or somebody, within a sentence: "the North", "gunners"."""
        return within_a_sentence(self.sides.name(key))


def kind_of(type_: str) -> str:
    """The heading of a type of question."""
    return TYPES.get(type_, type_.replace("_", " ").capitalize())


def answer(type_: str, position: Json, sides: Sides) -> str:
    """What a position answers, as it stands after its speaker's name: ``holds it``, ``blames the
    South``, ``57``.
    """
    stance = position.get("stance", "asserts")
    if stance == "withholds":
        return "does not say"
    value = position.get("value") or {}
    voice = _Voice(str(position.get("side") or ""), str(position.get("name") or ""), sides)
    if stance == "denies" and type_ in _DENIED:
        return _DENIED[type_](value, voice)
    words = _WORDS.get(type_, _others)(value, voice) or "says so"
    return f"{stance}: {words}" if stance in ("denies", "doubts") else words


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


def _control(value: Mapping[str, Any], voice: _Voice) -> str:
    told, change = str(value.get("holder") or ""), str(value.get("change") or "holds")
    key, negated = told.removeprefix("not "), told.startswith("not ")
    what = _EXTENTS.get(str(value.get("extent", "")), str(value.get("extent", "")))
    if key == "contested":
        return "still fighting for it" if what == "it" else f"still fighting for {what}"
    own = voice.is_own(key)
    who = "" if own else _holder(key, value, voice)
    verb = _HOLDS.get(change, "holds")
    if negated and change not in ("lost", "withdrew", "leaving"):
        verb = "does not hold"
    return f"{who} {verb} {what}".strip()


def _control_denied(value: Mapping[str, Any], voice: _Voice) -> str:
    """A denial holds something all the same: a side that denies a loss holds the place still."""
    told = str(value.get("holder") or "")
    if voice.is_own(told) and str(value.get("change") or "holds") == "holds":
        return "denies losing it"
    return f"denies: {_control(value, voice)}"


def _holder(key: str, value: Mapping[str, Any], voice: _Voice) -> str:
    """Who holds it: a side by its name, anyone else by the words of the report and never by an
    id.
    """
    if ":" in key:
        key = str(value.get("holder_name") or key.rsplit(":", 1)[-1].replace("-", " "))
    return voice.call(key) if key else within_a_sentence(str(value.get("holder_name") or "someone"))


def _count(value: Mapping[str, Any], _: _Voice) -> str:
    per = f" a {value['per']}" if value.get("per") else ""
    low, high, figure = value.get("low"), value.get("high"), value.get("figure")
    if high is None and figure is None and value.get("approximate") and low in _VAGUE:
        return _VAGUE[low] + per
    if isinstance(low, int) and isinstance(figure, int) and high is None and figure == low - 1:
        return f"more than {_figure(figure)}{per}"
    if low == high == 0:
        return f"none{per}"
    return number(low, high, value.get("approximate")) + per


def _pledge(value: Mapping[str, Any], voice: _Voice) -> str:
    low, high = value.get("low"), value.get("high")
    many = "" if low is None and high is None else f"{_count(value, voice)} "
    thing = f"{many}{value.get('item') or 'help'}"
    stage = str(value.get("stage") or "")
    own = voice.is_own(
        value.get("donor"), value.get("donor_side") if voice.sides.of(voice.side).party else None
    )
    donor = "" if own or not value.get("donor") else f"{voice.call(value['donor'])} "
    return f"{donor}{_GIVES.get(stage, stage)} {thing}".strip()


def _responsibility(value: Mapping[str, Any], voice: _Voice) -> str:
    blamed = str(value.get("accused") or value.get("accused_side") or value.get("blames") or "")
    if blamed.startswith("not "):
        return _not_them(blamed.removeprefix("not "), voice)
    if not blamed:
        return "blames nobody by name"
    side = value.get("accused_side")
    if voice.is_own(blamed):
        return "admits it"
    named = voice.call(blamed)
    told = (
        not side
        or side == blamed
        or voice.call(side).removeprefix("the ") == named.removeprefix("the ")
    )
    return f"blames {named}" if told else f"blames {named} ({voice.sides.name(side)})"


def _not_them(blamed: str, voice: _Voice) -> str:
    return "denies it" if voice.is_own(blamed) else f"says that it was not {voice.call(blamed)}"


def _responsibility_denied(value: Mapping[str, Any], voice: _Voice) -> str:
    blamed = str(value.get("accused") or value.get("accused_side") or "").removeprefix("not ")
    return _not_them(blamed, voice) if blamed else "denies it"


def _event(value: Mapping[str, Any], voice: _Voice) -> str:
    happened = value.get("happened")
    if isinstance(happened, bool):
        return "it happened" if happened else "it did not happen"
    return _others(value, voice)


def _movement(value: Mapping[str, Any], voice: _Voice) -> str:
    direction = str(value.get("direction") or "")
    who = value.get("who") or value.get("who_side")
    own = not who or voice.is_own(who, value.get("who_side"))
    named = "" if own else f"{voice.call(who)} "
    if value.get("planned"):
        return f"{named}{_WILL.get(direction, 'will be on the move')}"
    verb = "are" if named and is_plural(voice.call(who)) else "is"
    return f"{named}{verb} {_MOVES.get(direction, direction or 'on the move')}"


def _strike(value: Mapping[str, Any], voice: _Voice) -> str:
    weapon = f" with {value['weapon']}" if value.get("weapon") else ""
    attacker = value.get("attacker") or value.get("attacker_side") or ""
    told = str(attacker)
    if told.startswith("not "):
        return _not_them(told.removeprefix("not "), voice)
    if value.get("repelled"):
        return (
            f"beat it back{weapon}" if not attacker else f"beat back {voice.call(attacker)}{weapon}"
        )
    if not attacker:
        return f"names nobody{weapon and ','}{weapon}"
    if voice.is_own(attacker):
        return f"struck it{weapon}"
    return f"says that it was {voice.call(attacker)}{weapon}"


def _strike_denied(value: Mapping[str, Any], voice: _Voice) -> str:
    attacker = str(value.get("attacker") or value.get("attacker_side") or "").removeprefix("not ")
    return _not_them(attacker, voice) if attacker else "denies it"


def _appointment(value: Mapping[str, Any], _: _Voice) -> str:
    person, change = str(value.get("person") or "someone"), str(value.get("change") or "in office")
    before = f", after {value['predecessor']}" if value.get("predecessor") else ""
    verb = "has" if change == "resigned" else "is"
    return f"{person} {verb} {change}{before}"


def _outlook(value: Mapping[str, Any], _: _Voice) -> str:
    condition = f", {value['condition']}" if value.get("condition") else ""
    return f"{value.get('expected') or value.get('about') or ''}{condition}"


def _others(value: Mapping[str, Any], voice: _Voice) -> str:
    """Whatever a type holds that has no words of its own here, but for ids and what is left
    open.
    """
    told = [
        f"{key.replace('_', ' ')} {voice.sides.name(each)}"
        for key, each in value.items()
        if not key.endswith(("_id", "_side")) and each not in (None, "", [], False)
    ]
    return ", ".join(told)


_WORDS: Mapping[str, Callable[[Mapping[str, Any], _Voice], str]] = {
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
_DENIED: Mapping[str, Callable[[Mapping[str, Any], _Voice], str]] = {
    "control": _control_denied,
    "responsibility": _responsibility_denied,
    "strike": _strike_denied,
}
"""Types whose value, where it is denied, is what the speaker holds and not what it denies."""
