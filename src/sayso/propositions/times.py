"""When what is told happened: the time expression that belongs to its words."""

from datetime import timedelta

from sayso.reference.references import Moment

_SLACK = timedelta(days=1)
"""Reports of one event give days that differ by the hour of the night and the reader's time zone."""


def may_coincide(first: Moment | None, second: Moment | None) -> bool:
    """Whether two moments can be of one event: one is untold, or they meet or lie a day apart at most."""
    if first is None or second is None:
        return True
    a, b = first.interval, second.interval
    return a.start - _SLACK < b.end and b.start - _SLACK < a.end
