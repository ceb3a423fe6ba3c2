"""Blame by way of cause, authorship and confession: "caused by their shelling", "had a hand in",
"confessed to".
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import child
from sayso.propositions.clause import Clause, Form
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.phrases import object_of
from sayso.propositions.responsibility.accusing import Blame, parties_of
from sayso.propositions.responsibility.deed import deed_at, is_deed, is_harm, is_protected
from sayso.propositions.scene import Scene
from sayso.propositions.sides import is_party, of_side, party_at

if TYPE_CHECKING:
    from spacy.tokens import Token


def read_causing(scene: Scene, clause: Clause) -> Iterator[Blame]:
    """What a clause says of who or whose doing brought a deed about."""
    if clause.form is Form.NOUN:
        yield from _read_condemned(scene, clause)
    elif clause.form is Form.VERB:
        yield from _read_cause(scene, clause)
        yield from _read_act(scene, clause)
        yield from _read_part(scene, clause)
        yield from _read_confession(scene, clause)
        yield from _read_bearing(scene, clause)


def _read_cause(scene: Scene, clause: Clause) -> Iterator[Blame]:
    """Such as "was caused by Ukrainian shelling": the cause has a side."""
    words = load_lexicon("responsibility")
    if clause.lemma in words["verbs", "cause"]:
        for effect in clause.patients:
            for cause in clause.agents if is_deed(effect) else ():
                yield from _of_side(scene, clause, cause, effect)
    elif clause.lemma in words["verbs", "bring"]:
        careless = [
            a for a in clause.agents if is_deed(a) or lemma_of(a) in words["nouns", "careless"]
        ]
        for effect in clause.under("to", "in"):
            for cause in careless if is_deed(effect) or is_harm(effect) else ():
                yield from _of_side(scene, clause, cause, effect)


def _read_act(scene: Scene, clause: Clause) -> Iterator[Blame]:
    """Such as "was the work of saboteurs", "is another war crime of theirs", "was an act of
    terrorism by Kyiv".
    """
    words = load_lexicon("responsibility")
    for noun in clause.predicate:
        lemma = lemma_of(noun)
        if lemma in words["nouns", "work"]:
            yield from _read_work(scene, clause, noun)
        elif lemma in words["nouns", "attack"] and _is_grave(noun):
            for author in object_of(noun, "by", "from") or (noun,):
                yield from _of_side(scene, clause, author, noun)
        elif lemma in words["nouns", "wrong"]:
            side = scene.side(noun)
            if side is not None and not any(c.dep_ == "poss" for c in noun.children):
                yield Blame(clause, of_side(scene, side), deed_at(noun), (noun,))


def _read_work(scene: Scene, clause: Clause, noun: "Token") -> Iterator[Blame]:
    """By whom the work is, or by whom the wrong that it is a work of."""
    wrongs = load_lexicon("responsibility")["nouns", "wrong"]
    inner = next((n for n in object_of(noun, "of") if lemma_of(n) in wrongs), None)
    done = next((a for a in clause.agents if is_deed(a)), None)
    for author in object_of(noun, "of", "by"):
        if author != inner:
            yield from _of_side(scene, clause, author, inner if inner is not None else done)


def _is_grave(attack: "Token") -> bool:
    """Called a wrong, or on what no army may attack."""
    victim = deed_at(attack).victim
    grave = load_lexicon("responsibility")["adjectives", "grave"]
    return any(c.lower_ in grave for c in attack.children) or (
        victim is not None and is_protected(victim)
    )


def _read_part(scene: Scene, clause: Clause) -> Iterator[Blame]:
    """Such as "had a hand in the attack", "played no part in it", "had nothing to do with it"."""
    noun = child(clause.head, "dobj")
    if noun is None:
        return
    if (
        lemma_of(clause.head) in ("have", "play", "take")
        and lemma_of(noun) in load_lexicon("responsibility")["nouns", "part"]
    ):
        deeds = [n for n in (*object_of(noun, "in"), *clause.under("in")) if is_deed(n)]
    elif noun.lower_ in ("nothing", "something", "anything"):
        doing = next(
            (
                c
                for c in (*noun.children, *clause.head.children)
                if c.lower_ == "do" and c.dep_ in ("relcl", "acl", "xcomp")
            ),
            None,
        )
        deeds = [n for n in object_of(doing, "with") if is_deed(n)] if doing is not None else []
    else:
        return
    for agent in clause.agents if deeds else ():
        yield from (
            Blame(clause, party, deed_at(deeds[0]), (clause.head, noun))
            for party in parties_of(scene, agent)
        )


def _read_confession(scene: Scene, clause: Clause) -> Iterator[Blame]:
    """Such as "Kyiv has confessed to a war crime"."""
    if lemma_of(clause.head) not in load_lexicon("responsibility")["verbs", "confess"]:
        return
    gerunds = [
        c for p in clause.head.children if p.lower_ == "to" for c in p.children if c.dep_ == "pcomp"
    ]
    losses = load_lexicon("responsibility")["nouns", "losses"]
    nouns = (*clause.under("to"), *clause.patients, *gerunds)
    told = [n for n in nouns if is_deed(n) and lemma_of(n) not in losses]
    for agent in clause.agents if told else ():
        deed = deed_at(told[0])
        yield from (
            Blame(clause, party, deed, (clause.head, told[0])) for party in parties_of(scene, agent)
        )


def _read_bearing(scene: Scene, clause: Clause) -> Iterator[Blame]:
    """Such as "Moscow bears full responsibility for it", "the evidence points to Moscow"."""
    words = load_lexicon("responsibility")
    noun = child(clause.head, "dobj")
    if (
        lemma_of(clause.head) in words["verbs", "bear"]
        and noun is not None
        and lemma_of(noun) in words["nouns", "blame"]
    ):
        deed = next((deed_at(n) for n in (*object_of(noun, "for"), *clause.under("for"))), None)
        for agent in clause.agents:
            yield from (
                Blame(clause, party, deed, (clause.head, noun))
                for party in parties_of(scene, agent)
            )
    if lemma_of(clause.head) in words["verbs", "point"] and noun is None:
        for accused in clause.under("to", "at", "towards"):
            yield from _of_side(scene, clause, accused, None)


def _read_condemned(scene: Scene, clause: Clause) -> Iterator[Blame]:
    """Such as "condemned Russia's shelling of the hospital": a deed of somebody's that the cue
    finds wrong.
    """
    cues = load_lexicon("responsibility")["verbs", "condemn"]
    outside = clause.head.head == clause.head or not scene.holds(clause.head.head)
    if not outside or not is_deed(clause.head) or not any(lemma_of(t) in cues for t in scene.cue):
        return
    deed = deed_at(clause.head)
    wrong = lemma_of(clause.head) in load_lexicon("responsibility")["nouns", "wrong"]
    if not wrong and (deed.victim is None or not is_protected(deed.victim)):
        return
    side = scene.side(clause.head) if not clause.agents else None
    if side is not None and is_party(scene, of_side(scene, side)):
        yield Blame(clause, of_side(scene, side), deed, (clause.head,))
    fighting = [agent for agent in clause.agents if is_party(scene, party_at(scene, agent))]
    for agent in fighting or clause.agents:
        yield from (
            Blame(clause, party, deed, (clause.head, agent)) for party in parties_of(scene, agent)
        )


def _of_side(
    scene: Scene, clause: Clause, author: "Token", deed: "Token | None"
) -> Iterator[Blame]:
    """Blame on the side that the author is of, if it takes part in the conflict."""
    for verb in (c for c in author.children if c.dep_ in ("acl", "relcl")):
        for agent in object_of(verb, "by"):
            if is_party(scene, party_at(scene, agent)):
                author = agent
    if is_party(scene, party_at(scene, author)):
        told = deed_at(deed) if deed is not None else None
        yield from (
            Blame(clause, party, told, (clause.head, author)) for party in parties_of(scene, author)
        )
