"""Who did a wrong: accusation and counter-accusation, confession and denial."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sayso.propositions.english import deed_asked
from sayso.propositions.proposition import Comparison, KnownProposition, Proposition
from sayso.propositions.responsibility.victims import family_of, same_thing, thing_of

if TYPE_CHECKING:
    from sayso.propositions.scene import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsibility(KnownProposition):
    """Who is said to have done a wrong.

    ``accused`` is a name, with the id of the actor and its side where they are known; empty where
    the speaker leaves open who it was.  ``conduct`` are the words for the deed and ``kind`` its
    family ("attack", "torture"); ``victim`` are those for whom or what it was done to,
    ``victim_side`` whose they are.
    """

    type: ClassVar[str] = "responsibility"
    tells: ClassVar[tuple[str, ...]] = ("accused", "accused_id", "accused_side")

    accused: str = ""
    accused_id: str = ""
    accused_side: str | None = None
    conduct: str = ""
    kind: str = ""
    victim: str = ""
    victim_side: str | None = None

    @classmethod
    def find(cls, scene: "Scene") -> list["Responsibility"]:
        """By words of blame and by deeds that a speaker tells of another side."""
        # Here, as the rules need what this file defines.
        from sayso.propositions.responsibility.find import find_blame

        return [cls(**fields) for fields in find_blame(scene)]

    def _about(self) -> tuple[list[tuple[str, str]], str]:
        about = [
            ("kind", family_of(self.kind)),
            ("thing", thing_of(self.victim)),
            ("victim", self.victim.casefold()),
        ]
        where = "" if self.place_name and self.place_name in self.conduct else self.in_place()
        return about, f"{deed_asked(self.conduct, self.victim)}{where}?"

    def _compare(self, other: Proposition) -> Comparison:
        if not isinstance(other, Responsibility) or not self._same_deed(other):
            return Comparison.UNRELATED
        mine, theirs = self.accused_side or self.accused_id, other.accused_side or other.accused_id
        if not mine or not theirs:
            return Comparison.SAME if mine == theirs else Comparison.NARROWER
        if mine != theirs:
            return Comparison.CONFLICTING
        return Comparison.SAME if self.accused_id == other.accused_id else Comparison.NARROWER

    def _same_deed(self, other: "Responsibility") -> bool:
        """What one of them leaves open may be what the other tells."""
        kinds = {family for family in (family_of(self.kind), family_of(other.kind)) if family}
        if len(kinds) > 1:
            return False
        mine, theirs = self.victim.casefold(), other.victim.casefold()
        return (
            not mine or not theirs or mine == theirs or same_thing(thing_of(mine), thing_of(theirs))
        )
