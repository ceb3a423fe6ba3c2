"""People with accounts: one of each role."""

import re
from functools import cache
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from sayso.web.access.passwords import hashed
from sayso.web.access.roles import Role
from sayso.web.access.store import Store
from tests.web.asking import form_of

PASSWORD = "four plain words here"
_hashed = cache(hashed)


def people(folder: Path) -> Store:
    """A user of each role, named after it."""
    store = Store(folder / "access.db")
    for role in Role:
        store.add_user(f"a {role}", role, PASSWORD)
    return store


def sign_in(client: TestClient, name: str, password: str = PASSWORD) -> str:
    """Sign in; gives the token for the next form, "0" where that failed."""
    form = form_of(client, "/signin")
    client.post(
        "/signin", data={"name": name, "password": password, "form": form}, follow_redirects=False
    )
    found = re.search(r'name="form" value="([0-9a-f]+)"', client.get("/").text)
    return found[1] if found else "0"


def hash_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same hash for the same password: each takes long, as it should."""
    monkeypatch.setattr("sayso.web.access.store.hashed", _hashed)
