"""Scoring place names."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli.evaluate.places import places
from sayso.errors import SaysoError
from sayso.evaluation.places import PlacedText, Spot, as_row, placed_text, score

TEXT = "Shells hit Soledar, not Lyman."
SOLEDAR = Spot(11, 18, (48.69, 38.07), "692932")
LYMAN = Spot(24, 29, (48.99, 37.81), "702320")


def placed(*spots: Spot, others: tuple[Spot, ...] = ()) -> PlacedText:
    return PlacedText(TEXT, spots, others, {"id": "a"})


def f1(gold: PlacedText, found: PlacedText) -> dict[str, float]:
    return {name: round(figure.f1, 3) for name, figure in score([gold], [found]).items()}


def test_what_was_found_as_it_is_scores_all() -> None:
    assert set(f1(placed(SOLEDAR, LYMAN), placed(SOLEDAR, LYMAN)).values()) == {1.0}


def test_a_wider_span_is_relaxed_and_not_strict() -> None:
    figures = f1(placed(SOLEDAR), placed(Spot(7, 18, (48.69, 38.07))))

    assert (figures["strict"], figures["relaxed"], figures["end to end"]) == (0.0, 1.0, 1.0)


@pytest.mark.parametrize(("lat", "right"), [(49.69, 1.0), (51.0, 0.0)])
def test_a_place_is_right_within_161_kilometres(lat: float, right: float) -> None:
    assert f1(placed(SOLEDAR), placed(Spot(11, 18, (lat, 38.07))))["end to end"] == right


def test_the_same_number_in_geonames_is_right_wherever_it_is_put() -> None:
    assert f1(placed(SOLEDAR), placed(Spot(11, 18, (0.0, 0.0), "692932")))["end to end"] == 1.0


def test_a_place_that_was_refused_is_found_and_not_answered() -> None:
    figures = score([placed(SOLEDAR)], [placed(Spot(11, 18))])

    assert (figures["relaxed"].f1, figures["accuracy"].recall, figures["end to end"].f1) == (
        1.0,
        0.0,
        0.0,
    )
    assert figures["accuracy of the answered"].gold == 0


def test_what_is_not_to_be_scored_is_neither_right_nor_wrong() -> None:
    aside = score([placed(SOLEDAR, others=(LYMAN,))], [placed(SOLEDAR, LYMAN)])["relaxed"]
    unplaced = score([placed(SOLEDAR, Spot(24, 29))], [placed(SOLEDAR, LYMAN)])["relaxed"]

    assert (aside.precision, aside.recall) == (unplaced.precision, unplaced.recall) == (1.0, 1.0)


def test_what_is_missed_costs_recall_and_what_is_invented_precision() -> None:
    missed, invented = (
        score([placed(SOLEDAR, LYMAN)], [placed(SOLEDAR)]),
        score([placed(SOLEDAR)], [placed(SOLEDAR, LYMAN)]),
    )

    assert (missed["end to end"].precision, missed["end to end"].recall) == (1.0, 0.5)
    assert (invented["end to end"].precision, invented["end to end"].recall) == (0.5, 1.0)


@pytest.mark.parametrize(
    "row",
    [
        {},
        {"text": 1},
        {"text": TEXT, "toponyms": {}},
        {"text": TEXT, "toponyms": ["Soledar"]},
        {"text": TEXT, "toponyms": [{"start": 11, "end": 99}]},
        {"text": TEXT, "toponyms": [{"start": 11, "end": 18, "lat": 100, "lon": 0}]},
        {"text": TEXT, "toponyms": [{"start": 11, "end": 18, "lat": "north", "lon": 0}]},
    ],
)
def test_a_line_that_is_not_as_it_should_be_is_told(row: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        placed_text(row)


def test_a_line_goes_in_and_out_as_it_is() -> None:
    row = {
        "id": "a",
        "text": TEXT,
        "url": "u",
        "toponyms": [{"start": 11, "end": 18, "lat": 48.69, "lon": 38.07}],
    }
    (toponym,) = as_row(placed_text(row))["toponyms"]

    assert as_row(placed_text(row))["url"] == "u"
    assert toponym == {
        "start": 11,
        "end": 18,
        "name": "Soledar",
        "lat": 48.69,
        "lon": 38.07,
        "geonameid": None,
    }


def test_the_command_scores_and_writes_the_corpus_s_own_format(tmp_path: Path) -> None:
    spot = {"start": 11, "end": 18, "lat": 48.69, "lon": 38.07, "geonameid": "692932"}
    text = "Shells hit Soledar in Ukraine."
    corpus, out = tmp_path / "war.jsonl", tmp_path / "out.jsonl"
    corpus.write_text(
        json.dumps({"id": "a", "text": text, "toponyms": [spot]}) + "\n", encoding="utf-8"
    )
    result = CliRunner().invoke(places, [str(corpus), "--predictions", str(out), "--json"])
    measures = json.loads(result.stdout)["measures"]
    row = json.loads(out.read_text("utf-8"))

    assert measures["end to end"]["recall"] == 1.0
    assert (row["id"], row["text"]) == ("a", text)
    assert [toponym["name"] for toponym in row["toponyms"]] == ["Soledar", "Ukraine"]
    assert all(text[each["start"] : each["end"]] == each["name"] for each in row["toponyms"])


def test_a_corpus_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = CliRunner().invoke(places, [str(tmp_path / "none.jsonl")])

    assert isinstance(result.exception, SaysoError)
    assert result.exception.code == "E103"
