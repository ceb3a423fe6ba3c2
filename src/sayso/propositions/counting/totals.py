"""Figures that stand beside a noun of number, and those of who is where."""

from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import SUBJECTS, child
from sayso.propositions.counting.groups import group_of, words
from sayso.propositions.counting.reading import UNTOLD, Reading, verb_lemma
from sayso.propositions.phrases import object_of

if TYPE_CHECKING:
    from spacy.tokens import Token


def read_total(verb: "Token", head: "Token") -> Reading | None:
    """The figure of a total: "a death toll of 63", "the number of dead rose to 89", "puts deaths at 63"."""
    lexicon = words()
    if verb.pos_ in ("NOUN", "PROPN"):
        what = totalled(verb)
        return Reading(what, verb, verb, head) if what else None
    if verb_lemma(verb) not in lexicon["totals", "verbs"]:
        return None
    for each in verb.children:
        if each.dep_ in (*SUBJECTS, "dobj") and each != head:
            what = totalled(each) or (lexicon.key("nouns", lemma_of(each)) if child(each, "nummod") is None else None)
            if what:
                return Reading(what, each, verb, head)
    return None


def totalled(noun: "Token") -> str | None:
    """What a noun such as toll or number adds up; UNTOLD where it stands alone, None of another noun."""
    lexicon = words()
    lemma = lemma_of(noun)
    if lemma not in lexicon["totals", "words"]:
        return None
    for each in (*object_of(noun, "of"), *(c for c in noun.children if c.dep_ in ("compound", "amod", "nmod"))):
        described = next((c for c in each.children if c.dep_ in ("acl", "amod", "relcl")), None)
        for word in (each, described):
            if word is not None:
                what = lexicon.key("nouns", lemma_of(word)) or lexicon.key("states", word.lower_)
                what = what or lexicon.key("verbs", verb_lemma(word))
                if what:
                    return what
    named = next((what for what in ("killed", "population") if lemma in lexicon["totals", what]), None)
    return named or (None if object_of(noun, "of") else UNTOLD)


def read_presence(verb: "Token", head: "Token") -> Reading | None:
    """Being somewhere: "had 40,000 troops in the region", "there were still 559 citizens in the town"."""
    lexicon = words()
    group = group_of(head)
    if lemma_of(verb) == "have" and lemma_of(head) in lexicon["presence", "population"]:
        return Reading("population", head, verb, head)
    if lemma_of(verb) not in lexicon["presence", "verbs"] or ("presence", group) not in lexicon:
        return None
    told = child(verb, "expl") is not None
    around = (*head.subtree, *verb.children) if told else (*head.children, *verb.children)
    if not any(each.dep_ in ("prep", "advmod") and each.lower_ in lexicon["presence", "where"] for each in around):
        return None
    if told:
        return Reading(next(iter(lexicon["presence", group])), verb, verb, head)
    if child(head, "acl", "relcl") is not None or any(lemma_of(each) == "before" for each in verb.children):
        return None
    return Reading(next(iter(lexicon["presence", group])), verb, verb, head)
