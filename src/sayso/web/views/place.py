"""What is said about a place: who is said to hold it, day by day, and who speaks of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sayso.record.json import Json
from sayso.web.views.mapped import holder_of
from sayso.web.views.positions import Position, positions_of
from sayso.web.views.sides import Side, Sides

_CONTROL = "control"
_SPEAKERS = 30


@dataclass(frozen=True, slots=True)
class Held:
    """That somebody said on a day who holds a place.  ``letter`` is the colour of who is said to
    hold it, "" where nobody is; ``standing`` is how the question stood after that day.
    """

    at: datetime
    position: Position
    letter: str
    standing: str
    question: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks of a place: an id ("" for nobody that is known), a name, a side, and how
    many answers they give.
    """

    id: str
    name: str
    side: Side
    answers: int


def held_by_day(questions: Sequence[Json], sides: Sides) -> list[Held]:
    """Who was said to hold the place, by whom, the last day first."""
    rows = [
        Held(
            position.since,
            position,
            holder_of(question, position.raw, sides),
            _stood(question, position.since),
            str(question["id"]),
        )
        for question in questions
        if question["type"] == _CONTROL
        for position in positions_of(question, sides)
        if position.since
    ]
    return sorted(rows, key=lambda row: (row.at, row.position.number), reverse=True)


def speakers_of(questions: Sequence[Json], sides: Sides) -> list[Voice]:
    """Who speaks of the place, those with the most answers first."""
    counts: Counter[str] = Counter()
    rows: dict[str, Json] = {}
    for question in questions:
        for row in question["positions"]:
            key = str(row.get("speaker") or row.get("name") or "")
            counts[key] += 1
            rows.setdefault(key, row)
    return [
        Voice(
            str(rows[key].get("speaker") or ""),
            _name_of(rows[key], key),
            sides.of(rows[key].get("side")),
            count,
        )
        for key, count in counts.most_common(_SPEAKERS)
    ]


def _name_of(row: Json, key: str) -> str:
    name = str(row.get("name") or key)
    return "Somebody unnamed" if name == "unnamed" else name


def _stood(question: Json, at: datetime) -> str:
    """How a question stood at the end of a day."""
    day = at.date().isoformat()
    past = [
        change["standing"]
        for change in question.get("history") or ()
        if str(change["at"])[:10] <= day
    ]
    return str(past[-1] if past else question["standing"])
