"""Times of day by the clock, with their zone: 6:20 a.m. Friday, 0420 GMT, midnight, 5 in the
morning.
"""

from dataclasses import dataclass, replace
from datetime import UTC, timedelta, timezone

from sayso.record.interval import Interval
from sayso.record.time_expression import TimeType
from sayso.reference.times.context import Context, Found
from sayso.reference.times.making import known, unknown
from sayso.reference.times.pattern import Phrase, rule
from sayso.reference.times.period import Grain, midnight
from sayso.reference.times.rules.days import DAY, has_day, read_day
from sayso.reference.times.words import Word

_CLOCK = (
    "( clock:clock half:ampm? | hour:number half2:ampm|oclock ( in the part:daypart )? | noon:noon "
    "| hour2:number in the part2:daypart | military:number|year (?= zone ) ) zone:zone?"
)
_AHEAD = 7
"""Words after a time within which its day may follow: "6:20 a.m. (0420 GMT) Sunday"."""
_BEFORE = (
    "at",
    "around",
    "about",
    "by",
    "from",
    "to",
    "until",
    "since",
    "between",
    "after",
    "before",
    "and",
    "-",
    "–",
    "|",
)
_OFFSETS = ("+", "-", "−", "±")
_LATE = ("AF", "EV", "NI")
_WIDTH = {Grain.MINUTE: timedelta(minutes=1), Grain.HOUR: timedelta(hours=1)}


@dataclass(frozen=True, slots=True)
class _Clock:
    """A time of day; ``half_known`` is false if it may be of the morning or of the evening."""

    hour: int
    minute: int
    grain: Grain
    half_known: bool = True

    @property
    def value(self) -> str:
        return f"T{self.hour:02}:{self.minute:02}"


def _read(phrase: Phrase, context: Context) -> Found | None:
    told = _clock(phrase)
    if told is None:
        return None
    day = read_day(phrase, context) if has_day(phrase) else _day_meant(phrase, context)
    if day is None or day.period is None:
        value = f"{day.value if day and day.value else 'XXXX-XX-XX'}{told.value}"
        return replace(
            unknown(value, "a time of a day that nothing tells", told.grain), type=TimeType.TIME
        )
    made = replace(day, type=TimeType.TIME, value=f"{day.value}{told.value}", grain=told.grain)
    zone = phrase["zone"]
    if zone is None or not told.half_known or phrase.after() in _OFFSETS:
        missing = (
            "no zone that we know is named"
            if told.half_known
            else "the half of the day is not told"
        )
        return replace(made, reason=f"{day.reason}; the interval is the day, as {missing}")
    local = midnight(day.period.start).replace(
        tzinfo=timezone(timedelta(minutes=int(zone.meaning)))
    )
    start = (local + timedelta(hours=told.hour, minutes=told.minute)).astimezone(UTC)
    suffix = "" if zone.meaning else "Z"
    return replace(
        made, value=f"{made.value}{suffix}", interval=Interval(start, start + _WIDTH[told.grain])
    )


def _day_meant(phrase: Phrase, context: Context) -> Found | None:
    """The day of a time that names none: told before or right after it, else that of the
    publication.
    """
    days = (Grain.DAY,)
    origin = context.last_mention(days, context.sentence_start(phrase.start))
    if origin is None:
        for i in range(phrase.last, min(phrase.last + _AHEAD, len(phrase.words))):
            kind = phrase.words[i].kind
            if kind in ("weekday", "deictic"):
                return read_day(Phrase(phrase.words, i, i + 1, {kind: (i, i + 1)}), context)
        origin = context.last_mention(days, context.paragraph) or context.publication(Grain.DAY)
    return known(origin.period, origin, f"a time of the day of {origin.name}") if origin else None


def _clock(phrase: Phrase) -> _Clock | None:
    clock, noon, military = phrase["clock"], phrase["noon"], phrase["military"]
    if noon is not None:
        return _Clock(int(str(noon.meaning)[1:3]), 0, Grain.MINUTE)
    if clock is not None:
        half = phrase["half"]
        is_time = (
            half
            or phrase["zone"]
            or has_day(phrase)
            or phrase.first == 0
            or phrase.before() in _BEFORE
        )
        hour, minute = (int(part) for part in clock.text.replace(".", ":").split(":")[:2])
        return _of_half(hour, minute, half.text if half else "", Grain.MINUTE) if is_time else None
    if military is not None:
        return _military(military)
    return _hour(phrase)


def _hour(phrase: Phrase) -> _Clock | None:
    hour, half, part = (
        phrase["hour"] or phrase["hour2"],
        phrase["half2"],
        phrase["part"] or phrase["part2"],
    )
    if hour is None or hour.meaning not in range(1, 13):
        return None
    number = int(float(hour.meaning))
    if part is not None:
        return _of_half(number, 0, "pm" if part.meaning in _LATE else "am", Grain.HOUR)
    if half is not None and half.kind == "ampm":
        return _of_half(number, 0, half.text, Grain.HOUR)
    return _Clock(number, 0, Grain.HOUR, half_known=False)


def _military(word: Word) -> _Clock | None:
    if len(word.text) == 4 and word.text.isdigit():
        return _of_half(int(word.text[:2]), int(word.text[2:]), "", Grain.MINUTE)
    return (
        _of_half(int(float(word.meaning)), 0, "", Grain.HOUR) if word.meaning in range(25) else None
    )


def _of_half(hour: int, minute: int, half: str, grain: Grain) -> _Clock | None:
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    exists = minute < 60 and (hour < 24 or (hour, minute) == (24, 0))
    return _Clock(hour, minute, grain) if exists else None


RULES = (rule("clock", f"{_CLOCK} ( comma? on? {DAY} )?", _read),)
