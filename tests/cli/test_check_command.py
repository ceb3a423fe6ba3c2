"""The command ``sayso check``: its outputs, its exit statuses, and what it refuses."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sayso.cli.main import cli
from sayso.ledger.store import open_ledger
from sayso.record.report import Report
from sayso.recording import Recorder

WORDS = "“The granary at Tarnik has burned to its last beam,” Irena Dovar said"


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "sayso.db"
    with open_ledger(str(path), create=True) as opened:
        Recorder(opened, "none").add(Report(f"{WORDS} on Monday.", "1", outlet="Havrin Post"))
    return path


def check(ledger: Path, data: bytes | str, *options: str) -> Result:
    arguments = ["check", "-", "--ledger", str(ledger), "--theatre", "none", *options]
    return CliRunner().invoke(cli, arguments, input=data)


def test_a_draft_with_nothing_against_it_leaves_with_nought(ledger: Path) -> None:
    done = check(ledger, f"{WORDS}.")
    assert done.exit_code == 0, done.output
    assert "The same words of Irena Dovar" in " ".join(done.output.split())
    assert all(len(line) <= 80 for line in done.output.splitlines())


def test_something_to_look_at_leaves_with_one(ledger: Path) -> None:
    assert check(ledger, f"{WORDS.replace('last', 'first')}.").exit_code == 1
    part = "“The granary at Tarnik has burned,” Irena Dovar said."
    assert check(ledger, part).exit_code == 0
    assert check(ledger, part, "--strict").exit_code == 1


def test_each_format_is_written(ledger: Path, tmp_path: Path) -> None:
    pytest.importorskip("docx")
    assert json.loads(check(ledger, f"{WORDS}.", "--format", "json").stdout)["counts"] == {
        "exact": 1
    }
    for form, begin in (("html", b"<!doctype html>"), ("docx", b"PK"), ("terminal", b"\n1. ")):
        path = tmp_path / form
        assert check(ledger, f"{WORDS}.", "--format", form, "-o", str(path)).exit_code == 0
        assert path.read_bytes().lstrip(b"\n")[: len(begin.strip())] == begin.strip()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "R0"),
        (b"\x00\x01\x02\xff\xfe" * 99, "R0"),
        (b"word " * 1_000_000, "D002"),
        (b'{"text": "One said so."}\n{"text": "Two said so."}\n', "D003"),
    ],
)
def test_what_cannot_be_read_leaves_with_two_and_the_mend(
    ledger: Path, data: bytes, code: str
) -> None:
    done = check(ledger, data)
    assert done.exit_code == 2
    assert f"sayso: {code}" in done.stderr


def test_a_ledger_that_is_not_there_leaves_with_two(tmp_path: Path) -> None:
    done = check(tmp_path / "none.db", "One said so.")
    assert done.exit_code == 2
    assert "L001" in done.stderr


def test_a_word_document_needs_a_file(ledger: Path) -> None:
    assert check(ledger, f"{WORDS}.", "--format", "docx").exit_code == 2
