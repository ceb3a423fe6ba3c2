"""The parts of pages that scripts bring to life, in a real browser.  Left out where they are not
built.
"""

from collections.abc import Iterator
from typing import Any

import pytest

from sayso.display.characters import ACTING
from sayso.web.assets_manifest import island_scripts
from tests.web.hostile import CONTROLS
from tests.web.memory import Memory
from tests.web.pictures import addresses, served
from tests.web.test_hostile import paths_of, poisoned

playwright = pytest.importorskip("playwright.sync_api")
pytestmark = pytest.mark.skipif(not island_scripts().modules, reason="the scripts are not built")
PATHS = addresses(Memory())
_PATIENCE = 30_000


@pytest.fixture
def record() -> Memory:
    return Memory()


@pytest.fixture
def address(record: Memory) -> Iterator[str]:
    with served(record) as found:
        yield found


@pytest.fixture
def page(browser: Any, address: str) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    found = context.new_page()
    broken = list[str]()
    found.on("pageerror", lambda error: broken.append(str(error)))
    found.on(
        "console", lambda message: broken.append(message.text) if message.type == "error" else None
    )
    yield found
    context.close()
    assert broken == []


def opened(page: Any, address: str, island: str) -> None:
    """Go to a page and wait until a part of it is awake."""
    page.goto(address)
    page.wait_for_selector(f"[data-island={island}][data-awake]", state="attached")


def named(page: Any, address: str) -> None:
    page.goto(address + "/name")
    page.fill("main input[name=name]", "Ada Bell")
    page.click("main button")


def test_a_bar_opens_its_words_and_escape_leads_back_to_it(page: Any, address: str) -> None:
    opened(page, address + PATHS["question"], "timeline")
    page.focus(".timeline [tabindex='0']")
    page.keyboard.press("ArrowRight")
    number = page.evaluate("document.activeElement.dataset.number")
    page.keyboard.press("Enter")
    card = page.locator(".card-open")
    assert page.inner_text(f"#p{number} .answer") in card.inner_text()
    assert card.locator("a[href^='/reports/']").count()

    page.keyboard.press("Escape")
    assert card.is_hidden()
    assert page.evaluate("document.activeElement.dataset.number") == number


def test_the_time_shown_comes_nearer_by_keys_and_stays_in_the_address(
    page: Any, address: str
) -> None:
    opened(page, address + PATHS["question"], "timeline")
    page.focus(".timeline [tabindex='0']")
    page.keyboard.press("+")
    assert "span=" in page.url
    shown = page.get_attribute(".overview .handle.start", "aria-valuetext")
    page.reload()
    page.wait_for_selector(".overview")
    assert page.get_attribute(".overview .handle.start", "aria-valuetext") == shown

    page.click("text=All >> visible=true")
    assert "span=" not in page.url


def test_the_timeline_of_a_part_of_the_time_is_the_one_that_the_server_draws(
    page: Any, address: str
) -> None:
    opened(page, address + PATHS["question"], "timeline")
    bars = (
        "all => all.map(e => [e.getAttribute('x'), e.getAttribute('width'), e.getAttribute('y')])"
    )
    page.focus(".timeline [tabindex='0']")
    with page.expect_response(lambda answer: "span=" in answer.url):
        page.keyboard.press("+")
    page.wait_for_selector(".timeline .time[x='0']", state="attached")
    shown = page.locator(".timeline .bar").evaluate_all(bars)
    assert page.evaluate("document.activeElement.dataset.number")

    context = page.context.browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(page.url)
    assert plain.locator(".timeline .bar").evaluate_all(bars) == shown
    context.close()


def test_the_slider_tells_how_the_question_stood_on_a_day(page: Any, address: str) -> None:
    opened(page, address + PATHS["question"], "timeline")
    page.focus(".asof-slider input >> nth=0")
    page.keyboard.press("Home")
    day = page.get_attribute(".asof-slider a", "href")
    assert "as_of=2024-" in day
    assert page.locator(".position.later").count()


def test_each_number_tells_who_gives_it(page: Any, address: str) -> None:
    opened(page, address + PATHS["question-count"], "counts")
    points = page.locator(".counts a[data-number]")
    assert points.count() > 1
    number = points.first.get_attribute("data-number")
    points.first.locator("circle").click()
    assert page.inner_text(f"#p{number} .answer") in page.inner_text(".card-open:not([hidden])")


def test_one_cursor_moves_through_both_pictures_and_stays_in_the_address(
    page: Any, address: str
) -> None:
    opened(page, address + PATHS["question-count"], "counts")
    page.focus(".asof-slider input")
    page.keyboard.press("Home")
    assert "at=2024-" in page.url
    assert (
        page.locator(".counts .cursor").count() == page.locator(".timeline .asof-line").count() == 1
    )

    page.reload()
    page.wait_for_selector(".counts .cursor", state="attached")
    assert page.locator("input[type=range]").count() == 1
    page.focus(".asof-slider input")
    page.keyboard.press("End")
    assert "at=" not in page.url
    assert page.locator(".counts .cursor").count() == 0


def test_claims_are_gone_through_by_keys_and_nothing_moves(page: Any, address: str) -> None:
    opened(page, address + PATHS["report"], "reader")
    before = page.locator("article p").first.bounding_box()
    page.keyboard.press("j")
    first = page.url.rpartition("#")[2]
    page.keyboard.press("j")
    assert page.url.rpartition("#")[2] != first
    assert page.locator("article .m.chosen").count()
    assert page.locator("li.k.chosen").count() == 1
    page.keyboard.press("k")
    assert page.url.endswith(first)
    page.evaluate("scrollTo(0, 0)")
    assert page.locator("article p").first.bounding_box() == before


def test_the_words_of_a_report_lead_to_their_claim(page: Any, address: str) -> None:
    opened(page, address + PATHS["report"], "reader")
    words = page.locator("article .con").first
    words.click()
    note = page.locator("li.k.chosen")
    assert words.inner_text().split()[0] in note.inner_text()
    page.keyboard.press("Escape")
    assert page.locator(".chosen").count() == 0


def test_the_board_is_filtered_while_somebody_types_and_the_address_keeps_it(
    page: Any, address: str
) -> None:
    opened(page, address + "/", "board")
    page.evaluate("document.body.dataset.same = 'yes'")
    page.keyboard.press("/")
    page.keyboard.type("hospital")
    page.wait_for_url("**/?text=hospital")
    hidden = page.locator(".card h2").filter(has_not_text="hospital")
    playwright.expect(hidden).to_have_count(0, timeout=_PATIENCE)
    assert page.evaluate("document.activeElement.name") == "text"

    page.fill("main input[name=text]", "")
    page.wait_for_url(address + "/")
    page.click(".tabs a >> text=contested")
    page.wait_for_url("**/?standing=contested")
    page.go_back()
    page.wait_for_selector(".tabs a[aria-current] >> text=All")
    assert page.evaluate("document.body.dataset.same") == "yes"


def test_the_board_tells_what_changed_since_a_question_was_opened(page: Any, address: str) -> None:
    opened(page, address + PATHS["question"], "looked")
    page.evaluate(
        "localStorage.setItem('sayso.looked', localStorage.getItem('sayso.looked').replace(/ "
        "\\d+\"/, ' 0\"'))"
    )
    opened(page, address + "/", "board")
    key = PATHS["question"].rpartition("/")[2]
    assert "more claim" in page.inner_text(f"#q-{key} .since")
    assert page.locator(".since").count() == 1


def test_a_spark_tells_who_spoke_under_the_pointer(page: Any, address: str) -> None:
    opened(page, address + "/", "board")
    spark = page.locator("svg.spark").first
    spark.hover()
    told = spark.locator("[data-told]").evaluate_all("all => all.map(e => e.dataset.told)")
    assert page.inner_text(".spark-told") in told


def test_one_key_decides_and_looking_does_not(page: Any, address: str, record: Memory) -> None:
    named(page, address)
    opened(page, address + "/review", "review")
    first = page.url
    page.keyboard.press("n")
    page.wait_for_url(lambda url: url != first)
    page.wait_for_selector("[data-island=review][data-awake]")
    page.keyboard.press("b")
    page.wait_for_url(first)
    page.wait_for_selector("[data-island=review][data-awake]")
    assert record.decided == []

    page.keyboard.press("u")
    page.wait_for_url(lambda url: url != first)
    assert [each["verdict"] for each in record.decided] == ["unsure"]


def test_words_are_amended_by_keys_and_kept_as_a_draft_until_decided(
    page: Any, address: str, record: Memory
) -> None:
    named(page, address)
    opened(page, address + "/review", "review")
    page.keyboard.press("e")
    page.keyboard.press("Escape")
    page.focus(".ruler > span >> nth=0")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("2")
    spans = page.input_value("input[name=cue]")
    page.wait_for_selector("text=Kept as a draft")
    assert record.decided == []
    page.reload()
    page.wait_for_selector("[data-island=review][data-awake]")
    assert page.input_value("input[name=cue]") == spans

    first = page.url
    page.keyboard.press("e")
    page.keyboard.press("Escape")
    assert record.decided == []
    page.keyboard.press("e")
    page.wait_for_url(lambda url: url != first)
    assert record.decided[0]["verdict"] == "amend"
    assert "cue" in record.decided[0]["fields"]


def test_the_keys_are_told_and_can_be_switched_off(page: Any, address: str, record: Memory) -> None:
    named(page, address)
    opened(page, address + "/review", "review")
    page.keyboard.press("?")
    assert "accept" in page.inner_text("dialog[open]")
    page.uncheck("dialog[open] input")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.keyboard.press("?")
    assert page.is_visible("dialog[open]")
    assert record.decided == []


def test_what_is_pasted_or_chosen_is_read_and_told_of(page: Any, address: str) -> None:
    named(page, address)
    opened(page, address + "/add", "add")
    files = [
        {"name": f"{name}.txt", "mimeType": "text/plain", "buffer": b"One said so."}
        for name in ("<b>a</b>", "b")
    ]
    page.set_input_files("input[type=file]", files)
    assert page.locator(".files li").count() == 2
    page.click(".files button >> nth=1")
    assert page.inner_text(".files").startswith("<b>a</b>.txt")
    page.click("main form button:not([type=button])")
    page.wait_for_selector("h1 >> text=1 report added")
    assert "<b>a</b>.txt" in page.inner_text("main")


def test_a_form_without_anything_is_not_sent(page: Any, address: str) -> None:
    named(page, address)
    opened(page, address + "/add", "add")
    page.click("main form button:not([type=button])")
    assert page.url.endswith("/add")


@pytest.mark.parametrize(
    "text",
    [
        "</script><img src=x onerror=alert(1)>",
        "\u202e<svg onload=alert(1)>",
        "{{7*7}}",
        *CONTROLS[:5],
        "a" * 9000,
    ],
)
def test_no_hostile_text_acts_in_what_scripts_draw(text: str, page: Any) -> None:
    asked = list[str]()
    page.on("dialog", lambda dialog: asked.append(dialog.message))
    record = poisoned(text)
    with served(record) as address:
        for path in (each for each in paths_of(record) if each != "/map"):
            page.goto(address + path)
            playwright.expect(page.locator("[data-island]:not([data-awake])")).to_have_count(
                0, timeout=_PATIENCE
            )
            assert page.evaluate("document.documentElement.scrollWidth") <= 1440, path
            assert page.locator("main img, main [onload], main [onerror]").count() == 0
            rest = (
                "[...document.querySelectorAll('.ctl')].forEach(e => e.remove()); "
                "document.body.innerText"
            )
            assert not ACTING.search(page.evaluate(rest)), path
        page.goto("about:blank")
    assert asked == []


def test_a_zoomed_timeline_stays_within_the_page(page: Any, address: str) -> None:
    opened(page, address + PATHS["question"], "timeline")
    page.focus(".timeline [tabindex='0']")
    for _ in range(4):
        page.keyboard.press("+")
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") < 1440
