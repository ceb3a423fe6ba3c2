"""Text without what typography adds, for comparing words: kinds of quotation marks, dashes and
spaces, and what nobody sees.

Letters, digits, case and all other marks stay as they are.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.language.visible import make_visible

_QUOTE = "'"
_HYPHEN, _DASH = "-", "—"
_CHANGED = re.compile(
    r"(?P<quote>``|''|[“”„‟«»‹›‘’‚‛「」『』〝〞〟＂\"'`´′″])"
    r"|(?P<dash>\s*(?:—|―|--+)\s*|\s+[-‐‑–−]\s+)"
    r"|(?P<hyphen>[‐‑–−])"
    r"|(?P<ellipsis>…)"
    r"|(?P<ligature>[ﬀ-ﬆ])"
    r"|(?P<accent>[^\W\d_][\u0300-\u036f]+)"
    r"|(?P<space>\s{2,}|[^\S ])"
)
_SHOWN = {"quote": _QUOTE, "dash": _DASH, "hyphen": _HYPHEN, "ellipsis": "...", "space": " "}
WORD = re.compile(r"[^\W_]+(?:[.,'-][^\W_]+)*")
"""A word of a text in this form: "1,500", "don't" and "well-known" are one each."""


@dataclass(frozen=True, slots=True)
class Normal:
    """``text`` is the form that is compared; its code point ``i`` comes from
    ``printed[starts[i]:ends[i]]``.
    """

    printed: str
    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """``[start, end)`` of ``text`` in the printed text; an empty one before what follows."""
        if start < end:
            return self.starts[start], self.ends[end - 1]
        at = self.starts[start] if start < len(self.starts) else len(self.printed)
        return at, at

    def span_of(self, printed: tuple[int, int]) -> tuple[int, int]:
        """A span of the printed text in ``text``."""
        return bisect_left(self.starts, printed[0]), bisect_left(self.starts, printed[1])


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a normal form, ``text[start:end]``."""

    form: str
    start: int
    end: int


def normal(printed: str) -> Normal:
    """The form of a text that is compared.  Time is linear in it."""
    visible = make_visible(printed)
    pieces: list[str] = []
    starts, ends = array("l"), array("l")
    at = 0
    for match in _CHANGED.finditer(visible.text):
        _copy(visible.text, at, match.start(), pieces, starts, ends)
        shown = _SHOWN.get(match.lastgroup or "") or _composed(match)
        pieces.append(shown)
        starts.extend([match.start()] * len(shown))
        ends.extend([match.end()] * len(shown))
        at = match.end()
    _copy(visible.text, at, len(visible.text), pieces, starts, ends)
    if visible.origins is not None:
        spans = [visible.span(start, end) for start, end in zip(starts, ends, strict=True)]
        starts, ends = array("l", (a for a, _ in spans)), array("l", (b for _, b in spans))
    return Normal(printed, "".join(pieces), starts, ends)


def words_of(text: str) -> list[Word]:
    """The words of a text in normal form, in order."""
    return [Word(match.group(), *match.span()) for match in WORD.finditer(text)]


def _copy(
    text: str, start: int, end: int, pieces: list[str], starts: "array[int]", ends: "array[int]"
) -> None:
    pieces.append(text[start:end])
    starts.extend(range(start, end))
    ends.extend(range(start + 1, end + 1))


def _composed(match: re.Match[str]) -> str:
    """A ligature as its letters, a letter with its accents as one."""
    if match.lastgroup == "ligature":
        return unicodedata.normalize("NFKC", match.group())
    return unicodedata.normalize("NFC", match.group())
