"""What an answer asks, where its own fields do not tell: nought of any harm, sums, parts, peoples,
days by name.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.propositions.control.type import Control, Extent
from sayso.propositions.count.type import Count
from sayso.questions.nations import nation_of, state_named
from sayso.questions.sides import PLAIN_SIDE
from sayso.questions.trades import trade_of
from sayso.record.moment import Moment
from sayso.record.proposition import Proposition

HARM = "killed"
"""What nought of any harm is held against: who says that nobody was hurt denies first of all that
anybody died.
"""
_HARMS = frozenset({"killed", "wounded", "casualties", "injured"})
_NIGHT = ("night", "midnight", "dawn", "evening", "late")
"""Words of an hour at which reports of one event give two days."""
_NAMED = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december",
})  # fmt: skip
_OWN = "rule:event-time"
"""By what a time is read that the clause itself tells."""
About = tuple[tuple[str, str], ...]


def as_harm(proposition: Proposition, value: Mapping[str, Any]) -> Proposition:
    """What asks the question: that nobody came to harm, whichever, answers how many were killed,
    too.
    """
    nothing = not value.get("low") and value.get("high") == 0
    if isinstance(proposition, Count) and nothing and proposition.what in _HARMS:
        return replace(proposition, what=HARM)
    return proposition


def of_nobody(proposition: Proposition) -> Proposition:
    """A count of those who take no part is of nobody's people."""
    if isinstance(proposition, Count) and proposition.whose == PLAIN_SIDE:
        return replace(proposition, whose=None, whose_name="")
    return proposition


def whole_of_part(proposition: Proposition) -> Proposition:
    """A part of a place that is held by itself, such as an airport, is held whole."""
    if isinstance(proposition, Control) and facility_of({"part": proposition.part}):
        return replace(proposition, extent=Extent.ALL)
    return proposition


def over_a_period(about: About, sentence: str, period: str) -> tuple[About, str]:
    """What a sum over a stretch of time asks; the same of any other answer."""
    if not period:
        return about, sentence
    others = tuple((name, value) for name, value in about if name != "reach")
    return (*others, ("reach", period)), f"{sentence.removesuffix('?')} in all that {period}?"


def of_a_people(about: About, sentence: str, value: Mapping[str, Any]) -> tuple[About, str]:
    """What a count of a people that takes no part asks: how many Americans is not how many
    Britons.
    """
    who = str(value.get("who") or "")
    nation = nation_of(who) if value.get("whose") in (None, "third-party") else ""
    if not nation or "what" not in value:
        return about, sentence
    others = tuple((name, each) for name, each in about if name not in ("whose", "group"))
    kind = f"of {nation.replace('-', ' ').title()}"
    told = sentence.replace("Third parties’ ", "").replace("Third parties' ", "")
    return (*others, ("nation", nation)), told.replace(" were ", f" {kind} were ", 1).replace(
        " are ", f" {kind} are ", 1
    )


_TOOK_OUT = re.compile(r"\b(?:evacuat\w*|airlift\w*|rescue[sd]?|flew|flown|flies)\b", re.I)
_SUBJECT = 6
"""Words before the verb among which its subject is looked for: "France has so far"."""
_NO_SUBJECT = frozenset(
    {"from", "in", "of", "to", "by", "were", "was", "been", "being", "be", "are"}
)


def of_a_rescuer(
    about: About, sentence: str, value: Mapping[str, Any], words: str
) -> tuple[About, str]:
    """What a count of those evacuated asks whose words name the state that took them out: how many
    France did is not how many Britain did.
    """
    if value.get("what") != "evacuated" or dict(about).get("nation"):
        return about, sentence
    verb = _TOOK_OUT.search(words)
    before = words[: verb.start()].split()[-_SUBJECT:] if verb else []
    states = [state for word in before if (state := state_named(word))]
    if len(states) != 1 or _NO_SUBJECT & {word.casefold() for word in before}:
        return about, sentence
    name = states[0].replace("-", " ").title()
    told = sentence.replace(" were evacuated", f" were evacuated by {name}", 1)
    return (*about, ("by", states[0])), told


def of_a_trade(about: About, sentence: str, value: Mapping[str, Any]) -> tuple[About, str]:
    """What a count of people of one trade asks: how many aid workers is not how many people."""
    trade = trade_of(str(value.get("who") or "")) if "what" in value else ""
    if not trade:
        return about, sentence
    others = tuple((name, each) for name, each in about if name != "group")
    return (*others, ("trade", trade)), re.sub(
        r"\b(people|civilians|troops)\b", trade, sentence, count=1
    )


def of_a_landmark(about: About, value: Mapping[str, Any]) -> About:
    """What blame for a deed asks whose own words name a landmark and no victim: "the collapse of
    the dam" is of the dam.
    """
    told = dict(about)
    if "conduct" not in value or told.get("thing") or told.get("victim"):
        return about
    words = str(value["conduct"] or "").casefold().split()
    thing = next((word for word in words if word in landmarks()), "")
    return (*(each for each in about if each[0] != "thing"), ("thing", thing)) if thing else about


def facility_of(value: Mapping[str, Any]) -> str:
    """The part of a place that is held by itself, such as its airport; empty of any other."""
    part = str(value.get("part") or "").casefold()
    return part if part.rpartition(" ")[2] in _facilities() else ""


def of_a_part(about: About, sentence: str, value: Mapping[str, Any]) -> tuple[About, str]:
    """What control of a part asks that is held by itself; the same of any other answer."""
    part = facility_of(value)
    if not part or "holder" not in value:
        return about, sentence
    others = tuple((name, each) for name, each in about if name != "part")
    place = sentence.removeprefix("Who holds ").removesuffix("?")
    where = f" of {place}" if place not in ("the place", f"the {value.get('part')}") else ""
    return (*others, ("part", part)), f"Who holds the {value['part']}{where}?"


def _facilities() -> frozenset[str]:
    return _parts()["facilities"]


def landmarks() -> frozenset[str]:
    """Words for things of which a land has few."""
    return _parts()["landmarks"]


@cache
def _parts() -> dict[str, frozenset[str]]:
    data = tomllib.loads((files(__package__) / "parts.toml").read_text("utf-8"))
    return {name: frozenset(entry["words"]) for name, entry in data.items()}


def is_named_facility(part: str) -> bool:
    """Whether a part is held by itself and told by more than a word: "presidential palace", not
    "four districts".
    """
    return " " in part and bool(facility_of({"part": part}))


def dates_the_telling(moment: Moment | None) -> bool:
    """Whether the words that tell when are those of a figure as it stands: "the dead now number
    89" tells no day of the event.
    """
    return moment is not None and moment.why.words.casefold() in _parts()["standing"]


def names_a_day(moment: Moment | None) -> bool:
    """Whether the words of the clause name the day of an event, by weekday or date, and no
    night.
    """
    if moment is None or moment.why.by != _OWN:
        return False
    words = moment.why.words.casefold()
    named = any(each in words for each in _NAMED)
    return named and not any(each in words for each in _NIGHT)
