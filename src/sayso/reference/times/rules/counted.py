"""Times counted in units: two days ago, a year earlier, three weeks later, in ten days, the day
before.
"""

from dataclasses import replace

from sayso.record.interval import Interval
from sayso.record.time_expression import Direction, TimeType
from sayso.reference.times.context import Context, Found, days_of
from sayso.reference.times.making import known, unknown
from sayso.reference.times.pattern import Phrase, rule
from sayso.reference.times.period import OF_DAY, OPEN, Grain
from sayso.reference.times.rules.quantities import ABOUT, Quantity, read_quantity

_FROM_PUBLICATION = ("ago", "hence")
_AHEAD = ("later", "after", "hence", "next")


def _read_counted(phrase: Phrase, context: Context) -> Found | None:
    quantity, way = read_quantity(phrase), phrase["way"]
    if quantity is None or way is None or not _ends_here(phrase, way.kind):
        return None
    direction = Direction.FUTURE if way.kind in _AHEAD else Direction.PAST
    published = way.kind in _FROM_PUBLICATION
    if quantity.grain in OF_DAY:
        return _hours(quantity, direction, context) if published else None
    if quantity.count is None:
        found = unknown(
            f"{direction.upper()}_REF", "no number tells how far", quantity.grain, direction
        )
        return replace(found, vague=True, mod=quantity.mod) if published else None
    return _shifted(quantity, direction, published, phrase, context)


def _ends_here(phrase: Phrase, way: str) -> bool:
    """Whether a date is counted from ("two days before."), and no event ("two days before the
    vote").
    """
    return way not in ("before", "after") or not phrase.after()[:1].isalnum()


def _shifted(
    quantity: Quantity, direction: Direction, published: bool, phrase: Phrase, context: Context
) -> Found | None:
    grain, count = quantity.whole.grain, quantity.whole.count or 0
    a_year_back = grain is Grain.YEAR and count == 1 and direction is Direction.PAST
    compared = _compared(context) if a_year_back else None
    if compared is not None:
        return compared
    nearest = context.paragraph if direction is Direction.PAST and grain is not Grain.DAY else 0
    mentioned = None if published else context.mention(grain, nearest)
    if mentioned is None and not published and direction is Direction.FUTURE:
        return None
    origin = mentioned or context.publication(grain)
    if origin is None or count != int(count):
        reason = "counted from an unknown day" if origin is None else f"no whole number of {grain}s"
        return replace(unknown(OPEN[grain], reason, grain, direction), mod=quantity.mod)
    period = origin.period.shift(-int(count) if direction is Direction.PAST else int(count))
    found = known(period, origin, f"“{phrase.text}” counted from {origin.name}")
    found = replace(found, mod=quantity.mod, vague=quantity.mod is not None)
    return replace(found, period=None) if a_year_back else found


def _compared(context: Context) -> Found | None:
    """A year before the quarter that the report compares with: "the third quarter ... a year
    earlier".

    Nothing is counted from it later, as the report goes on to compare with the same year.
    """
    last = context.last_mention()
    if last is None or last.period.grain is not Grain.QUARTER:
        return None
    return replace(known(last.period.shift(-4), last, f"a year before {last.name}"), period=None)


def _hours(quantity: Quantity, direction: Direction, context: Context) -> Found:
    origin, width = context.publication(Grain.DAY), quantity.width
    reason = f"{quantity.value} from the publication time"
    if origin is None or width is None:
        found = unknown("XXXX-XX-XXTXX:XX", reason, quantity.grain, direction)
        return replace(found, type=TimeType.TIME, mod=quantity.mod)
    at, shift = origin.anchor.interval, width if direction is Direction.FUTURE else -width
    interval = Interval(at.start + shift, at.end + shift)
    return Found(
        type=TimeType.TIME,
        value=f"{days_of(interval)[0].isoformat()}TXX:XX",
        reason=reason,
        interval=interval,
        anchor=origin.anchor,
        direction=direction,
        grain=quantity.grain,
        vague=True,
        mod=quantity.mod,
    )


def _read_year_ago(phrase: Phrase, context: Context) -> Found | None:
    """Read "the year-ago quarter", "year-earlier results"."""
    unit, of = phrase["unit"], phrase["of"]
    if unit is None or unit.meaning != "year":
        return None
    compared = _compared(context)
    if compared is not None:
        return compared
    grain = Grain.QUARTER if of and of.meaning == "quarter" else Grain.YEAR
    origin = context.publication(grain)
    if origin is None:
        return unknown(OPEN[grain], "a year before an unknown day", grain)
    period = origin.period.shift(-5 if grain is Grain.QUARTER else -1)
    return replace(known(period, origin, f"the year before {origin.name}"), period=None)


def _read_coming(phrase: Phrase, context: Context) -> Found | None:
    """Read "in five years", where the verb looks forward."""
    quantity = read_quantity(phrase)
    if (
        quantity is None
        or quantity.count is None
        or quantity.grain in OF_DAY
        or phrase.before() != "in"
    ):
        return None
    if context.leaning(phrase.start, phrase.end).direction is not Direction.FUTURE:
        return None
    return _shifted(quantity, Direction.FUTURE, True, phrase, context)


def _read_adjacent(phrase: Phrase, context: Context) -> Found | None:
    """Read "the day before", "the week after": from the last date mentioned, unless an event
    follows.
    """
    unit, way = phrase["unit"], phrase["way"]
    if unit is None or way is None or unit.meaning in OF_DAY:
        return None
    grain = Grain(str(unit.meaning))
    if _ends_here(phrase, way.kind) and context.mention(grain) is not None:
        direction = Direction.FUTURE if way.kind in _AHEAD else Direction.PAST
        return _shifted(Quantity(1, grain), direction, False, phrase, context)
    if grain in (Grain.QUARTER, Grain.WEEKEND):
        return None
    return unknown(OPEN[grain], f"the {grain} {way.text} something that no date tells", grain)


RULES = (
    rule(
        "counted units",
        f"{ABOUT} number:number|vague|some|a|another|half a? more? hyphen? units:unit|units "
        "( and a and_half:half )? or? way:ago|earlier|later|before|after|hence",
        _read_counted,
    ),
    rule(
        "year ago", "a|the? unit:unit hyphen ago|earlier ( ordinal? of:unit|span )?", _read_year_ago
    ),
    rule("adjacent", "the unit:unit way:before|after|earlier|later|last|next", _read_adjacent),
    rule("coming", f"(?<= in ) {ABOUT} number:number|a units:unit|units", _read_coming),
)
