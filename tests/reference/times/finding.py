"""Time expressions of one sentence, as the tests ask for them."""

from sayso.language.analysis import analyse
from sayso.record.interval import Interval
from sayso.record.time_expression import TimeExpression
from sayso.reference.times.find import find_times
from sayso.reports.published import read_published

PUBLISHED = "2023-01-13"
"""A Friday."""


def found_in(sentence: str, published: str | None = PUBLISHED) -> tuple[TimeExpression, ...]:
    return find_times(analyse(sentence), read_published(published) if published else None)


def told(sentence: str, published: str | None = PUBLISHED) -> list[tuple[str, str, str | None]]:
    """Words, type and value of each."""
    return [(t.text, str(t.type), t.value) for t in found_in(sentence, published)]


def the_only(sentence: str, published: str | None = PUBLISHED) -> TimeExpression:
    times = found_in(sentence, published)
    assert len(times) == 1, [t.text for t in times]
    return times[0]


def days(interval: Interval | None) -> str:
    """An interval of whole days as "2023-01-13/2023-01-14", its end exclusive."""
    assert interval is not None
    assert all(at.strftime("%H%M%S%f") == "000000000000" for at in (interval.start, interval.end))
    return f"{interval.start:%Y-%m-%d}/{interval.end:%Y-%m-%d}"
