import pytest
from hypothesis import given

from sayso.reports.forms.markdown import find_front_matter
from sayso.reports.published import read_published

from .reading import PRINTED, read_one, refusal

FRONT = """---
title: "Mayor: \\"the bridge stands\\"" # as printed
outlet: The Harbour Gazette
url: 'https://example.org/a#b'
published: 2023-01-13
tags:
  - war
  - rivers
- loose
# a remark
empty:
---
"""
SAID = "# The bridge\n\nThe mayor *denied* that the [bridge](https://example.org) was lost.\n"


@given(PRINTED)
def test_any_markdown_text_comes_back_exactly(text: str) -> None:
    assert read_one(text.encode(), "report.md").text == text


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_front_matter_is_used_and_stays_in_the_text(line_break: str) -> None:
    text = (FRONT + SAID).replace("\n", line_break)
    report = read_one(text.encode(), "report.md")
    assert report.text == text
    assert report.title == 'Mayor: "the bridge stands"'
    assert report.outlet == "The Harbour Gazette"
    assert report.url == "https://example.org/a#b"
    assert report.published == read_published("2023-01-13")
    assert text[find_front_matter(text).end :] == SAID.replace("\n", line_break)


def test_front_matter_is_markdown_s_alone() -> None:
    report = read_one((FRONT + SAID).encode(), "report.txt")
    assert (report.title, report.outlet, report.published) == (None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "---\n\nThe mayor said so.\n\n---\n\nThe ministry denied it.",
        "---\ntitle: never closed\nThe mayor",
        "---\ntitle: never closed",
        "\n---\ntitle: not at the head\n---\n",
        "----\ntitle: a longer rule\n----\n",
        "title: no fence\n---\n",
        "---",
        SAID,
    ],
)
def test_what_is_no_front_matter_is_not_taken_for_it(text: str) -> None:
    front = find_front_matter(text)
    assert (front.end, front.keys) == (0, {})


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("title: plain # remark", "plain"),
        ("title: a#b", "a#b"),
        ("title: # remark", None),
        ("title: 'It''s lost'", "It's lost"),
        ("title:\tafter a tab", "after a tab"),
        ("title: null", None),
        ("title: |", None),
        ("title: [a, b]", None),
        ('title: ""', None),
        ('title: "half', '"half'),
    ],
)
def test_a_value_is_read_as_written_on_its_line(line: str, value: str | None) -> None:
    assert find_front_matter(f"---\n{line}\n...\nText.").keys.get("title") == value


def test_the_first_of_two_keys_counts() -> None:
    assert find_front_matter("---\ntitle: a\ntitle: b\n---\n").keys == {"title": "a"}


@pytest.mark.parametrize("value", ["true", "false", ""])
def test_a_draft_mark_is_no_publication_time(value: str) -> None:
    assert (
        read_one(f"---\npublished: {value}\n---\nHe said so.".encode(), "report.md").published
        is None
    )


def test_a_publication_time_that_cannot_be_read_is_refused() -> None:
    error = refusal(b"---\npublished: last Friday\n---\nHe said so.", "report.md")
    assert error.code == "R016"
    assert "report.md: the front matter's published 'last Friday'" in error.sentence
