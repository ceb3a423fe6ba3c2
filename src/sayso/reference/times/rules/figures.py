"""Dates in figures: 2023-01-13, 13.01.2023, 1/13/23."""

import re

from sayso.reference.times.context import Context, Found, Origin
from sayso.reference.times.making import known, refused, unknown
from sayso.reference.times.period import Grain, Period, day
from sayso.reference.times.rules.years import SHORT_PIVOT

_NEAR = 31
_TIMES = 4
"""One reading of 4/5/06 is believed if it is within so many days of the publication, and so many
times nearer.
"""


def read_date(printed: str, context: Context) -> Found | None:
    """What a date in figures means.

    With the year first it is plain.  With full stops the day comes first; with slashes nobody
    knows, unless one of the two is above 12 or only one is near the publication.
    """
    parts = [int(part) for part in re.split(r"[-/.]", printed)]
    if len(re.split(r"[-/.]", printed)[0]) == 4:
        return _only(parts[0], parts[1], parts[2], printed)
    year = parts[2] if parts[2] >= 100 else (2000 if parts[2] <= SHORT_PIVOT else 1900) + parts[2]
    if "." in printed:
        return (
            _only(year, parts[1], parts[0], printed)
            if 1 <= parts[1] <= 12 and 1 <= parts[0] <= 31
            else None
        )
    first, second = _existing(year, parts[0], parts[1]), _existing(year, parts[1], parts[0])
    if first is None or second is None or first == second:
        period = first or second
        return (
            known(period, None, "the date, as printed")
            if period
            else refused(f"There is no day {printed}.")
        )
    return _nearer(first, second, printed, context.publication(Grain.DAY))


def _only(year: int, month: int, number: int, printed: str) -> Found:
    period = _existing(year, month, number)
    return (
        known(period, None, "the date, as printed")
        if period
        else refused(f"There is no day {printed}.", Grain.DAY)
    )


def _existing(year: int, month: int, number: int) -> Period | None:
    try:
        return day(year, month, number)
    except ValueError:
        return None


def _nearer(first: Period, second: Period, printed: str, origin: Origin | None) -> Found:
    if origin is not None:
        near, far = sorted((first, second), key=lambda p: abs((p.start - origin.period.start).days))
        days = [abs((p.start - origin.period.start).days) for p in (near, far)]
        if days[0] <= _NEAR and days[0] * _TIMES < days[1]:
            return known(
                near, origin, f"of the two readings of {printed} the one that is near {origin.name}"
            )
    reason = f"{printed} is {first.value} or {second.value}, and nothing tells which"
    return unknown(f"{first.start.year:04}-XX-XX", reason, Grain.DAY)
