"""What a rule knows of the report around an expression: its publication, the dates told before, the
verb.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from sayso.language.parser import Parse
from sayso.record.interval import Interval
from sayso.record.time_expression import Anchor, AnchorKind, Direction, TimeType
from sayso.reference.times.direction import Leaning, find_leaning
from sayso.reference.times.period import Grain, Period

_A_DAY = timedelta(hours=28)
"""A publication time that is no wider than this is of one day; 26 hours is a clock's time in an
unnamed zone.
"""


@dataclass(frozen=True, slots=True)
class Found:
    """What an expression means.  ``period`` is what later expressions can be counted from."""

    type: TimeType
    value: str | None
    reason: str
    period: Period | None = None
    interval: Interval | None = None
    anchor: Anchor | None = None
    direction: Direction | None = None
    grain: Grain | None = None
    vague: bool = False
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A date that the text mentions."""

    period: Period
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Origin:
    """A period to count from, and the anchor that gives it."""

    period: Period
    anchor: Anchor

    @property
    def name(self) -> str:
        """For a reason: what the anchor is, and which."""
        what = (
            "the publication time"
            if self.anchor.kind is AnchorKind.PUBLICATION
            else "the date mentioned before"
        )
        return f"{what}, {self.period.value}"


@dataclass(slots=True)
class Context:
    """The report around an expression, which is read from its beginning to its end."""

    text: str
    parse: Parse
    published: Interval | None
    paragraph: int = 0
    """Where the paragraph begins that is being read."""
    _last: dict[Grain, Mention] = field(default_factory=dict)

    def remember(self, mention: Mention) -> None:
        """Keep a date that was just read, for what is counted from it."""
        self._last[mention.period.grain] = mention

    def publication(self, grain: Grain) -> Origin | None:
        """The period of ``grain`` in which the report was published, where that is known so
        finely.
        """
        if self.published is None:
            return None
        first, last = days_of(self.published)
        period = Period.containing(grain, first)
        if grain is not Grain.WEEKEND and last not in period:
            return None
        return Origin(period, Anchor(AnchorKind.PUBLICATION, self.published))

    def mention(self, grain: Grain, nearest: int = 0) -> Origin | None:
        """The period of ``grain`` that holds the last date mentioned from ``nearest`` on that is
        known so finely.
        """
        finer = [g for g in self._last if not grain.finer_than(g)]
        origin = self.last_mention(finer, nearest)
        return Origin(origin.period.within(grain), origin.anchor) if origin else None

    def last_mention(
        self, grains: Iterable[Grain] = tuple(Grain), nearest: int = 0
    ) -> Origin | None:
        """The last date of one of ``grains`` mentioned from ``nearest`` on, in its own grain."""
        mentions = [
            m for g in grains if (m := self._last.get(g)) is not None and m.span[0] >= nearest
        ]
        if not mentions:
            return None
        last = max(mentions, key=lambda mention: mention.span)
        return Origin(last.period, Anchor(AnchorKind.MENTION, last.period.interval, last.span))

    def sentence_start(self, offset: int) -> int:
        """Where the sentence begins that holds ``offset``."""
        token = next(iter(self.parse.tokens(offset, offset + 1)), None)
        return offset if token is None else self.parse.span(token.sent[0])[0]

    def leaning(self, start: int, end: int) -> Leaning:
        """Where the verb of the words at ``[start, end)`` points, and which words say so."""
        return find_leaning(self.parse, start, end)


def days_of(interval: Interval) -> tuple[date, date]:
    """The first and the last day of an interval; the middle one, twice, where it is about a day
    long.
    """
    width = interval.end - interval.start
    if width <= _A_DAY:
        middle = (interval.start + width / 2).date()
        return middle, middle
    return interval.start.date(), (interval.end - timedelta.resolution).date()
