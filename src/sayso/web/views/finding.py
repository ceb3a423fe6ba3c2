"""What is found on a question, in words: who answers what, side by side, and which party is
silent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.record.json import Json
from sayso.web.views.positions import Position
from sayso.web.views.sides import ORDER, Side, Sides

_MOST = 3
"""Answers of a side that a card shows."""
_SAID = 2
"""Answers of a side that a sentence has."""
_EXCERPT = 120
"""Characters of the words that stand beside an answer."""
_HEARD = ("pa", "pb")
"""The two parties whose silence is told: of a theatre's smaller ones most are silent on most."""
_NOBODY: Mapping[str, Json] = {}


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a side: its words, who gives it, and whether somebody still does.

    ``claim`` is that of the last who gave it, ``report`` where its words stand, ``quote`` what was
    printed; they are empty where the words were not asked for.  ``number`` is that of the position
    on the question's page; answers of one ``gist`` say the same in other words.
    """

    words: str
    speakers: tuple[str, ...]
    current: bool
    against_interest: bool
    number: int
    claim: str
    report: str
    quote: str
    gist: str


@dataclass(frozen=True, slots=True)
class Column:
    """A side's answers, those that are held first, the latest of them first; ``more`` are left
    out.
    """

    side: Side
    answers: tuple[Answer, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Part:
    """What a sentence says of a side, or of a speaker of no party: ``who`` and the answers, none
    for a silent one.
    """

    who: str
    side: Side
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """``columns`` are the sides that answered, ``parts`` the sentence that says it."""

    columns: tuple[Column, ...]
    parts: tuple[Part, ...]

    @property
    def sentence(self) -> str:
        """All of it as a plain text: "The North: holds it. The South: silent."."""
        return " ".join(f"{part.who}: {_listed(part.answers)}." for part in self.parts)


def finding_of(columns: Sequence[Column], sides: Sides) -> Finding:
    """The finding on a question; a party is silent where another one of its theatre has
    answered.
    """
    parts = [part for column in columns for part in _parts(column)]
    answered = {column.side.id for column in columns}
    theatres = {column.side.theatre for column in columns if column.side.party} - {""}
    silent = [
        Part(side.name, side, ())
        for side in sides
        if side.letter in _HEARD and side.theatre in theatres and side.id not in answered
    ]
    return Finding(tuple(columns), (*parts, *silent))


def columns_of(positions: Sequence[Position], words: Mapping[str, Json] = _NOBODY) -> list[Column]:
    """The answers by side, equal ones together; ``words`` are claims as they are quoted, by their
    ids.
    """
    found = []
    sides = {position.side.id: position.side for position in positions}
    for side in sorted(sides.values(), key=lambda each: (ORDER.index(each.letter), each.name)):
        own = [each for each in positions if each.side.id == side.id]
        answers = _answers(own, words)
        found.append(Column(side, tuple(answers[:_MOST]), max(len(answers) - _MOST, 0)))
    return found


def _answers(positions: Sequence[Position], words: Mapping[str, Json]) -> list[Answer]:
    groups: dict[str, list[Position]] = {}
    for position in reversed(positions):
        groups.setdefault(position.words, []).append(position)
    answers = [_answer(text, group, words) for text, group in groups.items()]
    return sorted(answers, key=lambda each: not each.current)


def _answer(text: str, group: Sequence[Position], words: Mapping[str, Json]) -> Answer:
    shown = next((each for each in group if each.current and each.claims), group[0])
    claim = shown.claims[0] if shown.claims else ""
    quote = words.get(claim) or {}
    return Answer(
        text,
        tuple(dict.fromkeys(each.speaker for each in group)),
        any(each.current for each in group),
        any(bool(each.raw.get("against_interest")) for each in group),
        shown.number,
        claim,
        str((quote.get("where") or {}).get("id") or ""),
        excerpt(str((quote.get("content") or {}).get("text") or "")),
        _gist(shown) or text,
    )


def _gist(position: Position) -> str:
    """What of an answer contradicts another: who holds a place, who is blamed."""
    value = position.raw.get("value") or {}
    return next((str(value[key]) for key in ("holder", "accused_side") if value.get(key)), "")


def excerpt(text: str) -> str:
    """The beginning of some words, cut where a word ends."""
    text = " ".join(text.split())
    if len(text) <= _EXCERPT:
        return text
    cut = text[:_EXCERPT]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut[60:] else cut} …"


def _parts(column: Column) -> list[Part]:
    """A party speaks as one; of the others each speaker for itself, so that nobody's word is
    another's.
    """
    held = [each for each in column.answers if each.current]
    held = list({each.gist: each for each in reversed(held)}.values())[::-1]
    if column.side.party:
        held = held or [
            replace(each, words=f"earlier: {each.words}") for each in column.answers[:1]
        ]
        return [Part(column.side.name, column.side, tuple(held[:_SAID]))]
    return [Part(_several(each.speakers), column.side, (each,)) for each in held[:_SAID]]


def _several(speakers: Sequence[str]) -> str:
    if len(speakers) < 3:
        return " and ".join(speakers)
    return f"{speakers[0]} and {len(speakers) - 1} others"


def _listed(answers: Sequence[Answer]) -> str:
    return "; ".join(each.words for each in answers) or "silent"
