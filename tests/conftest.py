"""What all tests share: nothing that fails is survived, unless a test asks for it."""

import os

import pytest

from sayso.guards import STRICT

os.environ[STRICT] = "1"


@pytest.fixture
def guarded(monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails costs its own answer alone, as outside of tests."""
    monkeypatch.delenv(STRICT)
