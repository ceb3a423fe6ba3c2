"""Units that a word points at: last week, earlier this year, that month, the following day, the
weekend.
"""

from sayso.record.time_expression import Direction, TimeType
from sayso.reference.times.choose import last_of, next_of
from sayso.reference.times.context import Context, Found, Origin
from sayso.reference.times.making import known, unknown, upto_anchor
from sayso.reference.times.pattern import Phrase, rule
from sayso.reference.times.period import OF_DAY, OPEN, Grain, Period
from sayso.reference.times.words import Word

_STEPS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "latest": -1,
    "next": 1,
    "coming": 1,
    "following": 1,
}
_FROM_TEXT = ("that", "following", "previous")
_ROW = ("consecutive", "straight", "successive")
_WHOLE_DAY = ("for", "end", "ends", "ended", "ending", "finish", "finished", "close", "closed")
_OF_TOWN = ("whole", "entire")
"""Before "quarter" these make it a town's: "burned the whole quarter"."""
_EARLY = "( early:early|earlier|later hyphen? )?"


def _grain(unit: Word | None) -> Grain | None:
    return None if unit is None or unit.meaning in OF_DAY else Grain(str(unit.meaning))


def _read_pointed(phrase: Phrase, context: Context) -> Found | None:
    which, grain, early = phrase["which"], _grain(phrase["unit"]), phrase["early"]
    if which is None or grain is None or which.meaning == "past":
        return None
    meaning = str(which.meaning)
    origin = _origin(meaning, grain, context)
    words = f"“{which.text} {grain}”"
    if origin is None:
        return unknown(OPEN[grain], f"{words} counted from an unknown day", grain)
    mod = str(early.meaning) if early else None
    found = known(
        origin.period.shift(_STEPS.get(meaning, 0)),
        origin,
        f"{words} counted from {origin.name}",
        mod,
    )
    is_cut = (
        early is not None and early.kind in ("earlier", "later") and meaning in ("this", "current")
    )
    return upto_anchor(found, mod) if is_cut else found


def _origin(meaning: str, grain: Grain, context: Context) -> Origin | None:
    from_text = meaning in _FROM_TEXT or (meaning == "next" and grain is Grain.DAY)
    mentioned = context.mention(grain) if from_text else None
    return mentioned or context.publication(grain)


def _read_plain(phrase: Phrase, context: Context) -> Found | None:
    """Read "the week", "the end of the year" as the publication's, "the day", "the quarter" as the
    last one told.
    """
    grain, early = _grain(phrase["unit"]), phrase["early"]
    if grain in (None, Grain.DECADE, Grain.CENTURY) or grain is None:
        return None
    if grain is Grain.YEAR and (phrase.before() == "for" or phrase.after() in ("ended", "ending")):
        return Found(TimeType.DURATION, "P1Y", "a length of time, as printed", grain=grain)
    if grain is Grain.WEEKEND:
        return _weekend(phrase, context)
    if grain is Grain.QUARTER and any(
        word.text in _OF_TOWN for word in phrase.words[phrase.first : phrase.last]
    ):
        return None
    if grain is Grain.DAY and phrase.before() not in _WHOLE_DAY:
        return None
    mentioned = context.last_mention((grain,)) if grain in (Grain.DAY, Grain.QUARTER) else None
    origin = mentioned or context.publication(grain)
    if origin is None:
        return unknown(OPEN[grain], f"the {grain} of an unknown day", grain)
    back = grain is Grain.QUARTER and mentioned is None
    mod = str(early.meaning) if early else None
    reason = f"the {grain} {'before' if back else 'of'} {origin.name}"
    return known(origin.period.shift(-1 if back else 0), origin, reason, mod)


def _weekend(phrase: Phrase, context: Context) -> Found:
    near, today = context.publication(Grain.WEEKEND), context.publication(Grain.DAY)
    if near is None or today is None:
        return unknown(OPEN[Grain.WEEKEND], "the weekend of an unknown day", Grain.WEEKEND)
    leaning = context.leaning(phrase.start, phrase.end)
    weekends = [near.period.shift(n) for n in (-1, 0, 1)]
    ahead = leaning.direction is Direction.FUTURE
    chosen = (next_of if ahead else last_of)(weekends, today.period, False) or near.period
    why = f", by “{leaning.words}”" if leaning.words else ""
    return known(chosen, near, f"the {'next' if ahead else 'last'} weekend from {today.name}{why}")


def _read_in_a_row(phrase: Phrase, context: Context) -> Found | None:
    """Read "a second consecutive day", "the fourth week in a row" as the publication's."""
    grain, row = _grain(phrase["unit"]), phrase["row"]
    if grain is None or (row is not None and row.text not in _ROW):
        return None
    origin = context.publication(grain)
    return known(origin.period, origin, f"the {grain} of {origin.name}") if origin else None


def _read_year_end(phrase: Phrase, context: Context) -> Found | None:
    origin = context.publication(Grain.YEAR)
    if origin is None:
        return unknown(OPEN[Grain.YEAR], "the end of an unknown year", Grain.YEAR)
    year: Period = origin.period.shift(-1 if phrase.before() == "since" else 0)
    return known(
        year, origin, f"the end of the year {year.value}, counted from {origin.name}", "END"
    )


RULES = (
    rule(
        "pointed unit", f"{_EARLY} the? which:last|next|this|that fiscal? unit:unit", _read_pointed
    ),
    rule(
        "plain unit",
        f"{_EARLY} the more? fiscal? unit:unit (?! hyphen? unit|ago|earlier|number | a|number "
        "unit|units ago|earlier )",
        _read_plain,
    ),
    rule("consecutive", "a|the? ordinal row:more unit:unit", _read_in_a_row),
    rule("in a row", "the? ordinal unit:unit in_a_row", _read_in_a_row),
    rule("year end", "yearend", _read_year_end),
)
