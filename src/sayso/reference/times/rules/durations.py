"""Lengths of time: two weeks, a three-year period, the past ten days, decades."""

from dataclasses import replace

from sayso.record.interval import Interval
from sayso.record.time_expression import Direction, TimeType
from sayso.reference.times.context import Context, Found, Origin
from sayso.reference.times.making import around, stretch
from sayso.reference.times.pattern import Phrase, rule
from sayso.reference.times.period import Grain
from sayso.reference.times.rules.quantities import ABOUT, REACH, Quantity, read_quantity

_BACK = ("last", "past", "previous", "latest")
_ON = ("next", "coming")
_MEASURING = ("in", "for", "within", "after", "of", "about", "just")
_LONG = (Grain.DAY, Grain.WEEK, Grain.MONTH, Grain.YEAR, Grain.DECADE, Grain.CENTURY)
_BY_MULTIPLE = {
    Grain.QUARTER: (3, Grain.MONTH),
    Grain.DECADE: (10, Grain.YEAR),
    Grain.CENTURY: (100, Grain.YEAR),
}


def _read(phrase: Phrase, context: Context) -> Found | None:
    quantity, which, number = read_quantity(phrase), phrase["which"], phrase["number"]
    if quantity is None or not _is_length(phrase, quantity):
        return None
    if number is not None and number.kind == "a" and _is_rate(phrase, context):
        return Found(TimeType.SET, quantity.value, "it recurs", grain=quantity.grain)
    if phrase.text == "one day" and _is_some_day(phrase, context):
        return Found(
            TimeType.DATE, "FUTURE_REF", "some day to come", direction=Direction.FUTURE, vague=True
        )
    return _placed(_length(quantity), quantity, str(which.meaning) if which else "", context)


def _length(quantity: Quantity) -> Found:
    return Found(
        TimeType.DURATION,
        quantity.value,
        "a length of time, as printed",
        grain=quantity.grain,
        mod=quantity.mod,
    )


def _is_length(phrase: Phrase, quantity: Quantity) -> bool:
    """Not an age, a quarter of something, or the bare hours and minutes of "minutes apart"."""
    which, number = phrase["which"], phrase["number"]
    if phrase.before() == "aged" or (quantity.grain is Grain.QUARTER and which is None):
        return False
    if number is None and which is None:
        return bool(phrase["long"]) or quantity.grain in _LONG
    return number is not None or which is None or which.text != "past"


def _read_past(phrase: Phrase, context: Context) -> Found | None:
    """Read "the past week", "the past decade" as a length that ends at the publication."""
    which, units = phrase["which"], phrase["units"]
    if which is None or units is None or which.meaning != "past":
        return None
    quantity = Quantity(1, Grain(str(units.meaning)))
    return _placed(_length(quantity), quantity, "past", context)


def _is_rate(phrase: Phrase, context: Context) -> bool:
    """Whether a noun or a number stands right before, as in "flights a week", "15 a year"."""
    if phrase["about"] or phrase.first == 0:
        return False
    before = phrase.words[phrase.first - 1]
    if before.kind in ("number", "year"):
        return True
    token = next(iter(context.parse.tokens(before.start, before.end)), None)
    return before.kind == "other" and token is not None and token.tag_ in ("NNS", "CD", "NN")


def _is_some_day(phrase: Phrase, context: Context) -> bool:
    if phrase.before() in _MEASURING:
        return False
    return context.leaning(phrase.start, phrase.end).direction is Direction.FUTURE


def _placed(found: Found, quantity: Quantity, meaning: str, context: Context) -> Found:
    """Place the past two weeks, which end at the publication, and the next two, which begin
    there.
    """
    origin = context.publication(Grain.DAY)
    if meaning not in (*_BACK, *_ON) or origin is None:
        return found
    ahead = meaning in _ON
    interval = _interval(quantity, origin, ahead)
    reason = f"{'from' if ahead else 'up to'} {origin.name}" if interval else found.reason
    direction = Direction.FUTURE if ahead else Direction.PAST
    return replace(
        found,
        interval=interval,
        anchor=origin.anchor,
        direction=direction,
        vague=interval is not None,
        reason=reason,
    )


def _interval(quantity: Quantity, origin: Origin, ahead: bool) -> Interval | None:
    width = quantity.width
    if width is not None:
        return around(origin.anchor.interval, width, ahead)
    if quantity.count is None:
        if quantity.grain not in REACH:
            return None
        grain, count = REACH[quantity.grain]
        return stretch(origin, grain, count if ahead else -count)
    times, grain = _BY_MULTIPLE.get(quantity.grain, (1, quantity.grain))
    count = int(quantity.count * times)
    if grain not in _LONG or count != quantity.count * times:
        return None
    return stretch(origin, grain, count if ahead else -count)


def _read_length(phrase: Phrase, _context: Context) -> Found | None:
    word = phrase["length"]
    return (
        Found(TimeType.DURATION, str(word.meaning), "a length of time, as printed")
        if word
        else None
    )


_NUMBER = "number:number|vague|some|another|half|a ( to|or|hyphen number )? a?"
_NO_AGE = "(?! hyphen? old|long )"
RULES = (
    rule(
        "length",
        f"{ABOUT} the? which:last|next|ordinal? {_NUMBER} more? units:unit|units "
        "( and a and_half:half )? ( hyphen? long:long )? (?! hyphen? old|long|a|each )",
        _read,
    ),
    rule(
        "length before a noun",
        f"{ABOUT} {_NUMBER} hyphen units:unit|units ( hyphen? long:long )? {_NO_AGE}",
        _read,
    ),
    rule(
        "length of no number",
        f"(?<! number ) {ABOUT} the? which:last|next? more? units:units {_NO_AGE}",
        _read,
    ),
    rule("length told by long", "units:unit|units hyphen long:long", _read),
    rule("past length", "the? which:last units:unit", _read_past),
    rule("length in one word", "a? length:length", _read_length),
)
