"""The text as it is read: without characters that nobody sees, with every white space a space,
breaks as breaks.

Spans are found in this copy and mapped back onto the printed text, so that they hold what was
printed.  The copy is the text itself where there is nothing to leave out.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\U000e0100-\U000e01ef"
)
"""Characters of category Cf that are not printed, and those that only choose another's form."""
_PICTURES = (
    "\U0001f000-\U0001faff\u2600-\u275a\u275f-\u27bf\u2b00-\u2bff\u2300-\u23ff\u3030\u303d\u20e3"
)
"""Emoji, flags and dingbats: no words, and no part of one."""
_CHANGED = re.compile(
    rf"(?P<none>[{_INVISIBLE}]+)"
    r"|(?P<break>[ \t]*<br\s{0,4}/?>[ \t]*(?:\r?\n)?|[\x0b\x0c\x1c-\x1e\x85])"
    rf"|(?P<bullet>(?<![^\n\r\u2028\u2029])[{_PICTURES}])"
    rf"|(?P<space>[^\S \n\r\u2028\u2029]|[{_PICTURES}])"
    r"|(?P<opens>\u275d)|(?P<closes>\u275e)",
    re.I,
)
_SHOWN = {"none": "", "break": "\n", "bullet": "•", "space": " ", "opens": "“", "closes": "”"}
_PICTURE = re.compile(f"[{_PICTURES}]")
_JOINERS = "\u200d\ufe0e\ufe0f\u20e3"
_BEYOND = re.compile(r"[^\x00-\x7f]|(?<=\r)\n")
"""What alone can go on with the character before it."""


@dataclass(frozen=True, slots=True)
class Visible:
    """``text`` is read; ``origins[i]`` is where its code point ``i`` stands in ``printed``,
    ``origins`` is None where both have the same offsets.
    """

    printed: str
    text: str
    origins: Sequence[int] | None
    edges: "Edges" = field(compare=False)

    @property
    def as_printed(self) -> bool:
        """Whether spans in ``text`` can stand as they are."""
        return self.text == self.printed and not self.edges

    def offset(self, printed: int) -> int:
        """The place in ``text`` of a place in the printed text."""
        return printed if self.origins is None else bisect_left(self.origins, printed)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """``[start, end)`` of ``text`` in the printed text, widened to whole characters as a reader
        sees them.
        """
        if self.origins is not None:
            last = self.origins[end - 1] + 1 if end > start else self.origins[start]
            start, end = self.origins[start], last
        return self.edges.outward(start, end)


class Edges:
    """Where, inside characters of several code points (accents, flags, emoji), no span may begin or
    end.
    """

    def __init__(self, text: str) -> None:
        self._inside = frozenset(_inside_characters(text))

    def __bool__(self) -> bool:
        return bool(self._inside)

    def outward(self, start: int, end: int) -> tuple[int, int]:
        """The span with the characters whole that it cuts."""
        while start in self._inside:
            start -= 1
        while end in self._inside:
            end += 1
        return start, end


def make_visible(text: str) -> Visible:
    """The copy of ``text`` to read.  Time is linear in it."""
    edges = Edges(text)
    if not _CHANGED.search(text):
        return Visible(text, text, None, edges)
    pieces: list[str] = []
    origins = array("l")
    at = 0
    for match in _CHANGED.finditer(text):
        pieces.append(text[at : match.start()])
        origins.extend(range(at, match.start()))
        shown = _SHOWN[match.lastgroup or ""]
        pieces.append(shown)
        origins.extend([match.start()] * len(shown))
        at = match.end()
    pieces.append(text[at:])
    origins.extend(range(at, len(text) + 1))
    copy = "".join(pieces)
    return Visible(text, copy, None if len(copy) == len(text) else origins, edges)


def _inside_characters(text: str) -> Iterator[int]:
    """Offsets at which a code point goes on with the character before it (UAX 29, as far as news
    has need of it).
    """
    flags = 0
    last = -2
    for match in _BEYOND.finditer(text):
        at, here = match.start(), match.group()
        flags = (flags + 1 if at == last + 1 else 1) if _is_flag(here) else 0
        last = at
        if at and _goes_on(text[at - 1], here, flags):
            yield at


def _goes_on(before: str, here: str, flags: int) -> bool:
    """Whether ``here`` is part of the character before it; ``flags`` letters of flags stand in a
    row up to here.
    """
    if here == "\n":
        return True
    if before.isspace():
        return False
    joined = before == "\u200d" and _PICTURE.match(here) is not None
    return joined or _extends(here) or (flags > 0 and flags % 2 == 0)


def _extends(character: str) -> bool:
    marks = unicodedata.category(character) in ("Mn", "Me", "Mc")
    return (
        marks
        or character in _JOINERS
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or _is_tag(character)
    )


def _is_flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _is_tag(character: str) -> bool:
    return "\U000e0020" <= character <= "\U000e007f"
