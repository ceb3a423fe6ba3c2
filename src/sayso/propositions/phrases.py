"""Noun phrases in the parse: what is coordinated, what modifies what, what is said of none."""

from collections.abc import Iterator, Set
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.language.veridicality.negation import none_of as none_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "VERB", "X")
_BEFORE = (
    "compound",
    "amod",
    "nmod",
    "nummod",
    "poss",
    "det",
    "quantmod",
    "case",
    "punct",
    "advmod",
    "npadvmod",
)
_NOT_NAMED = ("det", "poss", "quantmod", "predet", "advmod", "punct")
_GENERIC = frozenset(
    {"one", "kind", "type", "number", "group", "lot", "majority", "part", "rest", "handful", "some"}
)


def conjuncts(token: "Token") -> tuple["Token", ...]:
    """The noun and those coordinated with it, in order: "Britain, France and Poland"."""
    found = [token]
    for each in found:
        found.extend(
            c
            for c in each.children
            if c.dep_ == "conj" and c.pos_ in _NOMINAL and not _has_subject(c)
        )
    return tuple(found)


def _has_subject(token: "Token") -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in token.children)


def before(token: "Token") -> list["Token"]:
    """The words of a noun phrase up to its head, without those of its conjuncts."""
    found = [t for c in token.lefts if c.dep_ in _BEFORE for t in c.subtree]
    return [*found, token]


def core(token: "Token") -> list["Token"]:
    """The words of a noun phrase up to its head and what "of" adds: "a company of Leopard
    tanks".
    """
    words = before(token)
    for each in token.rights:
        if each.dep_ == "prep" and each.lower_ == "of":
            words.append(each)
            words.extend(t for noun in each.children if noun.dep_ == "pobj" for t in before(noun))
    return words


def name_of(token: "Token", among: Set["Token"] | None = None) -> str:
    """The words of a noun phrase without determiner, number and owner: "main battle tanks",
    "Leopard 2 tanks".

    Those that are not ``among`` the words given are left out too.
    """
    lefts = (
        c
        for c in token.lefts
        if c.dep_ in _BEFORE and (c.dep_ not in _NOT_NAMED or c.tag_ == "HYPH")
    )
    words = [t for c in lefts for t in c.subtree]
    kept = [
        t
        for t in words
        if t.dep_ not in ("det", "case") and not t.is_quote and (among is None or t in among)
    ]
    while kept and (kept[0].dep_ in ("nummod", "quantmod") or kept[0].lower_ == "own"):
        kept.pop(0)
    all_ = [*kept, token]
    told = zip(all_, [*all_[1:], None], strict=True)
    spaced = (
        f"{t.text} " if after is not None and after.i > t.i + 1 else t.text_with_ws
        for t, after in told
    )
    return "".join(spaced).strip()


def text_of(token: "Token") -> str:
    """The words of a noun phrase up to its head, without its article."""
    words = before(token)
    return "".join(t.text_with_ws for t in words[words[0].dep_ == "det" :]).strip()


def owners(token: "Token") -> Iterator["Token"]:
    """Who the noun's things belong to: "Kyiv's troops", "their men", "troops of the Kremlin"."""
    for child in token.children:
        if child.dep_ == "poss":
            yield child
        if child.dep_ == "prep" and child.lower_ in ("of", "from"):
            yield from (noun for noun in child.children if noun.dep_ == "pobj")


def object_of(token: "Token", *prepositions: str) -> tuple["Token", ...]:
    """The nouns under the word's prepositions, with what is coordinated with them."""
    under = (
        c
        for c in token.children
        if c.dep_ in ("prep", "agent", "dative") and c.lower_ in prepositions
    )
    return tuple(
        n
        for prep in under
        for noun in prep.children
        if noun.dep_ == "pobj"
        for n in conjuncts(noun)
    )


def head_noun(token: "Token") -> "Token":
    """The noun that "of" leads to from a word that only measures: "a number of tanks", "one of the
    soldiers".
    """
    if lemma_of(token) in _GENERIC or token.pos_ in ("NUM", "DET"):
        return next(iter(object_of(token, "of")), token)
    return token
