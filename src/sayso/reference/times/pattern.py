"""Rules: patterns over the kinds of words, and what is made of a match."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sayso.reference.times.lexicon import load_lexicon
from sayso.reference.times.words import SHAPES, Word

if TYPE_CHECKING:
    from sayso.reference.times.context import Context, Found

_PIECE = re.compile(
    r"(?:(?P<name>[a-z_][a-z0-9_]*):)?(?P<kinds>[a-z_]+(?:\|[a-z_]+)*)(?P<count>[?*+]?)"
)
_SYNTAX = re.compile(r"\(\?P<[a-z_]+>|\(\?\([a-z_]+\)|\((?:\?<?[!=])?|\)[?*]?|\|")
_FIRST_LETTER = 0xE000
"""Letters of the private use area: a row of words is a string of them that patterns run over."""


@cache
def _letters() -> dict[str, str]:
    kinds = sorted(load_lexicon().kinds | SHAPES)
    return {kind: chr(_FIRST_LETTER + i) for i, kind in enumerate(kinds)}


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words that a rule matched, ``words[first:last]``; ``groups`` are the named pieces of its
    pattern.
    """

    words: Sequence[Word]
    first: int
    last: int
    groups: dict[str, tuple[int, int]]

    def __getitem__(self, name: str) -> Word | None:
        """The first word of a named piece, or None where the piece is empty."""
        first, last = self.groups.get(name, (-1, -1))
        return self.words[first] if last > first else None

    @property
    def start(self) -> int:
        """Where the phrase begins in the text."""
        return self.words[self.first].start

    @property
    def end(self) -> int:
        """Where the phrase ends in the text, end exclusive."""
        return self.words[self.last - 1].end

    @property
    def text(self) -> str:
        """The words of the phrase in lower case."""
        return " ".join(word.text for word in self.words[self.first : self.last])

    def before(self, count: int = 1) -> str:
        """The lower-case word that many places before the phrase, or nothing."""
        at = self.first - count
        return self.words[at].text if at >= 0 else ""

    def after(self, count: int = 1) -> str:
        """The lower-case word that many places after the phrase, or nothing."""
        at = self.last + count - 1
        return self.words[at].text if at < len(self.words) else ""


Reader = Callable[[Phrase, "Context"], "Found | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over kinds, and its reader, which makes of a match what it means, or refuses it
    with None.
    """

    name: str
    pattern: re.Pattern[str]
    read: Reader

    def matches(self, words: Sequence[Word], letters: str) -> Iterator[Phrase]:
        """Where the pattern fits ``words``, whose ``letters`` are."""
        for match in self.pattern.finditer(letters):
            first, last = match.span("all") if "all" in self.pattern.groupindex else match.span()
            if last > first:
                groups = {name: match.span(name) for name in self.pattern.groupindex}
                yield Phrase(words, first, last, groups)


def rule(name: str, pattern: str, read: Reader) -> Rule:
    """Make a rule.  ``pattern`` is kinds set apart by spaces.

    ``kind?``, ``kind*`` and ``kind|kind`` are as in regular expressions, ``name:kind`` names a
    piece, and parentheses stand by themselves: ``the? q:ordinal unit ( of y:year )?``.
    """
    return Rule(name, re.compile("".join(_compiled(piece) for piece in pattern.split())), read)


def _compiled(piece: str) -> str:
    match = _PIECE.fullmatch(piece)
    if match is None:
        if not _SYNTAX.fullmatch(piece):
            raise ValueError(f"{piece!r} is neither a kind nor a mark of a pattern.")
        return piece
    kinds = (
        "[" + "".join(_letters()[kind] for kind in match["kinds"].split("|")) + "]" + match["count"]
    )
    return f"(?P<{match['name']}>{kinds})" if match["name"] else kinds


def letters_of(words: Sequence[Word]) -> str:
    """The words' kinds, a letter each."""
    letters = _letters()
    return "".join(letters[word.kind] for word in words)
