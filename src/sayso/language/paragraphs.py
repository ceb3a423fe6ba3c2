"""The blocks of a report: what its line breaks mean.

A line break ends a paragraph, unless the text is hard-wrapped (lines broken at a column, paragraphs parted by
blank lines), where only blank lines do.
"""

import re
from itertools import pairwise

_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_WRAPPED_COLUMN = 100


def find_paragraphs(text: str, body: int = 0) -> list[tuple[int, int]]:
    """Spans of the paragraphs of ``text`` from ``body`` on, in order, without the white space around them."""
    lines = [span for m in _LINE.finditer(text, body) if (span := _trim(text, m.start(), m.end()))]
    if not lines:
        return []
    wrapped = _is_hard_wrapped(text, lines)
    paragraphs = [lines[0]]
    for start, end in lines[1:]:
        last_start, last_end = paragraphs[-1]
        if wrapped and text.count("\n", last_end, start) == 1 and text[start] not in "-*•#>":
            paragraphs[-1] = (last_start, end)
        else:
            paragraphs.append((start, end))
    return paragraphs


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    line = text[start:end]
    stripped = line.strip()
    if not stripped:
        return None
    start += len(line) - len(line.lstrip())
    return start, start + len(stripped)


def _is_hard_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Most lines that a single break follows are cut within a sentence, and none is longer than a column."""
    pairs = [(a, b) for a, b in pairwise(lines) if text.count("\n", a[1], b[0]) == 1]
    if len(pairs) < 3 or max(end - start for start, end in lines) > _WRAPPED_COLUMN:
        return False
    cut = sum(text[a[1] - 1] not in ".!?:…”\"’'" and a[1] - a[0] >= 40 for a, b in pairs)
    return cut >= 0.6 * len(pairs)
