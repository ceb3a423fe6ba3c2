from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.ledger.store import Ledger, open_ledger

from ..ledger.building import add, report

ADDRESS = "https://courier.example/bridge"
TEXT = (
    "Mayor Hanna Sovik said the bridge at Drenov was closed.\n\n"
    "“We saw no boats 🚢 at all,” Ivo Marten told reporters. Marten later denied that his men "
    "had fired first.\n\nThe bridge at Drenov was closed, the harbour office said."
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger with one report of which nothing was read."""
    with open_ledger(str(tmp_path / "sayso.db"), create=True) as opened:
        add(opened, report(TEXT, url=ADDRESS, doc="bridge.txt"), [])
        yield opened
