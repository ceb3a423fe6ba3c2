from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.library.ledger import Ledger

from . import making


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a small ledger, which stays as it is."""
    return making.make(tmp_path_factory.mktemp("library") / "sayso.db")


@pytest.fixture(scope="module")
def ledger(small: Path) -> Iterator[Ledger]:
    with Ledger.open(str(small)) as opened:
        yield opened
