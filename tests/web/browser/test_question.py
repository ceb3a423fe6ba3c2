"""A question: open a bar's words, see it as of a day, put a note on it."""

from tests.web.browser.kinds import Page
from tests.web.browser.site import Site


def opened(page: Page, site: Site) -> str:
    """Go to the question with the most positions; its address."""
    path = f"/questions/{site.longest()['id']}"
    site.open(page, path)
    return path


def test_a_bar_opens_the_words_of_its_position(page: Page, site: Site) -> None:
    opened(page, site)
    bar = page.locator(".timeline [data-number]").nth(1)
    number = bar.get_attribute("data-number")
    bar.click()
    card = page.locator(".card-open")

    assert card.locator(".answer").inner_text() == page.locator(f"#p{number} .answer").inner_text()
    assert card.locator("blockquote").first.inner_text()
    assert card.locator("a[href^='/reports/']").count()


def test_bars_are_gone_through_and_opened_by_keys_alone(page: Page, site: Site) -> None:
    opened(page, site)
    while page.evaluate("document.activeElement.closest('.timeline') === null"):
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    number = page.evaluate("document.activeElement.dataset.number")
    page.keyboard.press("Enter")
    assert (
        page.locator(".card-open .answer").inner_text()
        == page.locator(f"#p{number} .answer").inner_text()
    )

    page.keyboard.press("Escape")
    assert page.locator(".card-open").is_hidden()
    assert page.evaluate("document.activeElement.dataset.number") == number


def test_a_bar_leads_to_its_words_with_scripts_off(plain: Page, site: Site) -> None:
    opened(plain, site)
    plain.locator("a.position").nth(1).click()
    place = plain.url.rpartition("#")[2]
    box = plain.locator(f"#{place}").bounding_box()

    assert plain.locator(f"#{place} blockquote").count()
    assert box
    assert 0 <= box["y"] < 900


def test_a_question_as_of_a_day_shows_what_was_known_by_then(either: Page, site: Site) -> None:
    path = opened(either, site)
    now = either.locator(".position-item").count()
    either.click("ol.ladder a >> nth=0")
    either.wait_for_url(f"**{path}?as_of=*")

    assert 0 < either.locator(".position-item").count() < now
    assert "You see what had been published by" in either.inner_text(".asof")
    either.click("text=Back to now")
    either.wait_for_url(f"**{path}")
    assert either.locator(".position-item").count() == now


def test_the_slider_goes_back_through_the_days_by_keys(page: Page, site: Site) -> None:
    opened(page, site)
    page.focus(".asof-slider input")
    page.keyboard.press("Home")
    first = page.inner_text(".asof-slider output")
    later = page.locator(".timeline .later").count()
    page.keyboard.press("End")

    assert first
    assert later > page.locator(".timeline .later").count() == 0


def test_a_note_is_put_on_a_question_and_taken_back(either: Page, own: Site) -> None:
    own.name(either)
    path = opened(either, own)
    either.fill("#notes textarea", "The ministry was asked.")
    either.click("text=Add the note")
    either.wait_for_selector(".note >> text=The ministry was asked.")
    assert own.decided() == ["note"]
    assert "Ada Bell" in either.inner_text(".note")

    either.click("text=Take it back")
    either.wait_for_url(f"**{path}*")
    assert either.locator(".note").count() == 0
    assert own.decided() == ["note", "undo"]


def test_a_note_is_written_by_keys_alone(either: Page, own: Site) -> None:
    own.name(either)
    opened(either, own)
    either.focus("#notes textarea")
    either.keyboard.type("Asked again.")
    either.keyboard.press("Tab")
    either.keyboard.press("Enter")
    either.wait_for_selector(".note >> text=Asked again.")
