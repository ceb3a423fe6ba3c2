"""The parts that finding times is made of: the calendar, numbers in words, patterns over kinds."""

from datetime import date

import pytest

from sayso.reference.times.numerals import read_number, read_spoken_year
from sayso.reference.times.pattern import rule
from sayso.reference.times.period import Grain, Period, add
from sayso.reference.times.rules.easter import easter_sunday


@pytest.mark.parametrize(
    ("grain", "value", "first", "after"),
    [
        (Grain.DAY, "2023-01-13", "2023-01-13", "2023-01-14"),
        (Grain.WEEK, "2023-W02", "2023-01-09", "2023-01-16"),
        (Grain.WEEKEND, "2023-W02-WE", "2023-01-14", "2023-01-16"),
        (Grain.MONTH, "2023-01", "2023-01-01", "2023-02-01"),
        (Grain.SEASON, "2022-WI", "2022-12-01", "2023-03-01"),
        (Grain.QUARTER, "2023-Q1", "2023-01-01", "2023-04-01"),
        (Grain.HALF, "2023-H1", "2023-01-01", "2023-07-01"),
        (Grain.YEAR, "2023", "2023-01-01", "2024-01-01"),
        (Grain.DECADE, "202", "2020-01-01", "2030-01-01"),
        (Grain.CENTURY, "20", "2001-01-01", "2101-01-01"),
    ],
)
def test_the_period_that_holds_a_day(grain: Grain, value: str, first: str, after: str) -> None:
    period = Period.containing(grain, date(2023, 1, 13))
    assert (period.value, str(period.start), str(period.next_start)) == (value, first, after)
    assert period.shift(3).shift(-3) == period
    assert period.shift(1).start >= period.next_start


def test_the_first_week_of_a_year_can_begin_in_the_year_before() -> None:
    assert Period.containing(Grain.WEEK, date(2020, 1, 1)).value == "2020-W01"
    assert Period.containing(Grain.WEEK, date(2021, 1, 1)).value == "2020-W53"


def test_a_month_after_the_31st_is_the_last_day_of_a_shorter_month() -> None:
    assert add(date(2023, 1, 31), Grain.MONTH, 1) == date(2023, 2, 28)


@pytest.mark.parametrize(
    ("year", "day"), [(2000, "2000-04-23"), (2023, "2023-04-09"), (2038, "2038-04-25")]
)
def test_easter_falls_on(year: int, day: str) -> None:
    assert str(easter_sunday(year)) == day


@pytest.mark.parametrize(
    ("words", "number", "used"),
    [
        ("twenty - four hours", 24, 3),
        ("two hundred and ten days", 210, 4),
        ("a hundred years", 100, 2),
        ("5 1 / 2 hours", 5.5, 4),
        ("two and a half years", 2.5, 4),
        ("1,200 days", 1200, 1),
        ("1.5 million years", 1_500_000, 2),
        ("two and left", 2, 1),
        ("five six", 5, 1),
    ],
)
def test_the_number_in(words: str, number: float, used: int) -> None:
    assert read_number(words.split()) == (number, used)


@pytest.mark.parametrize("words", ["of them", "a week", "and five", ""])
def test_no_number_in(words: str) -> None:
    assert read_number(words.split()) is None


def test_years_as_people_say_them() -> None:
    assert read_spoken_year(["nineteen", "ninety", "-", "seven"]) == (1997, 4)
    assert read_spoken_year(["twenty", "twenty", "two"]) == (2022, 3)
    assert read_spoken_year(["nineteen", "soldiers"]) is None


@pytest.mark.parametrize("pattern", ["number unitz", "number ( unit", "number & unit"])
def test_a_pattern_with_an_unknown_kind_or_mark_is_refused(pattern: str) -> None:
    with pytest.raises((KeyError, ValueError, __import__("re").error)):
        rule("broken", pattern, lambda _phrase, _context: None)
