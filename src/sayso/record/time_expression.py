"""A time expression: the words that tell a time in a report, and the time that they tell."""

from dataclasses import dataclass
from enum import StrEnum

from sayso.record.grain import Grain
from sayso.record.interval import Interval


class TimeType(StrEnum):
    """The four kinds of TIMEX3: a day or longer, a time of day, a length of time, times that
    recur.
    """

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Direction(StrEnum):
    """Where a time lies from its anchor."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"


class AnchorKind(StrEnum):
    """What a time is counted from: when the report was published, or a date that its text mentions
    before.
    """

    PUBLICATION = "publication"
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a time was counted from.  ``span`` is where a mention stands in the text."""

    kind: AnchorKind
    interval: Interval
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One time expression, ``text[start:end]``, and what it means.

    ``value`` is as in TIMEX3 (``2023-01-13``, ``2023-W02``, ``PRESENT_REF``, ``P3D``,
    ``XXXX-WXX-4``), with X for what is not known; None if the words name a time that does not exist
    or that nobody can tell, and ``reason`` says which.  ``interval`` is in UTC, or None where the
    words give no stretch of time.  ``grain`` is the fineness of the words ("four years ago" is a
    year).  ``vague`` is true where the ends of the interval are our reading of words that give none
    ("in recent weeks").  ``mod`` is the TIMEX3 modifier (``APPROX``, ``START``, ``MORE_THAN``).
    ``signal`` is the word before it that says on which side of it something is ("since", "after"),
    where one is.
    """

    start: int
    end: int
    text: str
    type: TimeType
    value: str | None
    interval: Interval | None
    anchor: Anchor | None
    direction: Direction | None
    grain: Grain | None
    vague: bool
    mod: str | None
    reason: str
    signal: str = ""
