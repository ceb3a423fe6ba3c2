"""The noun phrase that a source is: whole, and with nothing of the clause around it."""

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from sayso.attribution.draft import Draft, trim
from sayso.attribution.spans import overlap
from sayso.language.analysis import Analysis
from sayso.language.parser import root_of
from sayso.record.claim import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = ("relcl", "acl", "advcl", "ccomp", "parataxis")
_WITHIN_NAME = ("det", "amod", "compound", "nummod", "nmod")
BEFORE_NOUN = (*_WITHIN_NAME, "quantmod", "poss", "predet")
_NO_NAME = re.compile(r"\d|[–—\n/:]|\s-\s")
"""What a date or a dateline has, which the parse at times takes for a part of the name that follows
it.
"""
NOUNS = ("NOUN", "PROPN", "PRON")


def cut_clauses(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """A source that runs over another cue is cut before it: "The army | denied that the North ...
    and said".
    """
    cues = sorted((made.cue[0][0], n) for n, made in enumerate(drafts))
    starts = [start for start, _ in cues]
    changed = []
    for made in drafts:
        first = bisect_right(starts, made.source[0][0]) if made.source else len(starts)
        cue = drafts[cues[first][1]].cue if first < len(starts) else made.cue
        span = None
        if made.source and cue != made.cue and cue[0][0] < made.source[-1][1]:
            span = trim(analysis.text, (made.source[0][0], cue[0][0]))
        words = analysis.text[slice(*span)] if span else ""
        changed.append(made.changed("one-cue", "source", words, source=(span,)) if span else made)
    return changed


def take_whole_sources(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """A source that is cut inside its noun phrase has the noun and what stands before it: "The",
    "Spain" of three.
    """
    return [_whole(analysis, made) if len(made.source) == 1 else made for made in drafts]


def _whole(analysis: Analysis, made: Draft) -> Draft:
    """The draft with its source from the first word of its noun phrase on, and without a verb at
    its end.
    """
    (source,) = made.source
    words = analysis.parse.tokens(*source)
    while len(words) > 1 and words[-1].pos_ == "AUX":
        words.pop()
        source = (source[0], analysis.parse.span(words[-1])[1])
    noun = _head_noun(root_of(words))
    if noun is None:
        return made
    phrase = [noun, *(t for c in noun.lefts if c.dep_ in BEFORE_NOUN for t in c.subtree)]
    start, end = analysis.parse.extent(phrase)
    whole = (min(start, source[0]), max(end, source[1]))
    added = analysis.text[whole[0] : source[0]] + analysis.text[source[1] : whole[1]]
    if (
        (whole,) == made.source
        or _NO_NAME.search(added)
        or overlap([whole], [*made.content, *made.cue])
    ):
        return made
    return made.changed("noun-phrase", "source", analysis.text[slice(*whole)], source=(whole,))


def _head_noun(word: "Token | None") -> "Token | None":
    """The noun that ``word`` is part of the name of, the first of several that are joined by
    "and".
    """
    while word is not None and word.head.pos_ in NOUNS:
        if not (word.dep_ in _WITHIN_NAME or (word.dep_ == "conj" and word.pos_ in NOUNS)):
            break
        word = word.head
    return word if word is not None and word.pos_ in NOUNS else None


def verb_of(analysis: Analysis, made: Draft) -> "Token | None":
    """The verb of a draft's cue, None where its cue is a noun or a mark."""
    root = root_of(analysis.parse.tokens_of(made.cue))
    return root if root is not None and root.pos_ in ("VERB", "AUX") else None


def with_source(analysis: Analysis, made: Draft, rule: str, noun: "Token") -> Draft:
    """The draft with the phrase of ``noun`` as its source, unless that is in what it has
    already.
    """
    span: Span | None = trim(analysis.text, analysis.parse.extent(phrase_of(noun)))
    if span is None or overlap(made.source, [span]) or overlap(made.content, [span]):
        return made
    return made.changed(rule, "source", analysis.text[slice(*span)], source=(span,))


def phrase_of(noun: "Token") -> list["Token"]:
    """The noun with what describes it, but no clause that says what it did."""
    kept, stack = [noun], [c for c in noun.children if c.dep_ not in _CLAUSES]
    while stack:
        token = stack.pop()
        kept.append(token)
        stack.extend(c for c in token.children if c.dep_ not in _CLAUSES)
    return kept
