"""Days of a theatre, as far as they are known: a day, a month or a year."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """One day somewhere from ``first`` to ``last``, both included; a day that is known well has
    them equal.
    """

    first: date
    last: date

    def __str__(self) -> str:
        """As a theatre writes it: ``2022``, ``2022-03`` or ``2022-03-11``."""
        if self.first == self.last:
            return self.first.isoformat()
        same_month = (self.first.year, self.first.month) == (self.last.year, self.last.month)
        return (
            f"{self.first.year:04}-{self.first.month:02}" if same_month else f"{self.first.year:04}"
        )


def read_day(value: object) -> Day:
    """Read a TOML date, a year as a number, or a string such as ``"2022"``, ``"2022-03"`` or
    ``"2022-03-11"``.

    Raises:
        ValueError: if it is none of these, or no such day exists; the message says which.
    """
    if isinstance(value, date) and not isinstance(value, datetime):
        return Day(value, value)
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise ValueError("is not a day, a month or a year")
    written = str(value)
    found = _PARTIAL.fullmatch(written)
    if not found:
        raise ValueError("is not a day, a month or a year")
    year, month, day = found.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        last_month = int(month or 12)
        return Day(
            first, date(first.year, last_month, int(day or monthrange(first.year, last_month)[1]))
        )
    except ValueError:
        raise ValueError("is a day that does not exist") from None


def within(
    on: date, since: Day | None, until: Day | None, known_to: Day | None = None
) -> bool | None:
    """Whether ``on`` lies from ``since`` to ``until``, both included; None if that cannot be told.

    It cannot when a bound is only known to the month or year and ``on`` falls there, when there is
    no ``since``, and, without ``until``, after ``known_to``: until then no end means that it went
    on.
    """
    if (since and on < since.first) or (until and on > until.last):
        return False
    if since is None or on < since.last:
        return None
    if until is None:
        return None if known_to and on > known_to.last else True
    return True if on <= until.first else None
