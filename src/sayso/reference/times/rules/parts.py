"""Parts of the day: Friday morning, last night, the evening of 14 January, tonight, overnight."""

from dataclasses import replace

from sayso.record.time_expression import TimeType
from sayso.reference.times.context import Context, Found
from sayso.reference.times.making import known, unknown
from sayso.reference.times.pattern import Phrase, rule
from sayso.reference.times.period import Grain
from sayso.reference.times.rules.days import DAY, read_day

_STEPS = {"last": -1, "past": -1, "previous": -1, "next": 1, "following": 1, "coming": 1}
_FROM_TEXT = ("", "that", "next", "following", "previous")
_EARLY = "early|earlier|later?"


def _read_of_day(phrase: Phrase, context: Context) -> Found | None:
    part, day = phrase["daypart"], read_day(phrase, context)
    return _of_part(day, str(part.meaning)) if day and part else None


def _read_pointed(phrase: Phrase, context: Context) -> Found | None:
    """Read "this morning", "last night", "the next morning", "tonight"; "the morning" is that of
    the day told last.
    """
    which, part = phrase["which"], phrase["daypart"] or phrase["tonight"]
    if part is None or (which is not None and which.meaning == "current"):
        return None
    meaning = str(which.meaning) if which else "" if part.kind == "daypart" else "this"
    mentioned = context.last_mention((Grain.DAY,)) if meaning in _FROM_TEXT else None
    origin = mentioned or context.publication(Grain.DAY)
    if origin is None:
        return _of_part(
            unknown("XXXX-XX-XX", "a part of a day that nothing tells", Grain.DAY),
            str(part.meaning),
        )
    day = origin.period.shift(_STEPS.get(meaning, 0))
    return _of_part(
        known(day, origin, f"“{phrase.text}” counted from {origin.name}"), str(part.meaning)
    )


def _of_part(day: Found, part: str) -> Found:
    """The part of a day; its interval is the day, as nobody says when a morning ends or in which
    zone.
    """
    value = None if day.value is None else f"{day.value}T{part}"
    return replace(
        day, type=TimeType.TIME, value=value, grain=Grain.PART, vague=day.interval is not None
    )


RULES = (
    rule(
        "part of day after day", f"{_EARLY} {DAY} possessive? hyphen? daypart:daypart", _read_of_day
    ),
    rule(
        "part of day before day",
        f"the? {_EARLY} hyphen? daypart:daypart of|on? {DAY}",
        _read_of_day,
    ),
    rule(
        "pointed part of day",
        f"( {_EARLY} hyphen? )? the? which:last|next|this|that daypart:daypart",
        _read_pointed,
    ),
    rule(
        "part of the day", f"(?<= in|by|during|at|on ) the {_EARLY} daypart:daypart", _read_pointed
    ),
    rule("early part of day", "early hyphen? daypart:daypart", _read_pointed),
    rule("overnight before day", f"daypart:tonight on|to? {DAY}", _read_of_day),
    rule("overnight after day", f"{DAY} daypart:tonight", _read_of_day),
    rule("tonight", "early|later? tonight:tonight", _read_pointed),
)
