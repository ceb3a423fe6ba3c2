"""What is promised, asked for, approved, refused or delivered: weapons and other help."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from sayso.propositions.english import named, thing
from sayso.propositions.party import Party
from sayso.propositions.pledge.gifts import Gift, find_gifts
from sayso.propositions.pledge.stage import Stage
from sayso.propositions.proposition import Comparison, KnownProposition, Proposition

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sayso.propositions.scene import Scene

_FIRM = (Stage.PLEDGED, Stage.APPROVED, Stage.DELIVERING, Stage.DELIVERED)
_ANYONE = "anyone"
"""The donor of what is asked for and of nobody in particular: no answer to what one of them
gives.
"""
_NOT = (Stage.REFUSED, Stage.WITHDRAWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pledge(KnownProposition):
    """Who gives what to whom, and how far it has come.

    ``donor`` and ``recipient`` are names, with the ids of the actors, states where they are known;
    ``item`` is what is given, as printed, ``kind`` the family of things that it is of ("tank") and
    ``model`` its name ("leopard").  One who lets others give gives "consent".  ``low`` and ``high``
    bound how many: both None where no number is told, ``high`` where there is no upper bound.
    ``unit`` is the ISO 4217 code of money, else empty.
    """

    type: ClassVar[str] = "pledge"
    tells: ClassVar[tuple[str, ...]] = ("low", "high", "stage")

    donor: str = ""
    donor_id: str = ""
    donor_side: str | None = None
    recipient: str = ""
    recipient_id: str = ""
    recipient_side: str | None = None
    item: str = ""
    kind: str = ""
    model: str = ""
    low: int | None = None
    high: int | None = None
    unit: str = ""
    stage: Stage

    @classmethod
    def find(cls, scene: "Scene") -> list["Pledge"]:
        """By what the passage says is given, and the words of passage and cue that say how far that
        has come.
        """
        return [made for gift in find_gifts(scene) for made in _made(scene, gift)]

    def _about(self) -> tuple[list[tuple[str, str]], str]:
        asked = _ANYONE if self.stage is Stage.REQUESTED and not self.donor_id else ""
        about = [
            ("donor", self.donor_id or asked),
            ("recipient", self.recipient_id),
            ("kind", self.kind),
            ("model", self.model),
            ("unit", self.unit),
        ]
        donor = named(self.donor) or "anyone"
        if self.kind == "consent":
            return (
                about,
                f"Will {donor} let others send such "
                f"arms{f' to {named(self.recipient)}' if self.recipient else ''}?",
            )
        item = thing(self.item) or "help"
        return (
            about,
            f"Will {donor} give {named(self.recipient)} {item}?"
            if self.recipient
            else f"Will {donor} give {item}?",
        )

    def _compare(self, other: Proposition) -> Comparison:
        if not isinstance(other, Pledge) or not self._same_gift(other):
            return Comparison.UNRELATED
        if (self.stage, self.low, self.high) == (other.stage, other.low, other.high):
            return Comparison.SAME
        if (self.stage in _FIRM and other.stage in _NOT) or (
            self.stage in _NOT and other.stage in _FIRM
        ):
            return Comparison.CONFLICTING
        firm = self.stage is other.stage or (self.stage in _FIRM and other.stage in _FIRM)
        if firm and not self._numbers_meet(other):
            return Comparison.CONFLICTING
        return Comparison.NARROWER

    def _same_gift(self, other: "Pledge") -> bool:
        pairs = (
            (self.donor_id, other.donor_id),
            (self.recipient_id, other.recipient_id),
            (self.kind, other.kind),
            (self.model, other.model),
            (self.unit, other.unit),
        )
        return all(not mine or not theirs or mine == theirs for mine, theirs in pairs)

    def _numbers_meet(self, other: "Pledge") -> bool:
        if self.low is None or other.low is None:
            return True
        under = self.high is None or self.high >= other.low
        return under and (other.high is None or other.high >= self.low)


def _made(scene: "Scene", gift: Gift) -> "Iterator[Pledge]":
    for donor in gift.donors or (Party(),):
        yield Pledge(
            spans=scene.spans_of(gift.tokens),
            stance=gift.stance,
            certainty=gift.certainty,
            likelihood=gift.likelihood,
            why=(
                scene.reason("pledge", gift.course.stage, (*gift.course.words, *gift.item.tokens)),
            ),
            donor=donor.name,
            donor_id=donor.id,
            donor_side=donor.side,
            recipient=gift.recipient.name,
            recipient_id=gift.recipient.id,
            recipient_side=gift.recipient.side,
            item=gift.item.text,
            kind=gift.item.kind,
            model=gift.item.model,
            low=gift.item.low,
            high=gift.item.high,
            unit=gift.item.unit,
            stage=gift.course.stage,
        )
