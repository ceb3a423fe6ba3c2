"""Tolls of a whole land, of a town over days, of trades, and figures that tell no other figure."""

from typing import Any

import pytest

from sayso.questions.records import Told
from sayso.questions.sums import names_two
from sayso.questions.trades import trade_of

from .telling import DRENOV, ORLIVKA, Said, asked, board_of, event_on, killed, only, told

LAND = {"id": "geo:9", "name": "Oskania", "lat": 49.0, "lon": 31.0, "country": "XX",
        "feature": "A.PCLI", "admin": [], "population": 0}  # fmt: skip
BATTLE: dict[str, Any] = {"place": LAND, "event": "battle"}


def papers(*tolls: tuple[int, dict[str, Any]], quoted: bool = False) -> list[Told]:
    """A report for each toll, of that day of March, in a paper's own voice or of someone quoted."""
    return [
        told(
            [
                Said(
                    f"Witness {number}" if quoted else "",
                    what,
                    words=f"so it was told in paper {number} on day {day}",
                    kind="person" if quoted else "outlet",
                    mode="indirect" if quoted else "narration",
                )
            ],
            number,
            published=f"2024-03-{day:02d}",
        )
        for number, (day, what) in enumerate(tolls, start=1)
    ]


@pytest.mark.parametrize(
    ("first", "second", "questions"),
    [
        ((1, killed(3, **BATTLE)), (2, killed(56, **BATTLE)), 1),
        ((1, killed(56, **BATTLE)), (4, killed(180, place=LAND)), 1),
        ((1, killed(400, **BATTLE)), (12, killed(512, **BATTLE)), 1),
        ((1, killed(97, group="civilians", **BATTLE)), (2, killed(180, **BATTLE)), 1),
        ((1, killed(56, **BATTLE)), (2, killed(56, place=DRENOV)), 1),
        ((1, killed(97, **BATTLE)), (2, killed(40, group="soldiers", whose="north", **BATTLE)), 2),
        ((1, killed(97, **BATTLE)), (2, killed(12, place=DRENOV)), 2),
        ((1, killed(97, **BATTLE)), (2, killed(120, whose="north", **BATTLE)), 2),
        ((1, killed(12, place=LAND)), (2, killed(90, place=LAND)), 2),
        ((1, killed(97, **BATTLE)), (2, killed(97, what="wounded", **BATTLE)), 2),
    ],
)
def test_the_toll_of_the_fighting_in_a_land_is_one_line(
    first: tuple[int, dict[str, Any]], second: tuple[int, dict[str, Any]], questions: int
) -> None:
    assert asked(*papers(first, second)) == questions


def test_the_line_of_a_land_is_not_narrowed_to_a_town_that_one_answer_names() -> None:
    reports = papers(
        (1, killed(56, **BATTLE)), (2, killed(97, **BATTLE)), (2, killed(97, place=DRENOV))
    )
    assert only(*reports).group.frame.spot.name == "Oskania"


def test_one_attack_told_first_of_the_land_is_of_its_town() -> None:
    day: dict[str, Any] = {"event_time": event_on("2024-03-01")}
    reports = papers((1, killed(12, place=LAND, **day)), (2, killed(12, place=DRENOV, **day)))
    assert only(*reports).group.frame.spot.name == "Drenov"


@pytest.mark.parametrize(
    ("first", "second", "questions"),
    [
        ((1, killed(10)), (7, killed(16)), 1),
        ((1, killed(10)), (7, killed(29)), 1),
        ((1, killed(10)), (7, killed(31)), 2),
        ((1, killed(10)), (9, killed(16)), 2),
        ((1, killed(2)), (7, killed(5)), 2),
        ((1, killed(16)), (7, killed(10)), 2),
        ((1, killed(10)), (7, killed(16, place=ORLIVKA)), 2),
        ((1, killed(10)), (7, killed(16, event_time=event_on("2024-03-07"))), 2),
    ],
)
def test_a_toll_of_a_town_is_carried_on_for_a_week_while_it_grows(
    first: tuple[int, dict[str, Any]], second: tuple[int, dict[str, Any]], questions: int
) -> None:
    assert asked(*papers(first, second)) == questions


@pytest.mark.parametrize(
    ("other", "questions"),
    [
        (killed(3), 2),
        (killed(18), 2),
        (killed(20, 60, exact=False), 1),
        (killed(57), 1),
    ],
)
def test_of_two_tolls_in_the_voice_of_one_paper_the_much_lower_is_of_something_else(
    other: dict[str, Any], questions: int
) -> None:
    sayings = [Said("", each, mode="narration", kind="outlet") for each in (killed(60), other)]
    assert asked(told(sayings, 1)) == questions


def test_rivals_quoted_in_one_report_answer_one_question_however_far_apart() -> None:
    both = [Said("Hanna Sovik", killed(3), "north"), Said("Ivo Marten", killed(60), "south")]
    assert asked(told(both, 1)) == 1


@pytest.mark.parametrize(
    ("who", "trade"),
    [
        ("three aid workers", "aid workers"),
        ("UN employees", "employees"),
        ("Norwegian journalists", "journalists"),
        ("ambulance workers", "medics"),
        ("emergency workers", "rescuers"),
        ("embassy staff", "diplomats"),
        ("workers", ""),
        ("people", ""),
        ("doctors' patients", ""),
        ("students of war", ""),
        ("aid", ""),
    ],
)
def test_a_trade_is_told_by_the_words_for_those_counted(who: str, trade: str) -> None:
    assert trade_of(who) == trade


def test_aid_workers_are_counted_apart_and_an_agency_s_employees_may_be_they() -> None:
    helpers, staff = (killed(3, who=who, group="civilians") for who in ("aid workers", "employees"))
    assert asked(*papers((1, killed(56)), (1, helpers), (1, staff))) == 2
    assert asked(*papers((1, helpers), (1, {**staff, "low": 5, "high": 5}))) == 2
    found = {each.group.frame.sentence for each in board_of(*papers((1, helpers))).questions()}
    assert found == {"How many aid workers were killed in Drenov?"}


@pytest.mark.parametrize(
    ("words", "two"),
    [
        ("at least two were killed", True),
        ("2 dead", True),
        ("a couple of soldiers", True),
        ("heavy casualties", False),
        ("20 dead", False),
        ("losses", False),
    ],
)
def test_a_bare_plural_is_no_figure(words: str, two: bool) -> None:
    assert names_two(words) is two


def test_what_was_said_as_a_word_is_shown_as_said_and_a_figure_after_it_only_says_it_exactly() -> (
    None
):
    dozens = killed(24, exact=False, approximate=True, spans=[[0, 6]])
    words = "dozens were killed"
    first = told([Said("", dozens, words=words, mode="narration")], 1, published="2024-03-01")
    later = told([Said("Hanna Sovik", killed(56))], 2, published="2024-03-02")
    question = only(first, later)
    assert question.positions[0].own.vague == "dozens"
    assert question.standing == "unconfirmed"


@pytest.mark.parametrize(
    ("first", "second", "positions"),
    [
        (killed(401, None, exact=False, figure=400), killed(400), 1),
        (killed(25, None, exact=False, figure=24), killed(24, None, exact=False), 1),
        (killed(401, None, exact=False, figure=400), killed(450), 2),
        (killed(3, None, exact=False, figure=2), killed(2), 2),
        (killed(56), killed(57), 2),
    ],
)
def test_more_than_a_figure_is_that_figure(
    first: dict[str, Any], second: dict[str, Any], positions: int
) -> None:
    reports = [
        told([Said("Rhea Stroud", what, words=f"told otherwise on day {day}")], day,
             published=f"2024-03-{day:02d}")
        for day, what in ((1, first), (2, second))
    ]  # fmt: skip
    assert len(only(*reports).positions) == positions


def test_an_outlet_that_tells_a_lower_figure_again_corrects_nothing() -> None:
    question = only(*papers((1, killed(270, **BATTLE)), (2, killed(200, **BATTLE))))
    assert question.standing == "unconfirmed"
    assert [each.recalled for each in question.positions] == [False, True]


def test_figures_of_one_step_that_fall_leave_one_that_holds() -> None:
    both = [
        Said("Hanna Sovik", {**killed(25), "what": "missing"}, "north", words="25 are missing"),
        Said("Osk Tammer", {**killed(41), "what": "missing"}, "north", words="41 are missed"),
    ]
    question = only(told(both, 1))
    assert len(question.history[-1].active) == 1
    assert "Nobody answers" not in question.reason
