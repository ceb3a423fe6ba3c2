"""The speaker's name right before the cue, where the tagger missed it, cut it or joined a time or a
place to it.
"""

from typing import TYPE_CHECKING

from sayso.attribution.corrections.sources.lead_ins import is_time, name_before, skip_lead_in
from sayso.attribution.draft import Draft, trim
from sayso.attribution.judgement.lexicon import load_lexicon
from sayso.attribution.spans import overlap
from sayso.language.analysis import Analysis
from sayso.language.parser import lemma_of, root_of
from sayso.record.claim import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = ("VBD", "VBZ", "VBP")
_INVERTED = 8
"""Words of the longest source that follows its cue at the end of a headline: "says the region's
governor".
"""
_ENDS = frozenset(".!?|–—")


def take_names(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """Give drafts the whole name right before their cue, and free their sources of times and places
    before it.
    """
    return [_inverted(analysis, _named(analysis, _freed(analysis, made))) for made in drafts]


def _named(analysis: Analysis, made: Draft) -> Draft:
    """The run of names that ends at the cue, where the source is missing or only a part of it."""
    cue = _finite(analysis, made)
    if cue is None:
        return made
    doc, end = cue.doc, _start_of(analysis, made, cue)
    begin = name_before(doc, end)
    if begin == end or not _opens(doc, begin):
        return made
    span = trim(analysis.text, analysis.parse.extent(doc[begin:end]))
    if span is None or overlap(made.cue, [span]):
        return made
    if made.source and not (len(made.source) == 1 and _is_part_of(made.source[0], span)):
        return made
    content = _after_cue(analysis, made, cue)
    if (not made.source or overlap(content, [span])) and not _governs(cue, content):
        return made
    if overlap(content, [span]) or (made.source == (span,) and content == made.content):
        return made
    return made.changed(
        "name", "source", analysis.text[slice(*span)], source=(span,), content=content
    )


def _finite(analysis: Analysis, made: Draft) -> "Token | None":
    """The cue's verb, if it has a tense and so somebody who does it."""
    root = root_of(analysis.parse.tokens_of(made.cue))
    if root is None or lemma_of(root) not in load_lexicon()["act", "speech"]:
        return None
    auxiliaries = [c for c in root.children if c.dep_ in ("aux", "auxpass")]
    if any(c.dep_ == "auxpass" for c in auxiliaries):
        return None
    return root if root.tag_ in _FINITE or auxiliaries else None


def _start_of(analysis: Analysis, made: Draft, cue: "Token") -> int:
    """The first word of the cue, an auxiliary or an adverb before it left out: "had later said"."""
    first = min(t.i for t in analysis.parse.tokens_of(made.cue) if t.doc is cue.doc)
    while (
        first > 0
        and cue.doc[first - 1].dep_ in ("aux", "neg", "advmod")
        and cue.doc[first - 1].text.islower()
    ):
        first -= 1
    return first


def _opens(doc: "Doc", begin: int) -> bool:
    """Whether what stands before a run of names can stand before a subject: nothing, a mark, a time
    or a place.
    """
    if begin == 0 or doc[begin].is_sent_start or doc[begin - 1].is_punct or doc[begin - 1].is_space:
        return True
    return (
        is_time(doc, begin - 1)
        or doc[begin - 1].text[:1].isdigit()
        or doc[begin - 1].text[:1].isupper()
    )


def _is_part_of(source: Span, span: Span) -> bool:
    return source != span and span[0] <= source[0] and source[1] <= span[1]


def _after_cue(analysis: Analysis, made: Draft, cue: "Token") -> tuple[Span, ...]:
    """The content without what stands before the cue in its sentence and is joined to it by no
    mark.
    """
    start = analysis.parse.span(cue)[0]
    sentence = analysis.parse.extent(cue.sent)[0]
    before = [span for span in made.content if sentence <= span[0] and span[1] <= start]
    if not before:
        return made.content
    between = analysis.text[before[-1][1] : start]
    marked = any(
        mark in between or mark in analysis.text[slice(*before[-1])] for mark in ',“”"’‘:;'
    )
    return made.content if marked else tuple(span for span in made.content if span not in before)


def _governs(cue: "Token", content: tuple[Span, ...]) -> bool:
    """Whether something said follows the verb."""
    after = cue.doc.user_data["start"] + cue.idx
    return any(span[0] > after for span in content) or any(
        c.dep_ == "ccomp" and c.i > cue.i for c in cue.children
    )


def _inverted(analysis: Analysis, made: Draft) -> Draft:
    """Who follows the cue that ends a sentence: "two killed, says governor"."""
    cue = _finite(analysis, made)
    if made.source or cue is None or not made.content or made.content[-1][1] > made.cue[0][0]:
        return made
    first = cue.i + 1
    last = first
    while last < len(cue.doc) and last - first <= _INVERTED and cue.doc[last].text not in _ENDS:
        if cue.doc[last].text == "," or cue.doc[last].pos_ in ("VERB", "AUX", "SCONJ"):
            return made
        last += 1
    words = cue.doc[first:last]
    if not len(words) or len(words) > _INVERTED or words[-1].pos_ not in ("NOUN", "PROPN"):
        return made
    span = trim(analysis.text, analysis.parse.extent(words))
    if span is None or overlap([span], [*made.content, *made.cue]):
        return made
    return made.changed("inverted", "source", analysis.text[slice(*span)], source=(span,))


def _freed(analysis: Analysis, made: Draft) -> Draft:
    """The source without a time or a place at its beginning: "Friday N. N." after "on"."""
    if not made.source:
        return made
    words = analysis.parse.tokens(*made.source[0])
    if len(words) < 2 or words[0].doc is not words[-1].doc:
        return made
    doc, last = words[0].doc, words[-1].i
    begin = _comma(words)
    after = skip_lead_in(doc, words[0].i, min(last, begin))
    if after == words[0].i:
        return made
    span = trim(analysis.text, (analysis.parse.span(doc[after])[0], made.source[0][1]))
    if span is None:
        return made
    return made.changed(
        "lead-in", "source", analysis.text[slice(*span)], source=(span, *made.source[1:])
    )


def _comma(words: "list[Token]") -> int:
    """The last word before the first comma: a name and no more of the source."""
    return next((t.i - 1 for t in words if t.text == ","), words[-1].i)
