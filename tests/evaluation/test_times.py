"""Scoring time expressions."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sayso.cli.evaluate import evaluate
from sayso.errors import SaysoError
from sayso.evaluation.times import TimedText, Timex, score

TEXT = "The bridge fell on Friday, after four days of rain."


def timed(*timexes: Timex) -> TimedText:
    return TimedText(TEXT, "2023-01-14", timexes, {})


FRIDAY = Timex(19, 25, "DATE", "2023-01-13")
DAYS = Timex(33, 42, "DURATION", "P4D")


def test_what_was_found_as_it_is_scores_all() -> None:
    assert {
        figure.f1 for figure in score([timed(FRIDAY, DAYS)], [timed(FRIDAY, DAYS)]).values()
    } == {1.0}


def test_a_wider_span_is_relaxed_and_not_strict() -> None:
    figures = score([timed(FRIDAY)], [timed(Timex(16, 25, "DATE", "2023-01-13"))])

    assert (figures["strict"].f1, figures["relaxed"].f1, figures["value"].f1) == (0.0, 1.0, 1.0)


def test_a_wrong_value_leaves_the_span_right() -> None:
    figures = score([timed(FRIDAY)], [timed(Timex(19, 25, "DATE", "2023-01-20"))])

    assert (figures["relaxed"].f1, figures["type"].f1, figures["value"].f1) == (1.0, 1.0, 0.0)


def test_what_is_missed_costs_recall_and_what_is_invented_precision() -> None:
    missed = score([timed(FRIDAY, DAYS)], [timed(FRIDAY)])["relaxed"]
    invented = score([timed(FRIDAY)], [timed(FRIDAY, DAYS)])["relaxed"]

    assert (missed.precision, missed.recall) == (1.0, 0.5)
    assert (invented.precision, invented.recall) == (0.5, 1.0)


def run(corpus: Path, *options: str) -> Result:
    return CliRunner().invoke(evaluate, ["times", str(corpus), *options])


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    row = {
        "id": "rain",
        "dct": "2023-01-14",
        "text": TEXT,
        "timexes": [{"start": 19, "end": 25, "type": "DATE", "value": "2023-01-13"}],
    }
    path = tmp_path / "rain.jsonl"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return path


def test_the_command_prints_a_line_for_each_measure(corpus: Path) -> None:
    done = run(corpus)

    assert done.exit_code == 0, done.output
    assert "relaxed                    50.00  100.00   66.67       1       2" in done.stdout


def test_predictions_are_written_in_the_form_of_the_corpus(corpus: Path, tmp_path: Path) -> None:
    run(corpus, "--predictions", str(tmp_path / "found.jsonl"))
    (row,) = map(json.loads, (tmp_path / "found.jsonl").read_text("utf-8").splitlines())

    assert (row["id"], row["text"]) == ("rain", TEXT)
    assert row["timexes"] == [
        {"start": 19, "end": 25, "type": "DATE", "value": "2023-01-13"},
        {"start": 33, "end": 42, "type": "DURATION", "value": "P4D"},
    ]


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ('{"id": "a"}', '"text" is missing'),
        ('{"text": "On Friday", "dct": "some day"}', '"dct" is no date'),
        ('{"text": "On Friday", "timexes": [{"start": 3, "end": 90}]}', "no span of the text"),
    ],
)
def test_a_broken_line_is_refused_with_its_number(tmp_path: Path, line: str, wrong: str) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(SaysoError, match=f"line 1: .*{wrong}") as caught:
        CliRunner().invoke(evaluate, ["times", str(path)], catch_exceptions=False)

    assert caught.value.code == "E104"
