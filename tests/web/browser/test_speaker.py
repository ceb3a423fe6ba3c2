"""A speaker: what they said, about what, and the way from a question to their words and on to the
report.
"""

from tests.web.browser.kinds import Page
from tests.web.browser.site import Site


def speaker_of(site: Site) -> tuple[str, str]:
    """The id and the name of somebody whose answer is on the board."""
    positions = site.longest()["positions"]
    found = next(each for each in positions if each.get("speaker"))
    return found["speaker"], found["name"]


def test_a_question_leads_to_the_speaker_and_the_speaker_to_the_words(
    either: Page, site: Site
) -> None:
    key, name = speaker_of(site)
    question = f"/questions/{site.longest()['id']}"
    site.open(either, question)
    either.click(f".position-item a[href='/speakers/{key}'] >> nth=0")
    either.wait_for_url(f"**/speakers/{key}")
    assert name in either.inner_text("h1")
    assert either.locator(f"table a[href='{question}']").count()

    either.click("main .said .from a >> nth=0")
    either.wait_for_url("**/reports/*#w-*")


def test_the_numbers_of_a_speaker_are_told_with_what_they_said(either: Page, site: Site) -> None:
    key, _ = speaker_of(site)
    site.open(either, f"/speakers/{key}")
    tally = either.inner_text(".tally").split()

    copies = either.locator("main .said + details li").count()
    assert tally[0] == str(either.locator("main .said").count() + copies)
    for word in ("claim", "echo", "interest"):
        assert any(word in each for each in tally)


def test_speakers_are_found_by_a_part_of_their_name_by_keys_alone(either: Page, site: Site) -> None:
    key, name = speaker_of(site)
    site.open(either, "/speakers")
    either.focus("main input[name=q]")
    either.keyboard.type(name.split()[-1])
    either.keyboard.press("Enter")
    either.wait_for_url("**q=**")
    either.focus(f"main a[href='/speakers/{key}']")
    either.keyboard.press("Enter")
    either.wait_for_url(f"**/speakers/{key}")
