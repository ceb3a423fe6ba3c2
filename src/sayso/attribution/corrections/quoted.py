"""What quotation marks tell: a quotation is said whole, by one speaker, and goes on until it is closed."""

from sayso.attribution.claim import Span
from sayso.attribution.draft import Draft
from sayso.attribution.spans import overlap, union, within
from sayso.language.analysis import Analysis
from sayso.language.quotations import Quotation

_SPOKEN_WORDS = 4
"""An uncued quotation of fewer words is a name or a scare quote rather than speech."""


def take_whole_quotations(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """A content that holds most of a quotation, or begins with it, holds it to its closing mark."""
    changed = []
    for made in drafts:
        whole = [(q.start, q.end) for q in _touched(analysis, made) if _belongs(q, made, drafts)]
        content = union((*made.content, *whole))
        if content != made.content:
            made = made.changed("whole-quotation", "content", content=content)
        changed.append(made)
    return changed


def _touched(analysis: Analysis, made: Draft) -> list[Quotation]:
    """Quotations that the content shares words with and the cue is not part of."""
    return [
        q
        for q in analysis.quotations
        if overlap(made.content, [(q.start, q.end)]) > 0 and not within(made.cue[0][0], [(q.start, q.end)])
    ]


def _belongs(quotation: Quotation, made: Draft, drafts: list[Draft]) -> bool:
    span = (quotation.start, quotation.end)
    shared = overlap(made.content, [span])
    if 2 * shared >= quotation.end - quotation.start:
        return True
    begins = within(quotation.start + 1, made.content) or within(quotation.start + 2, made.content)
    return begins and not any(
        overlap(other.content, [span]) > shared and not within(other.cue[0][0], [span])
        for other in drafts
        if other is not made
    )


def continue_quotations(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """A quotation that a paragraph leaves open and the next one opens again is one speech."""
    follows: dict[int, Quotation] = {}
    starts = {start: i for i, (start, _) in enumerate(analysis.paragraphs)}
    for before, after in zip(analysis.quotations, analysis.quotations[1:], strict=False):
        place = starts.get(after.start)
        if place and not before.closed and analysis.paragraphs[place - 1][1] == before.end:
            follows[before.end] = after
    changed = []
    for made in drafts:
        more: list[Span] = []
        after_it = follows.get(made.content[-1][1]) if made.content else None
        while after_it is not None:
            more.append((after_it.start, after_it.end))
            after_it = follows.get(after_it.end)
        changed.append(
            made.changed("open-quotation", "content", content=union((*made.content, *more), gap=2)) if more else made
        )
    return changed


def attach_uncued(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """A spoken sentence in quotation marks without a cue of its own is its paragraph's last quoted speaker's."""
    drafts = list(drafts)
    covered = union(span for made in drafts for span in made.content)
    for quotation in analysis.quotations:
        span = (quotation.start, quotation.end)
        if overlap(covered, [span]) or not _is_speech(analysis, quotation):
            continue
        place = _speaker_near(analysis, drafts, span)
        if place is None:
            continue
        made = drafts[place]
        drafts[place] = made.changed("same-speaker", "content", content=union((*made.content, span), gap=1))
    return drafts


def _is_speech(analysis: Analysis, quotation: Quotation) -> bool:
    inner = analysis.text[quotation.start + 1 : quotation.end - 1].strip()
    return len(inner.split()) >= _SPOKEN_WORDS and inner[:1].isupper() and inner[-1:] in ".,!?…"


def _speaker_near(analysis: Analysis, drafts: list[Draft], span: Span) -> int | None:
    """The draft of the same paragraph whose quoted content ends last before ``span``, else begins first after it."""
    paragraph = next(((a, b) for a, b in analysis.paragraphs if a <= span[0] < b), None)
    if paragraph is None:
        return None
    near = [
        (content[0] > span[0], abs(content[0] - span[0]), i)
        for i, made in enumerate(drafts)
        for content in made.content
        if paragraph[0] <= content[0] < paragraph[1] and analysis.text[content[0]] in "“\"„«‘'"
    ]
    return min(near)[2] if near else None
