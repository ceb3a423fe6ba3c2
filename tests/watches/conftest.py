"""A ledger of one contested place, and somebody who follows it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.ledger.store import Ledger, open_ledger
from sayso.watches.store import WatchStore
from tests.questions.telling import Said, holds, killed
from tests.questions.test_store import add
from tests.watches.following import Desk

HELD = Said("Hanna Sovik", holds("north"), "north", words="Drenov is ours")
TAKEN = Said("Ivo Marten", holds("south"), "south", words="Drenov has fallen")
KILLED = Said("Hanna Sovik", killed(63), "north", words="63 died at the harbour")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with open_ledger(str(tmp_path / "sayso.db"), create=True) as opened:
        add(opened, [HELD], 0, published="2024-03-10", url="https://example.org/a")
        add(opened, [KILLED], 1, published="2024-03-11")
        yield opened


@pytest.fixture
def desk(ledger: Ledger, tmp_path: Path) -> Desk:
    return Desk(ledger, WatchStore(tmp_path / "access.db"))
