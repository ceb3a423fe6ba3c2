"""Running tolls, parts of places, concessions, pledges: who can bear out, contest and move what."""

from typing import Any

import pytest

from .telling import (
    DRENOV,
    WHY,
    Said,
    asked,
    board_of,
    event_on,
    holds,
    killed,
    only,
    pledge,
    standing,
    told,
)
from .test_standing import NORTH, SOUTH, said

PAPER = Said("The Courier", None, kind="outlet")
POST = Said("The Post", None, kind="outlet")
OFFICER = Said("Osk Tammer", None, "north")
MONITOR = Said("Vesna Monitoring Mission", None)


def test_a_toll_that_rises_through_outlets_and_officials_is_one_line() -> None:
    question = only(said(PAPER, killed(4), 1), said(OFFICER, killed(9), 1), said(POST, killed(17), 2),
                    said(NORTH, killed(26), 3))  # fmt: skip
    assert question.standing == "superseded"
    assert [
        position.held.value["low"]
        for position in question.positions
        if position.until is None and position.held
    ] == [26]


def test_a_lower_figure_told_later_by_an_outlet_only_looks_back() -> None:
    question = only(said(NORTH, killed(26), 1), said(POST, killed(9), 3))
    assert question.standing == "unconfirmed"
    assert [position.until is None for position in question.positions] == [True, False]


def test_the_other_side_contests_a_toll_however_it_grew() -> None:
    assert (
        standing(said(NORTH, killed(4), 1), said(NORTH, killed(9), 2), said(SOUTH, killed(40), 3))
        == "contested"
    )


def test_an_outlet_does_not_end_what_a_party_says_while_the_other_contests_it() -> None:
    assert (
        standing(said(NORTH, killed(63), 1), said(SOUTH, killed(400), 2), said(POST, killed(92), 5))
        == "contested"
    )


def test_a_speaker_corrects_its_own_figure_and_the_line_follows() -> None:
    question = only(
        said(PAPER, killed(26), 1), said(NORTH, killed(26), 1), said(NORTH, killed(24), 2)
    )
    assert [
        position.held.value["low"]
        for position in question.positions
        if position.until is None and position.held
    ] == [24]


def test_the_missing_become_fewer_without_contest() -> None:
    first, second = ({**killed(low), "what": "missing"} for low in (41, 31))
    assert standing(said(NORTH, first, 1), said(OFFICER, second, 6)) == "superseded"


def test_two_outlets_do_not_agree_and_two_sides_do() -> None:
    assert standing(said(PAPER, holds("north"), 1), said(POST, holds("north"), 2)) == "unconfirmed"
    assert standing(said(NORTH, holds("north"), 1), said(SOUTH, holds("north"), 2)) in (
        "agreed",
        "conceded",
    )


def test_bodies_of_one_state_are_one_voice() -> None:
    ministry, house = (
        Said(name, None, "third-party", state="oskania") for name in ("Ministry", "House")
    )
    other = Said("Government", None, "third-party", state="taluria")
    assert (
        standing(said(ministry, holds("north"), 1), said(house, holds("north"), 2)) == "unconfirmed"
    )
    assert standing(said(ministry, holds("north"), 1), said(other, holds("north"), 2)) == "agreed"


def test_a_part_given_up_leaves_the_whole_contested() -> None:
    part = holds("south", extent="part")
    assert (
        standing(
            said(NORTH, holds("north"), 1), said(SOUTH, holds("south"), 2), said(OFFICER, part, 3)
        )
        == "contested"
    )


def test_a_part_takes_no_place_of_what_its_speaker_says_of_the_whole() -> None:
    question = only(said(NORTH, holds("north"), 1), said(NORTH, holds("south", extent="part"), 2))
    assert all(position.until is None for position in question.positions)


def test_leaving_and_taken_agree() -> None:
    assert standing(
        said(MONITOR, holds("north", change="leaving"), 1),
        said(SOUTH, holds("south", change="took"), 2),
    ) == ("agreed")


def test_who_had_a_place_and_admits_its_loss_concedes() -> None:
    question = only(said(NORTH, holds("north", change="withdrew"), 3))
    assert question.standing == "conceded"
    assert question.reason.endswith("of a place that its own side had.")


def test_what_others_said_before_yields_to_the_owners_admission() -> None:
    before = said(MONITOR, holds("north"), 1)
    assert standing(before, said(NORTH, holds("north", change="lost"), 3)) == "conceded"
    assert standing(before, said(SOUTH, holds("south", change="took"), 3)) != "contested"


def test_a_partys_claim_stands_whatever_a_third_voice_says_in_passing() -> None:
    question = only(said(NORTH, holds("contested"), 1), said(MONITOR, holds("south"), 4))
    assert all(position.until is None for position in question.positions)


@pytest.mark.parametrize(
    ("by", "moved"),
    [
        (Said("Rhea Stroud", None, state="oskania"), True),
        (Said("Oskania", None), True),
        (Said("Ivo Marten", None), False),
        (PAPER, False),
    ],
)
def test_only_the_donor_moves_a_pledge(by: Said, moved: bool) -> None:
    donor = Said("Lena Dorak", None, state="oskania")
    question = only(
        said(donor, pledge("oskania", "pledged", 10), 1), said(by, pledge("oskania", "refused"), 4)
    )
    assert (question.standing == "superseded") is moved


def test_of_a_delivery_the_recipient_can_tell() -> None:
    fields = {"recipient": "Vesna", "recipient_id": "vesna"}
    donor, recipient = (
        Said("Lena Dorak", None, state="oskania"),
        Said("Ivo Marten", None, state="vesna"),
    )
    promised, there = (
        pledge("oskania", "pledged", 10, **fields),
        pledge("oskania", "delivered", 10, **fields),
    )
    assert standing(said(donor, promised, 1), said(recipient, there, 9)) == "superseded"


def test_before_a_promise_nothing_is_superseded() -> None:
    donor = Said("Lena Dorak", None, state="oskania")
    weighed = said(donor, pledge("oskania", "considered", 10), 1)
    assert standing(weighed, said(donor, pledge("oskania", "requested", 10), 3)) == "unconfirmed"


def nought(what: str) -> dict[str, Any]:
    """That nobody came to harm."""
    return {**killed(0), "what": what, "event_time": event_on("2024-03-13")}


@pytest.mark.parametrize("what", ["killed", "wounded", "casualties"])
def test_nought_of_any_harm_answers_how_many_were_killed(what: str) -> None:
    claimed = told(
        [Said("Hanna Sovik", killed(300, event_time=event_on("2024-03-13")), "north")], 1
    )
    assert standing(claimed, told([Said("Ivo Marten", nought(what), "south")], 2)) == "contested"


def test_a_toll_told_of_the_country_is_that_of_the_town_which_was_news() -> None:
    country = {**DRENOV, "id": "geo:9", "name": "Meresk", "feature": "A.PCLI", "admin": []}
    day = event_on("2024-03-13")
    town = told([Said("Hanna Sovik", killed(12, event_time=day))], 1)
    assert (
        asked(town, told([Said("Ivo Marten", killed(12, place=country, event_time=day))], 2)) == 1
    )
    assert (
        asked(town, told([Said("Ivo Marten", killed(40, place=country, event_time=day))], 2)) == 2
    )


def test_two_days_that_are_named_are_two_events_unless_they_tell_one_figure() -> None:
    def on(day: str, low: int, number: int) -> Any:
        when = {**event_on(day), "why": {**WHY, "by": "rule:event-time", "words": "Monday"}}
        return told([Said("Hanna Sovik", killed(low, event_time=when))], number)

    assert asked(on("2024-03-11", 4, 1), on("2024-03-12", 7, 2)) == 2
    assert asked(on("2024-03-11", 4, 1), on("2024-03-12", 4, 2)) == 1


def test_americans_are_not_britons() -> None:
    def left(who: str, number: int) -> Any:
        fields = {"what": "evacuated", "who": who, "whose": "third-party"}
        return told([Said("Hanna Sovik", {**killed(300), **fields})], number)

    assert asked(left("Americans", 1), left("Britons", 2)) == 2
    assert asked(left("Americans", 1), left("US citizens", 2)) == 1


def test_every_change_of_standing_says_what_was_before_and_by_whose_words() -> None:
    from sayso.questions.contract import question_as_json

    row = question_as_json(only(said(NORTH, killed(63), 1), said(SOUTH, killed(400), 3)))
    assert [(each["before"], each["standing"], [by["name"] for by in each["by"]]) for each in row["history"]] == [
        (None, "unconfirmed", ["Hanna Sovik"]), ("unconfirmed", "contested", ["Ivo Marten"]),
    ]  # fmt: skip


def test_dozens_are_shown_as_they_were_said() -> None:
    from sayso.questions.contract import question_as_json

    dozens = {**killed(24, 199), "approximate": True}
    report = told([Said("Hanna Sovik", dozens, words="dozens were killed")], 1)
    assert question_as_json(only(report))["bounds"]["low"] == {
        "figure": None,
        "said": "dozens",
        "speakers": ["Hanna Sovik"],
    }


def test_an_answer_without_its_place_founds_no_question() -> None:
    assert board_of(told([Said("Hanna Sovik", killed(5, place=None))], 1)).questions() == []


CLERK = Said("a clerk", None, "north", kind="unnamed")
MINISTRY = Said("Ministry of Oskania", None, state="oskania")
CABINET = Said("Cabinet of Oskania", None, state="oskania")


@pytest.mark.parametrize(
    ("first", "second", "contested"),
    [
        ((NORTH, holds("north")), (SOUTH, holds("south")), True),
        ((NORTH, killed(63)), (SOUTH, killed(400)), True),
        ((NORTH, holds("north")), (OFFICER, holds("south", extent="all")), True),
        ((NORTH, holds("north")), (NORTH, holds("south", extent="half")), False),
        ((NORTH, holds("north")), (CLERK, holds("south")), False),
        ((MINISTRY, pledge("oskania", "pledged", 14)), (CABINET, pledge("oskania", "pledged", 20)), False),
        ((PAPER, holds("north")), (POST, holds("south")), False),
        ((NORTH, killed(63)), (CLERK, killed(90)), False),
    ],
)  # fmt: skip
def test_only_two_voices_contest_a_question(first: Any, second: Any, contested: bool) -> None:
    reports = [said(first[0], first[1], 1), said(second[0], second[1], 1)]
    assert (standing(*reports) in ("contested", "denied")) is contested


@pytest.mark.parametrize(
    ("before", "after", "holding"),
    [
        ("delivered", "considered", "delivered"),
        ("delivering", "pledged", "delivering"),
        ("approved", "pledged", "approved"),
        ("pledged", "approved", "approved"),
        ("delivered", "withdrawn", "withdrawn"),
        ("approved", "refused", "refused"),
        ("pledged", "considered", "considered"),
    ],
)
def test_an_earlier_stage_takes_nothing_back(before: str, after: str, holding: str) -> None:
    donor = Said("Oskania", None, state="oskania")
    question = only(
        said(donor, pledge("oskania", before, 14), 1), said(donor, pledge("oskania", after, 14), 2)
    )
    (last,) = (each for each in question.positions if each.until is None)
    assert last.held is not None
    assert last.held.value["stage"] == holding


@pytest.mark.parametrize(
    ("first", "second", "questions"),
    [
        (2_100_000_000, 325_000_000, 2),
        (2_100_000_000, 2_000_000_000, 1),
        (325_000_000, 325_000_000, 1),
    ],
)
def test_a_second_package_is_another_promise(first: int, second: int, questions: int) -> None:
    reports = [
        said(PAPER, pledge("oskania", "pledged", sum_, kind="aid", unit="USD"), day)
        for day, sum_ in ((1, first), (4, second))
    ]
    assert asked(*reports) == questions
    tanks = [said(PAPER, pledge("oskania", "pledged", n), day) for day, n in ((1, 14), (4, 28))]
    assert asked(*tanks) == 1
