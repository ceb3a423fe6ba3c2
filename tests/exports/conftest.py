"""One ledger for all exports: made of what is said in it, without reading anything."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sayso.exports.asked import Asked
from sayso.exports.known import format_named
from sayso.exports.write import write_export
from sayso.ledger.adding import Added, Reader, add_report
from sayso.ledger.decisions import decide, undo
from sayso.ledger.store import Ledger, open_ledger

from ..questions.telling import DRENOV, ORLIVKA, VALLEY, Said, event_on, holds, killed, report_of

READER = Reader("sayso 1, model 1", "valley", "a" * 64)
BEGIN = datetime(2024, 6, 1, 12, tzinfo=UTC)
DAY = event_on("2024-03-13")
STRUCK = {"type": "strike", "target": "a market", "attacker": "south", "attacker_side": "south"}
BLAMED = {
    "type": "responsibility",
    "accused": "the South",
    "accused_side": "south",
    "kind": "strike",
}
HOSTILE = (
    '=HYPERLINK("https://evil.example","x")',
    "+1+1",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "<script>alert(1)</script>",
    "\ufffe\x0b\x1b[31m",
    "x" * 40_000,
)
"""Words that a spreadsheet, a page or a parser would do something with."""


def add(ledger: Ledger, sayings: Sequence[Said], day: int = 0, **options: Any) -> Added:
    """Record a report ``day`` days after 1 June 2024."""
    report, entries = report_of(sayings, **options)
    return add_report(ledger, report, entries, READER, now=BEGIN + timedelta(days=day))


def fill(ledger: Ledger) -> None:
    """Five reports: a contested toll with an accused, control that passes, a region, hostile words;
    and three decisions.
    """
    struck = {**STRUCK, "place": DRENOV, "event_time": DAY}
    add(ledger, [
        Said("Hanna Sovik", killed(12, event_time=DAY), "north", "12 people were killed in Drenov"),
        Said("Hanna Sovik", {**BLAMED, "place": DRENOV, "event_time": DAY}, "north",
             "the South had shelled the market"),
        Said("Rescue Service", struck, None, "a market in Drenov was shelled"),
    ], published="2024-03-14", url="https://courier.example/1")  # fmt: skip
    add(ledger, [
        Said("Ivo Marten", killed(3, event_time=DAY), "south", "3 people were killed in Drenov"),
        Said("Ivo Marten", holds("south", ORLIVKA), "south", "Orlivka was theirs"),
    ], 1, outlet="The Herald", published="2024-03-15", url="https://herald.example/2")  # fmt: skip
    gone = holds("north", ORLIVKA, change="withdrew")
    add(ledger, [
        Said("Hanna Sovik", gone, "north", "her troops had left Orlivka", against="it lost a town"),
        Said("Hanna Sovik", holds("north", VALLEY), "north", "the region was hers"),
    ], 2, outlet="Radio Vesna", published="2024-03-16", url="https://radio.example/3")  # fmt: skip
    add(ledger, [
        Said(f"Speaker {number}", None, None, words) for number, words in enumerate(HOSTILE)
    ], 3, outlet="=cmd|' /C calc'!A0", published="2024-03-17", url="javascript:alert(1)")  # fmt: skip
    with ledger.reading() as connection:
        ids = list(connection.exec_driver_sql("SELECT id FROM claim ORDER BY seq").scalars())
    at = BEGIN + timedelta(days=5)
    decide(ledger, ids[0], "accept", who="Ada Bell", why="the list was seen", now=at)
    decide(ledger, ids[8], "reject", who="=Mallory", why="+not said", now=at)
    first = decide(ledger, ids[1], "unsure", who="Ada Bell", why="unclear", now=at)
    undo(ledger, first, who="Ada Bell", why="it is clear", now=at)


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the ledger, closed, which stays as it is."""
    path = tmp_path_factory.mktemp("exports") / "sayso.db"
    with open_ledger(str(path), create=True) as ledger:
        fill(ledger)
    return path


@pytest.fixture(scope="session")
def desk(shelf: Path) -> Iterator[Ledger]:
    """The same, open."""
    with open_ledger(str(shelf), write=True) as ledger:
        yield ledger


@pytest.fixture(scope="session")
def exported(desk: Ledger, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every format that takes filters, written once, by its name."""
    return _Written(desk, tmp_path_factory.mktemp("written"))


class _Written(dict[str, Path]):
    def __init__(self, ledger: Ledger, folder: Path) -> None:
        super().__init__()
        self.ledger, self.folder = ledger, folder

    def __missing__(self, name: str) -> Path:
        format_ = format_named(name)
        asked = Asked(licence="CC-BY-4.0", vintage="2024-06-01" if format_.takes_vintage else None)
        target = self.folder / f"{name}{format_.suffix}"
        write_export(self.ledger, format_, asked, target)
        self[name] = target
        return target
