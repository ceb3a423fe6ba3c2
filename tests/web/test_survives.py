"""No page, list or answer of the API ends for what a ledger holds that no check has seen."""

import json
from pathlib import Path
from typing import Any

import pytest
from bench.fuzz import name_of
from bench.fuzz_pages import ask_ledger

from sayso.ledger.adding import Reader, add_report
from sayso.ledger.store import open_ledger
from sayso.web.kept.record import LedgerRecord
from sayso.web.record import Clock

from ..questions.planted import AMENDMENTS, amend, split
from ..questions.telling import ORLIVKA, Said, holds, killed, report_of
from .asking import main_of, pages

READER = Reader("sayso 1, model 1", "", "")


def ledger_of(folder: Path, sayings: list[Said]) -> tuple[Path, list[dict[str, Any]]]:
    path = folder / "sayso.db"
    report, entries = report_of(sayings)
    with open_ledger(str(path), create=True) as ledger:
        add_report(ledger, report, entries, READER)
    return path, entries


def test_decisions_of_a_wrong_shape_end_no_page(tmp_path: Path) -> None:
    sayings = [
        Said(f"Mayor {chr(65 + number)}", killed(number + 3)) for number in range(len(AMENDMENTS))
    ]
    path, entries = ledger_of(
        tmp_path, [*sayings, Said("Hanna Sovik", holds("north", ORLIVKA), side="north")]
    )
    with open_ledger(str(path), write=True) as ledger:
        for entry, changes in zip(entries, AMENDMENTS, strict=False):
            amend(ledger, entry["id"], changes)
        split(ledger, "question", "count-0", [["a"]])
        split(ledger, "speaker", "mayor-a", [["a"]])
    failures: list[Exception] = []
    assert ask_ledger(path, failures.append) > 100
    assert {name_of(each): str(each) for each in failures} == {}
    with open_ledger(str(path)) as ledger, pages(tmp_path, LedgerRecord(ledger)) as client:
        assert f"{len(AMENDMENTS) + 2} decisions could not be worked out" in main_of(
            client.get("/").text
        )


def test_an_answer_that_fails_is_told_at_the_head_of_the_board(
    tmp_path: Path, guarded: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    # An earlier version let it in: this one refuses what has another shape.
    monkeypatch.setattr("sayso.ledger.append.refuse_misshapen", lambda kind, text: None)
    path, entries = ledger_of(
        tmp_path, [Said("Sella Orme", {**killed(5), "place": 7}), Said("Ivo Marten", killed(7))]
    )
    with open_ledger(str(path), write=True) as ledger:
        record = LedgerRecord(ledger)
        assert record.skipped(Clock()) == [
            f"1 answer could not be worked out: claim {entries[0]['id']} (not understood)."
        ]
        with pages(tmp_path, record) as client:
            board = main_of(client.get("/").text)
            assert f"claim {entries[0]['id']}" in board
            assert "Ivo Marten" in board
            shown = json.loads(client.get("/api/v1/questions").text)
            assert "Ivo Marten" in json.dumps(shown)
