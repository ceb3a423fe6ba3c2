"""Scoring a board."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from sayso.cli.evaluate.questions import questions
from sayso.evaluation.questions import score


def gold(
    number: str, kind: str, what: str, positions: list[tuple[str, dict[str, Any]]], status: str
) -> dict[str, Any]:
    told = [{"side": side, "value": value, "claims": []} for side, value in positions]
    return {
        "id": number,
        "key": {"type": kind, "what": what, "place": "Drenov"},
        "status": status,
        "positions": told,
    }


def row(
    kind: str, what: str, positions: list[tuple[str, dict[str, Any]]], standing: str
) -> dict[str, Any]:
    told = [{"side": side, "value": value, "stance": "asserts"} for side, value in positions]
    return {
        "id": what,
        "type": kind,
        "what": what,
        "standing": standing,
        "reason": "So.",
        "positions": told,
    }


KILLED = gold(
    "q1",
    "count",
    "killed",
    [("north", {"low": 63, "high": 63}), ("south", {"low": 400})],
    "contested",
)


def test_a_board_that_is_as_the_gold_has_it_is_all_right() -> None:
    answers = [("north", {"low": 63, "high": 63}), ("south", {"low": 380, "high": 400})]
    scored = score([KILLED], [row("count", "How many were killed?", answers, "contested")])
    assert [(figure.precision, figure.recall) for figure in scored.figures.values()] == [(1, 1)] * 3
    assert (scored.mixed, scored.wrong) == (0, ())


def test_what_is_missing_wrong_or_stands_otherwise_is_told() -> None:
    answers = [("north", {"low": 63, "high": 63}), ("north", {"low": 9, "high": 9})]
    scored = score([KILLED, {**KILLED, "id": "q2"}], [row("count", "How many?", answers, "agreed")])
    assert scored.figures["questions"].recall == 0.5
    assert (scored.figures["positions"].precision, scored.figures["positions"].recall) == (
        0.5,
        0.25,
    )
    assert scored.figures["standings"].found == 0
    assert scored.wrong[-1] == "q2 killed: not found"


def test_a_question_made_of_two_is_mixed() -> None:
    wounded = gold("q2", "count", "wounded", [("north", {"low": 9, "high": 9})], "single-source")
    answers = [("north", {"low": 63, "high": 63}), ("north", {"low": 9, "high": 9})]
    assert score([KILLED, wounded], [row("count", "How many?", answers, "contested")]).mixed == 1


def test_single_source_is_unconfirmed_and_what_is_acceptable_is_right() -> None:
    one = gold("q1", "control", "who", [("north", {"holder": "north"})], "single-source")
    board = [row("control", "Who holds it?", [("north", {"holder": "north"})], "unconfirmed")]
    assert score([one], board).figures["standings"].recall == 1
    assert (
        score(
            [{**one, "status_also_acceptable": ["agreed"]}], [{**board[0], "standing": "agreed"}]
        ).wrong
        == ()
    )


def test_the_command_prints_figures_and_json(tmp_path: Path) -> None:
    text = "The ministry of Meresk said that 63 soldiers had been killed."
    (tmp_path / "01.json").write_text(json.dumps({"text": text, "published": "2024-03-14"}))
    (tmp_path / "01.claims.json").write_text("[]")
    (tmp_path / "gold.json").write_text(json.dumps([KILLED]))
    result = CliRunner().invoke(
        questions, [str(tmp_path), "--theatre", "none", "--verbose"], catch_exceptions=False
    )
    assert result.stdout.splitlines()[1].split() == [
        "scenario",
        "questions",
        "positions",
        "P",
        "R",
        "standing",
        "mixed",
    ]
    told = CliRunner().invoke(
        questions, [str(tmp_path), "--theatre", "none", "--json"], catch_exceptions=False
    )
    assert json.loads(told.stdout)["scenarios"][tmp_path.name]["positions"]["gold"] == 2
