"""A browser at the pages of a small ledger."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.ledger.store import open_ledger
from sayso.web.assets_manifest import island_scripts
from tests.web.browser.kinds import Browser, Page
from tests.web.browser.site import Site, watched
from tests.web.kept import copy, record
from tests.web.pictures import served


@pytest.fixture(scope="package")
def site(small_ledger: Path) -> Iterator[Site]:
    """The pages of the small ledger, to be looked at and not to be changed."""
    with open_ledger(str(small_ledger)) as ledger:
        kept = record(ledger)
        with served(kept) as address:
            yield Site(address, kept)


@pytest.fixture
def own(small_ledger: Path, tmp_path: Path) -> Iterator[Site]:
    """The pages of a copy of it, which a test may change."""
    with open_ledger(str(copy(small_ledger, tmp_path)), write=True) as ledger:
        kept = record(ledger)
        with served(kept) as address:
            yield Site(address, kept)


@pytest.fixture(autouse=True)
def _pages_end_before_their_server(request: pytest.FixtureRequest) -> None:
    """What is set up first is taken down last: a page that still loads something may not meet a
    closed door.
    """
    if "own" in request.fixturenames:
        request.getfixturevalue("own")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page with scripts, 1440 wide; nothing may break in it, open a dialog or be asked for
    elsewhere.
    """
    if not island_scripts().modules:
        pytest.skip("the scripts are not built: python ui/build.py")
    with watched(browser, scripts=True) as found:
        yield found


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """The same with scripts off."""
    with watched(browser, scripts=False) as found:
        yield found


@pytest.fixture(params=["with scripts", "without scripts"])
def either(request: pytest.FixtureRequest) -> Page:
    """The one and then the other, for what a reader does alike in both."""
    return request.getfixturevalue("page" if request.param == "with scripts" else "plain")  # type: ignore[no-any-return]
