"""Notes on questions, on both stores and by the command line."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli.decide import decide
from sayso.cli.question import question
from sayso.errors import SaysoError
from sayso.ledger.decisions import undo
from sayso.ledger.errors import LedgerError
from sayso.ledger.store import Ledger, open_ledger
from sayso.ledger.verify import verify
from sayso.ledger.view import view_of
from sayso.questions.decisions import MOST_WORDS, Note, merge_questions, note_question, notes_on

from .test_store import BEGIN, NORTH, SOUTH, add, anew, kept


def notes(ledger: Ledger, id_: str, recorded_by: str | None = None) -> list[Note]:
    with ledger.reading() as connection:
        return notes_on(connection, id_, view_of(connection, recorded_by=recorded_by))


def test_a_note_stands_on_its_question_with_who_wrote_it_and_when(ledger: Ledger) -> None:
    add(ledger, [NORTH, SOUTH])
    (before,) = kept(ledger)
    number = note_question(
        ledger, before["id"], " Ask the hospital. ", who="desk", now=BEGIN + timedelta(days=1)
    )

    assert notes(ledger, before["id"]) == [
        Note(str(number), "Ask the hospital.", "desk", "2024-06-02T12:00:00.000000Z")
    ]
    assert notes(ledger, before["id"], recorded_by="2024-06-01") == []
    assert kept(ledger) == [before] == anew(ledger)
    assert verify(ledger).is_clean


def test_a_note_can_be_taken_back(ledger: Ledger) -> None:
    add(ledger, [NORTH])
    (row,) = kept(ledger)
    first = note_question(ledger, row["id"], "Ask the hospital.", who="desk")
    note_question(ledger, row["id"], "It answered.", who="night desk")
    undo(ledger, first, who="desk")

    assert [note.text for note in notes(ledger, row["id"])] == ["It answered."]


def test_notes_go_with_a_question_that_is_merged(ledger: Ledger) -> None:
    add(ledger, [NORTH])
    (row,) = kept(ledger)
    note_question(ledger, "count-other", "The same strike.", who="desk")
    made = merge_questions(ledger, "count-other", row["id"], who="desk")

    assert [note.text for note in notes(ledger, row["id"])] == ["The same strike."]
    undo(ledger, made, who="desk")
    assert notes(ledger, row["id"]) == []


@pytest.mark.parametrize("text", ["", " \n", "x" * (MOST_WORDS + 1)])
def test_a_note_without_words_or_with_too_many_is_refused(text: str, embedded: Ledger) -> None:
    with pytest.raises(LedgerError, match="L014"):
        note_question(embedded, "count-1", text, who="desk")


def test_the_commands_note_and_show_it(tmp_path: Path) -> None:
    path = str(tmp_path / "sayso.db")
    with open_ledger(path, create=True) as ledger:
        add(ledger, [NORTH])
        (row,) = kept(ledger)
    at = ("--ledger", path)
    made = run("note", row["id"], "Ask the\nhospital \x1b[31m.", *at, "--who", "desk")
    number = made.split()[-1]

    shown = CliRunner().invoke(question, [row["id"], *at], catch_exceptions=False).stdout
    told = json.loads(CliRunner().invoke(question, [row["id"], *at, "--format", "json"]).stdout)
    assert f"note {number} by desk, " in shown
    assert "\x1b" not in shown
    assert [note["id"] for note in told["notes"]] == [number]

    run("undo", number, *at)
    assert "Ask the" not in CliRunner().invoke(question, [row["id"], *at]).stdout


def test_a_note_on_no_question_is_refused(tmp_path: Path) -> None:
    path = str(tmp_path / "sayso.db")
    with open_ledger(path, create=True) as ledger:
        add(ledger, [NORTH])
    with pytest.raises(SaysoError, match="Q001"):
        run("note", "count-0", "Ask the hospital.", "--ledger", path)


def test_questions_are_merged_and_split_by_the_commands(tmp_path: Path) -> None:
    path = str(tmp_path / "sayso.db")
    with open_ledger(path, create=True) as ledger:
        add(ledger, [NORTH, SOUTH])
        (row,) = kept(ledger)
    claim = row["positions"][1]["claims"][0]
    run("split", "question", row["id"], "count-other", claim, "--ledger", path)
    with open_ledger(path, write=True) as ledger:
        assert len(kept(ledger)) == 2
    run("merge", "question", "count-other", row["id"], "--ledger", path)
    with open_ledger(path, write=True) as ledger:
        assert len(kept(ledger)) == 1


def run(*args: str) -> str:
    return CliRunner().invoke(decide, args, catch_exceptions=False).stdout
