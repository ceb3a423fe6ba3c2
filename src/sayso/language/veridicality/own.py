"""How a word puts itself: by its own negations, auxiliaries, conjunctions and adverbs."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from sayso.language.veridicality.entry import Modality
from sayso.language.veridicality.likelihood import Likelihood, likelihood_at
from sayso.language.veridicality.negation import negation_of, none_of, not_all
from sayso.language.veridicality.table import words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr")
_INVERTED = ("should", "had", "were")


@dataclass(frozen=True, slots=True)
class Own:
    """``negated`` by its own words; ``modality`` and ``likelihood`` likewise; ``words`` are those that say so."""

    negated: bool = False
    modality: Modality = Modality.FACT
    likelihood: Likelihood | None = None
    words: tuple[str, ...] = ()


def own_of(word: "Token", passed: "Token | None" = None) -> Own:
    """How the word is put.  ``passed`` is the argument by which one came to it, and whose own words are its own."""
    negations = list(_negations(word, passed))
    marks = [*_by_marks(word), *_by_auxiliaries(word), *_by_adverbs(word)]
    likely = (likelihood_at(c) for c in word.children if c.dep_ in ("advmod", "npadvmod"))
    likelihood = next((band for band in likely if band is not None), None)
    modality = next((m for m, _ in marks), Modality.FACT)
    if any(m is Modality.OPEN for m, _ in marks):
        modality = Modality.OPEN
    shown = tuple(dict.fromkeys([*negations, *(text for _, text in marks)]))
    return Own(len(negations) % 2 == 1, modality, likelihood, shown)


def _negations(word: "Token", passed: "Token | None") -> Iterator[str]:
    negation = negation_of(word)
    if negation is not None:
        yield negation.text
    for child in word.children:
        if child.dep_ not in _ARGUMENTS or child == passed:
            continue
        none = none_of(child) or (not_all(child) if child.dep_ != "attr" else None)
        if none and negation is None:
            yield none


def _by_marks(word: "Token") -> Iterator[tuple[Modality, str]]:
    conjunctions = words_of("conjunctions")
    for child in word.children:
        if child.dep_ in ("mark", "advmod", "nmod") and child.i < word.i:
            modality = conjunctions.get(child.lower_)
            asks = modality is Modality.CONDITIONAL and word.dep_ in ("ccomp", "pcomp")
            if modality is not None:
                yield (Modality.OPEN if asks else modality), child.text
    if word.dep_ == "advcl" and is_inverted(word):
        yield Modality.CONDITIONAL, "inverted"


def is_inverted(verb: "Token") -> bool:
    """A condition without a conjunction: "should the bridge fall", "had it fallen"."""
    inverted = next((c for c in verb.children if c.dep_ == "aux" and c.lower_ in _INVERTED), None)
    return inverted is not None and inverted == next(iter(verb.subtree), None)


def is_condition(verb: "Token") -> bool:
    """Whether the clause of the verb is supposed: "if it falls", "had it fallen"."""
    conjunctions = words_of("conjunctions")
    marks = (c for c in verb.children if c.dep_ in ("mark", "advmod"))
    return any(conjunctions.get(m.lower_) is Modality.CONDITIONAL for m in marks) or is_inverted(verb)


def _by_auxiliaries(word: "Token") -> Iterator[tuple[Modality, str]]:
    auxiliaries = words_of("auxiliaries")
    perfect = any(c.dep_ == "aux" and c.lower_ == "have" for c in word.children)
    for child in word.children:
        if child.dep_ != "aux":
            continue
        if child.lower_ == "to" and word.dep_ == "ROOT":
            yield Modality.FUTURE, child.text
        modality = auxiliaries.get(child.lower_)
        if modality is Modality.CONDITIONAL:
            supposed = perfect or any(c.dep_ == "advcl" and is_condition(c) for c in word.children)
            yield (Modality.CONDITIONAL if supposed else Modality.FUTURE), child.text
        elif modality is Modality.OBLIGED and perfect and child.lower_ in ("should", "ought"):
            yield Modality.OPEN, f"{child.text} have"
        elif modality is not None:
            yield modality, child.text


def _by_adverbs(word: "Token") -> Iterator[tuple[Modality, str]]:
    adverbs = words_of("adverbs")
    for child in word.children:
        if child.dep_ in ("advmod", "npadvmod", "prep") and child.lower_ in adverbs:
            yield adverbs[child.lower_], child.text


@cache
def false_adverbs() -> frozenset[str]:
    """Adverbs that make what a verb of saying passes on untrue: "falsely claimed"."""
    return frozenset(words_of("falsely"))
