"""A question as a card on the board."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from markupsafe import Markup

from sayso.web.drawing.spark import Tick, draw_spark
from sayso.web.record import Json
from sayso.web.views.answers import kind_of
from sayso.web.views.positions import Position, positions_of
from sayso.web.views.sides import ORDER, Side, Sides
from sayso.web.views.when import short, start_of

_MOST = 3
"""Answers of a side that a card shows."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a side: its words, who gives it, and whether somebody still does."""

    words: str
    speakers: tuple[str, ...]
    current: bool
    against_interest: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A side's answers, the latest first; ``more`` are left out."""

    side: Side
    answers: tuple[Answer, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Card:
    """A question: ``a`` and ``b`` are the columns of the two sides, ``others`` those of everyone else.

    ``changed`` is when it last changed, ``fresh`` whether that was after the reader last looked; ``state`` is as
    ``state_of`` tells.
    """

    raw: Json
    kind: str
    place: str
    a: Column | None
    b: Column | None
    others: tuple[Column, ...]
    spark: Markup
    say_sos: int
    echoes: int
    changed: str
    fresh: bool
    state: str


def card_of(question: Json, sides: Sides, fresh: bool = False) -> Card:
    """The card of a question as the board gives it; ``fresh`` if it changed since the reader last looked."""
    positions = positions_of(question, sides)
    columns = columns_of(positions)
    last = question.get("changed_at") or last_change(question)
    return Card(
        raw=question,
        kind=kind_of(str(question.get("type", ""))),
        place=str((question.get("place") or {}).get("name") or ""),
        a=next((column for column in columns if column.side.letter == "pa"), None),
        b=next((column for column in columns if column.side.letter == "pb"), None),
        others=tuple(column for column in columns if column.side.letter not in ("pa", "pb")),
        spark=spark_of(question, positions),
        say_sos=_total(question, "say_sos"),
        echoes=_total(question, "echoes"),
        changed=short(last),
        fresh=fresh,
        state=state_of(question),
    )


def state_of(question: Json) -> str:
    """How it stands, how many positions there are and how many claims: by this a browser knows what changed."""
    positions = question.get("positions", ())
    claims = sum(len(row.get("claims") or ()) for row in positions)
    return f"{question.get('standing') or 'open'} {len(positions)} {claims}"


def _total(question: Json, name: str) -> int:
    told = question.get(name)
    return int(told) if told is not None else sum(int(row.get(name) or 0) for row in question.get("positions", ()))


def last_change(question: Json) -> object:
    """When it came to stand as it does, or else when somebody last answered it."""
    history = question.get("history") or [{}]
    firsts = [row.get("first") for row in question.get("positions", ())]
    times = [each for each in (history[-1].get("at"), *firsts) if start_of(each)]
    return max(times, key=lambda each: start_of(each) or datetime.min.replace(tzinfo=UTC), default=None)


def columns_of(positions: Sequence[Position]) -> list[Column]:
    """The answers by side, equal ones together, those that are held first, then the later ones."""
    found = []
    sides = {position.side.id: position.side for position in positions}
    for side in sorted(sides.values(), key=lambda each: (ORDER.index(each.letter), each.name)):
        own = [each for each in positions if each.side.id == side.id]
        answers = _answers(own)
        found.append(Column(side, tuple(answers[:_MOST]), max(len(answers) - _MOST, 0)))
    return found


def _answers(positions: Sequence[Position]) -> list[Answer]:
    groups: dict[str, list[Position]] = {}
    for position in reversed(positions):
        groups.setdefault(position.words, []).append(position)
    answers = [
        Answer(
            words,
            tuple(dict.fromkeys(each.speaker for each in group)),
            any(each.current for each in group),
            any(bool(each.raw.get("against_interest")) for each in group),
        )
        for words, group in groups.items()
    ]
    return sorted(answers, key=lambda each: not each.current)


def spark_of(question: Json, positions: Sequence[Position]) -> Markup:
    """The picture of a question's history."""
    ticks = [Tick(each.since, each.side.letter, f"{each.speaker}: {each.words}") for each in positions if each.since]
    told = [(start_of(each.get("at")), str(each.get("standing", ""))) for each in question.get("history", ())]
    changes = sorted((at, standing) for at, standing in told if at)
    if not ticks and not changes:
        return Markup()
    words = ", then ".join(f"{standing} from {at.day} {at:%b %Y}" for at, standing in changes[-6:])
    return draw_spark(ticks, changes, f"History: {words or 'no change of standing'}.")
