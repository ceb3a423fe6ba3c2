"""Puts adjacent time expressions together into one, and keeps the signal before them, before
anything is dated.

"Tuesday of last week" is one day, "from 29 March to 2 April" one stretch, "since 1 March" reaches
to the publication.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from sayso.record.interval import Interval
from sayso.record.time_expression import Direction, TimeExpression, TimeType
from sayso.reference.times.period import Grain, Period

_DAY = timedelta(days=1)
_GAP = 60
"""Characters at most between two expressions that are one: "two days after the fall of the town on
1 March".
"""
_WEEKDAY = re.compile(r"(?:on\s+)?(mon|tues|wednes|thurs|fri|satur|sun)day", re.I)
_IN_WEEK = re.compile(r"(?:,?\s+(?:of|on|in|back)?\s*(?:the\s+)?)", re.I)
_TO = re.compile(r"\s*(?:to|until|till|through|thru|[-–—])\s*(?:the\s+)?", re.I)
_AND = re.compile(r"\s+and\s+", re.I)
_INTO = re.compile(
    r",?\s+(?:and\s+)?(?:in)?to\s+(?:the\s+(?:early\s+)?(?:hours|morning)\s+of\s+|early\s+)?", re.I
)
_COUNTED = re.compile(r"\s+(after|before)\s+(?:\w+\s+){1,6}?(?:on|of|in)\s+", re.I)
_BETWEEN = re.compile(r"\bbetween\s+$", re.I)
_SIGNAL = re.compile(
    r"\b(since|from|until|till|before|after|by|between)\s+(?:at\s+least\s+|about\s+|the\s+)?$", re.I
)
_ONWARD = re.compile(r"\s+(?:on(?:wards?)?|forward)\b", re.I)
_OF_DATES = re.compile(r"\s+(?:of|from|between)\s+(?:the\s+)?", re.I)
_NIGHT = re.compile(r"\b(?:over)?night\b", re.I)

_Joiner = Callable[[str, TimeExpression, TimeExpression], TimeExpression | None]


def compose_times(
    text: str, times: Sequence[TimeExpression], published: Interval | None
) -> tuple[TimeExpression, ...]:
    """The expressions of ``text``, in order, with those that are one put together, and each with
    its signal.

    ``published`` is when the report was published; to it reaches what has gone on since a day.
    """
    joined: list[TimeExpression] = []
    for time in times:
        joined.append(time)
        while len(joined) > 1 and (one := _joined(text, joined[-2], joined[-1])) is not None:
            joined[-2:] = [one]
    return tuple(_signalled(text, time, published) for time in joined)


def _joined(text: str, a: TimeExpression, b: TimeExpression) -> TimeExpression | None:
    if b.start - a.end > _GAP or b.interval is None:
        return None
    return next((found for join in _JOINERS if (found := join(text, a, b)) is not None), None)


def _day_of_week(text: str, a: TimeExpression, b: TimeExpression) -> TimeExpression | None:
    """A weekday of a week: "Tuesday of last week", "a week ago on Friday"."""
    if not _IN_WEEK.fullmatch(text[a.end : b.start]):
        return None
    for day, week in ((a, b), (b, a)):
        told = _WEEKDAY.fullmatch(day.text)
        if (
            told
            and week.grain is Grain.WEEK
            and week.interval is not None
            and day.interval is not None
        ):
            number = day.interval.start.weekday()
            start = (
                week.interval.start.date()
                - timedelta(days=week.interval.start.weekday())
                + timedelta(days=number)
            )
            of_day = Period(Grain.DAY, start)
            reason = f"the {told[0]} of the week of {week.interval.start:%Y-%m-%d}"
            return _one(text, a, b, of_day.interval, of_day.value, reason)
    return None


def _from_to(text: str, a: TimeExpression, b: TimeExpression) -> TimeExpression | None:
    """The ends of a stretch: "from 29 March to 2 April", "between Monday and Friday"."""
    between = text[a.end : b.start]
    ends = _TO.fullmatch(between) or (_AND.fullmatch(between) and _BETWEEN.search(text[: a.start]))
    return _stretch(text, a, b, f"from {a.text} to {b.text}") if ends else None


def _into(text: str, a: TimeExpression, b: TimeExpression) -> TimeExpression | None:
    """A night with the day that it ends in: "overnight into Friday", "Thursday night into
    Friday".
    """
    if not _INTO.fullmatch(text[a.end : b.start]) or b.interval is None or a.interval is None:
        return None
    if _NIGHT.fullmatch(a.text) and b.grain in (Grain.DAY, Grain.PART):
        interval = Interval(b.interval.start - _DAY, b.interval.end)
        return _one(text, a, b, interval, a.value, f"the night that ends on {b.text}")
    return _stretch(text, a, b, f"from {a.text} into {b.text}")


def _night_of(text: str, a: TimeExpression, b: TimeExpression) -> TimeExpression | None:
    """A night by its dates: "the night of 13-14 March", "on the night from Monday to Tuesday"."""
    if (
        not _NIGHT.search(a.text)
        or not _OF_DATES.fullmatch(text[a.end : b.start])
        or b.interval is None
    ):
        return None
    return (
        _one(text, a, b, b.interval, b.value, f"the night of {b.text}")
        if a.grain is Grain.PART
        else None
    )


def _counted(text: str, a: TimeExpression, b: TimeExpression) -> TimeExpression | None:
    """A day counted from that of an event: "two days after the fall of the town on 1 March"."""
    told = _COUNTED.fullmatch(text[a.end : b.start])
    days = re.fullmatch(r"P(\d+)([DW])", a.value or "")
    if told is None or days is None or a.type is not TimeType.DURATION or b.grain is not Grain.DAY:
        return None
    assert b.interval is not None
    width = timedelta(days=int(days[1]) * (7 if days[2] == "W" else 1))
    shift = width if told[1].lower() == "after" else -width
    day = Period(Grain.DAY, (b.interval.start + shift).date())
    return _one(text, a, b, day.interval, day.value, f"{a.text} {told[1]} {b.text}")


_JOINERS: tuple[_Joiner, ...] = (_day_of_week, _counted, _night_of, _from_to, _into)


def _stretch(text: str, a: TimeExpression, b: TimeExpression, reason: str) -> TimeExpression | None:
    if a.interval is None or b.interval is None or TimeType.SET in (a.type, b.type):
        return None
    if TimeType.DURATION in (a.type, b.type) or a.interval.start >= b.interval.end:
        return None
    value = f"{a.value}/{b.value}" if a.value and b.value else None
    return _one(text, a, b, Interval(a.interval.start, b.interval.end), value, reason)


def _one(
    text: str,
    a: TimeExpression,
    b: TimeExpression,
    interval: Interval,
    value: str | None,
    reason: str,
) -> TimeExpression:
    """Both as one expression; it is to come only if both are."""
    directions = {a.direction, b.direction}
    direction = (
        b.direction
        if len(directions) == 1
        else Direction.PAST
        if Direction.PAST in directions
        else a.direction
    )
    return replace(
        b,
        start=a.start,
        text=text[a.start : b.end],
        type=TimeType.DATE,
        value=value,
        interval=interval,
        direction=direction,
        grain=Grain.DAY if interval.end - interval.start <= _DAY else b.grain,
        vague=a.vague and b.vague,
        reason=reason,
    )


def _signalled(text: str, time: TimeExpression, published: Interval | None) -> TimeExpression:
    """With the word before it that says on which side of it something is; what has gone on since it
    is open.
    """
    signal = _SIGNAL.search(text, max(0, time.start - _GAP), time.start)
    if signal is None:
        return time
    word = signal[1].lower()
    if word == "from" and not ("/" in (time.value or "") or _ONWARD.match(text, time.end)):
        return time
    since = word == "since" or (word == "from" and "/" not in (time.value or ""))
    if not since:
        return replace(time, signal=word)
    return replace(time, signal="since", interval=_since(time.interval, published))


def _since(interval: Interval | None, published: Interval | None) -> Interval | None:
    """From the beginning of a time to the publication."""
    if interval is None or published is None or interval.start >= published.end:
        return interval
    return Interval(interval.start, max(published.end, interval.end))


def is_when(time: TimeExpression) -> bool:
    """Whether it says when something was, and not only before or after which time it was."""
    return time.signal not in ("before", "after", "until", "till")
