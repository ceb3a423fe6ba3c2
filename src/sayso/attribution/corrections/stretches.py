"""One speaker for each stretch of speech: what another says nearer to it is no part of a claim."""

import re
from collections.abc import Iterable

from sayso.attribution.draft import Draft, trim
from sayso.attribution.spans import Grid, length, overlap, within
from sayso.language.analysis import Analysis
from sayso.record.claim import Span

_WHOLE = 0.8
"""Share of another's content that a draft must hold to have taken it."""
_ENDS_SENTENCE = re.compile(r"[.!?…][\"”’»)]*\s*$")
_TO_CUE = 80
"""Code points at most between a quotation and the cue behind it; a source with its office has so
many.
"""


def part_stretches(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """Take out of a draft's content what is the whole content of another, whose cue stands nearer
    to it.

    Two drafts with the same content stay: one relays the other.  So does what holds the other's
    cue: it is nested.
    """
    grid = Grid([made.content for made in drafts])
    return [
        _parted(analysis, made, (drafts[n] for n in grid.near(made.content))) for made in drafts
    ]


def _parted(analysis: Analysis, made: Draft, others: Iterable[Draft]) -> Draft:
    for other in others:
        if other is made or not _is_taken(made, other):
            continue
        left = _without(analysis.text, made.content, other.content)
        if any(map(str.isalnum, "".join(analysis.text[a:b] for a, b in left))):
            made = made.changed("one-speaker", "content", content=left)
    return made


def _is_taken(made: Draft, other: Draft) -> bool:
    shared = overlap(made.content, other.content)
    if (
        not shared
        or shared < _WHOLE * length(other.content)
        or shared >= _WHOLE * length(made.content)
    ):
        return False
    if within(other.cue[0][0], made.content) or within(made.cue[0][0], other.content):
        return False
    return _gap(other.cue, other.content) < _gap(made.cue, other.content)


def _gap(cue: Iterable[Span], content: Iterable[Span]) -> int:
    spans = list(content)
    return min(max(a - d, c - b, 0) for a, b in cue for c, d in spans)


def _without(text: str, spans: Iterable[Span], taken: Iterable[Span]) -> tuple[Span, ...]:
    left = list(spans)
    for start, end in taken:
        pieces = [piece for a, b in left for piece in ((a, min(b, start)), (max(a, end), b))]
        left = [span for a, b in pieces if a < b and (span := trim(text, (a, b)))]
    return tuple(left)


def cut_before_quotations(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """A quotation that its speaker's cue follows is said without the sentence before it, which is
    somebody else's.
    """
    changed = []
    ends = {quotation.end: quotation.start for quotation in analysis.quotations}
    for made in drafts:
        start = _quotation_before(analysis, made, ends)
        content = made.content
        if start is not None:
            pieces = ((max(a, start), b) for a, b in content if b > start)
            content = tuple(pieces)
        changed.append(
            made.changed("quotation", "content", content=content)
            if content != made.content
            else made
        )
    return changed


def _quotation_before(analysis: Analysis, made: Draft, ends: dict[int, int]) -> int | None:
    """Where the quotation begins that the draft's source and cue follow, if a sentence of no
    quotation is before it.
    """
    first = min(a for a, _ in (*made.cue, *made.source))
    before = [end for _, end in made.content if end <= first and end in ends]
    start = ends[before[-1]] if before and first - before[-1] <= _TO_CUE else None
    if start is None or not _ENDS_SENTENCE.search(analysis.text[max(0, start - 8) : start]):
        return None
    quoted = {quotation.start for quotation in analysis.quotations}
    outside = [a for a, _ in made.content if a < start and a not in quoted]
    return start if outside else None
