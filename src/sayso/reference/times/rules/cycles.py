"""What comes once a year: months, seasons, quarters, halves, holidays."""

from collections.abc import Callable
from datetime import date, timedelta

from sayso.reference.times.choose import last_of, nearest_of, next_of, why_near
from sayso.reference.times.context import Context, Found, Origin
from sayso.reference.times.doubtful import is_month, is_season
from sayso.reference.times.making import MONTHS, known, unknown
from sayso.reference.times.pattern import Phrase, rule
from sayso.reference.times.period import SEASONS, Grain, Period
from sayso.reference.times.rules.easter import easter_sunday
from sayso.reference.times.rules.years import shared_year, year_of

_BACK = ("last", "past", "previous", "latest")
_ON = ("next", "coming", "following")
_OF_YEAR = (
    "( of|comma? year:year|short_year (?! unit|units ) "
    "| of ( the? that:that|last|next|this | the ) fiscal? of_unit:unit | that2:last|next|this "
    "unit2:unit )?"
)
_WHICH = "( the? which:last|next|this|that )?"
_EARLY = "( early:early|earlier|later hyphen? )?"
_EARLY2 = "( the? early2:early hyphen? )?"
MONTH = f"{_EARLY} {_WHICH} {_EARLY2} month:month {_OF_YEAR}"
"""A month, in any of the ways in which news tells one."""
_PULL = 20.0
"""How many times farther the next month or season seems beside a verb in the past: their year is
often left out.
"""
InYear = Callable[[int], Period | None]
"""The one of that year."""


def read_month(phrase: Phrase, context: Context) -> Found | None:
    """What a phrase means that has the named pieces of ``MONTH``."""
    month = phrase["month"]
    if month is None or not is_month(phrase, month, context):
        return None
    number = int(month.meaning)

    def of_year(year: int) -> Period | None:
        return Period(Grain.MONTH, date(year, number, 1))

    return _read(phrase, context, of_year, MONTHS[number - 1], f"XXXX-{number:02}", Grain.MONTH)


def _read_season(phrase: Phrase, context: Context) -> Found | None:
    season = phrase["season"]
    if season is None or not is_season(phrase, season, context):
        return None
    code = str(season.meaning)

    def of_year(year: int) -> Period | None:
        return Period(Grain.SEASON, date(year, 3 * SEASONS.index(code) + 3, 1))

    return _read(phrase, context, of_year, season.text, f"XXXX-{code}", Grain.SEASON)


def _read_part_of_year(phrase: Phrase, context: Context) -> Found | None:
    """Quarters and halves: "the third quarter", "the first half of 2022"."""
    ordinal, unit = phrase["nth"], phrase["quarter"]
    if ordinal is None or unit is None or (unit.kind == "unit" and unit.meaning != "quarter"):
        return None
    told = (
        phrase["year"]
        or phrase["of_unit"]
        or phrase["unit2"]
        or phrase["year_before"]
        or phrase["poss_unit"]
    )
    if (ordinal.kind == "last" or unit.kind == "half") and (
        not told or ordinal.meaning in ("latest", "previous")
    ):
        return None
    grain, parts = (Grain.QUARTER, 4) if unit.kind == "unit" else (Grain.HALF, 2)
    number = parts if ordinal.kind == "last" or ordinal.meaning == -1 else int(ordinal.meaning)
    if not 1 <= number <= parts:
        return None

    def of_year(year: int) -> Period | None:
        return Period(grain, date(year, (number - 1) * (12 // parts) + 1, 1))

    value = f"XXXX-{'Q' if grain is Grain.QUARTER else 'H'}{number}"
    return _read(phrase, context, of_year, f"{ordinal.text} {unit.text}", value, grain)


def _read_holiday(phrase: Phrase, context: Context) -> Found | None:
    holiday = phrase["holiday"]
    if holiday is None:
        return None
    told, name = str(holiday.meaning), context.text[holiday.start : holiday.end]
    if not told:
        return unknown("XXXX-XX-XX", f"{name} is another day in each country", Grain.DAY)
    return _read(
        phrase, context, lambda year: _holiday_in(year, told), name, "XXXX-XX-XX", Grain.DAY
    )


def _holiday_in(year: int, told: str) -> Period:
    if told.startswith("E"):
        return Period(Grain.DAY, easter_sunday(year) + timedelta(days=int(told[1:])))
    if "/" not in told:
        return Period(Grain.DAY, date(year, int(told[:2]), int(told[3:])))
    month, nth, weekday = (int(part) for part in told.split("/"))
    first = (
        date(year, month, 1) if nth > 0 else Period(Grain.MONTH, date(year, month, 1)).next_start
    )
    to_first = (weekday - first.isoweekday()) % 7
    return Period(Grain.DAY, first + timedelta(days=to_first + 7 * (nth - 1 if nth > 0 else nth)))


def _read(
    phrase: Phrase, context: Context, of_year: InYear, name: str, open_value: str, grain: Grain
) -> Found | None:
    """Settle the year: as printed, by the words before it, by the verb, else the nearest."""
    early = phrase["early"] or phrase["early2"]
    mod = str(early.meaning) if early else None
    told = phrase["year"] or phrase["year_before"]
    year = year_of(told) if told else shared_year(phrase)
    if year is not None:
        period = of_year(year)
        return known(period, None, "as printed", mod) if period else None
    origin = _year_of_words(phrase, context)
    if origin is not None:
        period = of_year(origin.period.start.year)
        return (
            known(period, origin, f"the {name} of the year counted from {origin.name}", mod)
            if period
            else None
        )
    anchor = context.publication(Grain.DAY) or context.publication(grain) or context.last_mention()
    if anchor is None:
        return unknown(open_value, f"{name} of a year that nothing tells", grain)
    at = anchor.period.start.year
    periods = [p for y in range(max(at - 2, 1), min(at + 3, 9999)) if (p := of_year(y))]
    return _settled(periods, anchor, name, mod, phrase, context)


def _settled(
    periods: list[Period],
    anchor: Origin,
    name: str,
    mod: str | None,
    phrase: Phrase,
    context: Context,
) -> Found | None:
    which = phrase["which"]
    meaning = str(which.meaning) if which else ""
    if meaning == "this":
        chosen = next((p for p in periods if p.start.year == anchor.period.start.year), None)
        why = f"of the year of {anchor.name}"
    elif meaning in _BACK:
        chosen, why = (
            last_of(periods, anchor.period, meaning != "past"),
            f"before {anchor.name}, by “{meaning}”",
        )
    elif meaning in _ON:
        chosen, why = next_of(periods, anchor.period, True), f"after {anchor.name}, by “{meaning}”"
    else:
        leaning = context.leaning(phrase.start, phrase.end)
        chosen = nearest_of(periods, anchor.period, leaning, _PULL)
        why = f"that is near {anchor.name}" + (
            why_near(chosen, anchor.period, leaning) if chosen else ""
        )
    return known(chosen, anchor, f"the {name} {why}", mod) if chosen else None


def _year_of_words(phrase: Phrase, context: Context) -> Origin | None:
    """The year of "of last year", "of that year", "of the year", counted."""
    which = phrase["that"] or phrase["that2"] or phrase["poss_which"]
    unit = phrase["of_unit"] or phrase["unit2"] or phrase["poss_unit"]
    if unit is None or unit.meaning != "year":
        return None
    meaning = str(which.meaning) if which else "this"
    step = -1 if meaning in _BACK else 1 if meaning in _ON else 0
    from_text = meaning in ("that", "previous", "following")
    origin = context.mention(Grain.YEAR) if from_text else None
    origin = origin or context.publication(Grain.YEAR)
    return Origin(origin.period.shift(step), origin.anchor) if origin else None


RULES = (
    rule("month", MONTH, read_month),
    rule("season", f"{_EARLY} {_WHICH} the? {_EARLY2} season:season {_OF_YEAR}", _read_season),
    rule(
        "part of year",
        "( poss_which:last|next|this|that poss_unit:unit possessive )? the? early:early? "
        "year_before:year? "
        f"fiscal? hyphen? nth:ordinal|last hyphen? fiscal? quarter:unit|half {_OF_YEAR}",
        _read_part_of_year,
    ),
    rule("holiday", f"{_WHICH} holiday:holiday {_OF_YEAR}", _read_holiday),
)
