"""What a deed was done to, as one word that several reports have in common: the dam, the station,
the market.
"""

from functools import lru_cache
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.phrases import core

if TYPE_CHECKING:
    from spacy.tokens import Token

_PREPOSITIONS = frozenset({"of", "on", "in", "at", "by", "for", "with", "near", "from", "to"})


def thing_at(victim: "Token") -> str:
    """The thing that a noun phrase names, by its head, else by what "of" adds: "part of the dam";
    empty of people.
    """
    things = load_lexicon("responsibility")["protected", "acted_on"]
    words = [victim, *(t for t in core(victim)[::-1] if t.dep_ == "pobj")]
    return next((lemma_of(t) for t in words if lemma_of(t) in things), "")


@lru_cache(maxsize=10_000)
def thing_of(words: str) -> str:
    """The same of words as printed, such as a proposition's ``victim``."""
    things = load_lexicon("responsibility")["protected", "acted_on"]
    told = words.casefold().split()
    end = next((n for n, word in enumerate(told) if n and word in _PREPOSITIONS), len(told))
    heads = [told[end - 1] if told else "", told[-1] if told else ""]
    forms = (
        form for head in heads for form in (head, head.removesuffix("s"), head.removesuffix("es"))
    )
    return next((form for form in forms if form in things), "")


def called(thing: str) -> str:
    """The one word for all that a thing is called by: the plant, the station and the dam of one
    river.
    """
    told = load_lexicon("responsibility").data["called"]
    return next((name for name, words in told.items() if thing in words), thing)


def same_thing(first: str, second: str) -> bool:
    """Whether two words can be for one thing."""
    return bool(first) and called(first) == called(second)


def family_of(kind: str) -> str:
    """The family that a kind of deed is of; empty of one that is only called a wrong, as it may be
    of any.
    """
    family = load_lexicon("responsibility").key("kinds", kind) or kind
    return "" if family == "wrong" else family
