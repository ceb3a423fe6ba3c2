"""What the tests of the pages share: a small ledger, read once."""

from pathlib import Path

import pytest

from tests.web import hostile_ledger as hostile
from tests.web import kept


@pytest.fixture(scope="session")
def small_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a small ledger, which stays as it is."""
    return kept.make(tmp_path_factory.mktemp("ledger"))


@pytest.fixture(scope="session")
def hostile_ledger(tmp_path_factory: pytest.TempPathFactory) -> hostile.Hostile:
    """A ledger of two hundred hostile reports, which stays as it is."""
    return hostile.make(tmp_path_factory.mktemp("hostile"))
