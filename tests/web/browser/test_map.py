"""The map: what is said of a place, by sign and by list, in its layers and its time."""

from tests.web.browser.kinds import Page
from tests.web.browser.site import Site

SIGNS = ".globe button.sign"


def names_of(page: Page) -> list[str]:
    """Which places have a sign; the server's picture is out of sight where there is a globe."""
    if page.locator(".globe").count():
        signs: list[str] = page.locator(SIGNS).evaluate_all(
            "all => all.map(each => each.ariaLabel ?? each.textContent)"
        )
        return signs
    spots: list[str] = page.locator("svg.map .spot").evaluate_all(
        "all => all.map(each => each.textContent.trim())"
    )
    return spots


def test_a_place_with_an_open_question_has_a_sign_and_stands_in_the_list(
    either: Page, site: Site
) -> None:
    site.open(either, "/map")

    assert any("Soledar" in name for name in names_of(either))
    either.click("main ul.rows h3 a:has-text('Soledar')")
    either.wait_for_url("**/places/*")
    assert either.inner_text("h1") == "Soledar"


def test_a_sign_tells_who_says_what_there_by_keys_alone(page: Page, site: Site) -> None:
    site.open(page, "/map")
    page.focus(SIGNS)
    page.keyboard.press("Enter")
    panel = page.locator(".at-place")
    assert "Soledar" in panel.inner_text()
    panel.locator("a[href^='/questions/']").first.wait_for()
    assert panel.locator("a[href^='/questions/']").count()

    page.keyboard.press("Escape")
    assert panel.is_hidden()
    assert page.evaluate("document.activeElement.classList.contains('sign')")


def test_a_sign_that_is_pointed_at_opens_the_same(page: Page, site: Site) -> None:
    site.open(page, "/map")
    page.click(SIGNS)
    page.click(".at-place a[href^='/questions/'] >> nth=0")
    page.wait_for_url("**/questions/*")


def test_a_layer_is_in_the_address_and_shows_its_own_answers_alone(
    either: Page, site: Site
) -> None:
    site.open(either, "/map")
    either.click("[data-layer=events]")
    either.wait_for_url("**layer=events**")
    shown, shared = names_of(either), either.url
    site.open(either, "/map")
    assert names_of(either) != shown
    site.open(either, shared.removeprefix(site.address))
    assert names_of(either) == shown


def test_the_map_moves_by_its_links(either: Page, site: Site) -> None:
    site.open(either, "/map")
    either.click("[data-move=farther]")
    either.wait_for_url("**tall=**")
