"""A question as a card on the board."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from markupsafe import Markup

from sayso.record.json import Json
from sayso.web.drawing.spark import Tick, draw_spark
from sayso.web.drawing.times import Scale
from sayso.web.views.answers import kind_of
from sayso.web.views.differing import Difference, difference_of
from sayso.web.views.finding import Answer, Finding, columns_of, finding_of
from sayso.web.views.positions import Position, positions_of
from sayso.web.views.sides import Sides
from sayso.web.views.when import short, start_of

_NO_WORDS: Mapping[str, Json] = {}


@dataclass(frozen=True, slots=True)
class Card:
    """A question: ``finding`` says who answers what, in sides; ``difference`` who contradicts whom.

    ``changed`` is when it came to stand so, ``fresh`` whether that was after the reader last
    looked; ``state`` is as ``state_of`` tells; ``first`` and ``last`` are the days between which
    the spark runs.
    """

    raw: Json
    kind: str
    place: str
    finding: Finding
    difference: Difference
    spark: Markup
    say_sos: int
    echoes: int
    changed: str
    fresh: bool
    state: str


def card_of(
    question: Json,
    sides: Sides,
    fresh: bool = False,
    words: Mapping[str, Json] = _NO_WORDS,
    scale: Scale | None = None,
) -> Card:
    """The card of a question as the board gives it.

    ``fresh`` if it changed since the reader last looked; ``words`` are claims as they are quoted,
    by their ids; ``scale`` is the time that the sparks of a whole page share.
    """
    positions = positions_of(question, sides)
    last = question.get("changed_at") or last_change(question)
    return Card(
        raw=question,
        kind=kind_of(str(question.get("type", ""))),
        place=str((question.get("place") or {}).get("name") or ""),
        finding=finding_of(columns_of(positions, words), sides),
        difference=difference_of(question, positions),
        spark=spark_of(question, positions, scale),
        say_sos=_total(question, "say_sos"),
        echoes=_total(question, "echoes"),
        changed=short(last),
        fresh=fresh,
        state=state_of(question),
    )


def quoted_on(questions: Sequence[Json], sides: Sides) -> list[str]:
    """The claims whose words the cards of these questions show."""
    columns = (column for each in questions for column in columns_of(positions_of(each, sides)))
    return [answer.claim for column in columns for answer in column.answers if answer.claim]


def scale_of(questions: Sequence[Json]) -> Scale | None:
    """The time of which the sparks of these questions tell; None where nothing is dated."""
    told = [row.get("first") for each in questions for row in each.get("positions", ())]
    told += [change.get("at") for each in questions for change in each.get("history", ())]
    times = [at for at in map(start_of, told) if at]
    return Scale.of(times) if times else None


def state_of(question: Json) -> str:
    """How it stands, how many positions there are and how many claims: by this a browser knows what
    changed.
    """
    positions = question.get("positions", ())
    claims = sum(len(row.get("claims") or ()) for row in positions)
    return f"{question.get('standing') or 'open'} {len(positions)} {claims}"


def _total(question: Json, name: str) -> int:
    told = question.get(name)
    return (
        int(told)
        if told is not None
        else sum(int(row.get(name) or 0) for row in question.get("positions", ()))
    )


def last_change(question: Json) -> object:
    """When it came to stand as it does, or else when somebody last answered it."""
    history = question.get("history") or [{}]
    firsts = [row.get("first") for row in question.get("positions", ())]
    times = [each for each in (history[-1].get("at"), *firsts) if start_of(each)]
    return max(
        times, key=lambda each: start_of(each) or datetime.min.replace(tzinfo=UTC), default=None
    )


def spark_of(question: Json, positions: Sequence[Position], scale: Scale | None = None) -> Markup:
    """The picture of a question's history."""
    ticks = [
        Tick(each.since, each.side.letter, f"{each.speaker}: {each.words}")
        for each in positions
        if each.since
    ]
    told = [
        (start_of(each.get("at")), str(each.get("standing", "")))
        for each in question.get("history", ())
    ]
    changes = sorted((at, standing) for at, standing in told if at)
    if not ticks and not changes:
        return Markup()
    words = ", then ".join(f"{standing} from {at.day} {at:%b %Y}" for at, standing in changes[-6:])
    return draw_spark(ticks, changes, f"History: {words or 'no change of standing'}.", scale)


__all__ = ["Answer", "Card", "card_of", "quoted_on", "scale_of", "spark_of", "state_of"]
