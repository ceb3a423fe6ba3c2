"""Adjacent time expressions are one interval, and keep the word before them that says on which side
of it.
"""

import pytest

from sayso.reader import Reading, read

VESNA = "samples/vesna.toml"


def _read(words: str, published: str = "2024-03-15") -> Reading:
    return read(
        f"Ivo Marten said nine soldiers were killed in Kalin {words}.",
        published=published,
        theatre=VESNA,
    )


def _event(words: str, published: str = "2024-03-15") -> tuple[str, str] | None:
    moment = _read(words, published).entries[0].references.event_time
    return None if moment is None else _days(moment.interval.start, moment.interval.end)


def _days(start: object, end: object) -> tuple[str, str]:
    return str(start)[5:10], str(end)[5:10]


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("on Tuesday of last week", "03-05", "03-06"),
        ("on Tuesday last week", "03-05", "03-06"),
        ("last week on Tuesday", "03-05", "03-06"),
        ("on Monday of this week", "03-11", "03-12"),
        ("a week ago on Friday", "03-08", "03-09"),
        ("two weeks ago on Friday", "03-01", "03-02"),
        ("since 1 March", "03-01", "03-16"),
        ("since Monday", "03-11", "03-16"),
        ("since last week", "03-04", "03-16"),
        ("from 4 March to 9 March", "03-04", "03-10"),
        ("from Monday to Wednesday", "03-11", "03-14"),
        ("between 4 March and 9 March", "03-04", "03-10"),
        ("between Monday and Wednesday", "03-11", "03-14"),
        ("on the night of 13-14 March", "03-13", "03-15"),
        ("overnight into Friday", "03-14", "03-16"),
        ("on Wednesday night into Thursday", "03-13", "03-15"),
        ("two days after the fall of Orlivka on 1 March", "03-03", "03-04"),
        ("on the 1st of this month", "03-01", "03-02"),
        ("on the 20th of last month", "02-20", "02-21"),
        ("on Thursday", "03-14", "03-15"),
        ("last night", "03-14", "03-15"),
        ("on 1 March", "03-01", "03-02"),
    ],
)
def test_what_stands_together_is_one_time(words: str, start: str, end: str) -> None:
    assert _event(words) == (start, end)


@pytest.mark.parametrize(
    "words",
    [
        "on Monday and Wednesday",
        "before Wednesday",
        "after 1 March",
        "until Thursday",
        ", which fell on 1 March",
    ],
)
def test_what_names_no_one_time_of_the_event_dates_nothing(words: str) -> None:
    assert _event(words) is None


def test_a_stretch_across_months() -> None:
    assert _event("from March 29 to April 2", "2024-04-05") == ("03-29", "04-03")


def test_the_signal_is_kept_with_the_time() -> None:
    signals = {
        time.text: time.signal
        for words in ("since 1 March", "before Tuesday", "on Thursday")
        for time in _read(words).references.times
    }

    assert signals == {"1 March": "since", "Tuesday": "before", "Thursday": ""}


@pytest.mark.parametrize(
    ("text", "said", "event"),
    [
        (
            "Speaking on Monday, Ivo Marten said nine soldiers were killed in Kalin on Sunday.",
            "03-11",
            "03-10",
        ),
        (
            "In a video posted on Monday, Ivo Marten said nine soldiers were killed in Kalin.",
            "03-11",
            None,
        ),
        (
            "Ivo Marten said on the 1st of this month that nine soldiers were killed in Kalin.",
            "03-01",
            None,
        ),
        (
            "Ivo Marten said on Monday that nine soldiers were killed in Kalin on Sunday.",
            "03-11",
            "03-10",
        ),
        ("Ivo Marten said nine soldiers were killed in Kalin on Sunday.", None, "03-10"),
        ("Standing in Kalin, Ivo Marten said nine soldiers were killed on Sunday.", None, "03-10"),
    ],
)
def test_the_time_of_the_saying_and_that_of_the_event(
    text: str, said: str | None, event: str | None
) -> None:
    references = read(text, published="2024-03-13", theatre=VESNA).entries[0].references
    told = [
        each and str(each.interval.start)[5:10]
        for each in (references.said_at, references.event_time)
    ]

    assert told == [said, event]


@pytest.mark.parametrize(
    "words",
    ["between 7 and 9 on Thursday evening", "from 7 to 9 yesterday", "between 7 and 9 last night"],
)
def test_hours_are_never_people(words: str) -> None:
    found = [
        each
        for entry in _read(words).entries
        for each in entry.propositions
        if each.type == "count"
    ]

    assert [each.as_json()["low"] for each in found] == [9]


def test_the_day_of_the_report_is_not_the_event_s() -> None:
    text = "Nine people were killed in Mirova, Telegraf reported on Friday, quoting Edda Kline."
    reading = read(text, published="2024-03-15", theatre=VESNA)

    assert {each.event_time for entry in reading.entries for each in entry.propositions} == {None}
    assert reading.entries[0].references.said_at is not None


def test_a_quarter_of_a_town_is_no_time() -> None:
    text = "“What the enemy did yesterday was burn the whole quarter,” Pavel Oriss said."

    assert [
        each.text for each in read(text, published="2024-03-15", theatre=VESNA).references.times
    ] == ["yesterday"]
