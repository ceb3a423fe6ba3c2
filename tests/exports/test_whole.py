"""An export is of one moment, is what was asked for, and is there whole or not at all."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli.export import export
from sayso.errors import SaysoError
from sayso.exports.asked import Asked
from sayso.exports.format import Counts, Format
from sayso.exports.formats import jsonl
from sayso.exports.known import FORMATS
from sayso.exports.selection import Selection, open_selection
from sayso.exports.write import write_export
from sayso.ledger.filters import Filters
from sayso.ledger.store import Ledger, open_ledger

from ..questions.telling import Said, killed
from .conftest import add, fill

FILTERED = [form for form in FORMATS if not form.is_whole]
NOBODY = Asked(claims=Filters(outlet="nobody"))


def run(*arguments: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(export, list(arguments))
    error = done.exception
    code = error.code if isinstance(error, SaysoError) else ""
    return done.exit_code, code, done.stdout


def broken(selection: Selection, target: Path) -> Counts:
    (target / "claims.csv" if target.is_dir() else target).write_text("half of i", "utf-8")
    raise KeyboardInterrupt


@pytest.mark.parametrize("form", FILTERED, ids=lambda form: form.name)
def test_an_export_that_is_interrupted_leaves_nothing(
    desk: Ledger, form: Format, tmp_path: Path
) -> None:
    target = tmp_path / f"out{form.suffix}"
    with pytest.raises(KeyboardInterrupt):
        write_export(desk, replace(form, write=broken), Asked(vintage="2024-01-01"), target)
    assert list(tmp_path.iterdir()) == []


def test_an_export_that_is_interrupted_leaves_the_one_before(desk: Ledger, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    write_export(desk, jsonl.FORMAT, Asked(), target)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(KeyboardInterrupt):
        write_export(desk, replace(jsonl.FORMAT, write=broken), Asked(), target)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("form", FILTERED, ids=lambda form: form.name)
def test_a_filter_that_nothing_meets_is_told_and_writes_nothing(
    desk: Ledger, form: Format, tmp_path: Path
) -> None:
    with pytest.raises(SaysoError) as told:
        write_export(desk, form, replace(NOBODY, vintage="2024-01-01"), tmp_path / "out")
    assert told.value.code == "X001"
    assert list(tmp_path.iterdir()) == []


def test_what_is_added_meanwhile_is_not_in_the_export(tmp_path: Path) -> None:
    path = str(tmp_path / "sayso.db")
    with open_ledger(path, create=True) as ledger:
        fill(ledger)
        with open_selection(ledger) as selection, open_ledger(path, write=True) as other:
            rows = selection.claims()
            first = next(rows)
            head = selection.head
            add(other, [Said("Ivo Marten", killed(99), "south")], 30, outlet="Late")
            rest = [first, *rows]
            assert {row.report.outlet for row in rest}.isdisjoint({"Late"})
            assert selection.counts()["claims"] == len(rest)
            assert selection.head == head
        with open_selection(ledger) as selection:
            assert "Late" in {row.report.outlet for row in selection.claims()}


def test_a_folder_with_something_in_it_stays_as_it_is(desk: Ledger, tmp_path: Path) -> None:
    mine = tmp_path / "out" / "mine.txt"
    mine.parent.mkdir()
    mine.write_text("mine", "utf-8")
    folder = replace(jsonl.FORMAT, is_folder=True)
    for form in (folder, jsonl.FORMAT):
        with pytest.raises(SaysoError) as told:
            write_export(desk, form, Asked(), mine.parent)
        assert told.value.code == "X003"
    assert [path.name for path in tmp_path.rglob("*")] == ["out", "mine.txt"]


def test_the_manifest_says_of_what_it_is(desk: Ledger, exported: dict[str, Path]) -> None:
    path = exported["jsonl"]
    package = json.loads(path.with_name(f"{path.name}.datapackage.json").read_text("utf-8"))
    with open_selection(desk) as selection:
        head, counts = selection.head, selection.counts()
    assert package["ledger"]["head"] == head.sha256
    assert package["ledger"]["vintage"] == head.recorded_at
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert (
        package["counts"]["claims"]
        == counts["claims"]
        == len(path.read_text("utf-8").split("\n")) - 1
    )
    assert package["resources"][0]["bytes"] == path.stat().st_size


@pytest.mark.parametrize(
    ("asked", "claims", "questions"),
    [
        (Asked(), 17, 5),
        (Asked(claims=Filters(side="south")), 2, 2),
        (Asked(claims=Filters(outlet="The Herald")), 2, 2),
        (Asked(standing="contested"), 2, 1),
        (Asked(as_of="2024-03-14"), 3, 3),
        (Asked(claims=Filters(type="control")), 3, 2),
    ],
)
def test_filters_and_clocks_choose_claims_and_questions(
    desk: Ledger, asked: Asked, claims: int, questions: int
) -> None:
    with open_selection(desk, asked) as selection:
        counts = selection.counts()
    assert (counts["claims"], counts["questions"]) == (claims, questions)


def test_rows_come_a_page_at_a_time_and_are_the_same_as_all_at_once(
    desk: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_selection(desk) as selection:
        whole = [*selection.claims()], [*selection.questions()], [*selection.reports()]
        monkeypatch.setattr("sayso.exports.selection._PAGE", 5)
        assert ([*selection.claims()], [*selection.questions()], [*selection.reports()]) == whole


def test_the_command_writes_to_a_file_or_to_standard_output(shelf: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"
    assert run("jsonl", "--ledger", str(shelf), "-o", str(target))[0] == 0
    status, _, printed = run("jsonl", "--ledger", str(shelf))
    assert (status, printed) == (0, target.read_text("utf-8"))


def test_bad_wishes_are_told_with_a_code(shelf: Path, tmp_path: Path) -> None:
    assert run("dbase", "--ledger", str(shelf))[1] == "X004"
    assert run("warc", "--ledger", str(shelf), "--side", "north")[0] == 2
    assert run("jsonl", "--ledger", str(shelf), "-o", str(tmp_path / "no" / "x"))[1] == "O001"
