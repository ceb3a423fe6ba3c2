"""What is recorded is held against a fresh reading: the same, of another recipe, or an alarm."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from sayso import recording, rereading
from sayso.cli.main import cli
from sayso.ledger.adding import Reader, add_report
from sayso.ledger.removal import remove
from sayso.ledger.store import Ledger, open_ledger
from sayso.reader import AUTO, version
from sayso.recipe import recipe
from sayso.record.recipe import Recipe
from sayso.record.report import Report
from sayso.recording import ReadOff, Recorder, read_off
from sayso.rereading import Finding, Reread, reread

TEXT = "Mayor Hanna Sovik said on Tuesday that 40 people were killed in Drenov.\n"
REPORT = Report(TEXT, "a.txt", "A title", "The Courier", "https://example.org/a")


@pytest.fixture(scope="module")
def read() -> ReadOff:
    """What is read in the report, once for all tests."""
    return read_off(recording.Task(REPORT, "none", Reader(version())))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(str(tmp_path / "sayso.db"), create=True) as opened:
        yield opened


def put(ledger: Ledger, read: ReadOff, of: Recipe | None, theatre: str = "") -> str:
    """Record the reading as made by a recipe in a theatre."""
    reader = Reader(version(), theatre, "", of)
    return add_report(ledger, REPORT, read.entries, reader, published=read.published).report


def found(ledger: Ledger) -> list[Reread]:
    return list(reread(ledger, 9))


def verify(ledger: Ledger) -> Result:
    return CliRunner().invoke(cli, ["verify", "--reread", "5", "--ledger", ledger.location])


def test_what_is_recorded_is_what_is_read_again(ledger: Ledger) -> None:
    Recorder(ledger, AUTO).add(REPORT)
    (again,) = found(ledger)
    assert (again.finding, again.differing, again.parts) == (Finding.SAME, 0, ())
    assert again.claims > 0
    result = verify(ledger)
    assert result.exit_code == 0
    assert "Read again 1 report of 1: 1 same." in result.output


def test_a_reading_of_another_recipe_that_differs_is_told_and_is_no_alarm(
    ledger: Ledger, read: ReadOff
) -> None:
    less = replace(read, entries=read.entries[:-1])
    put(ledger, less, replace(recipe(), rules="4" * 64))
    (again,) = found(ledger)
    assert (again.finding, again.parts, again.differing) == (Finding.RECIPE, ("rules",), 1)
    result = verify(ledger)
    assert result.exit_code == 0
    assert "by another recipe (rules)" in result.output


def test_a_reading_that_differs_though_its_recipe_does_not_is_an_alarm(
    ledger: Ledger, read: ReadOff
) -> None:
    changed: Any = tuple({**entry, "stance": "denies"} for entry in read.entries)
    put(ledger, replace(read, entries=changed), recipe())
    (again,) = found(ledger)
    assert again.finding is Finding.ALARM
    result = verify(ledger)
    assert result.exit_code == 1
    assert "by the same recipe" in result.output


def test_a_reading_that_recorded_no_recipe_is_of_another(ledger: Ledger, read: ReadOff) -> None:
    put(ledger, replace(read, entries=()), None)
    (again,) = found(ledger)
    assert again.finding is Finding.RECIPE


def test_a_gazetteer_that_is_gone_is_told(ledger: Ledger, read: ReadOff) -> None:
    put(ledger, read, replace(recipe(), gazetteers=("7" * 64, *recipe().gazetteers)))
    (again,) = found(ledger)
    assert (again.finding, again.missing) == (Finding.SAME, ("a gazetteer (777777777777)",))
    assert "a gazetteer (777777777777), gone since" in verify(ledger).output


def test_a_theatre_that_is_gone_is_told(ledger: Ledger, read: ReadOff) -> None:
    put(ledger, read, recipe(), "a-war-of-mine")
    (again,) = found(ledger)
    assert (again.finding, again.missing) == (Finding.GONE, ("the theatre a-war-of-mine",))
    assert verify(ledger).exit_code == 0


def test_of_what_was_removed_nothing_is_read(ledger: Ledger, read: ReadOff) -> None:
    remove(ledger, put(ledger, read, recipe()), who="desk", why="a court said so")
    assert found(ledger) == []


def test_no_more_are_read_than_were_asked_for(
    ledger: Ledger, read: ReadOff, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(4):
        other = replace(REPORT, url=f"https://example.org/{number}")
        add_report(ledger, other, (), Reader(version(), "", "", recipe()))
    monkeypatch.setattr(rereading, "read_off", lambda _: ReadOff(()))
    assert len(list(reread(ledger, 2))) == 2
    assert len({each.report for each in reread(ledger, 9)}) == 4
