from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.ledger.store import Ledger, open_ledger

from . import servers


@pytest.fixture(scope="session")
def server() -> Iterator[servers.Server]:
    if servers.programs() is None:
        pytest.skip(servers.MISSING)
    with servers.running() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a ledger of either store can be made."""
    if request.param == "sqlite":
        return str(tmp_path / "sayso.db")
    server: servers.Server = request.getfixturevalue("server")
    return server.new_database()


@pytest.fixture
def ledger(location: str) -> Iterator[Ledger]:
    with open_ledger(location, create=True) as opened:
        yield opened


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger in a file."""
    with open_ledger(str(tmp_path / "sayso.db"), create=True) as opened:
        yield opened
