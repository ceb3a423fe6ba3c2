"""How questions stand."""

from itertools import count
from typing import Any

import pytest

from sayso.questions.records import Told

from .telling import DRENOV, Said, board_of, event_on, holds, killed, only, pledge, standing, told

NUMBERS = count(1)
NORTH = Said("Hanna Sovik", None, "north")
SOUTH = Said("Ivo Marten", None, "south")


def said(by: Said, what: dict[str, Any], day: int, **changes: Any) -> Told:
    """One saying in a report of its own."""
    words = f"this was told in other words on day {day} by {by.name}"
    return told(
        [Said(by.name, what, by.side, words, kind=by.kind, state=by.state, **changes)],
        next(NUMBERS),
        published=f"2024-03-{day:02d}",
    )


def test_one_say_so_is_unconfirmed() -> None:
    assert standing(said(NORTH, killed(63), 1)) == "unconfirmed"


def test_two_speakers_of_one_side_are_one_voice() -> None:
    other = Said("Osk Tammer", None, "north")
    question = only(said(NORTH, killed(63), 1), said(other, killed(63), 2))
    assert question.standing == "unconfirmed"
    assert question.say_sos == 1


@pytest.mark.parametrize(
    ("low", "high", "other"), [(501, None, 559), (380, 420, 400), (0, 400, 400)]
)
def test_compatible_bounds_agree(low: int, high: int | None, other: int) -> None:
    bounds = killed(low, high, exact=False)
    assert standing(said(NORTH, bounds, 1), said(SOUTH, killed(other), 1)) == "agreed"


def test_figures_that_exclude_each_other_are_contested() -> None:
    question = only(said(NORTH, killed(63), 1), said(SOUTH, killed(380, 420), 2))
    assert question.standing == "contested"
    assert question.reason == (
        "Hanna Sovik (North) says 63 (1 March 2024), Ivo Marten (South) says 380 to 420 (2 March "
        "2024): "
        "both cannot be right."
    )


def test_a_figure_that_is_only_denied_is_denied() -> None:
    assert (
        standing(said(NORTH, killed(63), 1), said(SOUTH, killed(63), 2, stance="denies"))
        == "denied"
    )


def test_to_deny_that_the_other_side_took_a_town_is_to_hold_it() -> None:
    question = only(
        said(NORTH, holds("north", change="took"), 1),
        said(SOUTH, holds("north"), 1, stance="denies"),
    )
    assert question.standing == "contested"
    assert {position.held.value["holder"] for position in question.positions if position.held} == {
        "north",
        "south",
    }


def test_to_deny_that_ones_own_side_holds_it_is_to_have_lost_it() -> None:
    question = only(said(SOUTH, holds("south"), 1, stance="denies"))
    assert question.positions[0].held is not None
    assert question.positions[0].held.value["change"] == "lost"


def test_a_side_that_comes_round_concedes() -> None:
    question = only(
        said(NORTH, holds("north", change="took"), 1),
        said(SOUTH, holds("south"), 2),
        said(Said("Tobin Kessarin", None, "south"), holds("south", change="lost"), 5),
    )
    assert question.standing == "conceded"
    assert question.reason == (
        "On 5 March 2024 Tobin Kessarin (South) said “South holds it no longer” after “South holds "
        "it”; "
        "Hanna Sovik (North) says “North holds it”."
    )


def test_a_side_that_says_that_it_has_the_place_again_concedes_nothing() -> None:
    question = only(
        said(NORTH, holds("north", change="took"), 1),
        said(SOUTH, holds("south", change="lost"), 2),
        said(NORTH, holds("north", change="lost"), 4),
        said(SOUTH, holds("south", change="took"), 3),
        said(SOUTH, holds("south", change="took"), 6),
    )
    assert all(each.by.side == "north" for each in question.history[-1].concessions)


def test_a_side_that_goes_back_on_it_has_not_conceded() -> None:
    assert (
        standing(
            said(NORTH, holds("north"), 1),
            said(SOUTH, holds("south"), 2),
            said(SOUTH, holds("south", change="lost"), 5),
            said(SOUTH, holds("south"), 7),
        )
        == "contested"
    )


def test_an_answer_against_its_speakers_interest_that_the_other_side_gives_is_a_concession() -> (
    None
):
    against = said(SOUTH, killed(31), 4, against="it tells losses of its own side")
    question = only(said(NORTH, killed(31), 1), against)
    assert question.standing == "conceded"
    assert "against the interest of its own side" in question.reason


def test_a_running_figure_replaced_by_its_source_is_superseded() -> None:
    question = only(said(NORTH, killed(63), 1), said(NORTH, killed(89), 4))
    assert question.standing == "superseded"
    assert [position.until is None for position in question.positions] == [False, True]
    assert question.reason == "89 took the place of 63, by its own source on 4 March 2024."


def test_a_stage_that_went_forward_is_superseded() -> None:
    media, donor = Said("Sky News", None), Said("Rhea Stroud", None, state="oskania")
    considered, pledged = pledge("oskania", "considered", 10), pledge("oskania", "pledged", 14)
    assert standing(said(media, considered, 9), said(donor, pledged, 14)) == "superseded"


def test_an_extent_matters() -> None:
    most, part = holds("north", extent="most"), holds("south", extent="part")
    assert (
        standing(said(NORTH, most, 1), said(SOUTH, holds("south", extent="all"), 1)) == "contested"
    )
    assert standing(said(NORTH, holds("north", extent="part"), 1), said(SOUTH, part, 1)) == "agreed"


def test_what_is_supposed_answers_nothing() -> None:
    question = only(said(NORTH, killed(63), 1, certainty="hypothetical"))
    assert question.standing == "unconfirmed"
    assert question.reason == "Nobody answers it: it is only supposed."
    assert question.positions == ()


def test_what_is_withheld_is_shown_and_answers_nothing() -> None:
    question = only(said(NORTH, killed(63), 1), said(SOUTH, killed(63), 2, stance="withholds"))
    assert question.standing == "unconfirmed"
    assert [position.held is None for position in question.positions] == [False, True]


def test_a_hedged_answer_is_an_answer() -> None:
    assert (
        standing(said(NORTH, killed(63), 1), said(SOUTH, killed(63), 2, certainty="hedged"))
        == "agreed"
    )


def test_satire_is_kept_and_answers_nothing() -> None:
    joke = told(
        [Said("Ivo Marten", killed(9000), "south")], 2, outlet="The Onion", published="2024-03-02"
    )
    question = only(said(NORTH, killed(63), 1), joke)
    assert (question.standing, len(question.positions), len(question.voices)) == (
        "unconfirmed",
        1,
        2,
    )


def test_what_was_published_before_the_event_is_kept_and_answers_nothing() -> None:
    tomorrow = killed(5, event_time=event_on("2024-03-20"))
    question = only(told([Said("Hanna Sovik", tomorrow, "north")], 1, published="2024-03-14"))
    assert (question.positions, len(question.voices)) == ((), 1)


def test_the_history_tells_when_it_came_to_stand_so() -> None:
    question = only(
        said(NORTH, killed(63), 1), said(SOUTH, killed(400), 3), said(NORTH, killed(400), 6)
    )
    assert [(verdict.at[:10], str(verdict.standing)) for verdict in question.history] == [
        ("2024-03-01", "unconfirmed"), ("2024-03-03", "contested"), ("2024-03-06", "conceded"),
    ]  # fmt: skip
    assert question.changed_at[:10] == "2024-03-06"


def test_that_there_is_fighting_is_of_its_day() -> None:
    monitor = Said("Vesna Monitoring Mission", None)
    lost = said(SOUTH, holds("south", change="lost"), 5)
    assert (
        standing(said(monitor, holds("contested"), 2), said(NORTH, holds("north"), 4), lost)
        == "conceded"
    )
    assert (
        standing(said(NORTH, holds("north"), 4), said(monitor, holds("contested"), 4))
        == "contested"
    )


def test_who_holds_a_state_is_no_question() -> None:
    state = {**DRENOV, "feature": "A.PCLI"}
    assert board_of(said(NORTH, holds("north", place=state), 1)).questions() == []
