"""Web pages in the layouts of real outlets: their words, their times, and what stands around
them.
"""

import tomllib
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from bench.saved_pages.score import DATES_MARK, WORDS_MARK, mean, score
from bench.saved_pages.story import SavedPage, pages

from sayso.record.report import Report
from sayso.reports.forms import page_dates, page_frame
from sayso.reports.forms.page_dates import day_in
from sayso.reports.forms.page_frame import is_frame, without_frame
from sayso.reports.load import read_stream

PAGES = pages()
FEBRUARY_5 = date(2024, 2, 5)
FRAME = tomllib.loads(Path(page_frame.__file__).with_suffix(".toml").read_text("utf-8"))["part"]


def read(html: str) -> list[Report]:
    return [
        found
        for found in read_stream(BytesIO(html.encode()), "page.html")
        if isinstance(found, Report)
    ]


def test_the_pages_reach_their_marks() -> None:
    whole = mean([score(page) for page in PAGES])
    assert len(PAGES) >= 40
    assert (whole.words >= WORDS_MARK, whole.times >= DATES_MARK) == (True, True), whole


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_loses_its_words(page: SavedPage) -> None:
    assert score(page).words > 0.9


@pytest.mark.parametrize("row", FRAME, ids=lambda row: row["what"])
def test_a_part_of_the_frame_is_told_by_its_name(row: dict[str, Any]) -> None:
    assert is_frame(row["example"])
    assert not is_frame(row["counter"])


@pytest.mark.parametrize(
    "name", ["commentList", "js-Share-bar", "related", "ad_slot advert", "cookieConsent", "regwall"]
)
def test_names_are_parted_at_capitals_and_marks(name: str) -> None:
    assert is_frame(name)


@pytest.mark.parametrize(
    "name",
    ["", "content", "entry-content", "shared-history", "story", "presocialist", "sharecropper"],
)
def test_other_names_are_none(name: str) -> None:
    assert not is_frame(name)


def test_what_holds_the_article_is_no_frame_whatever_it_is_called() -> None:
    page = (
        "<html><body class='has-sidebar'><div class='sidebar-left'><p>The mayor said the bridge "
        "was closed.</p></div>"
    )
    shown = without_frame(
        lxml.html.document_fromstring(
            page + "<div class='share'><p>Send it.</p></div></body></html>"
        )
    )
    assert " ".join(shown.text_content().split()) == "The mayor said the bridge was closed."


@pytest.mark.parametrize("row", page_dates.languages(), ids=lambda row: row["id"])
def test_days_are_read_in_many_languages(row: dict[str, Any]) -> None:
    assert len(row["months"]) == 12
    assert (day_in(row["example"]), day_in(row["counter"])) == (FEBRUARY_5, None)


@pytest.mark.parametrize("row", page_dates.other_labels(), ids=lambda row: row["what"])
def test_other_dates_are_not_those_of_publication(row: dict[str, Any]) -> None:
    assert (day_in(row["example"]), day_in(row["counter"])) == (None, FEBRUARY_5)


@pytest.mark.parametrize(
    "line",
    [
        "05.02.2024 18:30",
        "2024-02-05",
        "Feb. 5, 2024",
        "5th of February 2024",
        "Posted 2024/02/05",
        "5.2.2024",
    ],
)
def test_a_day_in_numbers_is_read_where_it_can_be_one_alone(line: str) -> None:
    assert day_in(line) == FEBRUARY_5


@pytest.mark.parametrize(
    "line",
    [
        "05/02/2024",
        "32.01.2024",
        "1.2.3.2024",
        "5 February 1824",
        "15/15/2024",
        "February 2024",
        "Call 05-02-2024-11",
    ],
)
def test_what_could_be_two_days_or_is_none_is_no_day(line: str) -> None:
    assert day_in(line) is None


@pytest.mark.parametrize(
    ("line", "day"), [("02/15/2024", date(2024, 2, 15)), ("15/02/2024", date(2024, 2, 15))]
)
def test_a_number_over_twelve_is_the_day(line: str, day: date) -> None:
    assert day_in(line) == day


PARAGRAPH = (
    "<p>The mayor of Orliv said at noon that the bridge was closed to all, and nobody would say "
    "until when.</p>"
)


def test_a_chronicle_is_one_report_and_no_live_blog() -> None:
    blocks = "".join(
        f"<div class='e'><time datetime='20{year}-03-01T10:00:00Z'></time>{PARAGRAPH}</div>"
        for year in range(10, 16)
    )
    assert len(read(f"<html><body><main><h1>A chronicle</h1>{blocks}</main></body></html>")) == 1


def test_dated_boxes_below_an_article_are_no_live_blog() -> None:
    boxes = "".join(
        f"<div class='x'><time datetime='2024-03-01T1{hour}:00:00Z'></time><p>Short.</p></div>"
        for hour in range(5)
    )
    (report,) = read(f"<html><body><main><h1>Title</h1>{PARAGRAPH * 6}{boxes}</main></body></html>")
    assert "bridge was closed" in report.text


def test_a_page_of_very_many_times_is_read_at_once() -> None:
    blocks = "".join(
        f"<div><time datetime='2024-03-01T10:00:00Z'></time>{PARAGRAPH}</div>" for _ in range(6000)
    )
    assert read(f"<html><body><main>{blocks}</main></body></html>")
