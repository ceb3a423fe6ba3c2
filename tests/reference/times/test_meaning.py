"""What else is known of a time: its interval, its anchor, its direction, its grain, and why."""

import pytest

from tests.reference.times.finding import days, found_in, the_only, told


@pytest.mark.parametrize(
    ("sentence", "interval"),
    [
        ("The mayor left on Thursday.", "2023-01-12/2023-01-13"),
        ("Four years ago the village was empty.", "2019-01-01/2020-01-01"),
        ("The mine flooded last week.", "2023-01-02/2023-01-09"),
        ("The mine flooded in December.", "2022-12-01/2023-01-01"),
        ("Last winter was mild.", "2021-12-01/2022-03-01"),
        ("The fort was built in the 19th century.", "1801-01-01/1901-01-01"),
        ("The river rose over the weekend.", "2023-01-07/2023-01-09"),
    ],
)
def test_a_date_has_the_interval_of_its_grain(sentence: str, interval: str) -> None:
    assert days(the_only(sentence).interval) == interval


@pytest.mark.parametrize(
    ("sentence", "interval"),
    [
        ("Shelling has grown in recent weeks.", "2022-11-18/2023-01-14"),
        ("The army withdrew earlier this year.", "2023-01-01/2023-01-14"),
        ("The tanks will arrive later this month.", "2023-01-13/2023-02-01"),
        ("The mine flooded in late October.", "2022-10-21/2022-11-01"),
        ("The front has not moved in the past two months.", "2022-11-13/2023-01-14"),
        ("More will come in the next three days.", "2023-01-13/2023-01-17"),
        ("More will come in the coming days.", "2023-01-13/2023-01-28"),
        ("In the past 24 hours it rained.", "2023-01-12/2023-01-14"),
        ("The mine flooded less than a year ago.", "2022-01-01/2023-01-01"),
    ],
)
def test_words_that_give_no_ends_get_a_vague_interval(sentence: str, interval: str) -> None:
    time = the_only(sentence)
    assert days(time.interval) == interval
    assert time.vague


def test_a_time_with_its_zone_is_a_minute_of_utc() -> None:
    time = the_only("The blast came at 7:35 p.m. EST on Wednesday.")
    assert time.interval is not None
    assert f"{time.interval.start:%d %H:%M} {time.interval.end:%d %H:%M}" == "12 00:35 12 00:36"


@pytest.mark.parametrize("clock", ["6:20 a.m.", "14:30 UTC+3", "8 o'clock"])
def test_a_time_whose_zone_or_half_is_not_told_has_its_day_as_interval(clock: str) -> None:
    time = found_in(f"The blast came at {clock} yesterday.")[0]
    assert days(time.interval) == "2023-01-12/2023-01-13"
    assert "interval is the day" in time.reason


def test_hours_ago_are_counted_from_the_hour_of_publication() -> None:
    time = the_only("The blast came two hours ago.", "2023-01-13T10:30Z")
    assert time.interval is not None
    assert f"{time.interval.start:%d %H:%M} {time.interval.end:%d %H:%M}" == "13 08:30 13 08:31"


def test_lengths_and_sets_have_no_interval_of_their_own() -> None:
    times = found_in("The patrol crosses the river daily for two weeks.")
    assert [(t.text, t.interval) for t in times] == [("daily", None), ("two weeks", None)]


def test_a_time_names_the_publication_as_its_anchor() -> None:
    anchor = the_only("The mayor left on Thursday.").anchor
    assert anchor is not None
    assert (anchor.kind, anchor.span, days(anchor.interval)) == (
        "publication",
        None,
        "2023-01-13/2023-01-14",
    )


def test_a_time_names_the_mention_that_it_is_counted_from() -> None:
    text = "On 5 March 2020 the town fell. Two days later it was retaken."
    anchor = found_in(text)[1].anchor
    assert anchor is not None and anchor.span is not None
    assert (anchor.kind, text[slice(*anchor.span)]) == ("mention", "5 March 2020")


def test_a_date_as_printed_has_no_anchor() -> None:
    time = the_only("The town fell on 5 March 2020.")
    assert (time.anchor, time.direction) == (None, None)


@pytest.mark.parametrize(
    ("sentence", "direction"),
    [
        ("The mayor left on Thursday.", "past"),
        ("The mayor will leave on Thursday.", "future"),
        ("The mayor left today.", "present"),
        ("The army withdrew earlier this year.", "past"),
        ("The army will withdraw later this year.", "future"),
        ("The army may recently have withdrawn.", "past"),
        ("In March last year the mine flooded.", "past"),
    ],
)
def test_a_time_has_a_direction_from_its_anchor(sentence: str, direction: str) -> None:
    assert the_only(sentence).direction == direction


def test_the_reason_names_the_verb_that_decides() -> None:
    assert "“will leave”" in the_only("The mayor will leave on Thursday.").reason
    assert "“left”" in the_only("The mayor left on Thursday.").reason


def test_the_reason_says_what_a_refused_date_lacks() -> None:
    assert (
        the_only("On 31 February the convoy left.").reason == "There is no February 31 in any year."
    )


def test_a_weekday_that_does_not_fit_its_date_is_named_in_the_reason() -> None:
    assert (
        "it was a Saturday, not a Friday"
        in the_only("It closed on Friday, January 14, 2023.").reason
    )


def test_modifiers_are_kept() -> None:
    assert the_only("They waited for at least two weeks.").mod == "EQUAL_OR_MORE"
    assert the_only("The mine flooded in early 2022.").mod == "START"
    assert the_only("The mine flooded nearly two years ago.").mod == "LESS_THAN"


def test_without_a_publication_what_is_counted_from_it_stays_relative() -> None:
    text = (
        "On Thursday the mayor said that yesterday, last week, in May, on 4 March and two years "
        "ago it rained."
    )
    assert [value for _, _, value in told(text, None)] == [
        "XXXX-WXX-4",
        "XXXX-XX-XX",
        "XXXX-WXX",
        "XXXX-05",
        "XXXX-03-04",
        "XXXX",
    ]
    assert all(time.interval is None and time.anchor is None for time in found_in(text, None))


def test_without_a_publication_dates_as_printed_are_known_and_counted_from() -> None:
    text = "On 5 March 2020 the town fell. Two days later, on 7 March, it was retaken."
    assert [value for _, _, value in told(text, None)] == ["2020-03-05", "2020-03-07", "2020-03-07"]


def test_a_publication_known_by_its_month_dates_no_day() -> None:
    text = "On Thursday the mayor spoke of last year and of last month."
    assert [value for _, _, value in told(text, "2023-01")] == ["XXXX-WXX-4", "2022", "2022-12"]


def test_a_publication_time_without_a_zone_is_of_its_printed_day() -> None:
    assert told("The mayor left yesterday.", "2023-01-13T23:30") == [
        ("yesterday", "DATE", "2023-01-12")
    ]
    assert the_only("The mayor left yesterday.", "2023-01-13T23:30").direction == "past"


@pytest.mark.parametrize(
    ("published", "value"), [("1900-01-01", "1899-12-31"), ("2999-12-31", "2999-12-30")]
)
def test_a_publication_of_any_year_is_counted_from(published: str, value: str) -> None:
    assert the_only("The mayor left yesterday.", published).value == value


def test_times_in_web_addresses_are_left_out() -> None:
    assert found_in("Read https://example.org/2022-03-04/monday for more.") == ()
