"""A reading laid out for the page: the report in blocks of marked pieces, each claim a note beside
its block.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.display.segments import Role, Segment, find_segments
from sayso.display.speakers import Voice, in_order, tell_voices_apart
from sayso.display.wording import beginning
from sayso.language.paragraphs import find_paragraphs
from sayso.reader import Entry, Reading
from sayso.record.claim import Claim
from sayso.record.report import Report

COLOURS = 8
"""Colours for speakers; after these they come again.  Colour 0 is for no source and for a pronoun
that stays open.
"""

_TAGS = {Role.SOURCE: "b", Role.CUE: "u", Role.VIA: "i", Role.CONTENT: "mark"}
_CLASSES = {Role.SOURCE: "src", Role.CUE: "cue", Role.VIA: "via", Role.CONTENT: "con"}
_LINE_ENDS = re.compile(r"[\n\r]")
_COLLAPSIBLE = re.compile(r"[ \t\n\r]*")
_DRAWN = re.compile(r"[^ \t\n\r](?:.*[^ \t\n\r])?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the report that belong to the same claims in the same roles.

    ``classes`` name claims, roles and colours; a piece of no claim has no ``tag``.  ``pins`` are
    the claims, by their number on the page, that are numbered in the text here, and ``numbers``
    what is shown for them.
    """

    text: str
    tag: str = ""
    classes: str = ""
    pins: tuple[int, ...] = ()
    numbers: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph in its ``row``, from 1; or, in row 0, white space between paragraphs that shows
    nothing.

    ``front`` says that it is of the report's front matter.
    """

    row: int
    pieces: tuple[Piece, ...]
    front: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A claim in the column of claims.  ``pin`` is its number on the page, ``number`` that in its
    report.
    """

    entry: Entry
    pin: int
    number: int
    colour: int

    @property
    def claim(self) -> Claim:
        """The claim itself."""
        return self.entry.claim


@dataclass(frozen=True, slots=True)
class Sheet:
    """One reading on the page.  ``notes`` are grouped by the row in which their claims begin;
    ``key`` is each speaker's name, colour and number of claims, and ``voices`` the same with the
    side.
    """

    number: int
    report: Report
    claims: tuple[Claim, ...]
    blocks: tuple[Block, ...]
    notes: tuple[tuple[int, tuple[Note, ...]], ...]
    key: tuple[tuple[str, int, int], ...]
    reading: Reading
    voices: tuple[tuple[Voice, int], ...]


def lay_out(
    reading: Reading,
    number: int,
    first_pin: int,
    colour_of: Callable[[int, Voice], int] | None = None,
) -> Sheet:
    """Lay out a reading as sheet ``number`` of its page, the claims' numbers on the page from
    ``first_pin``.

    ``colour_of`` gives a voice, by its number from 1, its colour; without it each has one of its
    own.
    """
    text, entries = reading.report.text, in_order(reading.entries)
    told = tell_voices_apart(entries)
    of_voice = [
        colour_of(i, voice) if colour_of else _colour(i)
        for i, voice in enumerate(told.voices, start=1)
    ]
    colours = [of_voice[voice - 1] if voice else 0 for voice in told.numbers]
    notes = [Note(entry, first_pin + i, i + 1, colours[i]) for i, entry in enumerate(entries)]
    claims = tuple(entry.claim for entry in entries)
    spans = _find_blocks(text)
    segments = find_segments(len(text), claims, (start for start, _, _ in spans))
    blocks = tuple(_fill(spans, segments, _Painter(text, notes), reading.report.body))
    voices = tuple(zip(told.voices, of_voice, strict=True))
    key = tuple((voice.name, colour, voice.claims) for voice, colour in voices)
    return Sheet(number, reading.report, claims, blocks, _group(notes, spans), key, reading, voices)


def _colour(voice: int) -> int:
    return (voice - 1) % COLOURS + 1 if voice else 0


def _find_blocks(text: str) -> list[tuple[int, int, int]]:
    """Start, end and row of each block; together they cover the text."""
    paragraphs = find_paragraphs(text)
    cuts = [0]
    for (_, end), (start, _) in pairwise([(0, 0), *paragraphs, (len(text), len(text))]):
        cuts += _edges_of_gap(text, end, start)
    cuts.append(len(text))
    blocks, row = [], 0
    for start, end in pairwise(cuts):
        if start < end:
            # Anything but plain white space is drawn, so it must not stand outside a paragraph.
            drawn = not _COLLAPSIBLE.fullmatch(text, start, end)
            row += drawn
            blocks.append((start, end, row if drawn else 0))
    return blocks


def _edges_of_gap(text: str, start: int, end: int) -> list[int]:
    """Where the line before a gap between paragraphs ends, what is drawn in the gap, and where the
    next line begins.
    """
    breaks = [match.start() for match in _LINE_ENDS.finditer(text, start, end)]
    if not breaks:
        return [end] if start else []
    head, tail = breaks[0], breaks[-1] + 1
    drawn = _DRAWN.search(text, head, tail)
    return [head, *(drawn.span() if drawn else ()), tail]


def _fill(
    spans: Sequence[tuple[int, int, int]],
    segments: Sequence[Segment],
    painter: "_Painter",
    body: int,
) -> Iterator[Block]:
    place = 0
    for _, end, row in spans:
        pieces = []
        while place < len(segments) and segments[place].end <= end:
            pieces.append(painter.paint(segments[place], row > 0))
            place += 1
        yield Block(row, tuple(pieces), end <= body)


def _group(
    notes: Sequence[Note], spans: Sequence[tuple[int, int, int]]
) -> tuple[tuple[int, tuple[Note, ...]], ...]:
    drawn = [(start, row) for start, _, row in spans if row]
    starts = [start for start, _ in drawn]
    groups: dict[int, list[Note]] = {}
    for note in notes:
        place = max(bisect_right(starts, beginning(note.claim)) - 1, 0)
        groups.setdefault(drawn[place][1] if drawn else 1, []).append(note)
    return tuple((row, tuple(group)) for row, group in groups.items())


class _Painter:
    """Gives segments their element, classes and numbers."""

    def __init__(self, text: str, notes: Sequence[Note]) -> None:
        self._text = text
        self._notes = notes
        self._lengths = [sum(b - a for a, b in note.claim.content.spans) for note in notes]
        self._pins: dict[int, list[Note]] = {}
        for note in notes:
            claim = note.claim
            spans = claim.cue.spans or claim.content.spans or claim.source.spans
            if spans:
                self._pins.setdefault(spans[0][0], []).append(note)

    def paint(self, segment: Segment, drawn: bool) -> Piece:
        words = self._text[segment.start : segment.end]
        if not drawn or not segment.marks:
            return Piece(words)
        pinned = self._pins.get(segment.start, [])
        roles = sorted({mark.role for mark in segment.marks})
        tag = "a" if pinned and Role.CUE in roles else _TAGS[roles[0]]
        numbers = ", ".join(str(note.number) for note in pinned)
        return Piece(
            words, tag, " ".join(self._classes(segment)), tuple(n.pin for n in pinned), numbers
        )

    def _classes(self, segment: Segment) -> Iterator[str]:
        yield "m"
        for role in sorted({mark.role for mark in segment.marks}):
            yield _CLASSES[role]
        for claim in sorted({mark.claim for mark in segment.marks}):
            yield f"c{self._notes[claim].pin}"
        if named := [mark for mark in segment.marks if mark.role != Role.CONTENT]:
            role = named[0].role
            yield f"s{self._notes[self._inmost([m.claim for m in named if m.role == role])[0]].colour}"
        contents = self._inmost([mark.claim for mark in segment.marks if mark.role == Role.CONTENT])
        # The inmost content is tinted; a line under it tells of the one around it.
        for letter, claim in zip("tu", contents, strict=False):
            yield f"{letter}{self._notes[claim].colour}"

    def _inmost(self, claims: list[int]) -> list[int]:
        return sorted(claims, key=lambda claim: (self._lengths[claim], -claim))
