from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.theatres.days import Day, read_day, within


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        (date(2022, 3, 11), date(2022, 3, 11), date(2022, 3, 11)),
        ("2022-03-11", date(2022, 3, 11), date(2022, 3, 11)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        (2022, date(2022, 1, 1), date(2022, 12, 31)),
    ],
)
def test_a_day_is_as_wide_as_what_is_not_known(written: object, first: date, last: date) -> None:
    assert read_day(written) == Day(first, last)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "spring 2022",
        "2022-3",
        "22",
        "11.03.2022",
        10**40,
        -5,
        2022.5,
        True,
        None,
        [],
        datetime(2022, 3, 11),
    ],
)
def test_what_is_no_day_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match="not a day, a month or a year"):
        read_day(written)


@pytest.mark.parametrize(
    "written", ["2022-02-30", "2022-13", "2022-00", "2022-01-00", "0000", "0000-01"]
)
def test_a_day_that_does_not_exist_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="does not exist"):
        read_day(written)


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_a_day_is_shown_as_it_was_written(day: date, letters: int) -> None:
    written = day.isoformat()[:letters]
    assert str(read_day(written)) == written


def test_a_period_holds_between_its_days_and_both_count() -> None:
    since, until = read_day("2022-03-11"), read_day("2022-03-14")
    assert within(date(2022, 3, 10), since, until) is False
    assert within(date(2022, 3, 11), since, until) is True
    assert within(date(2022, 3, 14), since, until) is True
    assert within(date(2022, 3, 15), since, until) is False


def test_within_a_month_that_is_all_that_is_known_of_the_beginning_nothing_is_told() -> None:
    assert within(date(2022, 3, 15), read_day("2022-03"), None) is None
    assert within(date(2022, 4, 1), read_day("2022-03"), None) is True
    assert within(date(2022, 3, 15), None, read_day("2022-03")) is None
    assert within(date(2022, 4, 1), None, read_day("2022-03")) is False


def test_without_an_end_a_period_goes_on_for_as_long_as_the_theatre_knows() -> None:
    assert within(date(2024, 12, 31), read_day(2020), None, read_day("2024-12-31")) is True
    assert within(date(2025, 1, 1), read_day(2020), None, read_day("2024-12-31")) is None
