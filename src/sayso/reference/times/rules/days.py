"""Days: dates with and without a year, weekdays, today and tomorrow."""

from sayso.reference.times.choose import last_of, nearest_of, next_of, why_near
from sayso.reference.times.context import Context, Found
from sayso.reference.times.doubtful import is_name
from sayso.reference.times.making import MONTHS, WEEKDAYS, known, refused, unknown
from sayso.reference.times.pattern import Phrase, rule
from sayso.reference.times.period import Grain, Period, day
from sayso.reference.times.rules.figures import read_date
from sayso.reference.times.rules.weekdays import read_weekday
from sayso.reference.times.rules.years import shared_year, year_of
from sayso.reference.times.words import Word

_YEAR = "( comma? {}:year|short_year (?! hyphen? unit|units ) )?"
_MONTH_DAY = "month:month the? dom:number|ordinal (?! hyphen? unit|units ) " + _YEAR.format("year")
_DAY_MONTH = "the? dom2:number|ordinal of? month2:month " + _YEAR.format("year2")
DAY = (
    "( deictic:deictic | date:date | (?= month|number|ordinal|weekday|last|next|this|that|the ) "
    "( the? which:last|next|this|that )? weekday:weekday? "
    f"( (?(weekday) comma? ) ( {_MONTH_DAY} | {_DAY_MONTH} ) )? "
    "(?<= weekday|number|ordinal|year|short_year|month ) )"
)
"""A day, in any of the ways in which news tells one."""
_HALF_A_YEAR = 183
_FURTHER = 8
"""Characters at most from "April 24" to the 25 of "April 24 and 25"."""


def read_day(phrase: Phrase, context: Context) -> Found | None:
    """What a phrase means that has the named pieces of ``DAY``."""
    deictic, printed, weekday = phrase["deictic"], phrase["date"], phrase["weekday"]
    if deictic is not None:
        if is_name(deictic, context):
            return None
        return _counted(int(deictic.meaning), deictic.text, context)
    if printed is not None:
        return read_date(printed.text, context)
    if phrase["month"] or phrase["month2"]:
        return _calendar_day(phrase, context)
    return read_weekday(phrase, int(weekday.meaning), context) if weekday else None


def has_day(phrase: Phrase) -> bool:
    """Whether the pieces of ``DAY`` are there."""
    return any(phrase[name] for name in ("deictic", "date", "weekday", "month", "month2"))


def _counted(days: int, words: str, context: Context) -> Found:
    origin = context.publication(Grain.DAY)
    if origin is None:
        return unknown("XXXX-XX-XX", f"“{words}” of an unknown day of publication", Grain.DAY)
    return known(origin.period.shift(days), origin, f"“{words}” counted from {origin.name}")


def _calendar_day(phrase: Phrase, context: Context) -> Found | None:
    month, dom, year = (
        (phrase["month"], phrase["dom"], phrase["year"])
        if phrase["month"]
        else (phrase["month2"], phrase["dom2"], phrase["year2"])
    )
    number = _day_number(dom)
    if month is None or number is None:
        return None
    told = year_of(year) if year else shared_year(phrase)
    if told is None:
        return _yearless(int(month.meaning), number, phrase, context)
    return _of_year(told, int(month.meaning), number, phrase)


def _day_number(word: Word | None) -> int | None:
    """A number that can be a day's: in figures, or an ordinal."""
    if word is None or not (word.text[0].isdigit() or word.kind == "ordinal"):
        return None
    number = float(word.meaning)
    return int(number) if number in range(1, 32) else None


def _of_year(year: int, month: int, number: int, phrase: Phrase) -> Found:
    period = _day_or_none(year, month, number)
    if period is None:
        return refused(f"There is no {MONTHS[month - 1]} {number} in {year}.", Grain.DAY)
    weekday = phrase["weekday"]
    reason = "the date, as printed"
    if weekday is not None and period.start.isoweekday() != weekday.meaning:
        reason += (
            f"; it was a {WEEKDAYS[period.start.weekday()]}, not a {weekday.text.capitalize()}"
        )
    return known(period, None, reason)


def _yearless(month: int, number: int, phrase: Phrase, context: Context) -> Found:
    name = f"{MONTHS[month - 1]} {number}"
    if _day_or_none(2000, month, number) is None:
        return refused(f"There is no {name} in any year.", Grain.DAY)
    origin = context.publication(Grain.DAY) or context.last_mention()
    if origin is None:
        return unknown(
            f"XXXX-{month:02}-{number:02}", f"{name} of a year that nothing tells", Grain.DAY
        )
    at = origin.period.start.year
    days = [d for year in range(at - 1, at + 2) if (d := _day_or_none(year, month, number))]
    weekday, which = phrase["weekday"], phrase["which"]
    fitting = [
        d for d in days if weekday is not None and d.start.isoweekday() == weekday.meaning
    ] or days
    if which is not None and which.kind in ("last", "next"):
        chosen = (last_of if which.kind == "last" else next_of)(fitting, origin.period, True)
        reason = f"the {which.text} {name} from {origin.name}"
    else:
        leaning = context.leaning(phrase.start, phrase.end)
        chosen = nearest_of(fitting, origin.period, leaning)
        why = why_near(chosen, origin.period, leaning) if chosen else ""
        reason = f"the {name} that is near {origin.name}{why}"
    if chosen is None or ((number, month) == (29, 2) and _is_far(chosen, origin.period)):
        return refused(f"There is no {name} near {origin.name}.", Grain.DAY)
    return known(chosen, origin, reason)


def _is_far(chosen: Period, origin: Period) -> bool:
    return abs((chosen.start - origin.start).days) > _HALF_A_YEAR


def _day_or_none(year: int, month: int, number: int) -> Period | None:
    try:
        return day(year, month, number)
    except ValueError:
        return None


def _read_further(phrase: Phrase, context: Context) -> Found | None:
    """The 25 of "April 24 and 25": a later day of the month that was just told."""
    number = _day_number(phrase["further"])
    before = context.last_mention((Grain.DAY,), context.paragraph)
    if before is None or number is None or before.anchor.span is None:
        return None
    at = before.period.start
    period = _day_or_none(at.year, at.month, number)
    if period is None or period.start <= at or phrase.start - before.anchor.span[1] > _FURTHER:
        return None
    return known(period, before, f"a day of the month of {before.name}")


def _read_former(phrase: Phrase, context: Context) -> Found | None:
    """The 4 of "4-6 April": an earlier day of the month that comes."""
    number, last = _day_number(phrase["former"]), _day_number(phrase["dom2"])
    month, year = phrase["month2"], phrase["year2"]
    if number is None or last is None or month is None or number >= last:
        return None
    if year is not None:
        return _of_year(year_of(year), int(month.meaning), number, phrase)
    return _yearless(int(month.meaning), number, phrase, context)


RULES = (
    rule("day", f"( early|earlier|later )? {DAY}", read_day),
    rule(
        "further day",
        "month the? number|ordinal comma? and|hyphen|to|comma|or and? "
        "(?P<all> further:number|ordinal ( comma? year )? ) (?! unit|units|month )",
        _read_further,
    ),
    rule(
        "former day",
        f"(?P<all> former:number|ordinal ) and|hyphen|to|or (?= {_DAY_MONTH} )",
        _read_former,
    ),
)
