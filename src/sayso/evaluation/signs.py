"""Whether a proposition says what a generated clause tells, or its opposite, or something else.

The clause's ``mark`` names what tells: the holder, the number, the donor.  A proposition can say a
thing by its stance or by its own value ("refused" is "did not send", a count of none is "nobody"):
these are one here.
"""

from collections.abc import Callable, Mapping
from typing import Any

Fields = Mapping[str, Any]

_GONE = frozenset({"lost", "withdrew"})
_REFUSED = frozenset({"refused", "withdrawn"})
_GIVEN = frozenset({"delivered", "delivering"})
_PROMISED = _GIVEN | {"pledged", "approved"}
_STAGES = {"future": _PROMISED, "conditional": _PROMISED}
"""By tense, the stages of a pledge that say what the clause does; of all other tenses, that things
were sent.
"""


def sign_of(proposition: Fields, mark: Fields, tense: str) -> int:
    """1 where the proposition, as it stands, is what the clause tells, -1 where it is the opposite,
    else 0.

    ``proposition`` is in the form of ``Proposition.as_json``; ``tense`` is the clause's, empty
    where it has none.
    """
    return _SIGNS[proposition["type"]](proposition, mark, tense)


def _control(proposition: Fields, mark: Fields, tense: str) -> int:
    del tense
    if proposition["holder"] != mark["holder"] or proposition["change"] == "leaving":
        return 0
    holds = proposition["change"] not in _GONE
    return 1 if holds == mark["holds"] else -1


def _count(proposition: Fields, mark: Fields, tense: str) -> int:
    del tense
    bounds = (proposition["low"], proposition["high"])
    if proposition["what"] not in mark["what"]:
        return 0
    if bounds == (0, 0):
        return -1
    return int(bounds == (mark["number"], mark["number"]))


def _pledge(proposition: Fields, mark: Fields, tense: str) -> int:
    if proposition["donor_id"] != mark["donor"]:
        return 0
    if proposition["stage"] in _REFUSED:
        return -1
    return int(proposition["stage"] in _STAGES.get(tense, _GIVEN))


def _responsibility(proposition: Fields, mark: Fields, tense: str) -> int:
    del tense
    return int(proposition["accused_side"] == mark["side"])


def _strike(proposition: Fields, mark: Fields, tense: str) -> int:
    del tense
    return int(proposition["attacker_side"] == mark["side"] and not proposition["repelled"])


def _appointment(proposition: Fields, mark: Fields, tense: str) -> int:
    del tense
    return int(
        proposition["person_id"] == mark["person"] and proposition["change"] in mark["change"]
    )


def _movement(proposition: Fields, mark: Fields, tense: str) -> int:
    del tense
    is_fact = not proposition["planned"]
    return int(
        is_fact
        and proposition["who_side"] == mark["side"]
        and proposition["direction"] in mark["direction"]
    )


def _outlook(proposition: Fields, mark: Fields, tense: str) -> int:
    """What is expected is told by its words: that it "will not last" is expected, and is the
    opposite of the clause.
    """
    del mark, tense
    words = f"{proposition['about']} {proposition['expected']}".split()
    return -1 if "not" in words else 1


_SIGNS: Mapping[str, Callable[[Fields, Fields, str], int]] = {
    "control": _control,
    "count": _count,
    "pledge": _pledge,
    "responsibility": _responsibility,
    "strike": _strike,
    "appointment": _appointment,
    "movement": _movement,
    "outlook": _outlook,
}
