"""Adding: paste a text, watch it being read, see what it changed on the board."""

from pathlib import Path

from tests.web.browser.kinds import Page
from tests.web.browser.site import Site

TEXT = """The governor said on Monday that 14 people had been killed in Orvan.

Meresk's army said that it had retaken Orvan.
"""
SEND = "main form button:not([type=button])"


def test_a_text_is_pasted_read_and_changes_the_board(either: Page, own: Site) -> None:
    before = {each["id"]: each["positions"] for each in own.questions()}
    own.name(either)
    own.open(either, "/add")
    either.fill("textarea[name=text]", TEXT)
    either.fill("main input[name=title]", "Fourteen killed, governor says")
    either.fill("main input[name=outlet]", "Herald")
    either.fill("main input[name=published]", "2024-03-18")
    either.click(SEND)
    either.wait_for_url("**/add/*")
    assert own.added(either).startswith("1 report added")
    assert "Fourteen killed, governor says" in either.inner_text(".outcome")

    changed = either.locator("main h3 a[href^='/questions/']")
    keys = changed.evaluate_all("all => all.map(each => each.pathname.split('/').pop())")
    after = {each["id"]: each["positions"] for each in own.questions()}
    assert keys
    assert all(before.get(key) != after[key] for key in keys)
    changed.first.click()
    either.wait_for_url("**/questions/*")


def test_a_text_is_added_by_keys_alone(either: Page, own: Site) -> None:
    own.name(either)
    own.open(either, "/add")
    either.focus("textarea[name=text]")
    either.keyboard.insert_text(TEXT)
    while not either.evaluate(
        "document.activeElement.matches('main form button:not([type=button])')"
    ):
        either.keyboard.press("Tab")
    either.keyboard.press("Enter")
    assert own.added(either).startswith("1 report added")


def test_what_is_refused_is_told_with_its_reason_and_stops_no_other(
    either: Page, own: Site, tmp_path: Path
) -> None:
    own.name(either)
    own.open(either, "/add")
    for name, data in (("1.txt", b" "), ("2.txt", TEXT.encode()), ("3.txt", b"\x00\x01")):
        (tmp_path / name).write_bytes(data)
    either.set_input_files("input[type=file]", sorted(tmp_path.glob("?.txt")))
    either.click(SEND)
    assert own.added(either).startswith("1 report added")
    told = either.locator(".outcome").all_inner_texts()

    assert [each.split()[0].lower() for each in told] == ["refused", "added", "refused"]
    assert "R0" in told[0]


def test_adding_asks_for_a_name_once(either: Page, own: Site) -> None:
    own.open(either, "/add")
    either.fill("textarea[name=text]", TEXT)
    either.click(SEND)
    assert either.url.endswith("/add")
    assert either.evaluate("document.querySelector('main input[name=name]').matches(':invalid')")

    either.fill("main input[name=name]", "Ada Bell")
    either.click(SEND)
    assert own.added(either).startswith("1 report added")
    own.open(either, "/add")
    assert "Ada Bell" in either.inner_text(".who-am-i")
    assert not either.locator("main input[name=name]").count()
