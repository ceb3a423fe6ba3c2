"""Which side has which colour.

The first two parties of each theatre have the two colours, a third one a third; third parties and
those whose side is unknown have none of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.record.json import Json

NEUTRAL = "pn"
_LETTERS = ("pa", "pb", "pc")
ORDER = (*_LETTERS, NEUTRAL)
"""The letters of sides, which are also classes of the style sheet, in the order in which pages show
them.
"""
_PARTY = "party"


@dataclass(frozen=True, slots=True)
class Side:
    """A side on a page: ``letter`` is its colour's class."""

    id: str
    name: str
    letter: str
    party: bool
    theatre: str = ""


class Sides:
    """The sides of all theatres of a record."""

    def __init__(self, known: Iterable[Json]) -> None:
        self._known: dict[str, Side] = {}
        parties: dict[str, int] = {}
        for each in known:
            theatre, party = str(each.get("theatre", "")), each.get("kind") == _PARTY
            place = parties.get(theatre, 0)
            letter = _LETTERS[place] if party and place < len(_LETTERS) else NEUTRAL
            parties[theatre] = place + party
            self._known.setdefault(
                each["id"], Side(each["id"], each["name"], letter, party, theatre)
            )

    def __iter__(self) -> Iterator[Side]:
        return iter(self._known.values())

    def of(self, key: str | None) -> Side:
        """The side with this id; one without colour and name where it is unknown."""
        return self._known.get(key or "") or Side(key or "", key or "Side unknown", NEUTRAL, False)

    def name(self, key: object) -> str:
        """What to call a holder, an accused, a donor: a side's name where it is one, else the words
        themselves.
        """
        words = str(key)
        if words.startswith("not ") and words[4:] in self._known:
            return f"not {self._known[words[4:]].name}"
        return self._known[words].name if words in self._known else words

    def in_order(self, keys: Iterable[str | None]) -> Sequence[Side]:
        """The sides with these ids, each once: the parties, then the others."""
        found = {self.of(key).id: self.of(key) for key in keys}
        return sorted(
            found.values(), key=lambda side: (ORDER.index(side.letter), not side.party, side.name)
        )
