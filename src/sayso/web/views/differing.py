"""Who contradicts whom: by this the sign of a standing has the colours of those who differ, and of
nobody else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.record.json import Json
from sayso.web.views.positions import Position
from sayso.web.views.sides import NEUTRAL

_LOOKED_AT = 80
"""The last positions that are held against one another: one pair is enough."""
_OPEN = ("contested", "denied", "conceded")


@dataclass(frozen=True, slots=True)
class Difference:
    """The letters of the two who differ, and a sentence that names them; empty where nobody
    does.
    """

    letters: tuple[str, str]
    told: str


NOBODY = Difference(("", ""), "")


def difference_of(question: Json, positions: Sequence[Position]) -> Difference:
    """Who differs on a question: two sides before two speakers of one side, a party before the
    others.
    """
    if question.get("standing") not in _OPEN:
        return NOBODY
    held = [each for each in positions if each.current and each.raw.get("stance") != "withholds"]
    pairs = [
        (a, b)
        for a, b in combinations(held[-_LOOKED_AT:], 2)
        if a.raw.get("value") != b.raw.get("value")
    ]
    if not pairs:
        return NOBODY
    first, second = min(pairs, key=_rank)
    if first.side.letter > second.side.letter:
        first, second = second, first
    return Difference((first.side.letter, second.side.letter), _told(first, second))


def _rank(pair: tuple[Position, Position]) -> int:
    first, second = pair
    parties = sum(each.side.letter != NEUTRAL for each in pair)
    return 2 * (first.side.id == second.side.id) + (2 - parties)


def _told(first: Position, second: Position) -> str:
    if first.side.id and first.side.id == second.side.id:
        return f"{first.speaker} and {second.speaker} differ, both of {first.side.name}."
    named = [each.side.name if each.side.party else each.speaker for each in (first, second)]
    return f"{named[0]} and {named[1]} differ."
