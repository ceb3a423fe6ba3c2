"""Words of posts: what a post is called, and where it stands beside a name."""

import re
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import child
from sayso.propositions.clause import Clause
from sayso.propositions.english import last_word
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.phrases import before, object_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.propositions.scene import Scene

_ARTICLE = re.compile(r"^(?:the|an?|his|her|its|their)\s+", re.I)


def puts_in_charge(clause: Clause) -> bool:
    """Such as "was given direct control of the operation"."""
    given = child(clause.head, "dobj") if lemma_of(clause.head) in ("give", "hand") else None
    return given is not None and lemma_of(given) in load_lexicon("appointment")["posts", "charge"]


def post_after(clause: Clause, person: "Token", leaving: bool) -> str:
    """The post that the clause names: "as commander", "commander", "control of the invasion", "in
    charge of".
    """
    words = load_lexicon("appointment")["posts", "words"]
    charge = load_lexicon("appointment")["posts", "charge"]
    of = [
        c for c in clause.head.subtree if lemma_of(c) in charge and any(object_of(c, "of", "over"))
    ]
    if of and (puts_in_charge(clause) or last_word(clause.lemma) in charge):
        return phrase_of(of[0])
    told = [
        c
        for c in clause.head.children
        if c.dep_ in ("oprd", "attr", "xcomp") and lemma_of(c) in words
    ]
    told += [
        c
        for c in person.children
        if c.dep_ in ("appos", "oprd") and lemma_of(c) in words and c.i > person.i
    ]
    told += [
        n for n in (*clause.under("as"), *object_of(person, "as")) if n.pos_ in ("NOUN", "PROPN")
    ]
    if leaving:
        told += [
            n
            for n in (*clause.under("from", "of"), *object_of(person, "from"))
            if lemma_of(n) in words
        ]
    infinitive = [
        c
        for c in clause.head.children
        if c.dep_ == "xcomp" and lemma_of(c) in ("be", "become", "lead", "head")
    ]
    told += [c for verb in infinitive for c in verb.children if c.dep_ in ("attr", "dobj")]
    if told:
        return phrase_of(told[0])
    return phrase_of(of[0]) if of else ""


def post_before(scene: "Scene", person: "Token") -> str:
    """The post that stands before or behind the name: "the garrison's commander, Colonel
    Zaitsev".
    """
    lexicon = load_lexicon("appointment")
    if person.pos_ == "NOUN" and lemma_of(person) in lexicon["posts", "words"]:
        return phrase_of(person)
    if person.dep_ == "appos" and lemma_of(person.head) in lexicon["posts", "words"]:
        return phrase_of(person.head)
    for each in person.children:
        if (
            each.dep_ == "appos"
            and lemma_of(each) in lexicon["posts", "words"]
            and scene.holds(each)
        ):
            return phrase_of(each)
    titles = [t for t in before(person)[:-1] if lemma_of(t) in lexicon["posts", "words"]]
    kept = [t for t in titles if t.lower_ not in lexicon["posts", "ranks"]]
    return kept[-1].text if kept else ""


def phrase_of(token: "Token") -> str:
    """The post without article, appositions and clauses: "head of the military's general staff"."""
    within = name_within(token)
    words = [t for t in before(token) if (t.dep_ != "det" or t.head != token) and t not in within]
    for each in token.rights:
        if each.dep_ == "prep" and each.lower_ in ("of", "in", "for", "on", "over"):
            words.extend(t for t in each.subtree if t.dep_ not in ("relcl", "appos"))
    return _ARTICLE.sub("", "".join(t.text_with_ws for t in words).strip(" ,"))


def name_within(token: "Token") -> list["Token"]:
    """The name before a post that the parse takes for one with it: "appointed General Veil
    commander".
    """
    names = [t for t in token.lefts if t.dep_ in ("compound", "nmod") and t.pos_ == "PROPN"]
    is_post = token.is_lower and lemma_of(token) in load_lexicon("appointment")["posts", "words"]
    return [t for name in names for t in name.subtree] if is_post else []


def words_of(token: "Token") -> set[str]:
    """The words of a noun phrase up to its head, lower case."""
    return {t.lower_ for t in before(token)}
