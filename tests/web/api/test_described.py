"""Schemathesis asks the API what its own description allows, and what it does not: nothing breaks
it.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings

from sayso.ledger.store import open_ledger
from sayso.web.api import routes, writing
from sayso.web.app import make_app
from sayso.web.kept.record import LedgerRecord
from sayso.web.record import Told, Upload
from sayso.web.settings import Limits, Settings
from tests.web.kept import ORVAN, copy

schemathesis = pytest.importorskip("schemathesis")
HEADERS = {"host": "127.0.0.1", "x-sayso-name": "Ada Bell"}
FEW = settings(
    max_examples=20,
    deadline=None,
    database=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)


class Unread(LedgerRecord):
    """A record that takes what is added for read: reading is not what is asked about here."""

    def add(self, uploads: Sequence[Upload], who: str, told: Told) -> None:
        for each in uploads:
            told({"name": each.name, "outcome": "known"})


def operations() -> list[tuple[str, str, str]]:
    """Every path and method, asked as described, and against it where the description leaves
    anything to break.
    """
    app = FastAPI()
    app.include_router(routes.router)
    app.include_router(writing.router)
    found = []
    for path, methods in app.openapi()["paths"].items():
        for method, told in methods.items():
            found.append((path, method, "POSITIVE"))
            if "requestBody" in told or any(
                each["in"] == "query" for each in told.get("parameters", ())
            ):
                found.append((path, method, "NEGATIVE"))
    return found


@pytest.fixture(scope="module")
def described(small_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The API's own description, over a ledger of its own."""
    folder = tmp_path_factory.mktemp("described")
    with open_ledger(str(copy(small_ledger, folder)), write=True) as ledger:
        record = Unread(ledger, str(ORVAN / "theatre.toml"))
        app = make_app(record, Settings(folder / "access.db", limits=Limits(0, 0, 0)))
        yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, headers=HEADERS)


@pytest.mark.parametrize(("path", "method", "mode"), operations())
def test_nothing_that_is_asked_of_the_api_breaks_it(
    path: str, method: str, mode: str, described: Any
) -> None:
    wanted = described[path][method].as_strategy(generation_mode=schemathesis.GenerationMode[mode])

    @FEW
    @given(case=wanted)
    def ask(case: Any) -> None:
        answer = case.call(headers=HEADERS)
        assert answer.status_code < 500, answer.text

    ask()
