"""A ledger of reports whose every field is a hostile text, each read and recorded as any other
report is.
"""

import json
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sayso.ledger.store import open_ledger
from sayso.record.json import Json
from sayso.web.kept.record import LedgerRecord
from sayso.web.record import Upload
from tests.web.hostile import LONG, TEXTS
from tests.web.kept import ORVAN

SHORT = [text for text in TEXTS if text not in LONG]
NAMES = {"Taluria": "<img src=x onerror=alert(1)>", "Meresk": "</script><script>alert(1)</script>"}
"""What the sides of the theatre are called."""


def report(number: int, text: str) -> Upload:
    """A report in which a text is the title, the outlet, the address, a speaker and words of the
    text.
    """
    body = (
        f"{text} said on Monday that {number + 3} people had been killed in Orvan.\n\n“{text}”, "
        "the mayor said.\n"
    )
    told = {"title": text, "outlet": text, "url": text, "published": "2024-03-12", "text": body}
    return Upload(f"{number}.json", json.dumps(told).encode(), published="2024-03-12")


def theatre(folder: Path) -> Path:
    """The story's theatre with hostile names for its sides."""
    text = (ORVAN / "theatre.toml").read_text(encoding="utf-8")
    for name, hostile in NAMES.items():
        text = text.replace(f'name = "{name}"\nactor', f"name = {json.dumps(hostile)}\nactor")
    assert {side["name"] for side in tomllib.loads(text)["side"]} >= set(NAMES.values())
    path = folder / "theatre.toml"
    path.write_text(text, encoding="utf-8")
    return path


@dataclass(frozen=True, slots=True)
class Hostile:
    """The ledger's folder, and what became of each report."""

    folder: Path
    told: list[Json]

    @contextmanager
    def opened(self) -> Iterator[LedgerRecord]:
        """Its record."""
        with open_ledger(str(self.folder / "sayso.db")) as ledger:
            yield LedgerRecord(ledger, str(self.folder / "theatre.toml"))


def make(folder: Path) -> Hostile:
    """Read and record them all."""
    made, told = theatre(folder), list[Json]()
    with open_ledger(str(folder / "sayso.db"), create=True) as ledger:
        uploads = [report(*each) for each in enumerate(SHORT)]
        LedgerRecord(ledger, str(made)).add(uploads, "Ada Bell", told.append)
    return Hostile(folder, told)
