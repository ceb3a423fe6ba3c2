"""Words by which a clause is hardly so: "barely moved", "made little progress", "left few behind".

They are no plain negation: "barely held the town" holds it.  Only of what comes by degrees they say
that it did not: an advance, headway.  "Had barely left when" is a fact of just before.
"""

from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.language.veridicality.table import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr")
_SMALL = frozenset({"few", "fewer", "little", "scant", "minimal", "negligible"})
_FOLLOWS = frozenset({"when", "before", "than"})


def by_degree(word: "Token") -> tuple[str, bool] | None:
    """The words by which the clause with ``word`` is hardly so, and whether that denies it rather
    than leave it open; None where there are none.
    """
    near = next((t for t in _beside(word) if t.lower_ in words_of("hardly")), None)
    if near is not None:
        if _is_just_before(word):
            return None
        return near.text, lemma_of(word) in words_of("degrees")
    for noun in word.children:
        if noun.dep_ in _ARGUMENTS and (small := _small(noun)):
            return small, lemma_of(noun) in words_of("degrees")
    return None


def _beside(word: "Token") -> "list[Token]":
    auxiliaries = [c for c in word.children if c.dep_ in ("aux", "auxpass")]
    return [c for head in (word, *auxiliaries) for c in head.children]


def _is_just_before(verb: "Token") -> bool:
    """Such as "had barely left when the shelling began"."""
    had = any(c.dep_ == "aux" and c.lower_ in ("had", "'d", "’d") for c in verb.children)
    after = (t for c in verb.children if c.dep_ in ("advcl", "prep") for t in c.subtree)
    return had and any(t.lower_ in _FOLLOWS for t in after)


def _small(noun: "Token") -> str:
    """Such as "few men", "little progress"; "a few" and "the little town" are no such words."""
    if any(c.dep_ in ("det", "poss") and c.lower_ != "any" for c in noun.children):
        return ""
    counted = [noun, *(c for c in noun.children if c.dep_ in ("amod", "det", "nummod"))]
    small = next((t for t in counted if t.lower_ in _SMALL), None)
    if small is None or any(c.lower_ in ("a", "the") for t in counted for c in t.children):
        near = (t for t in counted if t.lower_ == "any")
        return next(
            (c.text for t in near for c in t.children if c.lower_ in words_of("hardly")), ""
        )
    return str(small.text)
