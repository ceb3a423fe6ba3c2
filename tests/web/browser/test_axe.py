"""axe finds nothing wrong on any page: light and dark, wide and narrow, with scripts and
without.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sayso.web.assets_manifest import island_scripts
from tests.web.browser.kinds import Browser, Page
from tests.web.browser.site import PATIENCE, Site, awake
from tests.web.memory import Memory
from tests.web.pictures import WIDTHS, addresses, served

AXE = Path(__file__).parents[3] / "ui" / "node_modules" / "axe-core" / "axe.min.js"
SCRIPTS = "**/static/assets/*.js"
RUN = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.flatMap(each =>
  each.nodes.map(node => `${each.id} at ${node.target.join(" ")}: ${node.failureSummary}`))"""
NAMES = [*addresses(Memory()), "log", "empty-board"]
pytestmark = pytest.mark.skipif(
    not AXE.is_file(), reason="axe-core is not installed: npm ci in ui/"
)


@pytest.fixture(scope="module", params=["with scripts", "without scripts"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page of its own kind: axe itself is a script, so without them means that none of ours
    arrives.
    """
    if request.param == "with scripts" and not island_scripts().modules:
        pytest.skip("the scripts are not built: python ui/build.py")
    context = browser.new_context(reduced_motion="reduce")
    context.set_default_timeout(PATIENCE)
    if request.param == "without scripts":
        context.route(SCRIPTS, lambda route: route.abort())
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def paths(site: Site) -> Iterator[dict[str, str]]:
    """Every page by its name."""
    with served(Memory(())) as empty:
        found = {name: site.address + path for name, path in addresses(site.record).items()}
        yield {**found, "log": site.address + "/review/log", "empty-board": empty + "/"}


def wrong_on(page: Page) -> list[str]:
    """What axe finds, in each scheme at each width."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    wrong = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            wrong += [f"{width}, {scheme}: {told}" for told in page.evaluate(RUN)]
    return wrong


@pytest.mark.parametrize("name", NAMES)
def test_axe_finds_nothing_wrong(
    name: str, page: Page, paths: dict[str, str], request: pytest.FixtureRequest
) -> None:
    page.goto(paths[name])
    if "with scripts" in request.node.name:
        awake(page)

    assert wrong_on(page) == []
