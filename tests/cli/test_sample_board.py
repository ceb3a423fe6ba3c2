"""The sample's forty reports, and how their questions stand when they are recorded."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner

from sayso.cli.main import cli

SAMPLES = Path(__file__).parents[2] / "samples"
REPORTS, THEATRE = SAMPLES / "vesna.jsonl", SAMPLES / "vesna.toml"

Json = dict[str, Any]

STANDS = [
    ("control", "Orlivka", "holds Orlivka", "conceded"),
    ("control", "Drenov", "holds", "contested"),
    ("count", "Orlivka", "detained", "contested"),
    ("count", "Mirova", "displaced", "contested"),
    ("count", "Kalin", "people were killed", "contested"),
    ("responsibility", "Kalin", "market", "contested"),
    ("responsibility", "", "dam", "contested"),
    ("responsibility", "Ustran", "hospital", "denied"),
    ("responsibility", "Stenov", "prisoners", "denied"),
    ("count", "Mirova", "killed in the flood", "superseded"),
    ("pledge", "", "Western alliance", "superseded"),
    ("pledge", "", "Lethia give ambulances", "superseded"),
    ("count", "Orlivka", "civilians remain", "agreed"),
    ("appointment", "", "commander", "unconfirmed"),
    ("count", "Orlivka", "Southern soldiers were killed", "unconfirmed"),
]
"""The type of a question, the name of its place, words of it, and how it stands."""


def printed(*arguments: str) -> str:
    result = CliRunner().invoke(cli, arguments)
    assert result.exit_code == 0, result.output
    return result.stdout


def reports() -> list[Json]:
    return [json.loads(line) for line in REPORTS.read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = str(tmp_path_factory.mktemp("sample") / "vesna.db")
    printed("add", "--ledger", file, "--theatre", str(THEATRE), str(REPORTS))
    return file


@pytest.fixture(scope="module")
def board(ledger: str) -> list[Json]:
    questions: list[Json] = json.loads(
        printed("questions", "--ledger", ledger, "--all", "--format", "json")
    )
    return questions


def question_of(board: list[Json], type_: str, place: str, words: str) -> Json:
    found = [
        each
        for each in board
        if each["type"] == type_
        and words in each["what"]
        and (not place or (each["place"] or {}).get("name") == place)
    ]
    assert len(found) == 1, [each["what"] for each in found]
    return found[0]


def test_there_are_forty_short_reports_of_eleven_outlets_over_three_weeks() -> None:
    lengths = [len(report["text"].split()) for report in reports()]
    dates = sorted(
        datetime.fromisoformat(report["published"]) for report in reports() if "published" in report
    )

    assert len(lengths) == 40 and min(lengths) >= 60 and max(lengths) <= 180
    assert len({report["outlet"] for report in reports()}) == 11
    assert (dates[-1] - dates[0]).days == 19


def test_no_address_of_the_sample_leads_anywhere() -> None:
    assert {
        ".".join((urlsplit(report["url"]).hostname or "").split(".")[-2:]) for report in reports()
    } == {"example.org"}


def test_one_report_has_no_date_and_one_comes_again_an_hour_later() -> None:
    urls = [report["url"] for report in reports()]

    assert sum("published" not in report for report in reports()) == 1
    assert len(urls) - len(set(urls)) == 1


@pytest.mark.parametrize(("type_", "place", "words", "standing"), STANDS)
def test_the_sample_has_the_question_and_it_stands_so(
    board: list[Json], type_: str, place: str, words: str, standing: str
) -> None:
    assert question_of(board, type_, place, words)["standing"] == standing


def test_questions_of_the_sample_stand_in_every_way_and_are_of_every_type(
    board: list[Json],
) -> None:
    assert {each["standing"] for each in board} == {
        "contested", "denied", "conceded", "superseded", "agreed", "unconfirmed",
    }  # fmt: skip
    assert {each["type"] for each in board} == {
        "control", "count", "pledge", "responsibility", "strike", "movement", "appointment", "outlook",
    }  # fmt: skip


def test_copies_of_the_agencys_report_add_echoes_and_no_say_so(board: list[Json]) -> None:
    oriss = [
        position
        for position in question_of(board, "count", "Kalin", "people were killed")["positions"]
        if position["name"] == "Pavel Oriss"
    ]
    assert [(position["say_sos"], position["echoes"]) for position in oriss] == [(1, 2)]


def test_the_figure_that_was_corrected_is_no_answer_any_more(board: list[Json]) -> None:
    killed = question_of(board, "count", "Kalin", "people were killed")
    figures = {position["value"]["low"] for position in killed["positions"]}
    assert 17 in figures and 71 not in figures


def test_the_satire_is_shown_and_does_not_count(ledger: str, board: list[Json]) -> None:
    drenov = question_of(board, "control", "Drenov", "holds")
    shown = printed("question", "--ledger", ledger, drenov["id"])

    assert "[satire]" in shown and "The Damp Squib" in shown
    answered = [
        position["side"] for position in drenov["positions"] if position["stance"] != "withholds"
    ]
    assert set(answered) == {"north", "south"}


def test_the_installed_official_speaks_against_his_sides_interest(board: list[Json]) -> None:
    orlivka = question_of(board, "control", "Orlivka", "holds Orlivka")
    hurting = {
        position["name"] for position in orlivka["positions"] if position["against_interest"]
    }
    assert {"Danilo Resh", "Lena Dorak"} <= hurting


def test_who_refuses_to_say_how_many_died_gives_no_answer(board: list[Json]) -> None:
    losses = question_of(board, "count", "Orlivka", "Southern soldiers were killed")
    withheld = {
        position["name"] for position in losses["positions"] if position["stance"] == "withholds"
    }
    assert withheld == {"Ivo Marten", "Lena Dorak"} and losses["say_sos"] == 1


def test_the_monitor_stands_between_the_sides(board: list[Json]) -> None:
    detained = question_of(board, "count", "Orlivka", "detained")
    figures = {position["side"]: position["value"]["low"] for position in detained["positions"]}
    assert figures["north"] < figures["third-party"] < figures["south"]
