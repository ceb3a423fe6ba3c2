"""Two hundred hostile reports in a browser: no dialog opens, nothing is asked for elsewhere, no
element is made.
"""

from collections.abc import Iterator
from urllib.parse import quote

import pytest

from sayso.web.record import BoardFilter, ClaimFilter, Clock
from sayso.web.record import Page as Part
from tests.web.browser.kinds import Page
from tests.web.browser.site import Site
from tests.web.hostile_ledger import Hostile
from tests.web.pictures import served

STRANGE = """[...document.querySelectorAll("*")].flatMap(each => [
  ...("img iframe object embed video audio base marquee math plaintext xmp frame".split(" ").includes(each.localName)
    ? [`<${each.localName}>`] : []),
  ...[...each.attributes].filter(one => /^on|^srcdoc$/.test(one.name)
    || /href|src|action/.test(one.name) && /^\\s*(javascript|data|vbscript):/i.test(one.value)
  ).map(one => `${each.localName} ${one.name}=${one.value}`),
])"""
"""What no page of ours has, and a text that acts would make."""


@pytest.fixture(scope="module")
def hostile(hostile_ledger: Hostile) -> Iterator[Site]:
    with hostile_ledger.opened() as record, served(record) as address:
        yield Site(address, record)


def paths_of(site: Site, step: int) -> list[str]:
    """The lists, and of each kind one in ``step``."""
    reports = [each["id"] for each in site.record.reports(Part(500), Clock()).items]
    questions = [each["id"] for each in site.record.board(BoardFilter(), Clock(), Part(500)).items]
    claims = [each["id"] for each in site.record.claims(ClaimFilter(), Clock(), Part(500)).items]
    speakers = [each["id"] for each in site.record.speakers("", Part(500)).items]
    return [
        "/", "/reports?limit=500", "/claims?limit=200", "/speakers?limit=500", "/map", "/search?q=%3Cscript%3E",
        *(f"/reports/{each}" for each in reports[::step]),
        *(f"/questions/{each}" for each in questions[:: 3 * step]),
        *(f"/review/{each}" for each in claims[:: 4 * step]),
        *(f"/speakers/{quote(each, safe='')}" for each in speakers[:: 3 * step]),
    ]  # fmt: skip


def test_no_hostile_text_acts_in_a_browser(either: Page, hostile: Site) -> None:
    for path in paths_of(hostile, 20):
        hostile.open(either, path)
        assert either.evaluate(STRANGE) == [], path
        assert either.evaluate("document.documentElement.scrollWidth") <= 1440, path


def test_what_scripts_open_from_hostile_texts_is_text(page: Page, hostile: Site) -> None:
    hostile.open(page, f"/questions/{hostile.longest()['id']}")
    page.locator(".timeline [data-number]").first.click()
    assert page.locator(".card-open:not([hidden])").is_visible()
    assert page.evaluate(STRANGE) == []

    hostile.open(page, "/?text=script")
    page.keyboard.press("/")
    page.keyboard.type("<img src=x onerror=alert(1)>")
    page.wait_for_url("**onerror**")
    page.wait_for_load_state("networkidle")
    assert page.evaluate(STRANGE) == []
