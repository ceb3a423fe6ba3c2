"""What the tests of the pages share: a small ledger, read once, and browsers."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.web import hostile_ledger as hostile
from tests.web import kept
from tests.web.browser.kinds import Browser
from tests.web.chromium import FLAGS, chromium

RERUNS = 2
"""A browser without a graphics card may stop drawing on a busy machine: what it was to show is tried
again, in a new one.
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let what a browser does be tried again."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.flaky(reruns=RERUNS))


@pytest.fixture(scope="session")
def small_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a small ledger, which stays as it is."""
    return kept.make(tmp_path_factory.mktemp("ledger"))


@pytest.fixture(scope="session")
def hostile_ledger(tmp_path_factory: pytest.TempPathFactory) -> hostile.Hostile:
    """A ledger of two hundred hostile reports, which stays as it is."""
    return hostile.make(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def launch() -> Iterator[Callable[[], Browser]]:
    """Starts browsers.  Left out, with the reason, where there is no Chromium to drive."""
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    path = chromium()
    if path is None:
        pytest.skip("there is no Chromium: install one, or name it in SAYSO_BROWSER")
    with driver.sync_playwright() as opened:
        yield lambda: opened.chromium.launch(executable_path=path, args=FLAGS)


@pytest.fixture(scope="module")
def first_browser(launch: Callable[[], Browser]) -> Iterator[Browser]:
    """The browser of everything that is tried for the first time."""
    found = launch()
    yield found
    found.close()


@pytest.fixture
def browser(
    request: pytest.FixtureRequest, first_browser: Browser, launch: Callable[[], Browser]
) -> Iterator[Browser]:
    """A browser, a new one for what is tried again."""
    if getattr(request.node, "execution_count", 1) == 1:
        yield first_browser
        return
    found = launch()
    yield found
    found.close()
