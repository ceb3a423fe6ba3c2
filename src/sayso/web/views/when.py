"""Times of the record in words, and as instants to draw."""

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sayso.display.wording import published_in_words
from sayso.record.interval import Interval

_MIDNIGHT = time()


def interval(value: Any) -> Interval | None:
    """A time as the record gives it: an ISO 8601 date or instant, or ``start`` and ``end``.  None
    if it is none.
    """
    if isinstance(value, Mapping):
        start, end = _instant(value.get("start")), _instant(value.get("end"))
        return Interval(start, end or start) if start else None
    start = _instant(value)
    if start is None:
        return None
    # What is told of a day has no hour: the record then gives its midnight.
    return Interval(start, start + timedelta(days=1) if start.time() == _MIDNIGHT else start)


def start_of(value: Any) -> datetime | None:
    """The first instant that it can have been."""
    found = interval(value)
    return found.start if found else None


def in_words(value: Any) -> str:
    """``12 January 2023``, ``12 January 2023, 14:05 UTC``; empty if it is no time."""
    found = interval(value)
    if found is None:
        return ""
    last = datetime.max.replace(tzinfo=UTC)
    # The last second of a day is its end for whoever wrote it.
    end = (
        found.end + timedelta(seconds=1)
        if found.end.second == 59 and found.end < last - timedelta(1)
        else found.end
    )
    return published_in_words(Interval(found.start, end))


def short(value: Any) -> str:
    """``12 Jan 2023``; empty if it is no time."""
    found = start_of(value)
    return f"{found.day} {found:%b %Y}" if found else ""


def day(at: datetime) -> str:
    """``12 Jan 2023`` of an instant."""
    return f"{at.day} {at:%b %Y}"


def stamp(value: Any) -> str:
    """ISO 8601 for a ``time`` element; empty if it is no time."""
    found = start_of(value)
    return found.isoformat().replace("+00:00", "Z") if found else ""


def _instant(value: Any) -> datetime | None:
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    if found is None or isinstance(value, datetime):
        return None
    try:
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except OverflowError:
        return None
