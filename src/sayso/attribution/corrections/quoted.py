"""What quotation marks tell: a quotation is said whole, by one speaker, and goes on until it is
closed.
"""

from bisect import bisect_left, bisect_right
from itertools import pairwise

from sayso.attribution.draft import Draft
from sayso.attribution.spans import Cover, Grid, overlap, union, within
from sayso.language.analysis import Analysis
from sayso.record.claim import Span

_SPOKEN_WORDS = 4
"""An uncued quotation of fewer words is a name or a scare quote rather than speech."""

_REACH = 2000
"""Code points within which a quotation looks for its speaker."""


def take_whole_quotations(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """A content that holds most of a quotation, or begins with it, holds it to its closing mark."""
    starts = [q.start for q in analysis.quotations]
    grid = Grid([made.content for made in drafts])
    changed = []
    for made in drafts:
        whole = []
        for start, end in made.content:
            first = max(bisect_right(starts, start) - 1, 0)
            for quotation in analysis.quotations[first : bisect_left(starts, end)]:
                span = (quotation.start, quotation.end)
                if not within(made.cue[0][0], [span]) and _belongs(span, made, drafts, grid):
                    whole.append(span)
        content = union((*made.content, *whole))
        changed.append(
            made
            if content == made.content
            else made.changed("whole-quotation", "content", content=content)
        )
    return changed


def _belongs(quotation: Span, made: Draft, drafts: list[Draft], grid: Grid) -> bool:
    """Most of the quotation is the draft's, or its beginning is and nobody else has a greater share
    of it.
    """
    shared = overlap(made.content, [quotation])
    if 2 * shared >= quotation[1] - quotation[0]:
        return True
    begins = any(within(quotation[0] + offset, made.content) for offset in (1, 2))
    others = (drafts[n] for n in grid.near([quotation]) if begins)
    return begins and not any(
        overlap(other.content, [quotation]) > shared and not within(other.cue[0][0], [quotation])
        for other in others
    )


def continue_quotations(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """A quotation that a paragraph leaves open and the next one opens again is one speech."""
    number = {start: i for i, (start, _) in enumerate(analysis.paragraphs)}
    follows: dict[int, Span] = {}
    for before, after in pairwise(analysis.quotations):
        place = number.get(after.start)
        if place and not before.closed and analysis.paragraphs[place - 1][1] == before.end:
            follows[before.end] = (after.start, after.end)
    changed = []
    for made in drafts:
        more: list[Span] = []
        after_it = follows.get(made.content[-1][1]) if made.content else None
        while after_it is not None:
            more.append(after_it)
            after_it = follows.get(after_it[1])
        content = union((*made.content, *more))
        changed.append(made.changed("open-quotation", "content", content=content) if more else made)
    return changed


def attach_uncued(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """A spoken sentence in quotation marks without a cue of its own is its paragraph's nearest
    quoted speaker's.
    """
    drafts = list(drafts)
    covered = Cover(span for made in drafts for span in made.content)
    grid = Grid([made.content for made in drafts])
    paragraphs = Cover(analysis.paragraphs)
    opened = {quotation.start for quotation in analysis.quotations}
    for quotation in analysis.quotations:
        span = (quotation.start, quotation.end)
        paragraph = paragraphs.at(quotation.start)
        if paragraph is None or covered.touches(span) or not _is_speech(analysis.text, span):
            continue
        reach = (max(paragraph[0], span[0] - _REACH), min(paragraph[1], span[1] + _REACH))
        near = [
            (content[0] > span[0], abs(content[0] - span[0]), n)
            for n in grid.near([reach])
            for content in drafts[n].content
            if within(content[0], [reach]) and content[0] in opened
        ]
        if near:
            made = drafts[min(near)[2]]
            content = union((*made.content, span), gap=1)
            drafts[min(near)[2]] = made.changed("same-speaker", "content", content=content)
    return drafts


def _is_speech(text: str, quotation: Span) -> bool:
    inner = text[quotation[0] + 1 : quotation[1] - 1].strip()
    return (
        len(inner.split(None, _SPOKEN_WORDS)) >= _SPOKEN_WORDS
        and inner[:1].isupper()
        and inner[-1:] in ".,!?…"
    )
