"""Figures that stand beside a noun of number, and those of who is where."""

from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import SUBJECTS, child
from sayso.propositions.count.groups import group_of, words
from sayso.propositions.count.reading import UNTOLD, Reading, verb_lemma
from sayso.propositions.phrases import object_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def read_total(verb: "Token", head: "Token") -> Reading | None:
    """The figure of a total: "a death toll of 63", "the number of dead rose to 89", "puts deaths at
    63".
    """
    lexicon = words()
    if verb.pos_ in ("NOUN", "PROPN"):
        what = totalled(verb)
        return Reading(what, verb, verb, head) if what else None
    if verb_lemma(verb) not in lexicon["totals", "verbs"]:
        return None
    for each in verb.children:
        if is_elliptic(each) and each != head:
            return Reading(UNTOLD, each, verb, head)
        if each.dep_ in (*SUBJECTS, "dobj", "oprd") and each != head:
            what = totalled(each) or (
                lexicon.key("nouns", lemma_of(each)) if child(each, "nummod") is None else None
            )
            if what:
                return Reading(what, each, verb, head)
    return None


def is_elliptic(token: "Token") -> bool:
    """An owner whose thing was told before: "Norland's came to 2,400"."""
    return token.dep_ in (*SUBJECTS, "dobj", "conj") and child(token, "case") is not None


def read_numbering(noun: "Token", head: "Token") -> Reading | None:
    """Where the verb "number" is taken for the noun: "the dead now number 16"."""
    by = child(noun, *SUBJECTS) if lemma_of(noun) == "number" else None
    if by is None:
        return None
    what = words().key("nouns", lemma_of(by)) or words().key("nouns", by.lower_) or totalled(by)
    return Reading(what, by, noun, head) if what else None


def totalled(noun: "Token") -> str | None:
    """What a noun such as toll or number adds up; UNTOLD where it stands alone, None of another
    noun.
    """
    lexicon = words()
    lemma = lemma_of(noun)
    if lemma not in lexicon["totals", "words"]:
        return None
    if lemma in lexicon["totals", "killed"]:
        kinds = (
            lexicon.key("nouns", lemma_of(c))
            for c in noun.children
            if c.dep_ in ("compound", "amod", "nmod")
        )
        return next((kind for kind in kinds if kind), "killed")
    for each in (
        *object_of(noun, "of"),
        *(c for c in noun.children if c.dep_ in ("compound", "amod", "nmod")),
    ):
        described = next((c for c in each.children if c.dep_ in ("acl", "amod", "relcl")), None)
        for word in (each, described):
            if word is not None:
                what = lexicon.key("nouns", lemma_of(word)) or lexicon.key("states", word.lower_)
                what = what or lexicon.key("verbs", verb_lemma(word))
                if what:
                    return what
    named = next(
        (what for what in ("killed", "population") if lemma in lexicon["totals", what]), None
    )
    return named or (None if object_of(noun, "of") else UNTOLD)


def read_presence(verb: "Token", head: "Token") -> Reading | None:
    """Being somewhere: "had 40,000 troops in the region", "there were still 559 citizens in the
    town".
    """
    lexicon = words()
    group = group_of(head)
    if lemma_of(verb) == "have" and lemma_of(head) in lexicon["presence", "population"]:
        return Reading("population", head, verb, head)
    if lemma_of(verb) not in lexicon["presence", "verbs"] or ("presence", group) not in lexicon:
        return None
    told = child(verb, "expl") is not None
    around = (*head.subtree, *verb.children) if told else (*head.children, *verb.children)
    if not any(
        each.dep_ in ("prep", "advmod") and each.lower_ in lexicon["presence", "where"]
        for each in around
    ):
        return None
    what = next(iter(lexicon["presence", group]))
    if told:
        return Reading(what, verb, verb, head)
    if child(head, "acl", "relcl") is not None or any(
        lemma_of(each) == "before" for each in verb.children
    ):
        return None
    left = what != "remaining" or any(each.lower_ == "still" for each in around)
    return Reading(what if left else "present", verb, verb, head)
