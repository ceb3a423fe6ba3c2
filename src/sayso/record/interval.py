"""A stretch of time."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``start`` up to but not including ``end``, both UTC-aware.

    A day known without its hour is a day long.
    """

    start: datetime
    end: datetime
