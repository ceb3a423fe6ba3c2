"""Words for the present, the past and the future: now, recently, soon, in recent weeks."""

from sayso.record.time_expression import Direction, TimeType
from sayso.reference.times.context import Context, Found
from sayso.reference.times.making import stretch
from sayso.reference.times.pattern import Phrase, rule
from sayso.reference.times.period import Grain
from sayso.reference.times.rules.quantities import REACH


def _read_present(_phrase: Phrase, context: Context) -> Found | None:
    origin = context.publication(Grain.DAY)
    return Found(
        TimeType.DATE,
        "PRESENT_REF",
        "the time of publication",
        interval=origin.anchor.interval if origin else None,
        anchor=origin.anchor if origin else None,
        direction=Direction.PRESENT,
        vague=True,
    )


def _read_current(phrase: Phrase, context: Context) -> Found | None:
    which = phrase["which"]
    return _read_present(phrase, context) if which and which.text == "current" else None


def _read_past(_phrase: Phrase, _context: Context) -> Found | None:
    return Found(
        TimeType.DATE,
        "PAST_REF",
        "before the publication, with no measure",
        direction=Direction.PAST,
        vague=True,
    )


def _read_the_past(phrase: Phrase, context: Context) -> Found | None:
    which = phrase["which"]
    if which is None or which.text != "past":
        return None
    token = next(iter(context.parse.tokens(which.start, which.end)), None)
    return _read_past(phrase, context) if token is not None and token.tag_ == "NN" else None


def _read_future(phrase: Phrase, _context: Context) -> Found | None:
    if phrase.text == "soon" and (
        phrase.after() == "as" or phrase.before() in ("as", "too", "how", "so")
    ):
        return None
    return Found(
        TimeType.DATE,
        "FUTURE_REF",
        "after the publication, with no measure",
        direction=Direction.FUTURE,
        vague=True,
    )


def _read_recent(phrase: Phrase, context: Context) -> Found | None:
    units, which = phrase["units"], phrase["which"]
    if which is not None and which.meaning != "past":
        return None
    grain = Grain(str(units.meaning)) if units else None
    origin = context.publication(Grain.DAY)
    if grain not in REACH or origin is None:
        return _read_past(phrase, context)
    step, count = REACH[grain]
    return Found(
        TimeType.DATE,
        "PAST_REF",
        f"taken as the {count} {step}s up to {origin.name}",
        interval=stretch(origin, step, -count),
        anchor=origin.anchor,
        direction=Direction.PAST,
        grain=grain,
        vague=True,
    )


RULES = (
    rule("present", "present", _read_present),
    rule(
        "current",
        "which:this (?! fiscal? unit|units|weekday|month|season|daypart|number|ordinal )",
        _read_current,
    ),
    rule("past", "past", _read_past),
    rule(
        "the past",
        "the which:last (?! more? fiscal? unit|units|number|ordinal|vague|some|month|season|weekday )",
        _read_the_past,
    ),
    rule("recent", "recent", _read_past),
    rule("recent units", "the? ( recent | which:last ) units:units ( and units )?", _read_recent),
    rule("future", "future", _read_future),
    rule("later moment", "a later moment", _read_future),
)
