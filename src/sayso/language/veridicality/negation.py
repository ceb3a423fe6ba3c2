"""What negates a word, and which noun phrases are said of none."""

from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.language.veridicality.entry import Frame
from sayso.language.veridicality.table import entries_of, words_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_NONE = frozenset({"no", "none", "nobody", "nothing", "neither", "nor", "zero"})
_BOUNDS = frozenset({"more", "fewer", "less", "later", "longer"})
"""After "no" these bound a number or a time, and leave some: "no more than five"."""
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor", "neither", "no"})
_PHRASES = frozenset({"doubt", "matter", "wonder", "question", "."})
_TIMES = frozenset({"yet", "longer"})
"""With a word of negation of their own: "not yet", "no longer"."""
_TOTAL = frozenset({"all", "every", "everyone", "everybody", "everything", "whole", "entire"})


def none_of(token: "Token") -> str | None:
    """The word that says there is none of it: "no soldier", "not a single one", "neither men nor
    arms", "nobody".
    """
    if token.lower_ in _NONE or token.lower_ in ("noone", "no-one"):
        return str(token.text)
    if token.pos_ == "NUM" and token.lower_ != "one":
        return None
    for child in token.children:
        if child.dep_ in ("det", "preconj", "cc", "nummod", "neg") and child.lower_ in _NONE:
            if child.dep_ == "cc" or child.doc[child.i + 1 : child.i + 2].text.lower() in _BOUNDS:
                continue
            return str(child.text)
        if child.dep_ in ("neg", "preconj") and child.lower_ == "not" and _single(token):
            return "not a single"
    if token.dep_ == "conj" and any(c.lower_ == "nor" for c in token.head.children):
        return none_of(token.head)
    return None


def scarce(noun: "Token") -> "Token | None":
    """The word that says there are hardly any of it: "few", "few officials", "hardly anyone"; not
    "a few".
    """
    near = next((c for c in noun.children if c.lower_ in words_of("hardly")), None)
    if near is not None:
        return near
    first = noun.doc[noun.left_edge.i]
    if first.lower_ in words_of("hardly"):
        return first
    few = next((t for t in (noun, *noun.children) if t.lower_ in ("few", "little")), None)
    determined = any(
        c.dep_ in ("det", "poss") or c.lower_ == "a" for c in (*noun.children, *_of(few))
    )
    return None if determined else few


def _of(word: "Token | None") -> "tuple[Token, ...]":
    return tuple(word.children) if word is not None else ()


def _single(token: "Token") -> bool:
    words = {c.lower_ for c in token.children}
    return bool(words & {"single", "one"}) or token.lower_ == "one"


def not_all(token: "Token") -> str | None:
    """The word that says it is not so of all: "not all of the town", "not every street"."""
    for total in (token, *token.children):
        before = token.doc[max(0, total.i - 1) : total.i]
        if total.lower_ in _TOTAL and any(t.lower_ == "not" for t in before):
            return f"not {total.text}"
    return None


def negation_of(word: "Token") -> "Token | None":
    """The word beside a verb, adjective or noun that negates it: "not", "never", "no", "not
    yet".
    """
    auxiliaries = (c for c in word.children if c.dep_ in ("aux", "auxpass"))
    for child in (*word.children, *(c for auxiliary in auxiliaries for c in auxiliary.children)):
        beside = child.dep_ in ("advmod", "preconj", "cc", "det") and child.lower_ in _NEGATIONS
        negates = (child.dep_ == "neg" and child.lower_ not in words_of("hardly")) or beside
        if negates and (child.lower_ not in ("no", "not") or not _only(child)):
            return child
        nested = (
            next((c for c in child.children if c.lower_ in _NEGATIONS), None)
            if child.lower_ in _TIMES
            else None
        )
        if nested is not None:
            return nested
    return None


def _only(negation: "Token") -> bool:
    """Whether it is that of "not only", which does not deny."""
    following = negation.doc[negation.i + 1 : negation.i + 2]
    return any(t.lower_ in ("only", "just", "merely", "least") for t in following)


def is_partial(negation: "Token") -> bool:
    """Whether it only bounds or belongs to a set phrase: "not only", "no more than five", "no
    doubt", "No. 10".
    """
    following = negation.doc[negation.i + 1 : negation.i + 2]
    bounds = any(t.lower_ in (_BOUNDS - _TIMES) | _PHRASES or t.text.isdigit() for t in following)
    return _only(negation) or (negation.lower_ == "no" and bounds)


def is_excluded(noun: "Token") -> bool:
    """Whether a coordinated noun is named only to be left out: "the airport but not the city"."""
    first = noun.left_edge.i
    return noun.dep_ in ("conj", "appos") and any(
        t.lower_ == "not" for t in noun.doc[max(0, first - 1) : noun.i]
    )


def is_understatement(verb: "Token") -> bool:
    """Whether its "not" meets another: "will not go unpunished", "cannot be ruled out"."""
    if negation_of(verb) is None:
        return False
    complements = ("acomp", "oprd", "attr", "xcomp", "advcl", "advmod")
    added = next((f" {c.lower_}" for c in verb.children if c.dep_ == "prt"), "")
    governing = entries_of(f"{lemma_of(verb)}{added}", "VERB", Frame.NOUN)
    if governing and governing[0].positive == "-":
        return True
    return any(_is_un(c) for c in (verb, *verb.children) if c is verb or c.dep_ in complements)


def _is_un(word: "Token") -> bool:
    lower = word.lower_
    return (
        word.tag_ in ("JJ", "VBN", "VBD", "RB")
        and lower.startswith("un")
        and not lower.startswith(("uni", "under", "unl", "until"))
    )
