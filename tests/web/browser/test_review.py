"""Review: one key a decision, looking decides nothing, and every decision can be taken back."""

import pytest

from sayso.web.record import Page as Part
from tests.web.browser.kinds import Page
from tests.web.browser.site import Site, awake


def begin(page: Page, own: Site) -> str:
    """Set a name and go to the first claim of the queue; its address."""
    own.name(page)
    own.open(page, "/review")
    return page.url


def step(page: Page, key: str) -> str:
    """Press a key that leads to another claim; the address there."""
    here = page.url
    page.keyboard.press(key)
    page.wait_for_url(lambda url: url != here)
    awake(page)
    return page.url


@pytest.mark.parametrize(("key", "verdict"), [("a", "accept"), ("r", "reject"), ("u", "unsure")])
def test_one_key_decides_and_leads_to_the_next_claim(
    key: str, verdict: str, page: Page, own: Site
) -> None:
    first = begin(page, own)
    after = step(page, key)

    assert own.decided() == [verdict]
    assert after != first
    assert "/review/" in after


def test_looking_at_claims_next_and_back_decides_nothing(page: Page, own: Site) -> None:
    first = begin(page, own)
    second = step(page, "n")
    third = step(page, "n")
    assert step(page, "b") == second
    assert step(page, "b") == first

    assert len({first, second, third}) == 3
    assert own.decided() == []


def test_a_claim_is_amended_by_keys_alone(page: Page, own: Site) -> None:
    begin(page, own)
    page.keyboard.press("e")
    assert page.evaluate("document.activeElement.name") == "stance"
    stance = page.input_value("select[name=stance]")
    page.keyboard.type("with" if stance != "withholds" else "ass")
    page.keyboard.press("Tab")
    page.evaluate("document.activeElement.blur()")
    step(page, "e")

    decision = own.record.decisions("", Part(1)).items[0]
    assert decision["verdict"] == "amend"
    assert set(decision["fields"]) == {"stance"}
    assert decision["fields"]["stance"] != stance


def test_a_decision_is_taken_back_by_a_key(page: Page, own: Site) -> None:
    first = begin(page, own)
    step(page, "a")
    page.goto(first)
    awake(page)
    page.keyboard.press("z")
    page.wait_for_selector("aside, .aside >> text=undo")

    assert own.decided() == ["accept", "undo"]


def test_letters_that_are_written_in_a_field_decide_nothing(page: Page, own: Site) -> None:
    begin(page, own)
    page.keyboard.press("w")
    page.keyboard.type("a rather unclear note")

    assert page.input_value("input[name=why]") == "a rather unclear note"
    assert own.decided() == []


@pytest.mark.parametrize("verdict", ["accept", "reject", "unsure"])
def test_a_button_decides_with_scripts_off(verdict: str, plain: Page, own: Site) -> None:
    first = begin(plain, own)
    plain.fill("input[name=why]", "so it was printed")
    plain.click(f"button[value={verdict}]")
    plain.wait_for_url(lambda url: url != first)

    assert own.decided() == [verdict]
    plain.goto(first)
    assert "so it was printed" in plain.inner_text("main .aside")
    plain.click("button[value=undo]")
    plain.wait_for_selector("main .aside >> text=undo")
    assert own.decided() == [verdict, "undo"]


def test_a_claim_is_amended_and_its_claims_gone_through_with_scripts_off(
    plain: Page, own: Site
) -> None:
    first = begin(plain, own)
    plain.click("a[rel=next]")
    plain.click("a[rel=prev]")
    assert plain.url == first
    assert own.decided() == []

    stance = plain.input_value("select[name=stance]")
    plain.select_option("select[name=stance]", "doubts" if stance != "doubts" else "denies")
    plain.click("button[value=amend]")
    plain.wait_for_url(lambda url: url != first)
    assert own.decided() == ["amend"]


def test_who_did_what_is_told_and_exported(either: Page, own: Site) -> None:
    begin(either, own)
    either.click("button[value=reject]")
    own.open(either, "/review/log")

    row = either.inner_text("tbody tr >> nth=0")
    assert "Ada Bell" in row
    assert "reject" in row
    csv = either.request.get(own.address + "/api/v1/decisions.csv").text()
    assert "Ada Bell" in csv.splitlines()[1]
