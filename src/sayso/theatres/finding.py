"""Finds many fixed phrases in a text in one pass."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

T = TypeVar("T")
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[^\S\n]*\n?[^\S\n]*|[\-\u2010-\u2014]\n?")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """``what`` is named at ``start`` to ``end`` of a text, in code points, end exclusive."""

    start: int
    end: int
    what: T


class Finder(Generic[T]):
    """Phrases and what each stands for; made once, used on many texts.

    Case does not count.  Where a phrase has a space or a hyphen the text may have either, or a
    dash; a line may end there, a paragraph may not.  Of two entries with the same words the later
    one counts.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        found = {words: what for phrase, what in entries if (words := _words(phrase))}
        by_first: dict[str, list[tuple[tuple[str, ...], T]]] = defaultdict(list)
        for words, what in sorted(found.items(), key=lambda entry: -len(entry[0])):
            by_first[words[0]].append((words, what))
        self._by_first = dict(by_first)

    def find(self, text: str) -> Iterator[Found[T]]:
        """What the text names, in order; where several begin the longest, and none overlaps
        another.
        """
        spans = [match.span() for match in _WORD.finditer(text)]
        at = 0
        while at < len(spans):
            length, found = self._longest(text, spans, at)
            if found:
                yield found
            at += length

    def _longest(
        self, text: str, spans: list[tuple[int, int]], at: int
    ) -> tuple[int, Found[T] | None]:
        start, end = spans[at]
        for words, what in self._by_first.get(text[start:end].casefold(), ()):
            taken = spans[at : at + len(words)]
            if len(taken) == len(words) and _read_as(text, taken, words):
                return len(words), Found(start, taken[-1][1], what)
        return 1, None


def _read_as(text: str, spans: list[tuple[int, int]], words: tuple[str, ...]) -> bool:
    joined = all(_BETWEEN.fullmatch(text, left[1], right[0]) for left, right in pairwise(spans))
    return joined and all(
        text[a:b].casefold() == word for (a, b), word in zip(spans, words, strict=True)
    )


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in _WORD.findall(phrase))
