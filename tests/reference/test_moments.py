"""When claims were said, and the times that their contents tell of."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sayso
from sayso.reader import Entry


def entry(text: str, published: str | None = "2023-01-14") -> Entry:
    """The first claim of a text published on a Saturday."""
    return sayso.read(text, published=published).entries[0]


def said(text: str) -> str | None:
    moment = entry(text).references.said_at
    return f"{moment.interval.start:%Y-%m-%d}" if moment else None


def happened(text: str) -> str | None:
    moment = entry(text).references.event_time
    return f"{moment.interval.start:%Y-%m-%d}" if moment else None


@pytest.mark.parametrize(
    "text",
    [
        "The governor said on Thursday that the bridge had been lost.",
        "On Thursday, the governor said that the bridge had been lost.",
        "“We have lost the bridge,” the governor told reporters on Thursday.",
        "In a statement on Thursday, the ministry said the bridge had been lost.",
        "According to a report published on Thursday, the bridge had been lost.",
    ],
)
def test_the_time_of_the_cue_is_when_it_was_said(text: str) -> None:
    assert said(text) == "2023-01-12"
    assert happened(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "The governor said that the bridge had been lost on Thursday.",
        "“We lost the bridge on Thursday,” the governor said.",
    ],
)
def test_the_time_in_the_content_is_that_of_the_event(text: str) -> None:
    assert happened(text) == "2023-01-12"
    assert said(text) is None


def test_saying_and_event_are_told_apart_in_one_sentence() -> None:
    text = "The governor said on Friday that the bridge had been lost on Wednesday."

    assert (said(text), happened(text)) == ("2023-01-13", "2023-01-11")


def test_two_times_that_the_grammar_does_not_tell_apart_give_none() -> None:
    assert (
        happened("The mayor said the depot had been hit on Tuesday and again on Thursday.") is None
    )


def test_a_length_of_time_is_no_moment() -> None:
    assert happened("The mayor said the siege had lasted three weeks.") is None


def test_a_moment_says_which_words_it_is_read_from() -> None:
    moment = entry(
        "The governor said on Thursday that the bridge had been lost."
    ).references.said_at

    assert moment is not None
    assert "Thursday" in moment.why.words
    assert moment.why.by == "rule:times"


def test_a_report_without_a_date_is_dated_by_the_evidence_in_it() -> None:
    reading = sayso.read(
        "The governor said on Thursday that the bridge had been lost.",
        url="https://news.example/2023/01/14/bridge",
    )
    (made,) = reading.entries

    assert reading.references.published is not None
    assert "address" in reading.references.published.why.by
    assert made.references.said_at is not None
    assert made.references.said_at.interval.start == datetime(2023, 1, 12, tzinfo=UTC)


def test_a_report_without_any_date_stays_relative() -> None:
    made = entry("The governor said on Thursday that the bridge had been lost.", published=None)

    assert made.references.said_at is None


@pytest.mark.parametrize("published", ["1900-01-01", "9998-12-31"])
def test_a_publication_of_long_ago_or_far_ahead_is_counted_from_as_given(published: str) -> None:
    made = entry(
        "The governor said on Thursday that the bridge had been lost.", published=published
    )

    assert made.references.said_at is not None
    assert (
        abs(
            (
                made.references.said_at.interval.start
                - datetime.fromisoformat(published + "T00:00Z")
            ).days
        )
        <= 7
    )


@settings(deadline=None, max_examples=25)
@given(
    st.text(max_size=60),
    st.sampled_from(["on Monday", "last week", "on 31 February", "10^400 soldiers", "at dawn"]),
)
def test_what_a_claim_refers_to_stands_in_its_content(noise: str, phrase: str) -> None:
    reading = sayso.read(
        f"{noise}\n\nThe mayor said {phrase} that 40 men left {phrase}.", published="2023-01-14"
    )

    for made in reading.entries:
        its = made.references
        spans = made.claim.content.spans
        for start, end in [(t.start, t.end) for t in its.times] + [
            amount.span for amount in its.amounts
        ]:
            assert any(a <= start < b for a, b in spans)
            assert reading.report.text[start:end]
