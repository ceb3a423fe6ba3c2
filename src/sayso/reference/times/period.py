"""Stretches of the calendar: days, weeks, months, quarters, years and their like, and counting in
them.
"""

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sayso.record.grain import Grain as Grain
from sayso.record.interval import Interval

_MONTHS = {
    Grain.MONTH: 1,
    Grain.SEASON: 3,
    Grain.QUARTER: 3,
    Grain.HALF: 6,
    Grain.YEAR: 12,
    Grain.DECADE: 120,
    Grain.CENTURY: 1200,
}
_OFFSET = {Grain.SEASON: 2, Grain.CENTURY: 12}
"""Months by which the count of a grain is late: spring begins in March, a century with its year
1.
"""
_DAYS = {Grain.DAY: 1, Grain.WEEKEND: 7, Grain.WEEK: 7}
OF_DAY = (Grain.SECOND, Grain.MINUTE, Grain.HOUR)
OPEN = {
    Grain.DAY: "XXXX-XX-XX",
    Grain.WEEK: "XXXX-WXX",
    Grain.WEEKEND: "XXXX-WXX-WE",
    Grain.MONTH: "XXXX-XX",
    Grain.QUARTER: "XXXX-QX",
    Grain.YEAR: "XXXX",
    Grain.DECADE: "XXX",
    Grain.CENTURY: "XX",
}
"""The values of which nothing is known but the grain."""
SEASONS = ("SP", "SU", "FA", "WI")


@dataclass(frozen=True, slots=True)
class Period:
    """One day, week, month ... of the calendar.  ``start`` is its first day.

    A week begins on Monday, a season with its first whole month (those of the northern half of the
    earth), a century with its year 1.  All methods raise ``OverflowError`` or ``ValueError``
    outside the years 1 to 9999.
    """

    grain: Grain
    start: date

    @classmethod
    def containing(cls, grain: Grain, day: date) -> "Period":
        """The period of ``grain``, a day or coarser, that ``day`` is in; after Friday the weekend
        that is near.
        """
        if grain is Grain.WEEKEND:
            return cls(grain, day - timedelta(days=day.weekday() - 5))
        if grain in _DAYS:
            return cls(grain, day - timedelta(days=day.weekday() if grain is Grain.WEEK else 0))
        late = _OFFSET.get(grain, 0)
        months = day.year * 12 + day.month - 1 - late
        return cls(grain, _first_of(months - months % _MONTHS[grain] + late))

    @property
    def next_start(self) -> date:
        """The first day after the period."""
        return (
            self.start + timedelta(days=2) if self.grain is Grain.WEEKEND else self.shift(1).start
        )

    @property
    def interval(self) -> Interval:
        """The period in UTC."""
        return Interval(midnight(self.start), midnight(self.next_start))

    def shift(self, count: int) -> "Period":
        """The period that many of its grain later."""
        if self.grain in _DAYS:
            return Period(self.grain, self.start + timedelta(days=_DAYS[self.grain] * count))
        months = self.start.year * 12 + self.start.month - 1
        return Period(self.grain, _first_of(months + _MONTHS[self.grain] * count))

    def within(self, grain: Grain) -> "Period":
        """The period of the coarser ``grain`` in which this one begins."""
        return Period.containing(grain, self.start)

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.next_start

    @property
    def value(self) -> str:
        """The TIMEX3 value: 2023-01-13, 2023-W02, 2023-W02-WE, 2023-01, 2023-WI, 2023-Q1, 2023,
        202, 20.
        """
        year, month = f"{self.start.year:04}", self.start.month
        if self.grain in (Grain.WEEK, Grain.WEEKEND):
            iso = self.start.isocalendar()
            return f"{iso.year:04}-W{iso.week:02}" + ("-WE" if self.grain is Grain.WEEKEND else "")
        return {
            Grain.DAY: self.start.isoformat(),
            Grain.MONTH: f"{year}-{month:02}",
            Grain.SEASON: f"{year}-{SEASONS[month // 3 - 1]}",
            Grain.QUARTER: f"{year}-Q{(month + 2) // 3}",
            Grain.HALF: f"{year}-H{(month + 5) // 6}",
            Grain.YEAR: year,
            Grain.DECADE: year[:3],
            Grain.CENTURY: year[:2],
        }[self.grain]


def day(year: int, month: int, day_of_month: int) -> Period:
    """One day of the calendar.

    Raises:
        ValueError: there is no such day.
    """
    return Period(Grain.DAY, date(year, month, day_of_month))


def add(start: date, grain: Grain, count: int) -> date:
    """The day that many days, weeks, months ... after ``start``; the 31st becomes a shorter month's
    last day.
    """
    if grain in _DAYS:
        return start + timedelta(days=_DAYS[grain] * count)
    months = start.year * 12 + start.month - 1 + _MONTHS[grain] * count
    first = _first_of(months)
    return first.replace(day=min(start.day, calendar.monthrange(first.year, first.month)[1]))


def midnight(of: date) -> datetime:
    """The beginning of a day in UTC."""
    return datetime(of.year, of.month, of.day, tzinfo=UTC)


def _first_of(months: int) -> date:
    return date(months // 12, months % 12 + 1, 1)
