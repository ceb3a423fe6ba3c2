"""Direct, mixed or indirect, by a fixed rule about quotation marks.

Reading finds quotations with more care.  Scoring keeps to this rule, for gold and predictions
alike, so that figures can be compared with those of others and do not move when reading does.
"""

import re
from collections.abc import Iterator
from itertools import chain

from sayso.evaluation.rows import Spans
from sayso.evaluation.spans import Words
from sayso.record.claim import Mode, Span

MODES = (Mode.DIRECT, Mode.MIXED, Mode.INDIRECT)

_MARK = re.compile(r"[“”„«»\"]|``|''")
_CLOSERS = {
    '"': ('"',),
    "“": ("”", "»", '"', "''"),
    "``": ("”", "»", '"', "''"),
    "„": ("”", "»"),
    "«": ("”", "»"),
}
# Single marks are apostrophes too: only a phrase of two words or more between them is a quotation.
_SINGLE = re.compile(r"(?<!\w)(?:‘(?=\S)[^‘\s]*\s[^‘]*?’|'(?=\S)(?=[^']*\s)[^']*')(?!\w)")
_DIRECT_SHARE = 0.9


def quoted(text: str) -> bytearray:
    """1 for each character of ``text`` inside quotation marks, else 0.

    Marks start afresh at every line, as news style opens a running quotation again in each
    paragraph.
    """
    mask = bytearray(len(text))
    offset = 0
    for line in text.split("\n"):
        for start, end in chain(_in_double_marks(line), _in_single_marks(line)):
            mask[offset + start : offset + end] = b"\x01" * (end - start)
        offset += len(line) + 1
    return mask


def mode_of(content: Spans, words: Words, mask: bytearray) -> Mode:
    """How a content is given: direct with nine words in ten quoted, indirect with none, else
    mixed.
    """
    inside = [mask[word] for start, end in content for word in words.within(start, end)]
    if not any(inside):
        return Mode.INDIRECT
    return Mode.DIRECT if sum(inside) >= _DIRECT_SHARE * len(inside) else Mode.MIXED


def _in_double_marks(line: str) -> Iterator[Span]:
    start, opener = 0, ""
    for match in _MARK.finditer(line):
        mark = match.group()
        if opener and mark in _CLOSERS[opener]:
            yield start, match.start() + 1
            opener = ""
        elif not opener and mark in _CLOSERS:
            start, opener = match.start(), mark
    # A straight mark that is never closed is a slip, unless it opens the line.
    if opener and (start <= 1 if opener == '"' else start < len(line) - 1):
        yield start, len(line)


def _in_single_marks(line: str) -> Iterator[Span]:
    return (match.span() for match in _SINGLE.finditer(line))
