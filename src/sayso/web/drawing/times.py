"""Times along a picture's width."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

_DAY, _LEAST = timedelta(days=1), timedelta(days=7)
_STEPS = (1, 2, 7, 14, 31, 92, 183, 366, 731, 1827)
"""Days between two ticks."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From ``start`` to ``end``, UTC-aware; never empty."""

    start: datetime
    end: datetime

    @classmethod
    def of(cls, times: Iterable[datetime]) -> "Scale":
        """Around all of ``times``, with some room on either side, and a week at least."""
        known = sorted(times) or [datetime(2000, 1, 1, tzinfo=UTC)]
        span = max(known[-1] - known[0], _LEAST)
        return cls(
            _moved(known[0], -span * 0.03),
            max(_moved(known[-1], span * 0.12), _moved(known[0], _LEAST)),
        )

    def narrowed(self, asked: str) -> "Scale":
        """The part of it that an address asks for, as ``2024-03-01~2024-03-20``; all of it where
        that cannot be read, or where less than a day would be left.
        """
        try:
            days = [date.fromisoformat(each) for each in asked.split("~")]
            first, last = (datetime.combine(each, time(), UTC) for each in days)
        except ValueError:
            return self
        start, end = max(first, self.start), min(last, self.end)
        return Scale(start, end) if end - start >= _DAY else self

    def place(self, when: datetime) -> float:
        """How far along the width: less than 0 before its start, more than 1 after its end."""
        return (when - self.start) / (self.end - self.start)

    def share(self, when: datetime) -> float:
        """How far along the width, 0 to 1."""
        return min(max(self.place(when), 0.0), 1.0)

    def ticks(self, most: int = 6) -> list[tuple[float, str]]:
        """At most so many days, with their places and names."""
        days = (self.end - self.start).total_seconds() / 86400
        step = next((each for each in _STEPS if days / each <= most), int(days / most) + 1)
        first = self.start.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        found: list[tuple[float, str]] = []
        when = first
        while when < self.end and len(found) <= most:
            found.append((self.share(when), _name(when, step)))
            when += timedelta(days=step)
        return found


def _moved(when: datetime, by: timedelta) -> datetime:
    try:
        return when + by
    except OverflowError:
        return when


def _name(when: datetime, step: int) -> str:
    month = f"{when:%b}"
    if step >= 366:
        return f"{when.year}"
    return f"{month} {when.year}" if step >= 31 else f"{when.day} {month}"
