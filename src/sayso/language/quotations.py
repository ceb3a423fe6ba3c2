"""Where quotation marks open and close, read once so that every later room agrees on it.

Marks pair within a paragraph, as news style re-opens a quotation in each one.  A paragraph that
opens a quotation and never closes it is quoted to its end; a stray straight mark in mid-paragraph
is no quotation.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_CLOSERS = {
    "“": '”“"＂',
    "„": '”“"',
    "‟": "”",
    "”": "”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "‚": "‘’",
    "「": "」",
    "『": "』",
    "〝": "〞〟",
    '"': '"”＂',
    "＂": '＂"',
    "``": "''\"”",
}
"""The marks that open a quotation, and those that close it.  Single marks, which are apostrophes
too, are apart.
"""
_INWARD = "“„‟«‹‚「『〝"
"""Marks that only ever open one, where they do not close another style's."""
_STRAIGHT = '"＂'
_MARK = re.compile(r"[“”„«»‹›‚‟「」『』〝〞〟\"＂]|``|''|[‘’']")
_PHRASE = re.compile(r"\S\s+\S")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch, ``text[start:end]`` with its marks; ``closed`` is false if only the
    paragraph ends it.
    """

    start: int
    end: int
    closed: bool


def find_quotations(text: str, paragraphs: list[tuple[int, int]]) -> list[Quotation]:
    """Find the outermost quotations of each paragraph, in order.  Time is linear in the text."""
    found: list[Quotation] = []
    for start, end in paragraphs:
        found.extend(_in_paragraph(text, start, end))
    return found


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    marks = [(m.start(), m.group()) for m in _MARK.finditer(text, start, end)]
    counts = Counter(mark for _, mark in marks)
    found: list[Quotation] = []
    opened: tuple[int, str] | None = None
    depth = 0
    for at, mark in marks:
        if opened is None:
            opened = (at, mark) if _opens(text, at, mark, (start, end), counts) else None
        elif _reopens(text, at, mark, opened[1], (start, end)):
            balanced = counts[mark] <= sum(
                counts[closer] for closer in _CLOSERS[mark] if closer != mark
            )
            depth += balanced
            opened = opened if balanced else (at, mark)
        elif _closes(text, at, mark, opened[1], (start, end)):
            if depth:
                depth -= 1
                continue
            found += _between(text, opened, at + len(mark))
            opened = None
        elif (
            opened[1] in "‘'" and mark not in "‘’'" and _opens(text, at, mark, (start, end), counts)
        ):
            opened = (at, mark)  # an apostrophe was taken for a mark
    if opened is not None and _runs_on(opened, start):
        found.append(Quotation(opened[0], end, False))
    return found


def _between(text: str, opened: tuple[int, str], end: int) -> list[Quotation]:
    """The quotation between two marks; none where apostrophes stand around a word."""
    start, mark = opened
    is_quotation = mark not in "‘'" or _PHRASE.search(text, start, end)
    return [Quotation(start, end, True)] if is_quotation else []


def _opens(
    text: str, at: int, mark: str, within: tuple[int, int], counts: Mapping[str, int]
) -> bool:
    """Whether a mark outside of quotations opens one: something follows it, and it does not end a
    word.
    """
    after, before = at + len(mark), _before(text, at, within[0])
    if after >= within[1] or (mark not in _CLOSERS and mark not in "‘'"):
        return False
    if text[after].isspace():
        spaced = mark in "«‹„" or (mark in _STRAIGHT and counts[mark] % 2 == 0)
        return spaced and before.isspace() and bool(text[after : within[1]].strip())
    if mark in "‘'":
        return not (before.isalnum() or before in "’'.,!?")
    if mark in "”»›":
        return before.isspace() or before in "([—–-"
    return mark not in _STRAIGHT or not before.isalnum()


def _reopens(text: str, at: int, mark: str, opened: str, within: tuple[int, int]) -> bool:
    """Whether the mark that opened a quotation stands there again before it was closed, and opens
    one.
    """
    if mark != opened or mark not in _INWARD:
        return False
    after = at + len(mark)
    starts_word = after < within[1] and not text[after].isspace()
    return (
        starts_word
        and not _before(text, at, within[0]).isalnum()
        and _before(text, at, within[0]) not in ".,!?…"
    )


def _closes(text: str, at: int, mark: str, opened: str, within: tuple[int, int]) -> bool:
    if opened in "‘'‚":
        after = text[at + 1] if at + 1 < within[1] else " "
        closers = {"‘": "’", "'": "'", "‚": "‘’"}[opened]
        return mark in closers and not after.isalnum() and not text[at - 1].isspace()
    return (mark == "''" and opened == "``") or (len(mark) == 1 and mark in _CLOSERS[opened])


def _before(text: str, at: int, start: int) -> str:
    return text[at - 1] if at > start else " "


def _runs_on(opened: tuple[int, str], start: int) -> bool:
    at, mark = opened
    return mark not in "‘'‚" and (mark not in _STRAIGHT or at <= start + 1)


def share_quoted(
    text: str, quotations: Sequence[Quotation], spans: Sequence[tuple[int, int]]
) -> float:
    """The share, 0 to 1, of the letters and digits of ``spans`` that lie inside ``quotations``,
    which are in order.
    """
    total = quoted = 0
    starts = [q.start for q in quotations]
    for start, end in spans:
        total += sum(map(str.isalnum, text[start:end]))
        first = max(bisect_right(starts, start) - 1, 0)
        for quotation in quotations[first:]:
            if quotation.start >= end:
                break
            low, high = max(start, quotation.start), min(end, quotation.end)
            quoted += sum(map(str.isalnum, text[low:high]))
    return quoted / total if total else 0.0
