"""Whether a draft gives another day to a saying than the report that has it."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sayso.record.time_expression import TimeExpression

_WEEKDAY = re.compile(r"XXXX-WXX-([1-7])")
_DAY_OF_MONTH = re.compile(r"XXXX-(\d\d)-(\d\d)")


def other_day(
    said: tuple[datetime, datetime] | None,
    times: Sequence[TimeExpression],
    report_said: tuple[datetime, datetime] | None,
    published: datetime | None,
) -> bool:
    """Whether the day of the draft cannot be that of the report.

    ``said`` is the stretch of time that the draft gives, ``times`` its words for it where the draft
    has no date of its own, ``report_said`` what the report gives, and ``published`` the end of the
    time in which it was published.  Where either gives none nothing can be told, but that nothing
    is said after it was published.
    """
    if said is not None and published is not None and said[0] >= published:
        return True
    if report_said is None:
        return False
    if said is not None:
        return not (said[0] < report_said[1] and report_said[0] < said[1])
    day = _single_day(report_said)
    return day is not None and any(_is_another(time.value or "", day) for time in times)


def _single_day(stretch: tuple[datetime, datetime]) -> date | None:
    return stretch[0].date() if stretch[1] - stretch[0] <= timedelta(days=1) else None


def _is_another(value: str, day: date) -> bool:
    weekday, of_month = _WEEKDAY.fullmatch(value), _DAY_OF_MONTH.fullmatch(value)
    if weekday:
        return int(weekday[1]) != day.isoweekday()
    return of_month is not None and (int(of_month[1]), int(of_month[2])) != (day.month, day.day)
