"""Answers in a few words, and times, sides and positions as pages show them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.web.views.answers import answer, number
from sayso.web.views.cards import columns_of
from sayso.web.views.positions import positions_of
from sayso.web.views.question import MOST, show_question
from sayso.web.views.sides import Sides
from sayso.web.views.when import in_words, interval, short

SIDES = Sides(
    [
        {"id": "north", "name": "North", "kind": "party", "theatre": "t"},
        {"id": "south", "name": "South", "kind": "party", "theatre": "t"},
        {"id": "isles", "name": "Isles", "kind": "party", "theatre": "t"},
        {"id": "others", "name": "Others", "kind": "third-party", "theatre": "t"},
        {"id": "east", "name": "East", "kind": "party", "theatre": "u"},
    ]
)


@pytest.mark.parametrize(
    ("type_", "value", "stance", "words"),
    [
        ("count", {"low": 57, "high": 57}, "asserts", "57"),
        ("count", {"low": 501, "high": None}, "asserts", "at least 501"),
        ("count", {"low": 501, "high": None, "figure": 500}, "asserts", "more than 500"),
        ("count", {"low": 0, "high": 20}, "asserts", "at most 20"),
        ("count", {"low": 0, "high": 0}, "asserts", "0"),
        ("count", {"low": 0, "high": None}, "asserts", "some"),
        ("count", {"low": 360, "high": 440, "approximate": True}, "asserts", "about 360 to 440"),
        ("count", {"low": 9, "high": 9}, "denies", "not 9"),
        ("count", {"low": 9, "high": 9}, "withholds", "would not say"),
        ("control", {"holder": "north", "extent": "all"}, "asserts", "North"),
        ("control", {"holder": "north", "extent": "part"}, "asserts", "North, part of it"),
        ("control", {"holder": "not south"}, "asserts", "not South"),
        ("control", {"holder": "south", "change": "withdrew"}, "asserts", "not South"),
        ("control", {"holder": "unnamed:ab12:the-enemy", "holder_name": "the enemy"}, "asserts", "the enemy"),
        ("pledge", {"item": "tanks", "low": 14, "high": 14, "donor": "north", "stage": "pledged"}, "asserts",
         "14 × tanks from North: pledged"),
        ("pledge", {"item": "tanks", "stage": "pledged"}, "denies", "denies: tanks: pledged"),
        ("responsibility", {"accused": "gunners", "accused_side": "south"}, "asserts", "gunners (South)"),
        ("control", {"holder": "south", "holder_name": "The North"}, "denies", "South"),
        ("responsibility", {"accused": "The South", "accused_side": "south"}, "asserts", "The South"),
        ("responsibility", {"accused": "not north", "accused_side": "north"}, "denies", "not North"),
        ("movement", {"who": "south", "direction": "withdraw"}, "asserts", "South: withdraw"),
        ("strike", {"attacker": "south", "target": "the mill", "weapon": "shells"}, "asserts",
         "South struck the mill with shells"),
        ("appointment", {"person": "Ada Bell", "change": "appointed", "predecessor": "Ben Okoro"}, "asserts",
         "Ada Bell appointed, for Ben Okoro"),
        ("new", {"field_of": "north", "field_id": "x", "open": False}, "asserts", "field of North"),
        ("new", {}, "asserts", "says so"),
    ],
)  # fmt: skip
def test_an_answer_is_put_in_a_few_words(type_: str, value: dict[str, Any], stance: str, words: str) -> None:
    assert answer(type_, {"value": value, "stance": stance}, SIDES) == words


@given(st.sampled_from(["count", "control", "pledge", "strike", "x"]), st.dictionaries(
    st.sampled_from(["low", "high", "holder", "item", "target", "who", "accused"]),
    st.none() | st.integers() | st.text(max_size=5) | st.booleans()),
)  # fmt: skip
@settings(deadline=None)
def test_any_value_has_words(type_: str, value: dict[str, Any]) -> None:
    assert answer(type_, {"value": value, "stance": "asserts"}, SIDES)


def test_the_parties_of_each_theatre_have_the_colours_and_nobody_else() -> None:
    letters = {key: SIDES.of(key).letter for key in ("north", "south", "isles", "others", "east", "unknown", None)}

    assert letters == {
        "north": "pa", "south": "pb", "isles": "pc", "others": "pn", "east": "pa", "unknown": "pn", None: "pn",
    }  # fmt: skip


def row(speaker: str, first: str, low: int, **more: Any) -> dict[str, Any]:
    value = {"low": low, "high": low}
    return {"speaker": speaker, "name": speaker, "side": "north", "value": value, "stance": "asserts", "first": first,
            "last": first, "claims": [], "say_sos": 1, "echoes": 0, **more}  # fmt: skip


def test_a_position_ends_where_its_speaker_gives_another() -> None:
    question = {
        "type": "count",
        "positions": [row("a", "2023-01-03", 89), row("a", "2023-01-01", 63), row("b", "2023-01-02", 4)],
    }
    positions = positions_of(question, SIDES)

    assert [(each.words, each.current) for each in positions] == [("63", False), ("4", True), ("89", True)]
    assert [each.number for each in positions] == [1, 2, 3]
    assert positions[0].until == positions[2].since


def test_equal_answers_of_a_side_stand_together_and_old_ones_last() -> None:
    question = {
        "type": "count",
        "positions": [row("a", "2023-01-01", 63), row("b", "2023-01-02", 89), row("a", "2023-01-03", 89)],
    }
    (column,) = columns_of(positions_of(question, SIDES))

    assert [(each.words, each.speakers, each.current) for each in column.answers] == [
        ("89", ("a", "b"), True),
        ("63", ("a",), False),
    ]


def test_a_position_without_a_time_is_shown_all_the_same() -> None:
    (position,) = positions_of({"type": "count", "positions": [row("a", "", 1) | {"first": None}]}, SIDES)

    assert (position.since, position.words) == (None, "1")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2023-01-12", "12 January 2023"),
        ("2023-01-12T00:00:00Z", "12 January 2023"),
        ("2023-01-12T14:05:00Z", "12 January 2023, 14:05 UTC"),
        ({"start": "2023-01-01T00:00:00Z", "end": "2023-02-01T00:00:00Z"}, "January 2023"),
        (None, ""),
        ("soon", ""),
        (7, ""),
    ],
)
def test_times_are_put_in_words(value: Any, words: str) -> None:
    assert in_words(value) == words


@given(st.text(max_size=30) | st.dictionaries(st.sampled_from(["start", "end"]), st.text(max_size=25)))
def test_nothing_that_is_no_time_breaks_a_page(value: Any) -> None:
    assert isinstance(in_words(value), str)
    assert (interval(value) is None) == (short(value) == "")


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_number_names_its_bounds(low: int, more: int) -> None:
    words = number(low, low + more)

    assert f"{low + more:,}" in words
    assert (words == f"{low:,}") == (more == 0)


def test_of_very_many_positions_the_last_are_shown_and_the_others_counted() -> None:
    rows = [
        row(f"s{number}", f"2023-01-01T00:{number // 60:02}:{number % 60:02}Z", number) for number in range(MOST + 50)
    ]
    shown = show_question({"type": "count", "what": "x", "positions": rows, "history": []}, SIDES)

    assert (len(shown.positions), shown.earlier) == (MOST, 50)
    assert shown.positions[-1].words == str(MOST + 49)
    assert shown.hidden == MOST - 60
