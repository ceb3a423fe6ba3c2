"""The table of who may do what in the documentation, written anew: ``python -m
tests.web.access.acts_table``.
"""

import tempfile
from pathlib import Path

from starlette.testclient import TestClient

from sayso.web.access.acts import Act, acts_of
from sayso.web.access.roles import Role
from tests.docs.pages import DOCS, read
from tests.web.asking import pages

PAGE = DOCS / "reference" / "roles.md"
_ROW = "| `"


def acts(client: TestClient) -> list[Act]:
    """Every act of the application."""
    return acts_of(client.app.routes)  # type: ignore[attr-defined]


def rows(client: TestClient) -> list[str]:
    """A row for each act that is for others than readers alone."""
    return [_row(act) for act in acts(client) if act.role is not Role.READER]


def _row(act: Act) -> str:
    marks = " | ".join("yes" if act.is_for(role) else "no" for role in (None, *Role))
    return f"{_ROW}{act.method} {act.path}` | {act.what} | {marks} |"


def written() -> list[str]:
    """The rows that the page has."""
    return [line for line in read(PAGE).splitlines() if line.startswith(_ROW)]


def main() -> None:
    """Put the rows of the application in the place of those of the page."""
    with tempfile.TemporaryDirectory() as folder, pages(Path(folder)) as client:
        found = rows(client)
    page = read(PAGE)
    PAGE.write_text(page.replace("\n".join(written()), "\n".join(found)), encoding="utf-8")


if __name__ == "__main__":
    main()
