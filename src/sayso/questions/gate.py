"""What may ask a question of the board: an answer whose holder, donor, accused, attacker, post or
place is of its type.

What does not pass stays a claim with its words; it answers nothing.
"""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.propositions.appointment.type import Appointment
from sayso.propositions.control.type import CONTESTED, Change, Control
from sayso.propositions.count.type import Count
from sayso.propositions.movement.type import Movement
from sayso.propositions.outlook.type import Outlook
from sayso.propositions.pledge.stage import Stage
from sayso.propositions.pledge.type import Pledge
from sayso.propositions.responsibility.type import Responsibility
from sayso.propositions.strike.type import Strike
from sayso.questions.nations import is_adjective
from sayso.questions.sides import PLAIN_SIDE, is_party
from sayso.record.claim import Stance
from sayso.record.proposition import Proposition

_WIDE = ("A.PC", "L.CONT")
"""How the features of states and continents begin."""
_ANYTHING = frozenset({"aid", "weapon"})
"""Kinds of a pledge that may be anything."""
_OF_PEOPLE = frozenset({"killed", "wounded", "casualties"})
_THINGS = frozenset(
    {
        "vehicles",
        "tanks",
        "equipment",
        "artillery",
        "aircraft",
        "drones",
        "missiles",
        "ships",
        "buildings",
    }
)
"""Groups of a count that are no people."""
_GONE = (Change.LOST, Change.WITHDREW)


def passes(proposition: Proposition) -> bool:
    """Whether a proposition answers a question.  One of a type that is not known does."""
    test = _TESTS.get(type(proposition))
    return test is None or test(proposition)


def is_somebody(name: str, side: str | None = None) -> bool:
    """Whether words name who or what can hold, give or do something: a name, a side, people who
    bear arms, or, in more than one word, what can be to blame.
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
    """Whether words name a place rather than describe one: "Drenov", not "the area", "Norwegian" or
    "Front Lines".
    """
    last = words.split()[-1:]
    if not last or last[0].casefold() in _words()["things"] or is_adjective(words):
        return False
    return any(word[:1].isupper() for word in words.split())


@cache
def _words() -> Mapping[str, frozenset[str]]:
    data = tomllib.loads((files(__package__) / "gate.toml").read_text("utf-8"))
    return {name: frozenset(entry["words"]) for name, entry in data.items()}


def _is_placed(proposition: Proposition) -> bool:
    return (
        proposition.place is not None
        or not proposition.place_text
        or is_place_name(proposition.place_text)
    )


def _control(control: Control) -> bool:
    """Who holds a state or a continent is no question of a front; somebody must hold the place, or
    it fell.
    """
    if control.place is not None and control.place.feature.startswith(_WIDE):
        return False
    if not _is_placed(control):
        return False
    if control.holder == PLAIN_SIDE:
        return False
    if not control.holder:
        return control.change in _GONE
    plain = ":" not in control.holder and not control.holder_name
    return (
        plain
        or control.holder == CONTESTED
        or is_somebody(control.holder_name, _id(control.holder))
    )


def _id(holder: str) -> str:
    """The id of a side or an actor that a theatre lists; empty of a name made into one."""
    return "" if ":" in holder or "-" in holder else holder


def _count(count: Count) -> bool:
    """How many more, of no day, is no figure that another could be held against; nothing that is
    driven or fired was killed.
    """
    alive = count.what not in _OF_PEOPLE or count.group not in _THINGS
    return alive and _is_bounded(count) and not (count.further and count.event_time is None)


def _is_bounded(proposition: Count | Pledge) -> bool:
    """A count without bounds tells none."""
    return bool(proposition.low) or proposition.high is not None


def _pledge(pledge: Pledge) -> bool:
    """Help of no kind and no number is a promise that nothing could contradict; a request to nobody
    is none either, nobody gives to themselves, and "such arms" are none by themselves.
    """
    if pledge.donor and not is_somebody(pledge.donor, pledge.donor_side):
        return False
    if pledge.donor_id and pledge.donor_id == pledge.recipient_id:
        return False
    if _is_pronoun(pledge.item.partition(" ")[0]):
        return False
    if not pledge.donor and pledge.stage is Stage.REQUESTED:
        return False
    return _is_bounded(pledge) or (
        pledge.kind not in _ANYTHING and bool(pledge.kind or pledge.item)
    )


def _responsibility(blame: Responsibility) -> bool:
    """Who names nobody answers only by not saying, or by denying."""
    if _is_pronoun(blame.victim):
        return False
    if not blame.accused:
        return blame.stance is not Stance.ASSERTS
    return is_somebody(blame.accused, blame.accused_side)


def _strike(strike: Strike) -> bool:
    """Who did it must be told: that something was attacked by nobody named answers nothing.  Who
    hits a drone in flight attacks nobody.
    """
    named = bool(strike.attacker) and is_somebody(strike.attacker, strike.attacker_side)
    shot_down = not strike.repelled and _last(strike.target) in _words()["arms"]
    return named and not shot_down and not _is_pronoun(strike.target) and _is_placed(strike)


def _is_pronoun(words: str) -> bool:
    return words.casefold().strip("’'.,") in _words()["pronouns"]


def _last(words: str) -> str:
    return words.casefold().rstrip("s’'.,").rpartition(" ")[2]


def _outlook(outlook: Outlook) -> bool:
    """It must hang on something, or tell in more than a word what comes of somebody or some place
    by name.
    """
    if outlook.condition:
        return True
    name, expected = outlook.about.casefold(), outlook.expected.casefold()
    whole = len(expected.split()) >= _CLAUSE and not (name and expected.startswith(name))
    return whole and is_place_name(outlook.about)


_CLAUSE = 3
"""Words from which on something can be told of anybody."""


def _appointment(appointment: Appointment) -> bool:
    return bool(appointment.post) and is_place_name(appointment.person)


def _movement(movement: Movement) -> bool:
    """Forces move: of diplomats and families nobody asks where the front is."""
    forces = not movement.who or is_party(movement.who_side) or _bears_arms(movement.who)
    return forces and _is_placed(movement)


def _bears_arms(who: str) -> bool:
    return any(word.casefold().rstrip("s") in _words()["people"] for word in who.split())


_TESTS: dict[type[Proposition], Callable[[Any], bool]] = {
    Control: _control,
    Count: _count,
    Pledge: _pledge,
    Responsibility: _responsibility,
    Strike: _strike,
    Appointment: _appointment,
    Movement: _movement,
    Outlook: _outlook,
}
