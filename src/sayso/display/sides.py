"""What to call the sides of a theatre: in a sentence, as a heading, and whatever a report is read
in.
"""

from collections.abc import Iterable

from sayso.theatres.theatre import SideKind, Theatre

_LOOKING_ON = ("third party", "third parties")
_NOBODY_S = "third-party"
"""The id by which theatres call all who take no part, where they tell no more of them."""


class Sides:
    """The sides of the theatres that some reports are read in."""

    def __init__(self, theatres: Iterable[Theatre] = ()) -> None:
        sides = [side for theatre in theatres for side in theatre.sides]
        self._names = {side.id: side.name for side in sides}
        self._parties = [side.id for side in sides if side.kind is SideKind.PARTY]

    def knows(self, side: str) -> bool:
        """Whether a theatre lists it."""
        return side in self._names

    def name(self, side: str) -> str:
        """As a heading: "The North"; the id where no theatre lists it."""
        return self._names.get(side, side)

    def within(self, side: str) -> str:
        """Of one speaker, within a sentence: "the North", "third party"."""
        return _LOOKING_ON[0] if side == _NOBODY_S else within_a_sentence(self.name(side))

    def of_several(self, side: str) -> str:
        """Of several speakers, within a sentence: "the North", "third parties"."""
        return _LOOKING_ON[1] if side == _NOBODY_S else within_a_sentence(self.name(side))

    def in_order(self, sides: Iterable[str]) -> list[str]:
        """Each once: the parties as the theatre lists them, then the others by name."""
        known = {side: place for place, side in enumerate(self._parties)}
        return sorted(set(sides), key=lambda side: (known.get(side, len(known)), self.name(side)))


def within_a_sentence(name: str) -> str:
    """A name whose article is no longer its first word: "the North"."""
    return f"the {name[4:]}" if name.startswith("The ") else name
