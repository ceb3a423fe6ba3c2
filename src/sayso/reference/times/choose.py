"""Which of the days, months or seasons of one name is meant: the last, the next, the one that the
verb points to.
"""

from collections.abc import Sequence

from sayso.record.time_expression import Direction
from sayso.reference.times.direction import Leaning
from sayso.reference.times.period import Period

_PULL = {Direction.PAST: 5.0, None: 1.5, Direction.PRESENT: 1.5, Direction.FUTURE: 0.2}
"""How many times nearer than the last one the next one must be, to be meant."""


def last_of(periods: Sequence[Period], origin: Period, strict: bool) -> Period | None:
    """The latest of ``periods``, which are in order, that does not begin after ``origin``.

    ``strict`` leaves out the one that ``origin`` is in, as "last Friday" does on a Friday.
    """
    past = [
        p for p in periods if (p.next_start <= origin.start if strict else p.start <= origin.start)
    ]
    return past[-1] if past else None


def next_of(periods: Sequence[Period], origin: Period, strict: bool) -> Period | None:
    """The earliest of ``periods``, which are in order, that does not end before ``origin``;
    ``strict`` as above.
    """
    future = [
        p
        for p in periods
        if (p.start >= origin.next_start if strict else p.next_start > origin.start)
    ]
    return future[0] if future else None


def nearest_of(
    periods: Sequence[Period], origin: Period, leaning: Leaning, past: float = _PULL[Direction.PAST]
) -> Period | None:
    """The last or the next of ``periods``, whichever is nearer; ``leaning`` makes the other seem
    farther.

    ``past`` is how many times farther the next one seems beside a verb in the past.

    News gives the year of what is far away, so the tense alone does not decide: a vote that was
    called in October for 3 November is this year's.
    """
    before, after = last_of(periods, origin, False), next_of(periods, origin, False)
    if before is None or after is None or before == after or leaning.is_sure:
        return before or after
    to_last = max((origin.start - before.next_start).days, 0)
    to_next = (after.start - origin.start).days
    pull = past if leaning.direction is Direction.PAST else _PULL[leaning.direction]
    return after if to_next * pull < to_last else before


def why_near(chosen: Period, origin: Period, leaning: Leaning) -> str:
    """What the verb says of the choice of ``nearest_of``, for its reason."""
    if not leaning.words:
        return ""
    against = leaning.direction is Direction.PAST and chosen.start >= origin.next_start
    return f", {'in spite of' if against else 'by'} “{leaning.words}”"
