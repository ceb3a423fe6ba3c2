"""The outlet that a claim was made to or came by: "told state television", "quoted by a news
agency".
"""

from typing import TYPE_CHECKING

from sayso.attribution.draft import Draft, trim
from sayso.attribution.judgement.cue import Cue
from sayso.attribution.judgement.lexicon import load_lexicon
from sayso.attribution.spans import Grid, length, overlap
from sayso.language.analysis import Analysis
from sayso.language.parser import lemma_of
from sayso.record.claim import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECTS = ("dobj", "dative", "pobj", "obj", "iobj")
_PREPOSITIONS = ("to", "by", "with", "on", "in", "for", "via", "through", "agent")


def find_outlets(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """Fill ``via`` from the words around the cue, or from the claim that relays this one."""
    grid = Grid([made.content for made in drafts])
    return [
        _by_words(analysis, made)
        or _by_relay(analysis, made, [drafts[n] for n in grid.near(made.content)])
        or made
        for made in drafts
    ]


def _by_words(analysis: Analysis, made: Draft) -> Draft | None:
    tokens = tuple(analysis.parse.tokens_of(made.cue))
    if not tokens:
        return None
    for noun in _nouns_near(Cue(tokens)):
        span = trim(analysis.text, analysis.parse.extent(_name(noun)))
        if (
            span
            and is_outlet(noun)
            and not overlap(made.content, [span])
            and not overlap(made.source, [span])
        ):
            return made.changed("outlet", "via", analysis.text[slice(*span)], via=(span,))
    return None


def _nouns_near(cue: Cue) -> list["Token"]:
    """What the cue's verb is said to, and what follows its prepositions: "in an interview with
    ...".
    """
    found: list[Token] = []
    queue = [(child, 0) for token in cue.tokens for child in token.children]
    for token, depth in queue:
        if token.dep_ in _OBJECTS:
            found.append(token)
        if depth < 4 and (
            token.dep_ in (*_OBJECTS, "prep", "agent") or token.lower_ in _PREPOSITIONS
        ):
            queue.extend((child, depth + 1) for child in token.children)
    return found


def is_outlet(noun: "Token") -> bool:
    """The noun, or the name that it heads, is a medium or a known outlet."""
    lexicon = load_lexicon()
    words = [
        t
        for t in noun.subtree
        if t.dep_ in ("compound", "amod", "nmod", "poss", "det") or t == noun
    ]
    if lemma_of(noun) in lexicon["via", "media"] or noun.lower_ in lexicon["via", "media"]:
        return True
    name = " ".join(t.lower_ for t in words if t.pos_ == "PROPN")
    return noun.pos_ == "PROPN" and (
        name in lexicon["via", "outlets"]
        or noun.lower_ in lexicon["via", "outlets"]
        or any(t.lower_ in lexicon["via", "media"] for t in words)
    )


def _name(noun: "Token") -> list["Token"]:
    return [
        t
        for t in noun.subtree
        if t == noun
        or (t.i < noun.i and t.head == noun)
        or (t.dep_ in ("compound", "appos") and t.head == noun)
    ]


def _by_relay(analysis: Analysis, made: Draft, near: list[Draft]) -> Draft | None:
    """Another claim over the same words, by an outlet, carries this one."""
    for other in near:
        if other is made or not other.source or overlap(other.source, made.source):
            continue
        shared = overlap(other.content, made.content)
        if shared < 0.8 * max(length(made.content), length(other.content)):
            continue
        outlet = _outlet_source(analysis, other.source)
        if outlet:
            words = " ".join(analysis.text[a:b] for a, b in outlet)
            return made.changed("relayed", "via", words, via=outlet)
    return None


def _outlet_source(analysis: Analysis, source: tuple[Span, ...]) -> tuple[Span, ...] | None:
    tokens = analysis.parse.tokens_of(source)
    return source if any(is_outlet(t) for t in tokens if t.pos_ in ("PROPN", "NOUN")) else None
