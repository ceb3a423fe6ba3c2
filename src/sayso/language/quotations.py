"""Where quotation marks open and close, read once so that every later room agrees on it.

Marks pair within a paragraph, as news style re-opens a quotation in each one.  A paragraph that opens a
quotation and never closes it is quoted to its end; a stray straight mark in mid-paragraph is no quotation.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_CLOSERS = {"“": '”"', "„": '”“"', "«": "»", "‟": '”"', "”": "”", "〝": "〞"}
_MARK = re.compile(r"[“”„«»‟〝〞\"]|``|''|[‘’']")
_PHRASE = re.compile(r"\S\s+\S")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch, ``text[start:end]`` with its marks; ``closed`` is false if only the paragraph ends it."""

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
    found: list[Quotation] = []
    opened: tuple[int, str] | None = None
    for at, mark in marks:
        if opened is None:
            if _opens(text, at, mark, start, end):
                opened = (at, mark)
        elif _closes(text, at, mark, opened[1], end):
            quotation = Quotation(opened[0], at + len(mark), True)
            if opened[1] not in "‘'" or _PHRASE.search(text, quotation.start, quotation.end):
                found.append(quotation)
            opened = None
        elif opened[1] in "‘'" and mark not in "‘’'" and _opens(text, at, mark, start, end):
            opened = (at, mark)  # an apostrophe was taken for a mark
    if opened is not None and _runs_on(opened, start):
        found.append(Quotation(opened[0], end, False))
    return found


def _opens(text: str, at: int, mark: str, start: int, end: int) -> bool:
    after = at + len(mark)
    if after >= end or text[after].isspace():
        return False
    if mark in "’”»〞" or mark == "''":
        return False
    if mark in "\"'‘":
        before = text[at - 1] if at > start else " "
        return not (before.isalnum() or (mark != '"' and before in "’'.,!?"))
    return True


def _closes(text: str, at: int, mark: str, opened: str, end: int) -> bool:
    if opened == "``":
        return mark in ("''", '"', "”")
    if opened == '"':
        return mark == '"' or mark == "”"
    if opened in "‘'":
        after = text[at + 1] if at + 1 < end else " "
        return mark == ("’" if opened == "‘" else "'") and not after.isalnum() and not text[at - 1].isspace()
    return mark in _CLOSERS[opened]


def _runs_on(opened: tuple[int, str], start: int) -> bool:
    at, mark = opened
    return mark not in "‘'" and (mark != '"' or at <= start + 1)


def share_quoted(text: str, quotations: Sequence[Quotation], spans: Sequence[tuple[int, int]]) -> float:
    """The share, 0 to 1, of the letters and digits of ``spans`` that lie inside ``quotations``, which are in order."""
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
