"""Who does what to whom: subjects, objects and obliques of a predicate, across the constructions
that hide them.

Subjects are shared by coordinated verbs, passed down to infinitives and participles ("managed to
seize", "killing 12"), and taken from the noun that a relative or reduced relative clause describes
("the town, seized by ...").
"""

from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.phrases import conjuncts, object_of

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_RELATIVE = frozenset({"which", "that", "who", "whom"})
_DEPTH = 12
"""How far up the tree a hidden subject is looked for; sentences are not nested deeper."""


def child(token: "Token", *deps: str) -> "Token | None":
    """The first child with one of these relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def particle(verb: "Token") -> "Token | None":
    """The particle of a phrasal verb, which the parser may take for an adverb: "shot down"."""
    found = child(verb, "prt")
    if found is not None:
        return found
    after = next(iter(verb.doc[verb.i + 1 : verb.i + 2]), None)
    adverb = after is not None and after.head == verb and after.dep_ in ("advmod", "prep")
    bare = adverb and after is not None and child(after, "pobj", "prep") is None
    return (
        after
        if bare
        and after is not None
        and after.lower_ in load_lexicon("clause")["light", "particles"]
        else None
    )


def is_passive(verb: "Token") -> bool:
    """Its subject is what it is done to; of a participle without auxiliary, what it describes."""
    if child(verb, "auxpass", "nsubjpass") is not None:
        return True
    if verb.tag_ != "VBN" or (child(verb, "nsubj") is not None and child(verb, "dobj") is not None):
        return False
    if verb.dep_ == "conj" and child(verb, *SUBJECTS, "aux") is None and verb.head.tag_ == "VBN":
        return is_passive(verb.head)
    return (
        verb.dep_ in ("acl", "advcl", "amod", "oprd", "ROOT", "ccomp")
        and child(verb, "aux") is None
    )


def subject(verb: "Token", depth: int = 0) -> "Token | None":
    """The grammatical subject, its own or the one it shares; relative pronouns give way to what
    they stand for.
    """
    own = child(verb, *SUBJECTS)
    if own is not None:
        return antecedent(verb, own) if own.lower_ in _RELATIVE else own
    if depth > _DEPTH or verb.dep_ in ("ROOT", "ccomp", "parataxis") or verb.head == verb:
        return None
    head = verb.head
    if verb.dep_ == "conj":
        return subject(head, depth + 1) if head.pos_ in ("VERB", "AUX") else None
    if verb.dep_ in ("acl", "relcl"):
        return _described(verb, head, depth)
    if verb.dep_ in ("xcomp", "advcl", "pcomp", "acomp", "attr", "oprd", "dep"):
        return _controlled(verb, head, depth)
    return None


def _described(verb: "Token", noun: "Token", depth: int) -> "Token | None":
    """Of "the town seized" the town, of "others to send them" the others; of "a decision to send"
    whoever made it.
    """
    if verb.tag_ in ("VBN", "VBG") or (
        verb.dep_ == "relcl" and verb.tag_ == "VB" and child(verb, "dobj") is not None
    ):
        return noun
    owner = child(noun, "poss") or next(iter(object_of(noun, "by", "of")), None)
    if owner is not None:
        return owner
    governor = noun.head
    return (
        subject(governor, depth + 1)
        if noun.dep_ in ("dobj", "attr", "pobj") and governor != noun
        else None
    )


def _controlled(verb: "Token", head: "Token", depth: int) -> "Token | None":
    """Who is meant to do it; "accused X of doing" means X, "helped by doing" whoever helped."""
    if (
        verb.dep_ == "pcomp"
        and lemma_of(head.head) in load_lexicon("clause")["governors", "of_object"]
    ):
        charged = child(head.head, "dobj")
        if charged is not None and charged.i < verb.i:
            return charged
    while head.dep_ == "prep" and head.head != head:
        head = head.head
    if head.pos_ not in ("VERB", "AUX"):
        owner = child(head, "poss")
        if owner is not None or head.pos_ == "NOUN":
            return owner
        return (
            subject(head.head, depth + 1)
            if head.dep_ in ("acomp", "attr", "oprd", "advmod")
            else None
        )
    if verb.dep_ == "xcomp" and lemma_of(head) not in ("use", "employ"):
        told = child(head, "dobj", "dative")
        if told is not None and told.i < verb.i and told.pos_ in ("NOUN", "PROPN", "PRON"):
            return told
    return subject(head, depth + 1)


def antecedent(verb: "Token", pronoun: "Token") -> "Token":
    """The noun that a relative pronoun stands for; the pronoun where the clause describes none."""
    clause = verb
    while clause.dep_ in ("conj", "xcomp", "ccomp") and clause.head != clause:
        clause = clause.head
    return clause.head if clause.dep_ in ("relcl", "acl") else pronoun


def objects(verb: "Token") -> tuple["Token", ...]:
    """The direct objects; those of verbs coordinated with it are not its own, save a last one they
    share.
    """
    own = next((c for c in reversed(list(verb.children)) if c.dep_ == "dobj"), None)
    if own is None and verb.dep_ == "relcl" and not is_passive(verb) and _lacks_object(verb):
        return (verb.head,)
    if own is None and (added := child(verb, "prt")) is not None:
        own = child(added, "pobj")  # the particle taken for a preposition: "shot down the drone"
    if own is None:
        shared = next((c for c in verb.children if c.dep_ == "conj" and c.pos_ == "VERB"), None)
        own = child(shared, "dobj") if shared is not None and _adjacent(verb, shared) else None
    if own is None:
        return ()
    return (antecedent(verb, own),) if own.lower_ in _RELATIVE else conjuncts(own)


def _lacks_object(verb: "Token") -> bool:
    """A relative clause with a subject of its own describes its object: "the tanks Germany
    sent".
    """
    own = child(verb, *SUBJECTS)
    return own is not None and own.lower_ not in _RELATIVE


def _adjacent(verb: "Token", other: "Token") -> bool:
    """Nothing but a conjunction stands between: "captured or destroyed 12 tanks"."""
    between = verb.doc[verb.i + 1 : other.i]
    return len(between) > 0 and all(
        t.dep_ in ("cc", "punct", "advmod", "aux", "auxpass") for t in between
    )


def doers(verb: "Token", passive: bool) -> tuple["Token", ...]:
    """Who does it: the subject, or of a passive the agent."""
    if passive:
        return tuple(noun for noun in object_of(verb, "by") if not is_manner(noun))
    found = subject(verb)
    return conjuncts(found) if found is not None and found.dep_ != "expl" else ()


def is_manner(noun: "Token") -> bool:
    """How, by which way or when: "hit by mistake", "brought by sea", "shelled by night"."""
    return lemma_of(noun) in load_lexicon("clause")["manner", "nouns"] and not any(noun.children)


def done_to(verb: "Token", passive: bool) -> tuple["Token", ...]:
    """What it is done to: the object, or of a passive the subject."""
    if not passive:
        return objects(verb)
    found = subject(verb)
    kept = objects(verb) if found is None else ()
    return conjuncts(found) if found is not None else kept


def recipients(verb: "Token") -> tuple["Token", ...]:
    """Who is given it: "sent Kyiv tanks", "sent tanks to Kyiv".

    The parser may take the first of two objects for an object too.
    """
    dative = child(verb, "dative")
    given = [c for c in verb.children if c.dep_ == "dobj"]
    if dative is None and len(given) > 1:
        return conjuncts(given[0])
    if dative is None:
        return object_of(verb, "to")
    if dative.pos_ == "ADP":
        return tuple(n for noun in dative.children if noun.dep_ == "pobj" for n in conjuncts(noun))
    return conjuncts(dative)


def obliques(head: "Token") -> tuple[tuple[str, "Token"], ...]:
    """Prepositions with their nouns, "out of" as one, those after an object among them."""
    found: list[tuple[str, Token]] = []
    for prep in (
        c
        for c in head.children
        if c.dep_ in ("prep", "agent", "dative") and c.pos_ in ("ADP", "SCONJ", "VERB", "ADV")
    ):
        inner = child(prep, "prep")
        name = prep.lower_ if inner is None else f"{prep.lower_} {inner.lower_}"
        noun = child(prep if inner is None else inner, "pobj")
        if noun is not None:
            found.extend((name, each) for each in conjuncts(noun))
    return tuple(found)


def light_object(verb: "Token") -> "Token | None":
    """The noun that says what a light verb does: "took control", "suffered heavy losses"."""
    words = load_lexicon("clause")
    lemma = lemma_of(verb)
    added = particle(verb)
    if lemma not in words["light", "verbs"] and (
        added is None or f"{lemma} {added.lower_}" not in words["light", "verbs"]
    ):
        return None
    found = child(verb, "dobj", "nsubjpass")
    return found if found is not None and lemma_of(found) in words["light", "nouns"] else None
