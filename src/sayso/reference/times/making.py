"""What rules make of what they read: a time that is known, one that is not, one that does not
exist.
"""

from dataclasses import replace
from datetime import timedelta
from math import ceil, floor

from sayso.record.interval import Interval
from sayso.record.time_expression import Direction, TimeType
from sayso.reference.times.context import Found, Origin, days_of
from sayso.reference.times.period import Grain, Period, add, midnight

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def known(period: Period, origin: Origin | None, reason: str, mod: str | None = None) -> Found:
    """A date that is known.  Where ``mod`` says early, mid or late, the interval is that third of
    it, and vague.
    """
    return Found(
        type=TimeType.DATE,
        value=period.value,
        reason=reason,
        period=period,
        interval=part_of(period.interval, mod),
        anchor=origin.anchor if origin else None,
        direction=direction_from(period, origin) if origin else None,
        grain=period.grain,
        vague=mod in _THIRDS or mod == "APPROX",
        mod=mod,
    )


def unknown(
    value: str, reason: str, grain: Grain | None, direction: Direction | None = None
) -> Found:
    """A date of which only what ``value`` shows is known."""
    return Found(TimeType.DATE, value, reason, grain=grain, direction=direction)


def refused(reason: str, grain: Grain | None = None) -> Found:
    """Words that name a date that does not exist, or one of several with nothing to decide."""
    return Found(TimeType.DATE, None, reason, grain=grain)


def direction_from(period: Period, origin: Origin) -> Direction:
    """Where ``period`` lies from the days of the anchor of ``origin``: present if they share
    one.
    """
    first, last = days_of(origin.anchor.interval)
    if period.next_start <= first:
        return Direction.PAST
    return Direction.FUTURE if period.start > last else Direction.PRESENT


_THIRDS = {"START": 0, "MID": 1, "END": 2}
_DAY = timedelta(days=1)


def part_of(interval: Interval, mod: str | None) -> Interval:
    """The third of ``interval``, in whole days, that "early", "mid" or "late" speaks of; all of it
    for other words.
    """
    days = (interval.end - interval.start) / _DAY
    if mod not in _THIRDS:
        return interval
    if days < len(_THIRDS):
        third = (interval.end - interval.start) / len(_THIRDS)
        return Interval(
            interval.start + third * _THIRDS[mod], interval.start + third * (_THIRDS[mod] + 1)
        )
    first, last = floor(days * _THIRDS[mod] / 3), ceil(days * (_THIRDS[mod] + 1) / 3)
    return Interval(interval.start + _DAY * first, interval.start + _DAY * last)


def upto_anchor(found: Found, mod: str | None) -> Found:
    """Cut the period, which holds its anchor: "earlier this year" ends with it, "later this year"
    begins with it.
    """
    if (
        found.interval is None
        or found.anchor is None
        or found.period is None
        or mod not in ("START", "END")
    ):
        return found
    whole, at = found.period.interval, found.anchor.interval
    if mod == "START":
        return replace(
            found, interval=Interval(whole.start, at.end), direction=Direction.PAST, vague=True
        )
    return replace(
        found, interval=Interval(at.start, whole.end), direction=Direction.FUTURE, vague=True
    )


def stretch(origin: Origin, grain: Grain, count: int) -> Interval:
    """Up to ``count`` units from ``origin``, back if it is below 0, with the whole of
    ``origin``.
    """
    start, end = origin.period.start, origin.period.next_start
    moved = add(start if count < 0 else end, grain, count)
    return Interval(midnight(min(start, moved)), midnight(max(end, moved)))


def around(anchor: Interval, width: timedelta, forward: bool) -> Interval:
    """Up to ``width`` before or after a publication whose own time is known only as ``anchor``."""
    return (
        Interval(anchor.start, anchor.end + width)
        if forward
        else Interval(anchor.start - width, anchor.end)
    )
