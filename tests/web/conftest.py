"""What the tests of the pages share: a small ledger, read once."""

from pathlib import Path

import pytest

from tests.web import kept


@pytest.fixture(scope="session")
def small_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a small ledger, which stays as it is."""
    return kept.make(tmp_path_factory.mktemp("ledger"))
