"""Search: words, speakers and places in one box, from every page."""

from tests.web.browser.kinds import Page
from tests.web.browser.site import Site


def search(page: Page, words: str) -> str:
    """Write in the box of the page and press Enter; what is found."""
    page.focus("#find")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=**")
    return page.inner_text("main")


def test_one_box_finds_questions_at_a_place(either: Page, site: Site) -> None:
    site.open(either, "/reports")
    search(either, "Orvan")
    link = f"main a[href='/questions/{site.longest()['id']}']"
    either.click(f"{link} >> nth=0")
    either.wait_for_url("**/questions/*")


def test_one_box_finds_speakers_by_a_part_of_their_name(either: Page, site: Site) -> None:
    name = next(each["name"] for each in site.longest()["positions"] if each.get("speaker"))
    site.open(either, "/")
    found = search(either, name.split()[-1].lower())

    assert name in found
    assert either.locator("main a[href^='/speakers/']").count()


def test_one_box_finds_claims_by_their_words_and_leads_to_the_text(
    either: Page, site: Site
) -> None:
    site.open(either, "/map")
    assert "withdrawal" in search(either, "withdrawal")
    either.click("main .said .from a >> nth=0")
    either.wait_for_url("**/reports/*#w-*")


def test_words_that_nothing_has_are_told_as_such(either: Page, site: Site) -> None:
    site.open(either, "/")

    assert "Nothing has these words" in search(either, "zzzz")


def test_the_box_keeps_what_was_asked_and_shows_it_as_text(either: Page, site: Site) -> None:
    site.open(either, "/")
    search(either, "<b>Orvan</b>")

    assert either.input_value("#find") == "<b>Orvan</b>"
    assert either.locator("main b:has-text('Orvan')").count() == 0
