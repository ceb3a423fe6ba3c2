"""Control: who holds a place."""

import pytest

from sayso.propositions.control.type import CONTESTED, Change, Control, Extent
from sayso.propositions.proposition import Comparison, compare
from tests.propositions.stage import Case, cases, shown


@pytest.mark.parametrize("case", cases("control"), ids=lambda case: case.text[:60])
def test_control_is_found_as_the_fixture_says(case: Case) -> None:
    assert shown(list(Control.find(case.scene())), case.found) == [
        dict(each) for each in case.found
    ]


def control(holder: str, change: Change = Change.HOLDS, extent: Extent = Extent.ALL) -> Control:
    return Control(spans=((0, 4),), place_text="Velm", holder=holder, change=change, extent=extent)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (control("north"), control("north", Change.TOOK), Comparison.SAME),
        (control("north"), control("south"), Comparison.CONFLICTING),
        (control("north"), control("north", Change.LOST), Comparison.CONFLICTING),
        (control("north", Change.LEAVING), control("north"), Comparison.SAME),
        (control("north", Change.WITHDREW), control("south", Change.TOOK), Comparison.NARROWER),
        (control("north"), control("north", extent=Extent.MOST), Comparison.NARROWER),
        (
            control("north", extent=Extent.PART),
            control("south", extent=Extent.PART),
            Comparison.NARROWER,
        ),
        (control("north"), control(CONTESTED), Comparison.CONFLICTING),
        (control("north", extent=Extent.MOST), control(CONTESTED), Comparison.NARROWER),
        (control("north"), control(""), Comparison.NARROWER),
    ],
)
def test_two_answers_compare_the_same_in_either_order(
    first: Control, second: Control, expected: Comparison
) -> None:
    assert compare(first, second) is compare(second, first) is expected


def test_a_place_is_one_question_at_whatever_time_it_is_held() -> None:
    assert control("north").question().sentence == "Who holds Velm?"
    assert control("north").question() == control("south", Change.TOOK).question()
    assert control("north").question().time is None


def test_so_many_villages_are_a_question_of_their_own() -> None:
    villages = Control(spans=((0, 4),), holder="north", part="villages")
    assert villages.question().sentence == "Who holds the villages?"
    assert (
        villages.question()
        != Control(spans=((0, 4),), holder="north", part="railway yard").question()
    )
