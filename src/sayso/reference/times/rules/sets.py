"""Times that recur: daily, every Monday, twice a week, on Tuesday nights."""

from sayso.record.time_expression import TimeType
from sayso.reference.times.context import Context, Found
from sayso.reference.times.pattern import Phrase, rule
from sayso.reference.times.period import Grain
from sayso.reference.times.rules.quantities import Quantity


def _set(value: str, reason: str = "it recurs") -> Found:
    return Found(TimeType.SET, value, reason)


def _read_adverb(phrase: Phrase, _context: Context) -> Found | None:
    word = phrase["sets"]
    return _set(str(word.meaning)) if word else None


def _read_each(phrase: Phrase, _context: Context) -> Found | None:
    unit, weekday, month, part = (
        phrase["unit"],
        phrase["weekday"],
        phrase["month"],
        phrase["daypart"],
    )
    if unit is not None:
        number = phrase["number"]
        return _set(
            Quantity(float(number.meaning) if number else 1.0, Grain(str(unit.meaning))).value
        )
    if weekday is not None:
        return _set(f"XXXX-WXX-{weekday.meaning}{f'T{part.meaning}' if part else ''}")
    if month is not None:
        return _set(f"XXXX-{int(month.meaning):02}")
    return _set(f"XXXX-XX-XXT{part.meaning}") if part else None


def _read_weekends(phrase: Phrase, _context: Context) -> Found | None:
    units = phrase["units"]
    return _set("XXXX-WXX-WE") if units and units.meaning == "weekend" else None


RULES = (
    rule("weekends", "(?<= on|at ) units:units", _read_weekends),
    rule("recurring", "sets:sets", _read_adverb),
    rule("each unit", "each number:number? unit:unit|units", _read_each),
    rule("each day of the week", "each weekday:weekday daypart:daypart?", _read_each),
    rule("days of the week", "weekday:weekdays daypart:daypart|dayparts?", _read_each),
    rule("parts of days of the week", "weekday:weekday daypart:dayparts", _read_each),
    rule("each month", "each month:month", _read_each),
    rule("each part of day", "each daypart:daypart", _read_each),
    rule("times a unit", "once|number times? a|each unit:unit", _read_each),
)
