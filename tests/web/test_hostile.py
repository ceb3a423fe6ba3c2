"""Every text on a page comes from a war: none may run, break a page, or pass for what it is not."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from sayso.web.links import outward
from sayso.web.record import BoardFilter, Clock, Page
from tests.web.asking import pages
from tests.web.hostile import ADDRESSES, TEXTS
from tests.web.memory import Memory

_HANDLER = re.compile(r"on[a-z]+$")
_VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}
_TAGS = """
html head template meta title link style script body a header p i b u form label input button nav ul ol li div details
summary span main footer h1 h2 h3 svg rect line circle path text tspan g defs lineargradient stop pattern
ellipse section figure figcaption article mark bdi dl dt dd table thead tbody tr th td select option textarea
blockquote time small kbd progress noscript code br q abbr fieldset legend
"""
_OURS = set(_TAGS.split())


class Checked(HTMLParser):
    """Reads a page and remembers what does not belong in it."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.wrong: list[str] = []
        self.open: list[str] = []
        self.hrefs: list[str] = []
        self.feed(text)
        self.close()
        if self.open:
            self.wrong.append(f"left open: {self.open}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in _OURS:
            self.wrong.append(f"<{tag}>")
        self.wrong += [
            f"{tag} {name}" for name in given if _HANDLER.match(name) or name in ("style", "srcdoc")
        ]
        if tag == "script" and given.get("type") not in ("application/json", "module"):
            self.wrong.append("script")
        self.hrefs += [
            given[name] for name in ("href", "src", "action", "formaction") if name in given
        ]
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        if not self.open or self.open[-1] != tag:
            self.wrong.append(f"</{tag}> in {self.open[-3:]}")
        elif self.open:
            self.open.pop()


def poisoned(text: str) -> Memory:
    """The record with a text in every place that comes from outside."""
    record = Memory(("orvan",))
    for report in record._reports.values():
        for key in ("title", "outlet", "url", "doc", "extracted", "reader"):
            report[key] = text
        report["notes"] = [text]
    for claim in record._claims.values():
        claim["speaker"] |= {"name": text}
        claim["where"] |= {"outlet": text, "title": text, "url": text}
        claim["why"] = [{"by": text, "what": text, "words": text, "score": 0.5}]
        claim["content"] = {**claim["content"], "text": text}
        claim["propositions"] = [{"type": text, "what": text}]
    for question in record._questions:
        question |= {"what": text, "reason": text, "type": "other"}
        question["place"] |= {"name": text}
        for position in question["positions"]:
            position |= {"name": text, "value": {"what": text}}
    for side in record._sides:
        side["name"] = text
    record.decided.append(
        {"id": "1", "subject": "claim", "target": next(iter(record._claims)), "verdict": "accept", "who": text,
         "why": text, "fields": {}, "into": "", "undoes": "", "recorded": "2024-04-01"}
    )  # fmt: skip
    return record


def paths_of(record: Memory) -> list[str]:
    question = record.board(BoardFilter(), Clock(), Page(50)).items[0]["id"]
    report = record.reports(Page(1), Clock()).items[0]["id"]
    claim = next(iter(record._claims.values()))
    speaker = claim["speaker"]["id"]
    return [
        "/", f"/questions/{question}", f"/reports/{report}", "/reports", "/claims", f"/claims/{claim['id']}",
        "/speakers", f"/speakers/{speaker}", "/map", f"/review/{claim['id']}", "/review/log",
    ]  # fmt: skip


def check(answer: Any) -> None:
    assert answer.status_code == 200
    page = Checked(answer.text)
    assert page.wrong == []
    # Every link leads into the site, to a place on the page, or to an address of the web.
    assert [each for each in page.hrefs if not re.match(r"/(?!/)|#|https?://|\?|$", each)] == []
    assert acting(answer.text) == []


def acting(page: str) -> list[str]:
    """The characters of a page that act; in a report's own words each stands alone in an element
    that keeps it from doing so.
    """
    rest = re.sub(r'<bdi class="ctl" data-code="[0-9A-F]+">.</bdi>', "", page, flags=re.DOTALL)
    return re.findall("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", rest)


def test_there_are_two_hundred_hostile_texts() -> None:
    assert len(set(TEXTS)) >= 200


@pytest.mark.parametrize("batch", range(10))
def test_no_hostile_text_runs_or_breaks_a_page(batch: int, tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        state = client.app.state  # type: ignore[attr-defined]
        for text in TEXTS[batch::10]:
            record = poisoned(text)
            state.house = replace(state.house, record=record)
            # One page of each kind in turn, so that all texts come to all kinds over the batches.
            for path in paths_of(record)[(len(text) + batch) % 3 :: 3]:
                check(client.get(path))


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}"]
)
def test_a_hostile_text_is_shown_as_it_is_on_every_page(text: str, tmp_path: Path) -> None:
    record = poisoned(text)
    with pages(tmp_path, record) as client:
        for path in paths_of(record):
            answer = client.get(path)
            check(answer)
            shown = (
                answer.text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", '"')
                .replace("&amp;", "&")
            )
            assert text in shown, path


def test_a_text_that_is_asked_for_comes_back_as_text(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        for text in TEXTS:
            asked = text.encode("utf-8", "replace").decode()[:290]
            for path in ("/search", "/speakers"):
                check(client.get(path, params={"q": asked}))


def test_no_hostile_address_is_asked_for_in_vain(tmp_path: Path) -> None:
    with pages(tmp_path) as client:
        paths = ("questions", "reports", "claims", "speakers", "captures", "review", "add")
        for number, text in enumerate(TEXTS):
            asked = text.encode("utf-8", "replace").decode()[:200]
            for path in (paths[number % 7], paths[(number + 3) % 7]):
                answer = client.get(f"/{path}/{quote(asked, safe='')}", follow_redirects=False)
                assert answer.status_code < 500, (path, asked)


@pytest.mark.parametrize("url", ADDRESSES)
def test_only_an_address_of_the_web_becomes_a_link(url: str) -> None:
    assert outward(url) == "" or re.match(r"https?://[^\s]+", outward(url))


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "java\tscript:x", ""]
)
def test_what_runs_is_no_address(url: str) -> None:
    assert outward(url) == ""


def test_an_override_of_direction_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    record = poisoned("\u202egnp.exe")
    with pages(tmp_path, record) as client:
        text = client.get("/").text

    assert acting(text) == []
    assert "&lt;U+202E&gt;gnp.exe" in text
    assert '<bdi class="ctl" data-code="202E">\u202e</bdi>gnp.exe</q>' in text
