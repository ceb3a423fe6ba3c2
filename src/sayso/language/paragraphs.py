"""The blocks of a report: what its line breaks mean.

A line break ends a paragraph, unless it stands within a sentence, or the text is hard-wrapped
(lines broken at a column, paragraphs parted by blank lines), where only blank lines do.
"""

import re
from itertools import pairwise

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029]")
_GOES_ON = re.compile(r"[\w,%–—-]$")
"""What a line ends with that goes on in the next one, if that begins in lower case."""
_UNFINISHED = re.compile(
    r"\b(?:an?|the|and|or|of|that|from|its|his|her|their|our|was|were|has|had|been)$", re.I
)
"""Words that a sentence does not end with, so that the next line goes on whatever it begins
with.
"""
_BULLETS = "-–—*•#>·▪●"
_WRAPPED_COLUMN = 100


def find_paragraphs(text: str, body: int = 0) -> list[tuple[int, int]]:
    """Spans of the paragraphs of ``text`` from ``body`` on, in order, without the white space
    around them.
    """
    lines = [span for m in _LINE.finditer(text, body) if (span := _trim(text, m.start(), m.end()))]
    if not lines:
        return []
    wrapped = _is_hard_wrapped(text, lines)
    paragraphs = [lines[0]]
    for start, end in lines[1:]:
        last_start, last_end = paragraphs[-1]
        single = len(_BREAK.findall(text, last_end, start)) == 1 and text[start] not in _BULLETS
        if single and (
            wrapped or _goes_on(text[max(last_start, last_end - 16) : last_end], text[start])
        ):
            paragraphs[-1] = (last_start, end)
        else:
            paragraphs.append((start, end))
    return paragraphs


def _goes_on(end: str, start: str) -> bool:
    """Whether the sentence that the line ``end`` leaves open goes on in the line that begins with
    ``start``.
    """
    return bool(_UNFINISHED.search(end) or (start.islower() and _GOES_ON.search(end)))


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    line = text[start:end]
    stripped = line.strip()
    if not stripped:
        return None
    start += len(line) - len(line.lstrip())
    return start, start + len(stripped)


def _is_hard_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Most lines that a single break follows are cut within a sentence, and none is longer than a
    column.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if len(_BREAK.findall(text, a[1], b[0])) == 1]
    if len(pairs) < 3 or max(end - start for start, end in lines) > _WRAPPED_COLUMN:
        return False
    cut = sum(text[a[1] - 1] not in ".!?:…”\"’'" and a[1] - a[0] >= 40 for a, b in pairs)
    return cut >= 0.6 * len(pairs)
