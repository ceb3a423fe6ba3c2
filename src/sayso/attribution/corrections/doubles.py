"""One attribution, one claim."""

import re

from sayso.attribution.draft import Draft
from sayso.attribution.spans import length, overlap, union
from sayso.language.analysis import Analysis
from sayso.record.claim import Span

_SAME = 0.8
_ADJACENT = 24
_CONTRARY = re.compile(r"\b(?:contrary\s+to|contradicting|despite|unlike)\s+what\s+$", re.I)
_BEFORE = 24
"""Code points before a source in which it is looked for: more than "contrary to what" has."""


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


def drop_hearsay(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """Drop the draft of an adverb that only tells that another's cue is hearsay: "Sovik reportedly
    told aides"; the other's certainty says as much.
    """
    return [made for made in drafts if made.source or not _is_of_cue(analysis, made, drafts)]


def _is_of_cue(analysis: Analysis, made: Draft, drafts: list[Draft]) -> bool:
    words = analysis.parse.tokens_of(made.cue)
    if len(words) != 1 or words[0].tag_ != "RB":
        return False
    said = [analysis.parse.span(words[0].head)]
    return any(other.source and overlap(other.cue, said) for other in drafts)


def drop_contradicted(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """Drop the draft of one who is named only to be contradicted by another, whose words these are:
    "contrary to what Saal said, the town has not been taken, Marten said".
    """
    return [made for made in drafts if not _is_contradicted(analysis, made, drafts)]


def _is_contradicted(analysis: Analysis, made: Draft, drafts: list[Draft]) -> bool:
    start = min(made.source or made.cue)[0]
    if not _CONTRARY.search(analysis.text[max(0, start - _BEFORE) : start]):
        return False
    others = (other for other in drafts if other is not made and other.source)
    return any(
        not overlap(other.source, made.source)
        and overlap(other.content, made.content) >= _SAME * length(made.content)
        for other in others
    )


def _are_double(analysis: Analysis, first: Draft, second: Draft) -> bool:
    gap = analysis.text[first.cue[-1][1] : second.cue[0][0]]
    if len(gap) > _ADJACENT or (not gap.strip().replace(" ", "").isalpha() and gap.strip()):
        return False
    if first.source and second.source and not overlap(first.source, second.source):
        return False
    shared = overlap(first.content, second.content)
    return shared >= _SAME * max(length(first.content), length(second.content))
