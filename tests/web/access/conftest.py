"""Hashing a password takes long, as it should; these tests hash the same one once."""

import pytest

from tests.web.access.people import hash_once


@pytest.fixture(autouse=True)
def _hash_once(monkeypatch: pytest.MonkeyPatch) -> None:
    hash_once(monkeypatch)
