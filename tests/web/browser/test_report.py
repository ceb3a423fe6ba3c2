"""A report: its claims lit in the text as it was captured, each with its note; nothing moves."""

from tests.web.browser.kinds import Page
from tests.web.browser.site import Site

PLACES = (
    "all => all.map(each => [each.offsetLeft, each.offsetTop, each.offsetWidth, each.offsetHeight])"
)
GROUND = "each => getComputedStyle(each).backgroundColor"


def opened(page: Page, site: Site) -> None:
    claim = site.longest()["positions"][0]["claims"][0]
    told = site.record.claim(claim)
    assert told
    site.open(page, f"/reports/{told['where']['id']}")


def test_words_that_are_pointed_at_light_up_with_their_note_and_nothing_moves(
    either: Page, site: Site
) -> None:
    opened(either, site)
    paragraphs = either.locator("article p")
    before, words = paragraphs.evaluate_all(PLACES), either.locator("article .con.c1").first
    plain = words.evaluate(GROUND)
    either.hover(".k.c1 .words")

    assert words.evaluate(GROUND) != plain
    assert paragraphs.evaluate_all(PLACES) == before


def test_words_lead_to_their_claim_and_back(page: Page, site: Site) -> None:
    opened(page, site)
    before = page.locator("article p").evaluate_all(PLACES)
    words = page.locator("article .con").first
    words.click()
    chosen = page.locator("li.k.chosen")

    assert chosen.count() == 1
    assert words.inner_text().split()[0] in chosen.locator(".words").inner_text()
    assert page.locator("article p").evaluate_all(PLACES) == before
    assert page.locator("article .chosen").count()


def test_claims_are_gone_through_by_keys_alone_and_lead_to_why(page: Page, site: Site) -> None:
    opened(page, site)
    page.keyboard.press("j")
    first = page.url
    page.keyboard.press("j")
    assert page.url != first
    page.keyboard.press("k")
    assert page.url == first
    assert page.locator("li.k.chosen").count() == 1

    page.keyboard.press("o")
    page.wait_for_url("**/claims/*")


def test_words_lead_to_their_claim_and_back_with_scripts_off(plain: Page, site: Site) -> None:
    opened(plain, site)
    words = plain.locator("article a.m").first
    words.focus()
    plain.keyboard.press("Enter")
    key = plain.url.rpartition("#k")[2]
    note = plain.locator(f".k.c{key}")
    assert note.is_visible()

    note.locator("a.n").click()
    assert plain.url.endswith(f"#w{key}")


def test_a_report_tells_its_capture_and_where_it_is_from(either: Page, site: Site) -> None:
    opened(either, site)
    facts = either.inner_text("dl.facts")

    assert "Capture, SHA-256" in facts
    assert either.locator("a[download][href^='/captures/']").count() == 1


SELECT = """each => { const node = document.createTreeWalker(each, NodeFilter.SHOW_TEXT).nextNode();
  const range = document.createRange(); range.setStart(node, 0); range.setEnd(node, node.length);
  const all = document.getSelection(); all.removeAllRanges(); all.addRange(range); return `${range}`; }"""


def test_words_that_are_selected_go_with_the_mark_of_a_missed_claim(page: Page, site: Site) -> None:
    opened(page, site)
    words = page.locator("article p").last.evaluate(SELECT)
    page.wait_for_selector("a[data-mark][href*='words=']")
    page.locator("a[data-mark]").click()
    page.wait_for_selector(".passage .content")

    assert page.locator(".passage .content").inner_text().strip() == words.strip()
