"""One attribution, one claim."""

from sayso.attribution.draft import Draft
from sayso.attribution.spans import length, overlap, union
from sayso.language.analysis import Analysis
from sayso.record.claim import Span

_SAME = 0.8
_ADJACENT = 24


def drop_empty(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """Drop the drafts of cues that attribute nothing, and pieces of contents that are marks
    alone.
    """
    worded = (
        (made, [span for span in made.content if _has_words(analysis.text, span)])
        for made in drafts
    )
    return [
        made
        if len(made.content) == len(spans)
        else made.changed("marks-alone", "content", content=spans)
        for made, spans in worded
        if spans
    ]


def _has_words(text: str, span: Span) -> bool:
    return any(map(str.isalnum, text[span[0] : span[1]]))


def merge_doubles(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """Make one of two drafts whose cues stand side by side and attribute the same words to the same
    source.
    """
    kept: list[Draft] = []
    for made in sorted(drafts, key=lambda d: d.cue):
        near = range(max(len(kept) - 3, 0), len(kept))
        number = next((n for n in near if _are_double(analysis, kept[n], made)), None)
        if number is None:
            kept.append(made)
            continue
        twin = kept[number]
        cue = union((*twin.cue, *made.cue))
        words = " ".join(analysis.text[a:b] for a, b in cue)
        kept[number] = twin.changed(
            "one-cue", "cue", words, cue=cue, source=twin.source or made.source
        )
    return kept


def _are_double(analysis: Analysis, first: Draft, second: Draft) -> bool:
    gap = analysis.text[first.cue[-1][1] : second.cue[0][0]]
    if len(gap) > _ADJACENT or (not gap.strip().replace(" ", "").isalpha() and gap.strip()):
        return False
    if first.source and second.source and not overlap(first.source, second.source):
        return False
    shared = overlap(first.content, second.content)
    return shared >= _SAME * max(length(first.content), length(second.content))
