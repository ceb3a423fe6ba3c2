"""What puts a question higher on the board, everything else being equal."""

from typing import Any

import pytest

from sayso.questions.weight import HALVES_IN, weight_of


def question(**told: Any) -> dict[str, Any]:
    row = {"side": "north", "first": "2024-03-01T00:00:00Z", "against_interest": None}
    return {"standing": "agreed", "say_sos": 2, "positions": [row], **told}


ROW = question()["positions"][0]


@pytest.mark.parametrize(
    "told",
    [
        {"say_sos": 3},
        {"standing": "contested"},
        {"standing": "denied"},
        {"standing": "conceded"},
        {"positions": [ROW, {**ROW, "side": "south"}]},
        {"positions": [{**ROW, "against_interest": "its own side no longer holds it"}]},
        {"positions": [{**ROW, "first": "2024-03-02T00:00:00Z"}]},
    ],
)
def test_a_question_weighs_more(told: dict[str, Any]) -> None:
    assert weight_of(question(**told)) > weight_of(question())


def test_onlookers_weigh_less_than_a_party_and_an_echo_nothing() -> None:
    assert weight_of(question(positions=[{**ROW, "side": "third-party"}])) < weight_of(question())
    assert weight_of(question(echoes=40)) == weight_of(question())


def test_after_a_while_it_needs_twice_as_much_to_stand_where_it_stood() -> None:
    later = {**ROW, "side": None, "first": f"2024-03-{1 + int(HALVES_IN):02}T00:00:00Z"}
    old = question(say_sos=7, positions=[{**ROW, "side": None}])

    assert weight_of(question(say_sos=3, positions=[later])) == pytest.approx(weight_of(old))


@pytest.mark.parametrize(
    "told", [{}, {"positions": [{"first": "soon"}]}, {"changed_at": None, "positions": []}]
)
def test_what_has_no_time_that_can_be_read_weighs_something_all_the_same(
    told: dict[str, Any],
) -> None:
    assert weight_of(told) >= 0
