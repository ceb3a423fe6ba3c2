"""How finely a time is told."""

from enum import StrEnum


class Grain(StrEnum):
    """How finely a time is told.  The finer come first."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    PART = "part of day"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    HALF = "half-year"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"

    def finer_than(self, other: "Grain") -> bool:
        """Whether more of this grain than of ``other`` go into a year."""
        return _ORDER[self] < _ORDER[other]


_ORDER = {grain: i for i, grain in enumerate(Grain)}
