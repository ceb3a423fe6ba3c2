"""Times as texts that sort: ISO 8601 in UTC with six decimals, as the ledger writes them."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import lru_cache


@lru_cache(maxsize=65536)
def instant(when: str) -> str:
    """A time or a day in ISO 8601 as text that sorts.

    Raises:
        ValueError: if it is none.
    """
    if len(when) == 27 and when.endswith("Z"):
        return when
    read = datetime.fromisoformat(when)
    utc = read.astimezone(UTC) if read.tzinfo else read.replace(tzinfo=UTC)
    return utc.strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")


def instant_at(when: datetime) -> str:
    """A time as text that sorts."""
    return instant(when.isoformat())


def instant_or_none(when: str | None) -> str | None:
    """The same of what may be missing or no time."""
    try:
        return instant(when) if when else None
    except (ValueError, OverflowError):
        return None


def latest(times: Iterable[str | None]) -> str | None:
    """The last of them that is a time."""
    return max((found for each in times if (found := instant_or_none(each))), default=None)


@lru_cache(maxsize=65536)
def day_of(when: str) -> int:
    """The number of the day, counted from the year 1."""
    return date.fromisoformat(when[:10]).toordinal()


def as_day(when: str) -> str:
    """The day for a sentence: 13 January 2023."""
    day = date.fromisoformat(when[:10])
    return f"{day.day} {day:%B} {day.year}"


def shown(when: str | None) -> str | None:
    """A time for JSON: without the decimals that are none."""
    return when.replace(".000000Z", "Z") if when else None
