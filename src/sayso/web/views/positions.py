"""The positions of a question, numbered, each with its end: who said what from when to when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sayso.record.json import Json
from sayso.web.views.answers import answer
from sayso.web.views.sides import Side, Sides
from sayso.web.views.when import interval, start_of


@dataclass(frozen=True, slots=True)
class Position:
    """A position as pages show it.

    It was first told between ``since`` and ``known``, and holds until ``until``, None to this day.
    ``raw`` is what the record gives.
    """

    number: int
    side: Side
    words: str
    since: datetime | None
    known: datetime | None
    until: datetime | None
    raw: Json

    @property
    def speaker(self) -> str:
        """The speaker's name."""
        name = str(self.raw.get("name") or self.raw.get("speaker") or "unnamed")
        return "Somebody unnamed" if name == "unnamed" else name[:1].upper() + name[1:]

    @property
    def claims(self) -> list[str]:
        """The ids of its claims, its speaker's own first."""
        told = self.raw.get("claims")
        return [str(each) for each in told] if isinstance(told, list | tuple) else []

    @property
    def current(self) -> bool:
        """Whether it counts still: neither its speaker nor a later word of its side took its
        place.
        """
        return self.until is None


def positions_of(question: Json, sides: Sides) -> list[Position]:
    """All positions in the order in which they were first told."""
    rows = sorted(question.get("positions", ()), key=lambda row: _sort_key(row.get("first")))
    ends = _ends(rows)
    found = []
    for number, row in enumerate(rows, start=1):
        told = interval(row.get("first"))
        since, known = (told.start, told.end) if told else (None, None)
        until = start_of(row.get("ended") or row.get("until")) or ends[number - 1]
        words = answer(str(question.get("type", "")), row, sides)
        found.append(Position(number, sides.of(row.get("side")), words, since, known, until, row))
    return found


def _sort_key(first: object) -> str:
    start = start_of(first)
    return start.isoformat() if start else "9999"


def _ends(rows: Sequence[Json]) -> list[datetime | None]:
    """When each speaker's next answer begins; two of one moment stand side by side."""
    ends: list[datetime | None] = [None] * len(rows)
    upcoming: dict[str, list[datetime]] = {}
    for place in range(len(rows) - 1, -1, -1):
        who, start = (
            str(rows[place].get("speaker") or rows[place].get("name")),
            start_of(rows[place].get("first")),
        )
        later = upcoming.setdefault(who, [])
        if start is None:
            continue
        ends[place] = next((each for each in reversed(later) if each > start), None)
        later.append(start)
    return ends
