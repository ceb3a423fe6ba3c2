"""The base of the types of propositions that this version knows: how they are found, and words for
where they play.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from sayso.propositions.english import named
from sayso.record.proposition import Comparison as Comparison
from sayso.record.proposition import Proposition as Proposition
from sayso.record.proposition import QuestionKey as QuestionKey
from sayso.record.proposition import compare as compare
from sayso.record.proposition import question as question

if TYPE_CHECKING:
    from sayso.propositions.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownProposition(Proposition):
    """One of a type that this version knows.  A type has ``find`` beside what every ``Proposition``
    has.
    """

    @classmethod
    def find(cls, scene: "Scene") -> list[Self]:
        """The propositions of this type in a passage, in the order of the text."""
        raise NotImplementedError

    def in_place(self) -> str:
        """The place for a sentence: " in Kherson", " near Kherson", or nothing."""
        if self.is_near:
            return f" near {named(self.place_name)}"
        return f" in {named(self.place_name)}" if self.place_name else ""

    def near_place(self) -> str:
        """The same of what plays about a place: " near Kherson", and still " in" a region or
        state.
        """
        large = self.place is not None and not self.place.feature.startswith("P")
        return (
            self.in_place() if large or not self.place_name else f" near {named(self.place_name)}"
        )
