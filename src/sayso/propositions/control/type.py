"""Who holds a place: taken, held, lost, left, fought over."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.proposition import Comparison, KnownProposition, Proposition, QuestionKey

if TYPE_CHECKING:
    from sayso.propositions.scene import Scene

CONTESTED = "contested"
"""The holder of a place that is fought over."""


class Extent(StrEnum):
    """How much of the place."""

    ALL = "all"
    MOST = "most"
    HALF = "half"
    PART = "part"


class Change(StrEnum):
    """What the holder does or did.  ``LEAVING`` is ordered, announced or under way, and not yet
    done.
    """

    TOOK = "took"
    HOLDS = "holds"
    LEAVING = "leaving"
    LOST = "lost"
    WITHDREW = "withdrew"


_GONE = (Change.LOST, Change.WITHDREW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Control(KnownProposition):
    """Who holds a place, or held it until now.

    ``holder`` is the id of a side, ``CONTESTED``, or, where no side is known, the id of whoever is
    named; empty where the words tell only that the place changed hands.  ``holder_name`` is what to
    call it.  Of a change ``LOST`` or ``WITHDREW`` it is who holds it no longer.  ``part`` are the
    words for what is held within the place, where it is not the whole ("the railway yard").
    """

    type: ClassVar[str] = "control"
    tells: ClassVar[tuple[str, ...]] = ("holder", "extent", "change")

    holder: str = ""
    holder_name: str = ""
    extent: Extent = Extent.ALL
    change: Change = Change.HOLDS
    part: str = ""

    @classmethod
    def find(cls, scene: "Scene") -> list["Control"]:
        """By who takes, holds, loses or leaves what can be held, and by where fighting goes on."""
        # Here, as the rules need what this file defines.
        from sayso.propositions.control.find import find_holdings

        return [cls(**fields) for fields in find_holdings(scene)]

    def question(self) -> QuestionKey:
        """Who holds the place, at whatever time: a later answer takes the place of an earlier
        one.
        """
        return replace(Proposition.question(self), time=None)

    def same_time(self, other: Proposition) -> bool:  # noqa: ARG002
        """Always: control is a state, and its answers follow one another."""
        return True

    def _about(self) -> tuple[list[tuple[str, str]], str]:
        counted = self.part.rpartition(" ")[2] in load_lexicon("control")["places", "counted"]
        if not self.place_name and counted:
            return [("part", self.part)], f"Who holds the {self.part}?"
        return [], f"Who holds {self.place_name or 'the place'}?"

    def _compare(self, other: Proposition) -> Comparison:
        if not isinstance(other, Control):
            return Comparison.UNRELATED
        if not self.holder or not other.holder:
            same = (self.holder, self.extent, self.change) == (
                other.holder,
                other.extent,
                other.change,
            )
            return Comparison.SAME if same else Comparison.NARROWER
        if CONTESTED in (self.holder, other.holder):
            return self._compare_contested(other)
        mine, theirs = self.change not in _GONE, other.change not in _GONE
        if self.holder == other.holder:
            return self._by_extent(other) if mine == theirs else self._excluding(other)
        return self._excluding(other) if mine and theirs else Comparison.NARROWER

    def _compare_contested(self, other: "Control") -> Comparison:
        if self.holder == other.holder:
            return Comparison.SAME
        held = other if self.holder == CONTESTED else self
        return Comparison.CONFLICTING if held.extent is Extent.ALL else Comparison.NARROWER

    def _by_extent(self, other: "Control") -> Comparison:
        return Comparison.SAME if self.extent == other.extent else Comparison.NARROWER

    def _excluding(self, other: "Control") -> Comparison:
        """Two holders of one place exclude each other, unless each has only a part or one of them
        is leaving.
        """
        if Change.LEAVING in (self.change, other.change):
            return Comparison.NARROWER
        if self.holder == other.holder and Extent.PART in (self.extent, other.extent):
            return Comparison.NARROWER
        parts = (Extent.PART, Extent.HALF)
        return (
            Comparison.NARROWER
            if self.extent in parts and other.extent in parts
            else Comparison.CONFLICTING
        )
