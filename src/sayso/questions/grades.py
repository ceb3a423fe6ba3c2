"""How an event with harm to people would be graded by Airwars' published scale, from what is on the
board alone.

The scale is theirs (airwars.org/about/methodology); Sayso does not assess who is credible, so that
*fair* asks for two voices that are no outlet's own and not unnamed, one of which tells of an attack
by a party near.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.questions.sides import is_party

Row = Mapping[str, Any]
_HARM = frozenset({"killed", "wounded", "casualties"})
_BLAME = frozenset({"responsibility", "strike"})


@dataclass(frozen=True, slots=True)
class Grade:
    """A grade of the scale and, in a clause, why."""

    name: str
    reason: str


def grade_of(rows: Sequence[Row]) -> Grade | None:
    """The grade of an event with these questions; None where nobody is told to have come to
    harm.
    """
    harm = [row for row in rows if row["type"] == "count" and row["about"].get("what") in _HARM]
    told = [each for row in harm for each in _held(row)]
    if not told:
        return None
    blame = [each for row in rows if row["type"] in _BLAME for each in _held(row) if _accused(each)]
    admits = next(
        (each for each in blame if is_party(each["side"]) and _accused(each) == each["side"]), None
    )
    if admits is not None:
        return Grade("confirmed", f"{admits['name']} says that it was its own side")
    accused = {_accused(each) for each in blame}
    if len(accused) > 1:
        return Grade("contested", f"{_listed(accused)} are each said to have done it")
    if harm and all(row["about"].get("group") == "soldiers" for row in harm):
        return Grade("discounted", "those counted are soldiers")
    voices = {
        each["speaker"]
        for each in told
        if each["side"] is not None or ":" not in str(each["speaker"])
    }
    if len(voices) > 1 and accused:
        return Grade(
            "fair", f"{len(voices)} voices, and an attack by {_listed(accused)} is told of"
        )
    return Grade("weak", "one voice" if len(voices) < 2 else "nobody is said to have done it")


def _held(row: Row) -> list[Row]:
    return [each for each in row["positions"] if each["stance"] == "asserts" and each["value"]]


def _accused(position: Row) -> str:
    """The party that a position blames; empty where it blames none."""
    value = position["value"]
    if str(value.get("accused") or "").startswith("not "):
        return ""
    side = value.get("accused_side") or value.get("attacker_side") or ""
    return str(side) if is_party(str(side)) else ""


def _listed(sides: Iterable[str]) -> str:
    return " and ".join(sorted(sides))
