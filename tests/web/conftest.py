"""What the tests of the pages share: a small ledger, read once, and browsers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web import hostile_ledger as hostile
from tests.web import kept
from tests.web.browser.kinds import Browser
from tests.web.chromium import FLAGS, chromium


@pytest.fixture(scope="session")
def small_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a small ledger, which stays as it is."""
    return kept.make(tmp_path_factory.mktemp("ledger"))


@pytest.fixture(scope="session")
def hostile_ledger(tmp_path_factory: pytest.TempPathFactory) -> hostile.Hostile:
    """A ledger of two hundred hostile reports, which stays as it is."""
    return hostile.make(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser.  What needs one is left out, with the reason, where there is no Chromium."""
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = chromium()
    if path is None:
        pytest.skip("there is no Chromium: install one, or name it in SAYSO_BROWSER")
    with driver.sync_playwright() as opened:
        found = opened.chromium.launch(executable_path=path, args=FLAGS)
        yield found
        found.close()
