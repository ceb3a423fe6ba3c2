"""A small ledger for the pages: one invented story, and a report about a place that is on the
map.
"""

import shutil
from pathlib import Path

from sayso.ledger.store import Ledger, open_ledger
from sayso.record.json import Json
from sayso.web.kept.record import LedgerRecord
from sayso.web.record import Upload
from tests.web.stories import STORIES

ORVAN = STORIES / "orvan"
_SAID = """Ukrainian officials said on Monday that Soledar remained under their control.

Russia's Ministry of Defence said that its forces had taken Soledar.
"""
ON_THE_MAP = Upload(
    "soledar.txt", _SAID.encode(), "Two say they hold Soledar", "Herald", "", "2024-03-12"
)


def record(ledger: Ledger) -> LedgerRecord:
    """The record of a ledger, whose reports are read in the story's own theatre."""
    return LedgerRecord(ledger, str(ORVAN / "theatre.toml"))


def uploads() -> list[Upload]:
    """The story's five reports."""
    return [Upload(path.name, path.read_bytes()) for path in sorted(ORVAN.glob("[0-9][0-9].json"))]


def fill(ledger: Ledger) -> None:
    """Read and record them all."""
    told: list[Json] = []
    record(ledger).add(uploads(), "Ada Bell", told.append)
    LedgerRecord(ledger, "ukraine-2022").add([ON_THE_MAP], "Ada Bell", told.append)
    assert [each["outcome"] for each in told] == ["added"] * 6


def make(folder: Path) -> Path:
    """A ledger with all of them, closed."""
    path = folder / "sayso.db"
    with open_ledger(str(path), create=True) as ledger:
        fill(ledger)
    return path


def copy(ledger: Path, folder: Path) -> Path:
    """A copy of a closed ledger, to be changed."""
    for part in ledger.parent.iterdir():
        to = folder / part.name
        shutil.copytree(part, to) if part.is_dir() else shutil.copy(part, to)
    return folder / ledger.name
