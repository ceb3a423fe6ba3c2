"""Where the ledger has a draft's words, and how nearly: by words alone."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.checking.alignment import Alignment, align
from sayso.checking.draft import Difference, FindingKind
from sayso.checking.edits import find_pieces, is_edited, pieces_of
from sayso.checking.library import Library, keys_of
from sayso.checking.normal import Normal
from sayso.checking.passage import Passage, Place, needle_of
from sayso.ledger.query import RecordedReport
from sayso.record.claim import Span

_WORDS = re.compile(r"[^\W_]+")
_MARKS = " \n\t“”\"'‘’«»"
_CLOSE = 0.9
"""The share of the words from which no other report is looked at: one in ten words differs."""
_ATTRIBUTION = 25
"""Words of an attribution within a quotation: a name with a post, and to whom it was said."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words of a draft that are looked for: ``span`` of its normal form, and the words that the
    draft has before and behind them where it breaks off a quotation with an attribution.
    """

    draft: Normal
    span: Span
    before: str = ""
    after: str = ""

    @property
    def form(self) -> str:
        """The words in normal form, with the marks at their ends."""
        return self.draft.text[self.span[0] : self.span[1]]


@dataclass(frozen=True, slots=True)
class Located:
    """Where a report has the words: ``kind`` says how.  ``left_out`` are words of the report that
    the draft left out, at an ellipsis or at either end of the sentence.
    """

    kind: FindingKind
    report: RecordedReport
    passage: Passage
    place: Place
    shared: float = 1.0
    differences: tuple[Difference, ...] = ()
    left_out: str = ""

    @property
    def span(self) -> Span:
        """Where, in the report's text."""
        return self.passage.span(self.place)


def locate(library: Library, wanted: Wanted) -> list[Located]:
    """The places in the ledger's reports that have the words, the nearest first; empty if none
    has them.

    Reports are come to by their claims: words in a report without a claim that has some of them
    are found by ``locate_in``.
    """
    pieces = pieces_of(wanted.form)
    if not pieces:
        return []
    longest = max(pieces, key=len)
    same = locate_in(library, wanted, library.quoting(longest))
    if any(each.kind is not FindingKind.DIFFERS for each in same):
        return same
    for report in library.resembling(wanted.form):
        same += locate_in(library, wanted, [report])
        if any(each.shared >= _CLOSE for each in same):
            break
    return _best(same)


def locate_in(library: Library, wanted: Wanted, reports: Iterable[RecordedReport]) -> list[Located]:
    """The places in these reports that have the words, the nearest first."""
    found = [
        located
        for report in reports
        if (passage := library.passage(report["text_sha256"])) is not None
        for located in _in_passage(wanted, passage, report)
    ]
    return _best(found)


def _best(found: Sequence[Located]) -> list[Located]:
    """Those with the same words, else those with others; the nearest first."""
    best = [each for each in found if each.kind is not FindingKind.DIFFERS] or found
    return sorted(best, key=lambda each: (SURENESS[each.kind], -each.shared, each.report["seq"]))


SURENESS = {
    kind: rank
    for rank, kind in enumerate(
        (
            FindingKind.EXACT,
            FindingKind.PART,
            FindingKind.EDITED,
            FindingKind.NOT_QUOTED,
            FindingKind.DIFFERS,
        )
    )
}
"""How near the kinds are by which words are found, the nearest first."""


def locate_in_texts(library: Library, wanted: Sequence[Wanted]) -> list[list[Located]]:
    """The places of each of some quotations in any text of the ledger, whether or not a claim has
    them.  Every text is looked at once.
    """
    found: list[list[Located]] = [[] for _ in wanted]
    keys = [[key.casefold() for key in keys_of(each.form)] for each in wanted]
    for report in library.texts_with([each.form for each in wanted]):
        passage = library.passage(report["text_sha256"])
        if passage is None:
            continue
        folded = passage.normal.text.casefold()
        for number, each in enumerate(wanted):
            if keys[number] and sum(key in folded for key in keys[number]) >= len(keys[number]) - 1:
                found[number] += _in_passage(each, passage, report)
    return [_best(each) for each in found]


def _in_passage(wanted: Wanted, passage: Passage, report: RecordedReport) -> Iterator[Located]:
    needle = needle_of(wanted.form)
    same = [_same(wanted, passage, report, place) for place in passage.places(needle)]
    if same:
        yield from same
        return
    if is_edited(wanted.form):
        edited = find_pieces(pieces_of(wanted.form), passage)
        if edited is not None:
            yield _edited(passage, report, edited.places)
            return
    nearest = align(wanted.draft, wanted.span, passage)
    if nearest is None or not nearest.is_near:
        return
    kind = FindingKind.EDITED if _is_broken_off(nearest, passage) else FindingKind.DIFFERS
    yield Located(kind, report, passage, nearest.place, nearest.shared, nearest.differences)


def _is_broken_off(nearest: Alignment, passage: Passage) -> bool:
    """Whether the report has all the words in quotation marks, and nothing more between them than
    attributions.
    """
    if nearest.shared < 1 or not nearest.differences:
        return False
    gaps = [each.report for each in nearest.differences]
    bare = all(not _WORDS.search(each.draft_words) for each in nearest.differences)
    quoted = any(passage.has_quoted(gap) for gap in gaps)
    short = all(0 < len(_WORDS.findall(passage.text[a:b])) <= _ATTRIBUTION for a, b in gaps)
    start, end = passage.span(nearest.place)
    rest = [span for span in between(gaps, start, end) if _WORDS.search(passage.text[slice(*span)])]
    return bare and short and not quoted and all(map(passage.within_quotation, rest))


def between(gaps: Sequence[Span], start: int, end: int) -> list[Span]:
    """What lies between some spans, which are in order, from ``start`` to ``end``."""
    edges = [start, *(at for gap in gaps for at in gap), end]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]


def _same(wanted: Wanted, passage: Passage, report: RecordedReport, place: Place) -> Located:
    if passage.asks(place):
        behind = Place(place.start, place.end + 1)
        return Located(FindingKind.DIFFERS, report, passage, behind, left_out="")
    whole = passage.begins(place, wanted.before) and passage.ends(place, wanted.after)
    if not passage.is_quoted(place):
        return Located(FindingKind.NOT_QUOTED, report, passage, place)
    if whole:
        return Located(FindingKind.EXACT, report, passage, place)
    return Located(FindingKind.PART, report, passage, place, left_out=_beside(passage, place))


def _beside(passage: Passage, place: Place) -> str:
    """The rest of the quoted sentence that the words are a part of."""
    start, end = passage.span(place)
    first, last = passage.quoted_sentence((start, end))
    ahead, behind = (passage.text[a:b].strip(_MARKS) for a, b in ((first, start), (end, last)))
    return " … ".join(part for part in (ahead, behind) if _WORDS.search(part))


def _edited(passage: Passage, report: RecordedReport, places: Sequence[Place]) -> Located:
    gaps = [(a.end, b.start) for a, b in pairwise(places)]
    left_out = " … ".join(passage.normal.text[a:b].strip(" .,'—") for a, b in gaps)
    whole = Place(places[0].start, places[-1].end)
    quoted = all(passage.is_quoted(place) for place in places)
    kind = FindingKind.EDITED if quoted else FindingKind.NOT_QUOTED
    return Located(kind, report, passage, whole, left_out=left_out)
