"""A report's text as quotations are looked for in it: where exactly the same words stand, and
whether they stand there whole and in quotation marks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sayso.checking.normal import Normal, Word, normal, words_of
from sayso.language.paragraphs import find_paragraphs
from sayso.language.quotations import Quotation, find_quotations
from sayso.record.claim import Span

_JOINS_BEFORE = re.compile(r"(?:\w|[-$€£]|\w')$|\d[.,]$")
"""What stands before words that are only the rest of a longer one: "15" of "2.15", "elected" of
"re-elected".
"""
_JOINS_AFTER = re.compile(r"\w|-|[%°]|'\w|[.,]\d")
_ABBREVIATED = re.compile(
    r"(?:^|[\s'(])(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|St|Prof|Sen|Rep|Gov|No|[A-Z])\.\s?$"
)
"""A full stop that ends no sentence."""
_ENDED = re.compile(r"[.!?:]['\])]*\s*$|[\[(]\s*$|^\s*$")
_ENDS = re.compile(r"(?P<mark>[.!?]+)['\])]*(?:\s|$)|,?'")
_ASKS = re.compile(r"^[.,]?['\])]*[!?]")
_REOPENS = re.compile(r"^[^']{0,160}'(?=\w)")
"""An attribution between the two halves of a quotation: a line or two."""
_BREAK = re.compile(r"(?:^|\n)[\s“\"'‘«„]*$|^[\s”\"'’».,]*(?:\n|$)")
"""The beginning or the end of a paragraph, with no more than marks between."""
_NEAR = 6
_STOP_BEFORE = re.compile(r"[.!?…][”\"’']?\s+|\n+")
_STOP_BEHIND = re.compile(r"[.!?…][”\"’')]*(?=\s|$)|\n")
_STOPS = ".,"
_WIDEST = 400
"""Code points of a sentence that are shown on either side of the words."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand, in code points of a passage's normal form."""

    start: int
    end: int


class Passage:
    """The text of a report, named by its hash."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.normal: Normal = normal(text)

    @cached_property
    def words(self) -> list[Word]:
        """Its words in order."""
        return words_of(self.normal.text)

    @cached_property
    def quotations(self) -> list[Quotation]:
        """Where quotation marks open and close in its text."""
        return find_quotations(self.text, find_paragraphs(self.text))

    def places(self, needle: str) -> Iterator[Place]:
        """Where the same words stand; the case of the first letter does not count."""
        form, first = self.normal.text, needle[:1].casefold()
        at = form.find(needle[1:], 1) if len(needle) > 1 else -1
        while at >= 0:
            start, end = at - 1, at - 1 + len(needle)
            if form[start].casefold() == first and self._is_apart(start, end):
                yield Place(start, end)
            at = form.find(needle[1:], at + 1)

    def _is_apart(self, start: int, end: int) -> bool:
        """Whether no word is cut at either end."""
        form = self.normal.text
        before, after = form[max(0, start - 2) : start], form[end : end + 2]
        return not _JOINS_BEFORE.search(before) and not _JOINS_AFTER.match(after)

    def span(self, place: Place) -> Span:
        """A place in the printed text."""
        return self.normal.span(place.start, place.end)

    def is_quoted(self, place: Place) -> bool:
        """Whether the words stand within one quotation."""
        start, end = self.span(place)
        return any(each.start < start and end <= each.end for each in self.quotations)

    def begins(self, place: Place, before: str = "") -> bool:
        """Whether a sentence or a quotation begins with these words; ``before`` are words that the
        draft itself has before them.
        """
        ahead = self.normal.text[max(0, place.start - _WIDEST) : place.start]
        if before and ahead.rstrip(" ',—").endswith(before):
            return True
        if _BREAK.search(self.text[: self.span(place)[0]][-_NEAR:]):
            return True
        if self._opens(place):
            return not (place.start and self._goes_on_before(place))
        return bool(_ENDED.search(ahead)) and not _ABBREVIATED.search(ahead)

    def ends(self, place: Place, after: str = "") -> bool:
        """Whether a sentence or a quotation ends with these words; ``after`` are words that the
        draft itself has behind them.
        """
        behind = self.normal.text[place.end : place.end + _WIDEST]
        if after and behind.lstrip(" ',—").startswith(after):
            return True
        if self.normal.text[place.end - 1] in "?!" or _BREAK.match(self._printed_behind(place)):
            return True
        match = _ENDS.match(behind)
        if match is None:
            return False
        if after and self._reopened(behind, after):
            return True
        return bool(match["mark"]) or not self._goes_on_behind(behind)

    def _printed_behind(self, place: Place) -> str:
        end = self.span(place)[1]
        return self.text[end : end + _NEAR]

    def asks(self, place: Place) -> bool:
        """Whether a mark of a question or a call follows the words, which makes another sentence
        of them.
        """
        return bool(_ASKS.match(self.normal.text[place.end : place.end + 4]))

    def _opens(self, place: Place) -> bool:
        start = self.span(place)[0]
        return any(each.start < start <= each.start + 2 for each in self.quotations)

    def _goes_on_before(self, place: Place) -> bool:
        """Whether the quotation is the second half of a sentence that an attribution broke off."""
        form = self.normal.text
        ahead = form[max(0, place.start - 160) : place.start]
        broken = re.search(r",'[^']*,\s*'$", ahead)
        return broken is not None and form[place.start].islower()

    @staticmethod
    def _reopened(behind: str, after: str) -> bool:
        match = _REOPENS.match(behind.lstrip(",.'"))
        rest = behind.lstrip(",.'")[match.end() :] if match else ""
        return rest.startswith(after)

    @staticmethod
    def _goes_on_behind(behind: str) -> bool:
        """Whether the quotation breaks off with a comma, and goes on after an attribution."""
        if not behind.startswith(",'"):
            return False
        match = _REOPENS.match(behind[2:])
        return match is not None and behind[2:][match.end() : match.end() + 1].islower()

    def has_quoted(self, span: Span) -> bool:
        """Whether any word of a span of the printed text stands in quotation marks."""
        return any(
            re.search(r"\w", self.text[max(span[0], each.start) : min(span[1], each.end)])
            for each in self.quotations
            if each.start < span[1] and span[0] < each.end
        )

    def within_quotation(self, span: Span) -> bool:
        """Whether the words of a span of the printed text stand in one quotation."""
        start, end = _trimmed(self.text, span)
        return any(each.start <= start and end <= each.end for each in self.quotations)

    def quoted_sentence(self, span: Span) -> Span:
        """The sentence around words of the printed text, as far as their quotation goes."""
        start, end = self._sentence(span)
        for each in self.quotations:
            if each.start <= span[0] and span[1] <= each.end:
                return max(start, each.start), min(end, each.end)
        return start, end

    def sentence(self, span: Span) -> str:
        """What stands around words of the printed text: from the stop before to the stop behind."""
        start, end = self._sentence(span)
        return " ".join(self.text[start:end].split())

    def _sentence(self, span: Span) -> Span:
        text, (start, end) = self.text, span
        first = max(0, start - _WIDEST)
        breaks = [match.end() for match in _STOP_BEFORE.finditer(text[first:start])]
        stop = _STOP_BEHIND.search(text[end : end + _WIDEST])
        last = end + stop.end() if stop else min(len(text), end + _WIDEST)
        if end and text[end - 1] in ".!?":
            last = end
        return (first + breaks[-1] if breaks else first), last


def _trimmed(text: str, span: Span) -> Span:
    words = text[slice(*span)]
    bare = words.strip(" \t\r\n,.“”\"'‘’«»")
    at = span[0] + words.index(bare)
    return at, at + len(bare)


def needle_of(form: str) -> str:
    """Words of a draft as they are looked for: without the marks around them and a full stop or
    comma at their end.  An ellipsis stays.
    """
    bare = form.strip(" '")
    return bare if bare.endswith("...") else bare.rstrip(_STOPS).rstrip(" '")
