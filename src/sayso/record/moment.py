"""When something was: a stretch of time, and why it is thought to be that one."""

from dataclasses import dataclass
from datetime import timedelta

from sayso.record.claim import Reason
from sayso.record.interval import Interval

_SLACK = timedelta(days=1)
"""Reports of one event give days that differ by the hour of the night and the reader's time
zone.
"""


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was published, said or happened, in UTC, and why that is thought."""

    interval: Interval
    why: Reason


def may_coincide(first: Moment | None, second: Moment | None) -> bool:
    """Whether two moments can be of one event: one is untold, or they meet or lie a day apart at
    most.
    """
    if first is None or second is None:
        return True
    a, b = first.interval, second.interval
    return a.start - _SLACK < b.end and b.start - _SLACK < a.end
