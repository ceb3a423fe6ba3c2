"""Claims that hurt the side of whoever says them."""

import pytest

from sayso.propositions.control.type import CONTESTED, Change, Control
from sayso.propositions.count.type import Count
from sayso.propositions.interest import against_interest
from sayso.propositions.movement.type import Direction, Movement
from sayso.propositions.proposition import Proposition
from sayso.propositions.responsibility.type import Responsibility
from sayso.record.claim import Certainty, Reason, Stance
from sayso.record.referent import Kind, Referent
from tests.propositions.stage import directory

SPANS = ((0, 4),)
MOSCOW = directory("ukraine-2022")
DENIES = Stance.DENIES


def control(
    holder: str,
    change: Change = Change.HOLDS,
    words: str = "",
    stance: Stance = Stance.ASSERTS,
    certainty: Certainty = Certainty.PLAIN,
) -> Control:
    return Control(
        spans=SPANS,
        place_text="Velm",
        holder=holder,
        change=change,
        stance=stance,
        certainty=certainty,
        why=(Reason("rule:control", "", words),),
    )


def official(side: str | None = "russia") -> Referent:
    return Referent("arkady-melnyuk", "Arkady Melnyuk", Kind.PERSON, side, named=True)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (control("ukraine"), "the other side holds Velm"),
        (control("russia", Change.LOST), "its own side no longer holds Velm"),
        (control("russia", Change.LEAVING), "its own side is leaving Velm"),
        (control("russia", stance=DENIES), "its own side does not hold Velm"),
        (
            control(CONTESTED, words="pockets of resistance remain"),
            "resistance against its own side goes on",
        ),
        (
            Count(spans=SPANS, what="killed", group="soldiers", whose="russia", low=31, high=31),
            "losses of its own side",
        ),
        (
            Responsibility(spans=SPANS, accused_side="russia", conduct="the strike"),
            "its own side is to blame",
        ),
        (
            Movement(spans=SPANS, who_side="ukraine", direction=Direction.ADVANCE),
            "the other side's advance",
        ),
    ],
)
def test_what_hurts_ones_own_side_is_marked_with_why(said: Proposition, why: str) -> None:
    reason = against_interest(official(), (said,), MOSCOW)
    assert reason is not None
    assert reason.what.startswith(why)
    assert reason.by == "rule:against-interest"


@pytest.mark.parametrize(
    "said",
    [
        control("russia"),
        control("ukraine", Change.LOST),
        control("ukraine", stance=DENIES),
        control("ukraine", stance=Stance.WITHHOLDS),
        control("ukraine", certainty=Certainty.HYPOTHETICAL),
        control(CONTESTED, words="fighting goes on"),
        Count(spans=SPANS, what="killed", group="soldiers", whose="russia", low=0, high=0),
        Count(spans=SPANS, what="killed", group="civilians", whose="russia", low=5, high=5),
        Responsibility(spans=SPANS, accused_side="russia", stance=DENIES),
        Movement(spans=SPANS, who_side="russia", direction=Direction.ADVANCE),
    ],
)
def test_what_helps_ones_own_side_or_says_nothing_is_not_marked(said: Proposition) -> None:
    assert against_interest(official(), (said,), MOSCOW) is None


@pytest.mark.parametrize("side", ["third-party", None, "nobody"])
def test_only_a_side_that_takes_part_has_an_interest(side: str | None) -> None:
    assert against_interest(official(side), (control("ukraine"),), MOSCOW) is None
    assert against_interest(None, (control("ukraine"),), MOSCOW) is None


def test_resistance_is_not_against_those_who_are_not_told_to_have_taken_the_place() -> None:
    resistance = control(CONTESTED, words="pockets of resistance remain")
    taken_by_others = (control("ukraine", Change.TOOK),)
    assert against_interest(official(), (resistance,), MOSCOW, taken_by_others) is None
