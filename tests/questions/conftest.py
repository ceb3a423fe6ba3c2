from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.ledger.store import Ledger, open_ledger

from ..ledger import servers


@pytest.fixture(scope="session")
def server() -> Iterator[servers.Server]:
    if servers.programs() is None:
        pytest.skip(servers.MISSING)
    with servers.running() as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    """A ledger of either store."""
    server = request.getfixturevalue("server") if request.param == "postgresql" else None
    location = server.new_database() if server else str(tmp_path / "sayso.db")
    with open_ledger(location, create=True) as opened:
        yield opened


@pytest.fixture
def embedded(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger in a file."""
    with open_ledger(str(tmp_path / "sayso.db"), create=True) as opened:
        yield opened
