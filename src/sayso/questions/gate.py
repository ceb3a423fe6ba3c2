"""What may ask a question of the board: an answer whose holder, donor, accused, attacker, post or place is of its type.

What does not pass stays a claim with its words; it answers nothing.
"""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.questions.nations import is_adjective
from sayso.questions.sides import is_party

Json = Mapping[str, Any]
Test = Callable[[Json], bool]
_STATE = "A.PC"
"""How the features of states begin."""
_ANYTHING = frozenset({"aid", "weapon"})
"""Kinds of a pledge that may be anything."""
_GONE = frozenset({"lost", "withdrew"})
_REQUESTED = "requested"


def passes(proposition: Json) -> bool:
    """Whether a proposition, as JSON, answers a question.  One of a type that is not known does."""
    test = _TESTS.get(str(proposition["type"]))
    return test is None or test(proposition)


def is_occasion(proposition: Json, beside: list[Json]) -> bool:
    """Whether an attack without an attacker is only what those were killed in whom the same claim counts."""
    if proposition["type"] != "strike" or proposition.get("attacker"):
        return False
    return any(other["type"] == "count" and other.get("event") in _ATTACKS for other in beside)


_ATTACKS = frozenset({"attack", "strike", "shelling", "bombing", "raid", "explosion", ""})


def is_somebody(name: str, side: str | None = None) -> bool:
    """Whether words name who or what can hold, give or do something: a name, a side, people who bear arms, or, in more
    than one word, what can be to blame.
    """
    if side:
        return True
    words = name.split()
    if not words or words[0].casefold() in _words()["pronouns"]:
        return False
    last = words[-1].casefold().strip("’'.,")
    if any(word.casefold() in _words()["causes"] for word in words) and len(words) > 1:
        return True
    if last in _words()["people"] or last.rstrip("s") in _words()["people"]:
        return True
    return any(word[:1].isupper() for word in words) and last not in _words()["things"]


def is_place_name(words: str) -> bool:
    """Whether words name a place rather than describe one: "Drenov", not "the area", "Norwegian" or "Front Lines"."""
    last = words.split()[-1:]
    if not last or last[0].casefold() in _words()["things"] or is_adjective(words):
        return False
    return any(word[:1].isupper() for word in words.split())


@cache
def _words() -> Mapping[str, frozenset[str]]:
    data = tomllib.loads((files(__package__) / "gate.toml").read_text("utf-8"))
    return {name: frozenset(entry["words"]) for name, entry in data.items()}


def _is_placed(proposition: Json) -> bool:
    return (
        not proposition.get("place_text")
        or bool(proposition.get("place"))
        or is_place_name(str(proposition["place_text"]))
    )


def _control(proposition: Json) -> bool:
    """Who holds a state is no question of a front; somebody must hold the place, or it fell."""
    if str((proposition.get("place") or {}).get("feature") or "").startswith(_STATE):
        return False
    holder, name = str(proposition.get("holder") or ""), str(proposition.get("holder_name") or "")
    if not holder:
        return proposition.get("change") in _GONE and _is_placed(proposition)
    plain = ":" not in holder and not name
    return _is_placed(proposition) and (plain or holder == "contested" or is_somebody(name or holder, _id(holder)))


def _id(holder: str) -> str:
    """The id of a side or an actor that a theatre lists; empty of a name made into one."""
    return "" if ":" in holder or "-" in holder else holder


def _count(proposition: Json) -> bool:
    """A count without bounds tells none."""
    return _is_bounded(proposition)


def _is_bounded(proposition: Json) -> bool:
    return bool(proposition.get("low")) or proposition.get("high") is not None


def _pledge(proposition: Json) -> bool:
    """Help of no kind and no number is a promise that nothing could contradict; a request to nobody is none either."""
    donor = str(proposition.get("donor") or "")
    if donor and not is_somebody(donor, proposition.get("donor_side")):
        return False
    if not donor and proposition.get("stage") == _REQUESTED:
        return False
    if _is_bounded(proposition):
        return True
    kind = proposition.get("kind")
    return kind not in _ANYTHING and bool(kind or proposition.get("item"))


def _responsibility(proposition: Json) -> bool:
    accused = str(proposition.get("accused") or "")
    return not accused or is_somebody(accused, proposition.get("accused_side"))


def _strike(proposition: Json) -> bool:
    """Who or what must be told: that something was attacked somewhere asks nothing."""
    attacker = str(proposition.get("attacker") or "")
    if not attacker and not proposition.get("target"):
        return False
    fits = not attacker or is_somebody(attacker, proposition.get("attacker_side"))
    return fits and _is_placed(proposition)


def _appointment(proposition: Json) -> bool:
    post, person = str(proposition.get("post") or ""), str(proposition.get("person") or "")
    return bool(post) and bool(person) and is_place_name(person)


def _movement(proposition: Json) -> bool:
    """Forces move: of diplomats and families nobody asks where the front is."""
    who = str(proposition.get("who") or "")
    forces = not who or is_party(proposition.get("who_side")) or _bears_arms(who)
    return forces and _is_placed(proposition)


def _bears_arms(who: str) -> bool:
    return any(word.casefold().rstrip("s") in _words()["people"] for word in who.split())


_TESTS: dict[str, Test] = {
    "control": _control,
    "count": _count,
    "pledge": _pledge,
    "responsibility": _responsibility,
    "strike": _strike,
    "appointment": _appointment,
    "movement": _movement,
}
