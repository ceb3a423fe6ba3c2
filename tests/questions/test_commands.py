"""The commands on the board."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from sayso.cli.brief import brief
from sayso.cli.question import question
from sayso.cli.questions import questions
from sayso.cli.speaker import speaker
from sayso.cli.watch import watch
from sayso.errors import SaysoError
from sayso.ledger.store import open_ledger

from .telling import Said, holds, killed
from .test_store import add


@pytest.fixture
def location(tmp_path: Path) -> str:
    """A ledger with one contested question, one that is not, and a report with hostile words."""
    path = str(tmp_path / "sayso.db")
    with open_ledger(path, create=True) as ledger:
        first = Said("Hanna Sovik", killed(63), "north", words="63 died at the harbour")
        add(ledger, [first], 0, published="2024-03-10", url="https://example.org/a")
        add(
            ledger,
            [
                Said(
                    "Ivo Marten", killed(400), "south", words="about 400 \x1b[31mwere <b>killed</b>"
                )
            ],
            1,
        )
        add(ledger, [Said("Ivo Marten", holds("south"), "south", words="the town is ours")], 2)
    return path


def run(command: Any, *args: str) -> Result:
    return CliRunner().invoke(command, args, catch_exceptions=False)


def rows(location: str, *args: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        run(questions, "--ledger", location, "--format", "json", *args).stdout
    )
    return found


def types(found: Sequence[dict[str, Any]]) -> list[str]:
    return [row["type"] for row in found]


def test_the_board_shows_contested_questions_first(location: str) -> None:
    assert types(rows(location)) == ["count", "control"]
    shown = run(questions, "--ledger", location).stdout
    assert shown.startswith("CONTESTED: How many people were killed in Drenov?\n")
    assert "2 say-sos, 0 echoes; low 63 (Hanna Sovik), high 400 (Ivo Marten); count-" in shown


def test_a_page_tells_that_there_is_more_and_all_is_all(location: str) -> None:
    result = run(questions, "--ledger", location, "--limit", "1", "--format", "json")
    assert len(json.loads(result.stdout)) == 1
    assert "--all" in result.stderr
    assert len(rows(location, "--limit", "1", "--all")) == 2


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (["--type", "control"], ["control"]),
        (["--standing", "contested"], ["count"]),
        (["--side", "north"], ["count"]),
        (["--speaker", "ivo marten"], ["count", "control"]),
        (["--speaker", "hanna-sovik"], ["count"]),
        (["--place", "Drenov"], ["count", "control"]),
        (["--place", "geo:1"], ["count", "control"]),
        (["--place", "'; DROP TABLE board_question; --"], []),
        (["--since", "2030-01-01"], []),
    ],
)
def test_filters_are_the_same_on_the_kept_board_and_on_one_as_of_a_time(
    location: str, filters: list[str], expected: list[str]
) -> None:
    assert types(rows(location, *filters)) == expected
    assert types(rows(location, *filters, "--as-of", "2031-01-01")) == expected


def test_as_of_shows_what_had_been_published_by_then(location: str) -> None:
    (row,) = rows(location, "--as-of", "2024-03-12")
    assert [position["name"] for position in row["positions"]] == ["Hanna Sovik"]


def test_a_question_is_shown_with_its_words_and_reports(location: str) -> None:
    (row, _) = rows(location)
    shown = run(question, row["id"], "--ledger", location, "--why").stdout
    assert "2024-03-10 Hanna Sovik (North): 63" in shown
    assert "    “63 died at the harbour”" in shown
    assert "https://example.org/a; claim " in shown
    assert "why here: it is the first answer" in shown
    assert "\x1b" not in shown
    told = json.loads(run(question, row["id"], "--ledger", location, "--format", "json").stdout)
    assert [answer["speaker"] for answer in told["answers"]] == ["hanna-sovik", "ivo-marten"]


def test_a_question_that_is_not_there_is_told(location: str) -> None:
    with pytest.raises(SaysoError, match="Q001"):
        run(question, "count-nothing", "--ledger", location)


def test_a_speaker_is_shown_with_positions_and_track(location: str) -> None:
    shown = run(speaker, "Ivo Marten", "--ledger", location).stdout
    assert "How many people were killed in Drenov? 400 [contested]" in shown
    assert "track: no case" in shown
    told = json.loads(run(speaker, "ivo-marten", "--ledger", location, "--format", "json").stdout)
    assert told["track"] == {"counts": {}, "cases": []}
    with pytest.raises(SaysoError, match="Q002"):
        run(speaker, "Nobody Known", "--ledger", location)


def test_a_brief_has_each_line_with_its_source_and_obeys_no_words(location: str) -> None:
    shown = run(brief, "--since", "2024-03-01", "--ledger", location).stdout
    assert "## Contested" in shown
    assert "](https://example.org/a); " in shown
    assert "\x1b" not in shown
    assert "<b>" not in shown


def test_a_brief_as_a_page_asks_for_nothing_and_escapes_words(
    location: str, tmp_path: Path
) -> None:
    page = tmp_path / "brief.html"
    run(
        brief,
        "--since",
        "2024-03-01",
        "--ledger",
        location,
        "--format",
        "html",
        "--output",
        str(page),
    )
    written = page.read_text("utf-8")
    assert "default-src 'none'" in written
    assert "&lt;b&gt;killed" in written
    assert "<script" not in written


def test_a_brief_of_nothing_says_so(location: str) -> None:
    assert (
        "Nobody has said anything since that is understood."
        in run(brief, "--since", "2030-01-01", "--ledger", location).stdout
    )


def test_a_brief_that_cannot_be_written_is_told(location: str, tmp_path: Path) -> None:
    with pytest.raises(SaysoError, match="O001"):
        run(
            brief,
            "--since",
            "2024-03-01",
            "--ledger",
            location,
            "--output",
            str(tmp_path / "no" / "brief.md"),
        )


def test_watching_a_folder_tells_what_changes_and_a_bad_file_stops_no_other(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"\x00\x01")
    (folder / "b.json").write_text(json.dumps({"text": (
        "The ministry said on Tuesday that 63 soldiers had been killed in the strike on the "
        "barracks in Makiivka."
    ), "published": "2023-01-03", "outlet": "The Courier"}))  # fmt: skip
    result = run(
        watch,
        str(folder),
        "--ledger",
        str(tmp_path / "w.db"),
        "--theatre",
        "ukraine-2022",
        "--once",
    )
    assert "sayso: R0" in result.stderr
    assert "new: How many " in result.stdout


def test_a_folder_that_is_not_there_cannot_be_watched(tmp_path: Path) -> None:
    with pytest.raises(SaysoError, match="Q003"):
        run(watch, str(tmp_path / "none"), "--ledger", str(tmp_path / "w.db"), "--once")
