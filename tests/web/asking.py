"""The pages of the record in memory, asked without a network."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from sayso.web.app import make_app
from sayso.web.settings import Limits, Settings
from sayso.web.tiles import Tiles
from tests.web.memory import Memory

UNLIMITED = Limits(0, 0, 0)


@contextmanager
def pages(
    folder: Path,
    record: Any = None,
    accounts: bool = False,
    limits: Limits = UNLIMITED,
    log: Any = None,
    tiles: Tiles | None = None,
    hops: int = 0,
) -> Iterator[TestClient]:
    """A browser at the pages; it keeps cookies."""
    settings = Settings(
        folder / "access.db", accounts=accounts, limits=limits, tiles=tiles, hops=hops
    )
    lines: list[str] = log if log is not None else []
    app = make_app(record or Memory(), settings, lines.append)
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        yield client


def form_of(client: TestClient, path: str = "/name") -> str:
    """The token that the forms of a page carry."""
    found = re.search(r'name="form" value="([0-9a-f]+)"', client.get(path).text)
    assert found
    return found[1]


def named(client: TestClient, name: str = "Ada Bell") -> str:
    """Set a name; gives the token for the next form."""
    form = form_of(client)
    assert (
        client.post("/name", data={"name": name, "form": form}, follow_redirects=False).status_code
        == 303
    )
    return form


def main_of(text: str) -> str:
    """What a page says in its main part, without its elements."""
    body = text[text.index("<main") : text.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())
