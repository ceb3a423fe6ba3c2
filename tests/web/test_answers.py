"""Answers in a few words, and times, sides and positions as pages show them."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.web.views.answers import answer, number
from sayso.web.views.differing import difference_of
from sayso.web.views.finding import columns_of, finding_of
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
        ("count", {"low": 0, "high": 0}, "asserts", "none"),
        ("count", {"low": 0, "high": None}, "asserts", "some"),
        ("count", {"low": 360, "high": 440, "approximate": True}, "asserts", "about 360 to 440"),
        ("count", {"low": 9, "high": 9}, "denies", "denies: 9"),
        ("count", {"low": 24, "high": None, "approximate": True}, "asserts", "dozens"),
        ("count", {"low": 24, "high": 24, "approximate": True}, "asserts", "about 24"),
        ("count", {"low": 9, "high": 9}, "withholds", "does not say"),
        ("control", {"holder": "north", "extent": "all"}, "asserts", "North holds it"),
        ("control", {"holder": "north", "extent": "part"}, "asserts", "North holds part of it"),
        ("control", {"holder": "contested", "extent": "part"}, "asserts", "still fighting for part of it"),
        ("control", {"holder": "not south"}, "asserts", "South does not hold it"),
        ("control", {"holder": "south", "change": "withdrew"}, "asserts", "South has left it"),
        ("control", {"holder": "unnamed:ab12:the-enemy", "holder_name": "the enemy"}, "asserts", "the enemy holds it"),
        ("pledge", {"item": "tanks", "low": 14, "high": 14, "donor": "north", "stage": "pledged"}, "asserts",
         "North promises 14 tanks"),
        ("pledge", {"item": "ambulances", "low": 20, "high": 20, "donor": "Lethia", "stage": "delivered"}, "asserts",
         "Lethia has delivered 20 ambulances"),
        ("pledge", {"item": "tanks", "stage": "pledged"}, "denies", "denies: promises tanks"),
        ("responsibility", {"accused": "gunners", "accused_side": "south"}, "asserts", "blames gunners (South)"),
        ("responsibility", {"accused": "The South", "accused_side": "south"}, "asserts", "blames the South"),
        ("responsibility", {"accused": "not north", "accused_side": "north"}, "denies", "says that it was not North"),
        ("responsibility", {}, "asserts", "blames nobody by name"),
        ("movement", {"who": "south", "direction": "withdraw"}, "asserts", "South is falling back"),
        ("movement", {"who": "British diplomats", "direction": "transfer"}, "asserts",
         "British diplomats are being moved"),
        ("strike", {"attacker": "south", "target": "the mill", "weapon": "shells"}, "asserts",
         "says that it was South with shells"),
        ("strike", {"attacker": ""}, "denies", "denies it"),
        ("appointment", {"person": "Ada Bell", "change": "appointed", "predecessor": "Ben Okoro"}, "asserts",
         "Ada Bell is appointed, after Ben Okoro"),
        ("new", {"field_of": "north", "field_id": "x", "open": False}, "asserts", "field of North"),
        ("new", {}, "asserts", "says so"),
    ],
)  # fmt: skip
def test_an_answer_is_put_in_a_few_words(
    type_: str, value: dict[str, Any], stance: str, words: str
) -> None:
    assert answer(type_, {"value": value, "stance": stance}, SIDES) == words


@pytest.mark.parametrize(
    ("type_", "value", "stance", "words"),
    [
        ("control", {"holder": "north", "change": "took"}, "asserts", "took it"),
        ("control", {"holder": "north"}, "asserts", "holds it"),
        ("control", {"holder": "not north", "change": "lost"}, "asserts", "has lost it"),
        ("control", {"holder": "north", "holder_name": "The South"}, "denies", "denies losing it"),
        ("responsibility", {"accused": "not north", "accused_side": "north"}, "denies", "denies it"),
        ("responsibility", {"accused": "North", "accused_side": "north"}, "asserts", "admits it"),
        ("strike", {"attacker": "north", "weapon": "drones"}, "asserts", "struck it with drones"),
        ("movement", {"who": "North", "who_side": "north", "direction": "advance", "planned": True}, "asserts",
         "will advance"),
        ("pledge", {"donor": "North", "donor_side": "north", "item": "tanks", "stage": "refused"}, "asserts",
         "refuses tanks"),
    ],
)  # fmt: skip
def test_what_a_side_says_of_itself_names_it_no_second_time(
    type_: str, value: dict[str, Any], stance: str, words: str
) -> None:
    assert (
        answer(
            type_, {"value": value, "stance": stance, "side": "north", "name": "Ada Bell"}, SIDES
        )
        == words
    )


@given(st.sampled_from(["count", "control", "pledge", "strike", "x"]), st.dictionaries(
    st.sampled_from(["low", "high", "holder", "item", "target", "who", "accused"]),
    st.none() | st.integers() | st.text(max_size=5) | st.booleans()),
)  # fmt: skip
@settings(deadline=None)
def test_any_value_has_words(type_: str, value: dict[str, Any]) -> None:
    assert answer(type_, {"value": value, "stance": "asserts"}, SIDES)


def test_the_parties_of_each_theatre_have_the_colours_and_nobody_else() -> None:
    letters = {
        key: SIDES.of(key).letter
        for key in ("north", "south", "isles", "others", "east", "unknown", None)
    }

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
        "positions": [
            row("a", "2023-01-03", 89),
            row("a", "2023-01-01", 63),
            row("b", "2023-01-02", 4),
        ],
    }
    positions = positions_of(question, SIDES)

    assert [(each.words, each.current) for each in positions] == [
        ("63", False),
        ("4", True),
        ("89", True),
    ]
    assert [each.number for each in positions] == [1, 2, 3]
    assert positions[0].until == positions[2].since


def test_an_answer_whose_place_a_later_word_of_its_side_took_ends_there() -> None:
    rows = [row("a", "2023-01-01", 63, ended="2023-01-02"), row("b", "2023-01-02", 89)]
    first, second = positions_of({"type": "control", "positions": rows}, SIDES)

    assert (first.current, second.current) == (False, True)
    assert first.until == second.since


def test_a_sentence_has_of_a_sides_answers_those_that_say_something_else() -> None:
    values = [{"holder": "north", "change": "took"}, {"holder": "north"}, {"holder": "contested"}]
    rows = [row(f"s{at}", f"2023-01-0{at + 1}", 1, value=value) for at, value in enumerate(values)]
    finding = finding_of(
        columns_of(positions_of({"type": "control", "positions": rows}, SIDES)), SIDES
    )

    assert finding.sentence.startswith("North: still fighting for it; holds it.")


def test_a_party_that_says_nothing_is_told_to_be_silent_where_another_speaks() -> None:
    rows = [row("a", "2023-01-01", 63), {**row("o", "2023-01-02", 60), "side": "others"}]
    finding = finding_of(
        columns_of(positions_of({"type": "count", "positions": rows}, SIDES)), SIDES
    )
    others = finding_of(
        columns_of(positions_of({"type": "count", "positions": rows[1:]}, SIDES)), SIDES
    )

    assert finding.sentence == "North: 63. O: 60. South: silent."
    assert others.sentence == "O: 60."


@pytest.mark.parametrize(
    ("sides", "letters", "told"),
    [
        (("north", "south"), ("pa", "pb"), "North and South differ."),
        (("north", "north"), ("pa", "pa"), "A and B differ, both of North."),
        (("others", "north"), ("pa", "pn"), "North and A differ."),
        (("others", None), ("pn", "pn"), "A and B differ."),
    ],
)
def test_the_sign_of_a_contested_question_shows_who_differs(
    sides: Any, letters: Any, told: str
) -> None:
    rows = [
        {**row("a", "2023-01-01", 63), "side": sides[0]},
        {**row("b", "2023-01-02", 89), "side": sides[1]},
    ]
    question = {"type": "count", "standing": "contested", "positions": rows}
    found = difference_of(question, positions_of(question, SIDES))

    assert (found.letters, found.told) == (letters, told)


def test_equal_answers_of_a_side_stand_together_and_old_ones_last() -> None:
    question = {
        "type": "count",
        "positions": [
            row("a", "2023-01-01", 63),
            row("b", "2023-01-02", 89),
            row("a", "2023-01-03", 89),
        ],
    }
    (column,) = columns_of(positions_of(question, SIDES))

    assert [(each.words, each.speakers, each.current) for each in column.answers] == [
        ("89", ("A", "B"), True),
        ("63", ("A",), False),
    ]


def test_a_position_without_a_time_is_shown_all_the_same() -> None:
    (position,) = positions_of(
        {"type": "count", "positions": [row("a", "", 1) | {"first": None}]}, SIDES
    )

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


@given(
    st.text(max_size=30) | st.dictionaries(st.sampled_from(["start", "end"]), st.text(max_size=25))
)
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
        row(f"s{number}", f"2023-01-01T00:{number // 60:02}:{number % 60:02}Z", number)
        for number in range(MOST + 50)
    ]
    shown = show_question({"type": "count", "what": "x", "positions": rows, "history": []}, SIDES)

    assert (len(shown.positions), shown.earlier) == (MOST, 50)
    assert shown.positions[-1].words == str(MOST + 49)
    assert shown.shared == MOST - 3


def test_four_sides_stand_in_three_columns_and_none_below_all_the_others() -> None:
    rows = [
        *({**row(f"n{n}", "2023-01-01", n), "side": "north"} for n in range(20)),
        *({**row(f"s{n}", "2023-01-01", n), "side": "south"} for n in range(9)),
        {**row("i", "2023-01-01", 1), "side": "isles"},
        *({**row(f"o{n}", "2023-01-01", n), "side": "others"} for n in range(3)),
    ]
    shown = show_question({"type": "count", "what": "x", "positions": rows, "history": []}, SIDES)

    assert [[side.id for side, _ in column] for column in shown.columns] == [
        ["north"],
        ["south"],
        ["isles", "others"],
    ]


def test_of_many_speakers_of_a_side_the_quieter_ones_share_a_lane() -> None:
    rows = [row(f"s{n}", "2023-01-01", n % 3, claims=["c"] * n) for n in range(1, 30)]
    question = {"type": "control", "what": "x", "positions": rows, "history": []}
    folded, parted = show_question(question, SIDES), show_question(question, SIDES, every=True)

    def lanes(picture: str) -> list[str]:
        return re.findall(r'class="who">([^<]+)<', picture)

    assert lanes(folded.timeline) == ["S27", "S28", "S29", "26 others"]
    assert folded.shared == 26
    assert folded.timeline.count("data-number") == 4
    assert len(lanes(parted.timeline)) == 29


def test_of_two_changes_of_one_day_each_can_be_seen() -> None:
    times = ["2023-01-10T05:00:00Z", "2023-01-11T05:00:00Z", "2023-01-11T18:00:00Z"]
    history = [{"at": at, "standing": "contested"} for at in times]
    shown = show_question(
        {"type": "count", "what": "x", "positions": [], "history": history}, SIDES
    )

    assert [each["as_of"] for each in shown.changes] == [
        "2023-01-11",
        "2023-01-11T05:00:00Z",
        "2023-01-10",
    ]
