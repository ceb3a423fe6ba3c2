"""Scoring the boards of a stream against a gold board."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import SaysoError
from sayso.evaluation.assigning import heaviest, pairs
from sayso.evaluation.stream_gold import plain_values, read_gold
from sayso.evaluation.streams import evaluate, score

GOLD = {
    "questions": [
        {
            "key": "drenov", "type": "control",
            "positions": [
                {"actor": "north-army", "side": "north", "stance": "asserts", "value": {"holder": "north"},
                 "first_reported": "2024-03-01", "items": ["u1"]},
                {"actor": "south-army", "side": "south", "stance": "denies", "value": {"holder": "north"},
                 "first_reported": "2024-03-02", "items": ["u2"]},
            ],
            "standing": {"2024-03-01": {"status": "unconfirmed"}, "2024-03-02": {"status": "contested"}},
            "as_of_values": {"2024-03-02": {"north": {"holder": "north"}, "south": {"holder": "south"}}},
        },
        {
            "key": "killed", "type": "toll",
            "positions": [{"actor": "mayor", "side": "other", "stance": "asserts", "first_reported": "2024-03-01",
                           "value": {"killed": {"value": 9, "kind": "at-least"}}, "items": ["u1"]}],
            "standing": {"2024-03-02": {"status": "unconfirmed", "also_acceptable": ["agreed"]}},
        },
    ]
}  # fmt: skip
URLS = {"c1": "u1", "c2": "u2"}


def position(side: str | None, value: dict[str, Any], claim: str, **changes: Any) -> dict[str, Any]:
    """A position as the contract has it."""
    told = {
        "name": "",
        "speaker": "",
        "side": side,
        "stance": "asserts",
        "value": value,
        "claims": [claim],
    }
    return {**told, "until": None, **changes}


def row(id_: str, kind: str, standing: str, *positions: dict[str, Any]) -> dict[str, Any]:
    """A question as the contract has it."""
    return {"id": id_, "type": kind, "standing": standing, "positions": list(positions)}


NORTH, SOUTH = (
    position("north", {"holder": "north"}, "c1"),
    position("south", {"holder": "south"}, "c2"),
)
NINE = position(None, {"low": 9, "high": None, "what": "killed"}, "c1")
BOARDS = {
    "2024-03-01": [
        row("q", "control", "unconfirmed", NORTH),
        row("k", "count", "unconfirmed", NINE),
    ],
    "2024-03-02": [
        row("q", "control", "contested", NORTH, SOUTH),
        row("k", "count", "agreed", NINE),
    ],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    file = tmp_path / "gold.json"
    file.write_text(json.dumps(GOLD), "utf-8")
    return file


def test_a_board_that_gives_every_answer_scores_in_full(gold: Path) -> None:
    figures = score(read_gold(gold), BOARDS, URLS).figures
    assert {name: (each.precision, each.recall) for name, each in figures.items()} == dict.fromkeys(
        figures, (1, 1)
    )


def test_an_answer_from_no_item_of_the_gold_is_none(gold: Path) -> None:
    figures = score(read_gold(gold), BOARDS, {"c1": "u9", "c2": "u9"}).figures
    assert figures["questions"].found == 0


def test_what_is_held_no_longer_does_not_hold_on_the_day(gold: Path) -> None:
    south = {**SOUTH, "until": "2024-03-02T00:00:00Z"}
    boards = {
        **BOARDS,
        "2024-03-02": [row("q", "control", "contested", NORTH, south), BOARDS["2024-03-02"][1]],
    }
    scored = score(read_gold(gold), boards, URLS)
    assert scored.figures["as-of values"].found == 1
    assert scored.wrong == ("drenov on 2024-03-02: south does not hold {'holder': 'south'}",)


def test_a_wrong_standing_is_told(gold: Path) -> None:
    boards = {
        **BOARDS,
        "2024-03-02": [row("q", "control", "agreed", NORTH, SOUTH), BOARDS["2024-03-02"][1]],
    }
    assert score(read_gold(gold), boards, URLS).wrong == (
        "drenov on 2024-03-02: agreed, not contested",
    )


def test_the_wounded_are_no_answer_to_how_many_were_killed(gold: Path) -> None:
    wounded = position(None, {"low": 9, "high": None, "what": "wounded"}, "c1")
    boards = {day: [row("k", "count", "unconfirmed", wounded)] for day in BOARDS}
    assert score(read_gold(gold), boards, URLS).figures["questions"].found == 0


@pytest.mark.parametrize(("kind", "value", "count"), [
    ("control", {"holder": "north"}, 1), ("control", {"status": "contested"}, 1), ("control", {"gist": "unclear"}, 0),
    ("control", {"bank": {"holder": "north"}, "city": {"holder": "south"}}, 2),
    ("count", {"killed": [3, 5]}, 2), ("count", {"killed": None}, 0),
    ("pledge", {"donor": "westmark", "count": "company"}, 1), ("pledge", {"donor": "westmark"}, 0),
    ("responsibility", {"accused": "not north"}, 1), ("appointment", {"in": "hanna-sovik"}, 1),
    ("outlook", {"expected": "rain"}, 0),
])  # fmt: skip
def test_a_gold_value_comes_to_plain_ones(kind: str, value: dict[str, Any], count: int) -> None:
    assert len(plain_values(kind, value)) == count


def test_the_gold_boards_of_the_project_are_read() -> None:
    folder = Path(__file__).parents[2] / "corpora" / "streams"
    sizes = {file.stem: len(read_gold(file)) for file in sorted(folder.glob("*.json"))}
    assert sizes == {"kakhovka": 52, "khartoum": 35}


def test_a_gold_that_is_none_has_a_code(tmp_path: Path) -> None:
    file = tmp_path / "gold.json"
    with pytest.raises(SaysoError, match="cannot be read") as missing:
        read_gold(file)
    file.write_text("[]", "utf-8")
    with pytest.raises(SaysoError, match="not as it should be") as wrong:
        read_gold(file)
    assert (missing.value.code, wrong.value.code) == ("E103", "E104")


@pytest.mark.parametrize(("lines", "code"), [(None, "E103"), ("", "E105"), ("{}\n", "E104")])
def test_a_stream_that_is_none_has_a_code(
    gold: Path, tmp_path: Path, lines: str | None, code: str
) -> None:
    stream = tmp_path / "items.jsonl"
    if lines is not None:
        stream.write_text(lines, "utf-8")
    with pytest.raises(SaysoError) as error:
        evaluate(stream, gold)
    assert error.value.code == code


WEIGHTS = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 9).map(float), max_size=12
)


@given(WEIGHTS)
def test_the_heaviest_choice_is_one_to_one_and_no_lighter_than_a_greedy_one(
    weights: dict[tuple[int, int], float],
) -> None:
    chosen = heaviest(weights)
    greedy: dict[int, int] = {}
    for (left, right), _ in sorted(weights.items(), key=lambda each: -each[1]):
        if left not in greedy and right not in greedy.values():
            greedy[left] = right
    assert len(set(chosen.values())) == len(chosen)
    assert sum(weights[pair] for pair in chosen.items()) >= sum(
        weights[pair] for pair in greedy.items()
    )


def test_as_many_as_can_be_are_paired() -> None:
    assert pairs([[0, 1], [0], [2], []]) == 3
