"""Where a passage comes nearest to the words of a draft, and which words differ there."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher

from sayso.checking.draft import Difference
from sayso.checking.normal import Normal, Word, words_of
from sayso.checking.passage import Passage, Place
from sayso.record.claim import Span

SHARED = 0.6
"""The share of a quotation's words that a report must have close together, for the report to have
it in another wording.  Of the altered quotations of ``bench.check`` those with a word, number or
negation changed share 0.75 and more; unrelated sentences of one war share up to 0.5.
"""
CLOSE = 0.75
"""The share from which on it does not matter which words those are: of fewer than this, as many of
the words that tell something must be among them, since "we … on Monday" stands in every report.
"""
RUN = 6
"""Words in a row, one of them a rare one, by which a report has a part of a quotation: two
unrelated texts seldom share so many.
"""
_MOST_WORDS = 400
"""Words of a quotation that is compared word by word: a longer one is a speech, which is looked for
as it is.
"""
_TELLING = 5
"""Letters from which a word tells something: function words are shorter."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Words of a draft beside the words of a report that come nearest.

    ``place`` is where those stand in the passage's normal form; ``shared`` is the share of the
    draft's words that stand there in any order, ``telling`` that of those that tell something,
    ``run`` the most that stand there in a row.
    """

    place: Place
    shared: float
    telling: float
    run: int
    differences: tuple[Difference, ...]

    @property
    def is_near(self) -> bool:
        """Whether the report has the draft's words in another wording, or a part of them."""
        if self.shared >= CLOSE or self.run >= RUN:
            return True
        return self.shared >= SHARED and self.telling >= SHARED


def align(draft: Normal, span: Span, passage: Passage) -> Alignment | None:
    """Hold ``span`` of a draft's normal form against a passage; None where they share no telling
    word.  Differences are in code points of the printed texts.
    """
    words = _within(words_of(draft.text[span[0] : span[1]]), span[0])
    window = _window(words, passage.words) if len(words) <= _MOST_WORDS else None
    if window is None:
        return None
    theirs = passage.words[window[0] : window[1]]
    matcher = SequenceMatcher(None, _forms(words), _forms(theirs), autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if not any(_tells(word) for block in blocks for word in words[block.a : block.a + block.size]):
        return None
    chosen = _beside(words, theirs, blocks)
    pairs = SequenceMatcher(None, _forms(words), _forms(chosen), autojunk=False)
    shared = _common(words, chosen) / len(words)
    telling = list(filter(_tells, words))
    weighty = _common(telling, chosen) / len(telling)
    run = max(block.size for block in blocks)
    differences = tuple(_differences(pairs, (draft, words), (passage.normal, chosen)))
    place = Place(chosen[0].start, chosen[-1].end)
    return Alignment(place, shared, weighty, run, differences)


def _beside(words: Sequence[Word], theirs: Sequence[Word], blocks: Sequence[Match]) -> list[Word]:
    """The words of a window that stand for those of the draft: as many as those, unless the same
    words stand there in another order.
    """
    first = max(0, blocks[0].b - blocks[0].a)
    last = min(len(theirs), blocks[-1].b + len(words) - blocks[-1].a)
    chosen = list(theirs[first:last])
    if _common(words, chosen) >= _common(words, theirs) - 1:
        return chosen
    wanted = frozenset(_forms(words))
    places = [at for at, form in enumerate(_forms(theirs)) if form in wanted]
    return list(theirs[places[0] : places[-1] + 1])


def _within(words: Sequence[Word], offset: int) -> list[Word]:
    return [Word(each.form, each.start + offset, each.end + offset) for each in words]


def _forms(words: Sequence[Word]) -> list[str]:
    return [word.form.casefold() for word in words]


def _tells(word: Word) -> bool:
    return len(word.form) >= _TELLING or word.form[:1].isdigit() or word.form.isupper()


def _common(first: Sequence[Word], second: Sequence[Word]) -> int:
    return (Counter(_forms(first)) & Counter(_forms(second))).total()


def _window(words: Sequence[Word], theirs: Sequence[Word]) -> tuple[int, int] | None:
    """The stretch of a passage, half as long again as the draft's words, that has most of them."""
    wanted = Counter(_forms(words))
    width = len(words) + max(4, len(words) // 2)
    forms = _forms(theirs)
    inside: Counter[str] = Counter()
    hits, best, at = 0, 0, 0
    for end, form in enumerate(forms):
        hits += inside[form] < wanted.get(form, 0)
        inside[form] += 1
        if end >= width:
            gone = forms[end - width]
            inside[gone] -= 1
            hits -= inside[gone] < wanted.get(gone, 0)
        if hits > best:
            best, at = hits, end
    return (max(0, at - width + 1), min(len(forms), at + 1 + width // 3)) if best else None


_Side = tuple[Normal, Sequence[Word]]


def _differences(
    pairs: "SequenceMatcher[str]", draft: _Side, report: _Side
) -> Iterator[Difference]:
    for tag, a, b, c, d in pairs.get_opcodes():
        if tag == "equal":
            yield from _marks((draft[0], draft[1][a:b]), (report[0], report[1][c:d]), a == 0)
            continue
        mine, theirs = _span(draft, a, b), _span(report, c, d)
        yield _difference(draft[0], report[0], mine, theirs)


def _difference(draft: Normal, report: Normal, mine: Span, theirs: Span) -> Difference:
    printed, source = draft.span(*mine), report.span(*theirs)
    return Difference(
        printed, source, draft.printed[slice(*printed)], report.printed[slice(*source)]
    )


def _span(side: _Side, first: int, last: int) -> Span:
    """Where some of the words stand; where there are none, the place before the next."""
    words = side[1]
    if first < last:
        return words[first].start, words[last - 1].end
    at = words[first].start if first < len(words) else words[-1].end
    return at, at


def _marks(draft: _Side, report: _Side, first: bool) -> Iterator[Difference]:
    """What differs between equal words: capitals, and the marks between two of them."""
    for number, (mine, theirs) in enumerate(zip(draft[1], report[1], strict=True)):
        begins = first and number == 0
        if mine.form[begins:] != theirs.form[begins:]:
            yield _difference(
                draft[0], report[0], (mine.start, mine.end), (theirs.start, theirs.end)
            )
        if number + 1 < len(draft[1]):
            ours = (mine.end, draft[1][number + 1].start)
            its = (theirs.end, report[1][number + 1].start)
            if draft[0].text[slice(*ours)] != report[0].text[slice(*its)]:
                yield _difference(draft[0], report[0], ours, its)
