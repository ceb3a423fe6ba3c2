"""Blame by pointing: "holds X responsible", "attributed it to X", "is consistent with a strike of
X's".
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import child, is_manner
from sayso.propositions.clause import Clause, Form
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.party import Party
from sayso.propositions.phrases import conjuncts, object_of, owners
from sayso.propositions.responsibility.accusing import Blame, parties_of
from sayso.propositions.responsibility.deed import Deed, deed_at, is_deed, is_harm
from sayso.propositions.scene import Scene
from sayso.propositions.sides import is_party, known, party_at

if TYPE_CHECKING:
    from spacy.tokens import Token

_POINTING = frozenset({"involve", "implicate"})
_SHORT = 10
"""Words of a clause in which "did it" is all that is told."""


def read_pointing(scene: Scene, clause: Clause) -> Iterator[Blame]:
    """What a clause says of who is behind a deed, without a word of blame of its own."""
    if clause.form is not Form.VERB:
        return
    yield from _read_careless(scene, clause)
    words, lemma = load_lexicon("responsibility"), lemma_of(clause.head)
    if (
        lemma not in words["verbs", "hold"]
        and lemma not in words["verbs", "attribute"]
        and lemma not in _POINTING
    ):
        return
    yield from _read_held(scene, clause)
    yield from _read_attributed(scene, clause)
    yield from _read_involved(scene, clause)


def _blamed(scene: Scene, clause: Clause, accused: "Token", deed: Deed | None) -> Iterator[Blame]:
    yield from (
        Blame(clause, party, deed, (clause.head, accused)) for party in parties_of(scene, accused)
    )


def _deed_among(nouns: tuple["Token", ...]) -> Deed | None:
    return next(
        (
            deed_at(each)
            for noun in nouns
            for each in conjuncts(noun)
            if is_deed(each) or is_harm(each)
        ),
        None,
    )


def _read_held(scene: Scene, clause: Clause) -> Iterator[Blame]:
    """Such as "holds Norland responsible for the blast", which is parsed as a clause or as an
    object and a rest.
    """
    if lemma_of(clause.head) not in load_lexicon("responsibility")["verbs", "hold"]:
        return
    guilty = load_lexicon("responsibility")["adjectives", "guilty"]
    below = [t for c in clause.head.children for t in (c, *c.children)]
    word = next((t for t in below if t.lower_ in guilty and t.i > clause.head.i), None)
    if word is None:
        return
    named = child(clause.head, "dobj", "nsubjpass") or child(word, "nsubj")
    named = named or (child(word.head, "nsubj") if word.head != clause.head else None)
    if named is not None and named.i < word.i:
        deed = _deed_among((*object_of(word, "for"), *clause.under("for")))
        for accused in conjuncts(named):
            yield from _blamed(scene, clause, accused, deed)


def _read_attributed(scene: Scene, clause: Clause) -> Iterator[Blame]:
    """Such as "attributed the strike to the army", "pinned the massacre on the militia"."""
    words = load_lexicon("responsibility")
    if lemma_of(clause.head) not in words["verbs", "attribute"]:
        return
    blame = next((p for p in clause.patients if lemma_of(p) in words["nouns", "blame"]), None)
    if blame is not None:
        deed = _deed_among((*object_of(blame, "for"), *clause.under("for")))
        for accused in (*clause.under("on", "at"), *object_of(blame, "on")):
            yield from _blamed(scene, clause, accused, deed)
    deed = _deed_among(clause.patients)
    if deed is None:
        return
    for accused in (*clause.under("to", "on"), *object_of(deed.head, "to")):
        party = known(scene, party_at(scene, accused))
        if is_party(scene, party) or accused.pos_ == "PROPN":
            yield Blame(clause, party, deed, (clause.head, accused))


def _read_involved(scene: Scene, clause: Clause) -> Iterator[Blame]:
    """Such as "was not involved in the bombing", "implicated in the killing"."""
    if lemma_of(clause.head) not in ("involve", "implicate", "complicit"):
        return
    deed = _deed_among(clause.under("in"))
    for accused in clause.patients if deed is not None and clause.passive else ():
        if is_party(scene, party_at(scene, accused)) or accused.pos_ == "PROPN":
            yield from _blamed(scene, clause, accused, deed)


def _read_careless(scene: Scene, clause: Clause) -> Iterator[Blame]:
    """Such as "the depot blew up through the carelessness of its owners", "was caused by
    negligence".
    """
    words = load_lexicon("responsibility")
    if not is_deed(clause.head) and clause.lemma not in words["verbs", "cause"]:
        return
    told = (*clause.under("through", "to", "of", "by", "from"), *clause.agents)
    noun = next(
        (n for n in told if lemma_of(n) in words["nouns", "neglect"] and not is_manner(n)), None
    )
    deed = (
        clause.head
        if is_deed(clause.head)
        else next((t for t in clause.patients if is_deed(t)), None)
    )
    if noun is None or deed is None:
        return
    named, accused = next(owners(noun), None), party_at(scene, noun)
    if not is_party(scene, accused):
        accused = party_at(scene, named) if named is not None else Party(noun.lower_, noun.lower_)
    yield Blame(clause, known(scene, accused), deed_at(deed), (clause.head, noun))
