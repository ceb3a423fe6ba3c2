"""Days and weeks told by where they lie: the week of March 20, the last week of April, the first
day of May.
"""

from dataclasses import replace

from sayso.reference.times.context import Context, Found
from sayso.reference.times.making import known
from sayso.reference.times.pattern import Phrase, rule
from sayso.reference.times.period import Grain, Period
from sayso.reference.times.rules.cycles import MONTH, read_month
from sayso.reference.times.rules.days import DAY, read_day

_MOST = {Grain.DAY: 31, Grain.WEEK: 5}
_MONTHS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}


def _moved(found: Found, period: Period) -> Found:
    return replace(
        found,
        value=period.value,
        period=period,
        interval=period.interval,
        grain=period.grain,
        vague=False,
        mod=None,
    )


def _read_week_of(phrase: Phrase, context: Context) -> Found | None:
    unit, day = phrase["unit"], read_day(phrase, context)
    if unit is None or unit.meaning != "week" or day is None or day.period is None:
        return day
    return _moved(day, day.period.within(Grain.WEEK))


def _read_nth_of(phrase: Phrase, context: Context) -> Found | None:
    nth, unit = phrase["nth"], phrase["unit"]
    found = read_month(phrase, context)
    if (
        nth is None
        or unit is None
        or unit.meaning not in _MOST
        or found is None
        or found.period is None
    ):
        return None
    number = -1 if nth.kind == "last" else int(nth.meaning)
    grain = Grain(str(unit.meaning))
    if number == 0 or number > _MOST[grain]:
        return None
    return _moved(found, _nth(found.period, grain, number))


def _nth(month: Period, grain: Grain, number: int) -> Period:
    """The nth day of a month, or the week that most of its nth seven days are in; -1 is the
    last.
    """
    first = Period(Grain.DAY, month.start)
    after = Period(Grain.DAY, month.next_start)
    if grain is Grain.DAY:
        return first.shift(number - 1) if number > 0 else after.shift(-1)
    middle = first.shift(7 * number - 4) if number > 0 else after.shift(-4)
    return middle.within(Grain.WEEK)


def _read_day_of_month(phrase: Phrase, context: Context) -> Found | None:
    """Read "the 1st of this month"."""
    dom, which, unit = phrase["dom"], phrase["which"], phrase["unit"]
    step = _MONTHS.get(str(which.meaning)) if which is not None else None
    origin = context.publication(Grain.MONTH)
    if dom is None or unit is None or unit.meaning != "month" or step is None or origin is None:
        return None
    number, month = int(float(dom.meaning)), origin.period.shift(step)
    day = Period(Grain.DAY, month.start).shift(number - 1)
    if not 1 <= number <= _MOST[Grain.DAY] or day.start >= month.next_start:
        return None
    return known(day, origin, f"the {dom.text} of the month, counted from {origin.name}")


RULES = (
    rule("week of", f"the unit:unit of {DAY}", _read_week_of),
    rule(
        "day of this month", "the dom:ordinal of which:last|next|this unit:unit", _read_day_of_month
    ),
    rule("nth of month", f"the nth:ordinal|last unit:unit of {MONTH}", _read_nth_of),
)
