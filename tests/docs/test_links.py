"""Links lead somewhere, and every page can be reached."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from .pages import DOCS, PAGES, ROOT, prose_of

_LINK = re.compile(r"\]\(([^()\s]+)\)|(?:src|href|srcset)=\"([^\"]+)\"")
_PATH = re.compile(
    r"`((?:src|corpora|samples|bench|reports|language|attribution|evaluation|cli)/[\w./-]*)`"
)
_MORE = (ROOT / "corpora" / "attribution" / "README.md",)


def links(page: Path) -> list[str]:
    found = [first or second for first, second in _LINK.findall(prose_of(page))]
    return [link for link in found if not re.match(r"[a-z]+:", link)]


def anchors(page: Path) -> set[str]:
    """The names that GitHub gives to the page's headings."""
    headings = re.findall(r"^#+ (.+)$", prose_of(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize(
    "page", [*PAGES, *_MORE], ids=lambda page: page.relative_to(ROOT).as_posix()
)
def test_every_link_within_the_repository_leads_somewhere(page: Path) -> None:
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = page.parent / unquote(path) if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize(
    "page", [*PAGES, *_MORE], ids=lambda page: page.relative_to(ROOT).as_posix()
)
def test_every_path_that_a_page_names_exists(page: Path) -> None:
    for path in _PATH.findall(prose_of(page)):
        assert (ROOT / path).exists() or (ROOT / "src" / "sayso" / path).exists(), path


def test_every_page_is_linked_from_the_index() -> None:
    linked = {(DOCS / link.partition("#")[0]).resolve() for link in links(DOCS / "index.md")}
    assert {page for page in DOCS.rglob("*.md") if page.name != "index.md"} <= linked
