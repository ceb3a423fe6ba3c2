"""When a report was published, by what it carries itself."""

import pytest

from sayso.record.report import Report
from sayso.reference.times.addresses import date_in_path, time_of_post
from sayso.reference.times.evidence import Evidence, find_evidence
from tests.reference.times.finding import days

POST = "https://twitter.com/example/status/1613800933426860032"


def evidence_of(text: str, url: str | None = None) -> Evidence:
    found = find_evidence(Report(text, url=url))
    assert found is not None
    return found


@pytest.mark.parametrize(
    "text",
    [
        "KHARBIN, Jan 13, 2023 (Wire) - The army said it held the bridge.",
        "NEAR KHARBIN, Westland, January 13, 2023 — The army said it held the bridge.",
        "Kharbin, 13 January 2023 – The army said it held the bridge.",
        "Bridge holds\nFriday, January 13, 2023\nThe army said it held the bridge.",
        "Bridge holds\nBy Anna Example | Jan. 13, 2023\nThe army said it held the bridge.",
        "Bridge holds\nPublished: 13 January 2023 10:30 GMT\nThe army said it held the bridge.",
        "2023-01-13\nThe army said it held the bridge.",
    ],
)
def test_a_date_line_tells_the_day(text: str) -> None:
    found = evidence_of(text)
    assert (found.kind, days(found.interval)) == ("date line", "2023-01-13/2023-01-14")
    assert found.span is not None and text[slice(*found.span)] == found.words
    assert found.words in found.reason


@pytest.mark.parametrize(
    "text",
    [
        "The war began on February 24, 2022 - and goes on.",
        "KHARBIN, Jan 13 (Wire) - The army said it held the bridge.",
        "The army said on 13 January 2023 that it held the bridge.",
        "KHARBIN, Feb 31, 2023 (Wire) - The army said it held the bridge.",
        "",
    ],
)
def test_a_date_that_is_no_date_line_is_no_evidence(text: str) -> None:
    assert find_evidence(Report(text)) is None


def test_a_date_line_without_its_year_takes_the_one_near_the_other_evidence() -> None:
    found = evidence_of(f"KHARBIN, Dec 31 (Wire) - The army held the bridge.\n{POST}")
    assert (found.kind, days(found.interval)) == ("date line", "2022-12-31/2023-01-01")
    assert "2023-01-13" in found.reason


def test_the_id_of_the_post_that_the_report_is_tells_its_second() -> None:
    found = evidence_of("The bridge holds.", POST)
    assert (found.kind, f"{found.interval.start:%Y-%m-%d %H:%M:%S}") == (
        "post id",
        "2023-01-13 07:31:40",
    )


def test_a_link_to_a_post_tells_the_day_of_a_report() -> None:
    found = evidence_of(f"The bridge holds.\n{POST}\nSo the army says.")
    assert (found.kind, days(found.interval), found.words) == (
        "link",
        "2023-01-13/2023-01-14",
        POST,
    )


def test_of_several_links_the_latest_counts() -> None:
    found = evidence_of(f"See {POST} and https://example.org/2022/03/04/bridge for more.")
    assert days(found.interval) == "2023-01-13/2023-01-14"


def test_the_address_of_a_report_counts_more_than_its_date_line_and_its_links() -> None:
    text = f"KHARBIN, Jan 10, 2023 (Wire) - The army held the bridge.\n{POST}"
    found = evidence_of(text, "https://example.org/2023/01/12/bridge")
    assert (found.kind, days(found.interval)) == ("address", "2023-01-12/2023-01-13")


def test_a_month_in_the_address_counts_where_no_day_is_told() -> None:
    assert (
        days(evidence_of("The bridge holds.", "https://example.org/2023/01/").interval)
        == "2023-01-01/2023-02-01"
    )
    assert evidence_of(f"See {POST}", "https://example.org/2023/01/").kind == "link"


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://example.org/world/2023/01/13/bridge", "2023/01/13"),
        ("https://example.org/2023/1/4/bridge", "2023/1/4"),
        ("https://example.org/world/2023-01-13-bridge.html?day=1", "2023-01-13"),
        ("example.org/20230113/bridge", "20230113"),
        ("https://example.org/2023/02/31/bridge", "2023/02"),
        ("https://example.org/2023/13/45", None),
        ("https://example.org/world/article-202301131", None),
        ("https://example.org/bridge?date=2023-01-13", None),
        ("", None),
    ],
)
def test_the_date_in_the_path_of(address: str, words: str | None) -> None:
    found = date_in_path(address)
    assert (found[1] if found else None) == words


@pytest.mark.parametrize(
    ("address", "time"),
    [
        (f"{POST}?s=20", "2023-01-13 07:31:40"),
        ("https://mobile.x.com/i/web/status/1613800933426860032/photo/1", "2023-01-13 07:31:40"),
        ("https://social.example.org/@example/109678901234567890", "2023-01-12 23:46:58"),
        ("https://twitter.com/example/status/20", None),
        ("https://example.org/example/status/1613800933426860032", None),
        ("https://twitter.com/example", None),
        ("https://t.me/example/12345", None),
    ],
)
def test_the_time_inside_the_id_of(address: str, time: str | None) -> None:
    made = time_of_post(address)
    assert (f"{made.start:%Y-%m-%d %H:%M:%S}" if made else None) == time
