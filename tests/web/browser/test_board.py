"""The board: filter it by side and standing, send the filter to somebody else, go through it by
keys.
"""

from tests.web.browser.kinds import Browser, Page
from tests.web.browser.site import Site, awake, watched


def keys_of(page: Page) -> list[str]:
    """The questions that are shown, in their order."""
    found: list[str] = page.locator(".card").evaluate_all(
        "all => all.map(each => each.id.slice(2))"
    )
    return found


def test_a_filter_by_side_and_standing_is_in_the_address_and_shows_another_the_same(
    either: Page, site: Site, browser: Browser
) -> None:
    site.open(either, "/")
    either.click("text=Filter and sort")
    either.select_option("main select[name=side]", "meresk")
    either.click("main .filters button")
    either.wait_for_url("**/?*side=meresk*")
    either.click(".tabs a:has-text('contested')")
    either.wait_for_url("**standing=contested**")
    wanted = [each["id"] for each in site.questions(side="meresk", standing="contested")]
    site.shows(either, len(wanted))

    assert wanted
    assert keys_of(either) == wanted
    with watched(browser, scripts=False) as other:
        other.goto(either.url)
        assert keys_of(other) == wanted


def test_a_card_sets_the_sides_answers_beside_each_other_and_leads_to_the_question(
    either: Page, site: Site
) -> None:
    question = site.longest()
    site.open(either, f"/?text={question['place']['name']}&type={question['type']}")
    card = either.locator(f"#q-{question['id']}")
    boxes = [card.locator(f".column.{letter}").bounding_box() for letter in ("pa", "pb")]
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["y"] == boxes[1]["y"]
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]

    card.locator("h2 a").click()
    either.wait_for_url(f"**/questions/{question['id']}*")


def test_the_board_is_filtered_and_gone_through_by_keys_alone(page: Page, site: Site) -> None:
    site.open(page, "/")
    page.keyboard.press("/")
    page.keyboard.type("killed")
    page.wait_for_url("**/?text=killed")
    wanted = [each["id"] for each in site.questions(text="killed")]
    site.shows(page, len(wanted))
    page.keyboard.press("Tab")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/questions/{wanted[0]}*")


def test_the_board_is_filtered_by_tab_and_enter_with_scripts_off(plain: Page, site: Site) -> None:
    site.open(plain, "/")
    plain.focus(".filters summary")
    plain.keyboard.press("Enter")
    plain.keyboard.press("Tab")
    plain.keyboard.type("killed")
    plain.keyboard.press("Enter")
    plain.wait_for_url("**text=killed**")

    assert keys_of(plain) == [each["id"] for each in site.questions(text="killed")]


def test_what_changed_since_the_board_was_seen_is_marked(either: Page, own: Site) -> None:
    own.name(either)
    own.open(either, "/")
    either.click("text=Mark the board as seen")
    either.wait_for_selector("text=Nothing changed since")
    claim = own.longest()["positions"][0]["claims"][0]
    own.open(either, f"/review/{claim}")
    either.click("button[value=unsure]")
    own.open(either, "/")

    assert either.locator(".card .fresh").count() >= 1
    either.click("text=changed since.")
    either.wait_for_url("**new_since=**")
    awake(either)
    assert own.longest()["id"] in keys_of(either)


def test_one_click_on_an_answer_shows_its_words_lit_in_the_window(page: Page, site: Site) -> None:
    site.open(page, "/")
    page.click(".card .finding a.answer >> nth=0")
    page.wait_for_url("**/reports/*#w-*")
    page.wait_for_selector("li.k.chosen")
    box = page.locator("article .chosen").first.bounding_box()

    assert box
    assert 0 <= box["y"] <= 900


def test_back_takes_a_filter_out_in_one_step_however_it_was_typed(page: Page, site: Site) -> None:
    site.open(page, "/")
    before, some = keys_of(page), [each["id"] for each in site.questions(text="Soledar")]
    assert 0 < len(some) < len(before)
    page.keyboard.press("/")
    page.keyboard.type("Soledar")
    page.wait_for_url("**/?text=Soledar")
    site.shows(page, len(some))
    page.keyboard.press("Enter")
    page.go_back()
    page.wait_for_url(f"{site.address}/")
    site.shows(page, len(before))

    assert page.input_value("main input[name=text]") == ""
    assert keys_of(page) == before
