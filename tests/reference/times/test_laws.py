"""What holds for every text."""

import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language.analysis import analyse
from sayso.record.interval import Interval
from sayso.record.report import Report
from sayso.reference.times.evidence import find_evidence
from sayso.reference.times.find import find_times
from sayso.reference.times.lexicon import load_lexicon

WORDS = sorted(load_lexicon().heads)
FIGURES = [
    "0",
    "1",
    "31",
    "32",
    "1999",
    "2023",
    "99:99",
    "10:30",
    "4/5/06",
    "31.02.2023",
    "1990s",
    "’99",
    "3rd",
    "½",
]
OTHERS = [
    "the",
    "said",
    "will",
    "May",
    "March",
    "Oct.",
    "Monday",
    "10^400",
    "-",
    "–",
    ",",
    ".",
    "’s",
    "\n",
    "GMT",
    "p.m.",
]
TEXTS = st.lists(
    st.one_of(st.sampled_from(WORDS + FIGURES + OTHERS), st.text(max_size=4)), max_size=25
).map(" ".join)


@st.composite
def publications(draw: st.DrawFn) -> Interval | None:
    start = draw(st.none() | st.datetimes(datetime(1, 1, 2), datetime(9998, 12, 30)))
    width = draw(
        st.sampled_from(
            [timedelta(seconds=1), timedelta(hours=26), timedelta(days=1), timedelta(days=31)]
        )
    )
    return Interval(start.replace(tzinfo=UTC), start.replace(tzinfo=UTC) + width) if start else None


@settings(deadline=None, max_examples=80)
@given(TEXTS, publications())
def test_spans_reproduce_the_text_in_order_and_apart(text: str, published: Interval | None) -> None:
    end = 0
    for found in find_times(analyse(text), published):
        assert end <= found.start < found.end
        assert text[found.start : found.end] == found.text
        end = found.end


@settings(deadline=None, max_examples=80)
@given(TEXTS, publications())
def test_every_interval_begins_before_it_ends_and_every_time_has_a_reason(
    text: str, published: Interval | None
) -> None:
    for found in find_times(analyse(text), published):
        assert found.reason
        if found.interval is not None:
            assert found.value is not None
            assert found.interval.start < found.interval.end
            assert found.interval.start.tzinfo is not None


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_evidence_is_looked_for_in_any_text(text: str) -> None:
    evidence = find_evidence(Report(text))
    if evidence is not None and evidence.span is not None:
        assert evidence.words in text[slice(*evidence.span)]


@pytest.fixture
def clocks() -> Iterator[None]:
    before = os.environ.get("TZ")
    yield
    os.environ.pop("TZ")
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.skipif(
    not hasattr(time, "tzset"), reason="the system has one time zone for each process"
)
def test_the_time_zone_of_the_process_changes_nothing(clocks: None) -> None:
    text = (
        "KYIV, Jan 13, 2023 (Wire) - On Thursday at 10:35 GMT, hours ago and yesterday, it rained."
    )
    published = Interval(
        datetime(2023, 1, 13, 23, 30, tzinfo=UTC), datetime(2023, 1, 13, 23, 31, tzinfo=UTC)
    )
    results = []
    for zone in ("UTC", "Pacific/Kiritimati", "America/Los_Angeles"):
        os.environ["TZ"] = zone
        time.tzset()
        results.append((find_times(analyse(text), published), find_evidence(Report(text))))
    assert results[0] == results[1] == results[2]


def test_the_order_in_which_reports_are_read_changes_nothing() -> None:
    texts = [
        "On 5 March 2020 it fell. Two days later it rose.",
        "The day before, it rained on Monday.",
    ]
    published = Interval(datetime(2023, 1, 13, tzinfo=UTC), datetime(2023, 1, 14, tzinfo=UTC))
    forward = [find_times(analyse(text), published) for text in texts]
    backward = [find_times(analyse(text), published) for text in reversed(texts)]
    assert forward == backward[::-1]
