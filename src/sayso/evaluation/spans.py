"""Spans compared by the words that they cover.

A word or a number counts; punctuation and quotation marks do not, so a final comma never decides a
match.
"""

import re
from bisect import bisect_left, bisect_right

from sayso.evaluation.rows import Spans

Cover = frozenset[int]
"""What spans cover: the offset of each word.  Where they hold no word (a colon as a cue), each
printed character, as the complement of its offset, so that it never equals a word."""

_WORD = re.compile(r"[^\W_]+(?:[’'.,][^\W_]+)*")


class Words:
    """The words of one text, found once."""

    def __init__(self, text: str) -> None:
        self._text = text
        found = [match.span() for match in _WORD.finditer(text)]
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def __len__(self) -> int:
        return len(self._starts)

    def within(self, start: int, end: int) -> list[int]:
        """Offsets of the words that have a character in ``text[start:end]``."""
        return self._starts[bisect_right(self._ends, start) : bisect_left(self._starts, end)]

    def cover(self, spans: Spans) -> Cover:
        """What ``spans`` cover; nothing if they are absent or white space."""
        words = frozenset(word for start, end in spans for word in self.within(start, end))
        return words or frozenset(
            ~offset
            for start, end in spans
            for offset in range(start, end)
            if not self._text[offset].isspace()
        )

    def pieces(self, spans: Spans) -> list[Spans]:
        """``spans`` one by one; those with no word between them stay together as one contiguous
        piece.
        """
        pieces: list[Spans] = []
        for start, end in spans:
            if pieces and not self.within(pieces[-1][0][1], start):
                pieces[-1] = ((pieces[-1][0][0], end),)
            else:
                pieces.append(((start, end),))
        return pieces


def half(gold: Cover, predicted: Cover) -> bool:
    """Whether they share half of the gold and half of the prediction.  Absent matches absent
    alone.
    """
    if not gold or not predicted:
        return not gold and not predicted
    shared = 2 * len(gold & predicted)
    return shared >= len(gold) and shared >= len(predicted)


def likeness(gold: Cover, predicted: Cover) -> float:
    """The share of what either covers that both cover, 0 to 1; 0 where one is absent."""
    if not gold or not predicted:
        return 0.0
    shared = len(gold & predicted)
    return shared / (len(gold) + len(predicted) - shared)
