"""A ledger that the version before wrote opens, verifies and gives the same board."""

from pathlib import Path
from typing import Any

from sayso.contract import entry_as_json
from sayso.ledger.adding import add_report
from sayso.ledger.append import head
from sayso.ledger.store import open_ledger
from sayso.ledger.verify import verify
from sayso.ledger.view import View
from sayso.questions.contract import question_as_json
from sayso.questions.store import open_board
from sayso.reader import read
from tests.record.test_codec import TEXT, of_the_version_before

from .test_store import BEGIN, READER


def board(path: Path, entries: list[Any]) -> list[dict[str, Any]]:
    """The board of a ledger with the report whose entries these are."""
    with open_ledger(str(path), create=True) as ledger:
        report = read(TEXT, published="2023-05-06", theatre="ukraine-2022").report
        add_report(ledger, report, entries, READER, now=BEGIN)
        assert verify(ledger).is_clean
        with open_board(ledger) as opened:
            view = View(head(opened.ledger).seq)
            assert opened.skipped(view) == []
            return sorted(opened.each(view, question_as_json), key=lambda row: str(row["id"]))


def test_a_ledger_of_the_version_before_gives_the_same_board(tmp_path: Path) -> None:
    written = [
        entry_as_json(each)
        for each in read(TEXT, published="2023-05-06", theatre="ukraine-2022").entries
    ]
    now = board(tmp_path / "now.db", written)
    before = board(tmp_path / "before.db", [of_the_version_before(each) for each in written])
    assert now == before
    assert {row["type"] for row in now} >= {"count", "pledge"}
