"""The map in a real browser, brought to life.  Left out where there is no Chromium, or nothing was
built.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso.web.assets_manifest import island_scripts
from tests.web.memory import Memory
from tests.web.pictures import served

pytestmark = pytest.mark.skipif(
    not island_scripts().modules, reason="the browser code is not built"
)
AXE = Path(__file__).parents[2] / "ui" / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(Memory()) as found:
        yield found


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    """The map, awake; nothing was asked of anybody else, and nothing was complained of."""
    context = browser.new_context(viewport={"width": 1200, "height": 900}, reduced_motion="reduce")
    opened = context.new_page()
    asked, told = list[str](), list[str]()
    opened.on("request", lambda request: asked.append(request.url))
    opened.on(
        "console", lambda message: told.append(message.text) if message.type == "error" else None
    )
    opened.on("pageerror", lambda error: told.append(str(error)))
    opened.goto(f"{address}/map")
    opened.wait_for_selector("[data-island=map][data-awake] .sign", timeout=60_000)
    yield opened
    context.close()
    assert [url for url in asked if not url.startswith((address, f"blob:{address}", "data:"))] == []
    assert told == []


def signs(page: Any) -> list[str]:
    return sorted(page.locator(".sign > .hidden").all_inner_texts())


def test_a_sign_opened_by_the_keyboard_tells_who_says_what_and_closes_again(page: Any) -> None:
    page.click("a[data-layer=all]")
    sign = page.locator(".sign", has_text="Orvan").first
    sign.focus()
    page.keyboard.press("Enter")
    panel = page.locator(".at-place")
    panel.locator("a[href^='/questions/']").first.wait_for()

    assert "civilians killed" in panel.inner_text()
    assert "Sella Orme" in panel.inner_text()
    assert panel.locator("a[href^='/questions/']").count() > 3
    page.keyboard.press("Escape")
    assert panel.is_hidden()
    assert sign.evaluate("each => each === document.activeElement")


def test_the_picture_of_the_server_is_out_of_the_way(page: Any) -> None:
    assert page.locator("svg.map a").first.is_hidden()


def test_a_layer_is_chosen_without_leaving_the_page(page: Any) -> None:
    before = signs(page)
    page.click("a[data-layer=denied]")

    assert signs(page) != before
    assert page.url.endswith("layer=denied")
    assert page.get_attribute("a[data-layer=denied]", "aria-current") == "true"


def test_an_earlier_time_has_less_on_the_map_and_leads_to_all_pages_then(page: Any) -> None:
    before = signs(page)
    page.focus(".by input")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")

    assert signs(page) != before
    assert page.inner_text(".by output") != "now"
    assert "as_of=2" in page.get_attribute(".by a", "href")
    page.keyboard.press("End")
    assert signs(page) == before


def test_where_the_map_was_moved_to_is_kept_in_the_address(page: Any) -> None:
    page.click("a[data-move=nearer]")
    page.wait_for_timeout(200)
    assert "tall=" in page.url

    assert page.locator(".map-frame").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed")
def test_axe_finds_nothing_wrong(scheme: str, page: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.locator(".sign", has_text="Orvan").first.click()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "axe.run().then(done => done.violations.map(each => [each.id, each.nodes[0].html]))"
    )

    assert found == []
