"""What the accused say: "denies any involvement", "rejects the accusation", "claimed responsibility
for the strike".
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import child
from sayso.propositions.clause import Clause, Form, read_clauses
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.party import Party
from sayso.propositions.phrases import none_of, object_of
from sayso.propositions.responsibility.accusing import Blame
from sayso.propositions.responsibility.deed import Deed, deed_at, is_deed
from sayso.propositions.scene import Scene
from sayso.propositions.sides import is_existence, is_party, of_side
from sayso.record.claim import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_TAKING = frozenset({"claim", "take", "accept", "assume", "admit", "acknowledge"})
_OWNING = frozenset({"responsibility", "credit", "blame", "fault"})


def read_answering(scene: Scene) -> Iterator[Blame]:
    """What a claim says of the speaker's own part in a deed."""
    yield from _read_charge(scene)
    yield from _read_owning(scene)


def _read_charge(scene: Scene) -> Iterator[Blame]:
    """A denial or an admission of an accusation, of a part in something, or of doing it."""
    if scene.stance is Stance.DOUBTS or (scene.stance is Stance.ASSERTS and not _admits(scene)):
        return
    top = next((t for t in scene.tokens if t.head == t or not scene.holds(t.head)), None)
    if top is None:
        return
    charges = load_lexicon("responsibility")["nouns", "charge"]
    if (
        top.pos_ in ("ADP", "SCONJ")
        and scene.stance is Stance.DENIES
        and _cue_lemmas(scene) & charges
    ):
        yield from _read_split(scene, top)
    clause = next((c for c in scene.clauses if c.head == top), None)
    if clause is None:
        return
    withheld = scene.stance is Stance.WITHHOLDS
    top = _called(scene, top)
    if scene.stance is Stance.DENIES and is_deed(top) and _cue_lemmas(scene) & _OWNING:
        yield Blame(clause, _own(scene), deed_at(top), (top,))
        return
    done = _is_gerund(top) and (is_deed(top) or _has_deed(top)) and not withheld
    if (top.pos_ == "NOUN" and lemma_of(top) in charges) or done or _denied_to_be(scene, clause):
        accused = _own(scene) if not withheld or _cue_lemmas(scene) & _TAKING else Party()
        yield from (Blame(clause, accused, deed, (top,)) for deed in _deeds_of(top) or (None,))
    elif (
        top.pos_ == "NOUN"
        and is_deed(top)
        and scene.stance is Stance.WITHHOLDS
        and "claim" in _cue_lemmas(scene)
    ):
        yield Blame(clause, scene.speaking(), deed_at(top), (top,))


def _read_split(scene: Scene, preposition: "Token") -> Iterator[Blame]:
    """Such as "denied responsibility" as the cue and "for the explosion" as what it is of."""
    deed = child(preposition, "pobj", "pcomp")
    clause = next((c for c in scene.clauses if c.head == deed), None)
    if deed is not None and clause is not None and is_deed(deed):
        yield Blame(clause, _own(scene), deed_at(deed), (preposition, deed))


def _own(scene: Scene) -> Party:
    """The speaker's side, where it takes part in the conflict: a spokesman denies what his army is
    accused of.
    """
    speaking = scene.speaking()
    named = speaking.side is not None and is_party(scene, speaking)
    return of_side(scene, speaking.side) if named and speaking.side is not None else speaking


def _read_owning(scene: Scene) -> Iterator[Blame]:
    """Such as "took responsibility for": in the cue with the deed in the passage, or both in the
    passage.
    """
    passage = [c for c in scene.clauses if c.form is Form.VERB]
    for clause in (*read_clauses(scene.cue), *passage):
        noun = next(
            (t for t in clause.head.children if t.dep_ == "dobj" and lemma_of(t) in _OWNING), None
        )
        if noun is None or lemma_of(clause.head) not in (
            "take",
            "claim",
            "accept",
            "assume",
            "acknowledge",
            "admit",
        ):
            continue
        deed = _deed_of(noun) or next((deed_at(n) for n in clause.under("for")), None)
        nobody = clause.head not in scene.cue and any(none_of(agent) for agent in clause.agents)
        yield Blame(clause, Party() if nobody else scene.speaking(), deed, (clause.head, noun))


def _denied_to_be(scene: Scene, clause: Clause) -> bool:
    """Such as "denied that a massacre took place"."""
    if (
        scene.stance is not Stance.DENIES
        or clause.form is not Form.VERB
        or not is_existence(clause.head)
    ):
        return False
    wrongs = load_lexicon("responsibility")["nouns", "wrong"]
    return any(lemma_of(agent) in wrongs for agent in clause.agents)


def _admits(scene: Scene) -> bool:
    owning = (
        load_lexicon("sides")["cues", "conceding"]
        | load_lexicon("responsibility")["verbs", "regret"]
    )
    return bool(_cue_lemmas(scene) & owning)


def _cue_lemmas(scene: Scene) -> set[str]:
    return {lemma_of(t) for t in scene.cue}


def _called(scene: Scene, top: "Token") -> "Token":
    """Of "the accusations were a lie" the accusations: what is called untrue is denied."""
    if scene.stance is not Stance.DENIES or lemma_of(top) != "be":
        return top
    subject, told = child(top, "nsubj"), child(top, "attr", "acomp")
    untrue = load_lexicon("responsibility")["adjectives", "untrue"]
    return subject if subject is not None and told is not None and lemma_of(told) in untrue else top


def _is_gerund(token: "Token") -> bool:
    return token.tag_ == "VBG" and child(token, "nsubj", "nsubjpass") is None


def _has_deed(verb: "Token") -> bool:
    return any(is_deed(c) for c in verb.children if c.dep_ == "dobj")


def _deeds_of(charge: "Token") -> tuple[Deed, ...]:
    """All deeds that a charge is of: "the accusation of war crimes or attacking civilians"."""
    first = _deed_of(charge)
    if first is None:
        return ()
    others = [deed_at(c) for c in first.head.children if c.dep_ == "conj" and is_deed(c)]
    return (first, *others)


def _deed_of(token: "Token") -> Deed | None:
    """The deed that a charge is of: "the accusation of war crimes", "any role in the attack"."""
    if is_deed(token):
        return deed_at(token)
    if token.pos_ == "VERB":
        subject = child(token, "nsubj")
        if subject is not None and is_deed(subject):
            return deed_at(subject)
    told = [c for c in token.children if c.dep_ == "dobj" and is_deed(c)]
    told += [n for n in object_of(token, "of", "in", "for", "over") if is_deed(n)]
    told += [
        c
        for p in token.children
        if p.dep_ == "prep"
        for c in p.children
        if c.dep_ == "pcomp" and is_deed(c)
    ]
    return deed_at(told[0]) if told else None
