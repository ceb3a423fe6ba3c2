"""The pages in a real browser, with scripts off and on.  Left out where there is no Chromium."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.web.memory import Memory
from tests.web.pictures import WIDTHS, addresses, served


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served(Memory()) as found:
        yield found


PATHS = addresses(Memory())


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_asks_for_anything_elsewhere_breaks_its_policy_or_runs_over(
    width: int, browser: Any, address: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    asked, told = list[str](), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    for name, path in PATHS.items():
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    context.close()

    assert all(url.startswith(address) for url in asked)
    assert [each for each in told if "404" not in each] == []


def test_everything_can_be_done_with_scripts_off(browser: Any, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "/name")
    page.fill("main input[name=name]", "Ada Bell")
    page.click("main button")
    assert page.inner_text(".who-am-i") == "Ada Bell"

    page.goto(address + "/")
    page.click("text=Filter and sort")
    page.fill("main input[name=place]", "Orvan")
    page.select_option("main select[name=type]", "count")
    page.click("main details button")
    assert "place=Orvan" in page.url
    page.click(".card h2 a >> nth=0")
    assert "/questions/" in page.url

    page.goto(address + "/add")
    page.fill("textarea[name=text]", "The mayor said that the bridge had fallen.")
    page.click("main button")
    page.wait_for_selector("text=1 report added")

    page.goto(address + "/review")
    page.click("button[value=reject]")
    page.goto(address + "/review/log")
    assert "Ada Bell" in page.inner_text("table")
    context.close()


def test_the_keyboard_reaches_the_content_first_and_then_every_link(
    browser: Any, address: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    context.close()


def test_a_bar_of_the_timeline_leads_to_its_words(browser: Any, address: str) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 1440, "height": 900}
    )
    page = context.new_page()
    page.goto(address + PATHS["question"])
    page.locator("a.position").nth(2).click()
    key = page.url.rpartition("#")[2]
    place = page.locator(f"#{key}").bounding_box()
    context.close()

    assert key.startswith("p")
    assert 0 <= place["y"] < 900


def test_a_claims_words_light_up_with_its_note(browser: Any, address: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(address + PATHS["report"])
    before = page.locator("article p").first.bounding_box()
    ground = "e => getComputedStyle(e).backgroundColor"
    words = page.locator(".con.c1").first
    plain = words.evaluate(ground)
    page.locator(".k.c1 .words").hover()
    assert words.evaluate(ground) != plain
    assert page.locator("article p").first.bounding_box() == before
    context.close()
