"""Weekdays: the last one or the next, by the words before it or the tense of its verb."""

from sayso.record.time_expression import Direction
from sayso.reference.times.choose import last_of, next_of
from sayso.reference.times.context import Context, Found, Origin
from sayso.reference.times.making import WEEKDAYS, known, unknown
from sayso.reference.times.pattern import Phrase
from sayso.reference.times.period import Grain, Period

_BACK = ("last", "past", "previous", "latest")
_ON = ("next", "coming", "following")
_FROM_TEXT = ("previous", "following", "that")


def read_weekday(phrase: Phrase, number: int, context: Context) -> Found:
    """The weekday of that number, Monday being 1, in a phrase whose piece ``which`` may stand
    before it.
    """
    which = phrase["which"]
    meaning = str(which.meaning) if which else ""
    name = WEEKDAYS[number - 1]
    mentioned = context.last_mention((Grain.DAY,)) if meaning in _FROM_TEXT else None
    origin = mentioned or context.publication(Grain.DAY)
    if origin is None:
        return unknown(f"XXXX-WXX-{number}", f"a {name} that nothing dates", Grain.DAY)
    if meaning == "that" and mentioned and mentioned.period.start.isoweekday() == number:
        return known(mentioned.period, mentioned, f"the {name} mentioned before")
    if meaning == "this":
        week = origin.period.within(Grain.WEEK)
        return known(day_of_week(week, number), origin, f"the {name} of the week of {origin.name}")
    return _last_or_next(phrase, name, meaning, origin, context)


def day_of_week(week: Period, number: int) -> Period:
    """The day of a week, Monday being 1."""
    return Period(Grain.DAY, week.start).shift(number - 1)


def _last_or_next(
    phrase: Phrase, name: str, meaning: str, origin: Origin, context: Context
) -> Found:
    days = [origin.period.shift(n) for n in range(-7, 8)]
    days = [d for d in days if d.start.weekday() == WEEKDAYS.index(name)]
    if meaning in _BACK or meaning in _ON:
        direction, why = (
            (Direction.PAST if meaning in _BACK else Direction.FUTURE),
            f"“{meaning}” says so",
        )
    else:
        leaning = context.leaning(phrase.start, phrase.end)
        ahead = leaning.direction is Direction.FUTURE or leaning.is_timetable
        direction = Direction.FUTURE if ahead else Direction.PAST
        why = f"by “{leaning.words}”" if leaning.words else "as no verb points elsewhere"
    pick = next_of if direction is Direction.FUTURE else last_of
    chosen = pick(days, origin.period, bool(meaning)) or days[0]
    side = "on or after" if direction is Direction.FUTURE else "on or before"
    return known(chosen, origin, f"the {name} {side} {origin.name}, {why}")
