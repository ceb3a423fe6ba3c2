"""Deeds told of somebody: "X shelled the hospital", "the dam was blown up by Y", "carried out by
Z".
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import child, particle
from sayso.propositions.clause import Clause, Form
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.modality import Modality
from sayso.propositions.party import Party, is_first
from sayso.propositions.phrases import object_of
from sayso.propositions.responsibility.accusing import Blame
from sayso.propositions.responsibility.deed import Deed, deed_at, is_protected, kind_of
from sayso.propositions.scene import Scene
from sayso.propositions.sides import is_party, is_planned, known, parties_at, party_at
from sayso.record.amount import Kind
from sayso.record.claim import Stance
from sayso.theatres.theatre import Kind as ActorKind

if TYPE_CHECKING:
    from spacy.tokens import Token


def read_doing(scene: Scene, clause: Clause) -> Iterator[Blame]:
    """A wrong that a clause tells of somebody who is not the speaker, or that the speaker denies or
    owns up to.
    """
    if clause.form is not Form.VERB or is_planned(scene, clause):
        return
    yield from _read_commit(scene, clause)
    if (
        clause.modality is Modality.POSSIBLE
        and child(clause.head, "aux") is not None
        and not _is_perfect(clause)
    ):
        return
    if clause.head.dep_ == "advcl" and any(c.lower_ == "to" for c in clause.head.children):
        return  # what it was for: "mined the dam to rob them of water"
    lexicon = load_lexicon("responsibility")
    wrong = clause.lemma in lexicon["verbs", "wrong"]
    if not wrong and clause.lemma not in lexicon["verbs", "attack"] | lexicon["verbs", "detonate"]:
        return
    deed = deed_at(clause.head)
    wrong = wrong or (
        clause.lemma in lexicon["verbs", "detonate"] and not tells_losses(scene, clause)
    )
    wrong = (
        wrong
        or _is_asked(scene, clause)
        or _is_own_denied(scene, clause)
        or _is_ill_meant(clause)
        or _is_shield(clause)
    )
    if not wrong and (
        deed.victim is None or not is_protected(deed.victim) or tells_losses(scene, clause)
    ):
        return
    yield from _told_of(scene, clause, deed)


def _is_asked(scene: Scene, clause: Clause) -> bool:
    """Such as "cannot say who fired the missile"."""
    return scene.stance is Stance.WITHHOLDS and any(
        a.lower_ in ("who", "whoever") for a in clause.agents
    )


def _is_own_denied(scene: Scene, clause: Clause) -> bool:
    """Such as "we did not attack Velm", whatever it is that was attacked."""
    return scene.told(clause) is Stance.DENIES and any(is_first(a) for a in clause.agents)


def _is_ill_meant(clause: Clause) -> bool:
    """Such as "struck the barracks to hide the executions": what it is told to be for makes it a
    wrong.
    """
    purposes = (c for c in clause.head.children if c.dep_ in ("advcl", "xcomp") and c.tag_ == "VB")
    meant = load_lexicon("responsibility")["verbs", "ill_meant"]
    return any(
        {lemma_of(c), f"{lemma_of(c)} {p.lower_}" if (p := particle(c)) else ""} & meant
        for c in purposes
    )


def _is_shield(clause: Clause) -> bool:
    """Such as "used residents as human shields"."""
    return clause.lemma == "use" and any(lemma_of(n) == "shield" for n in clause.under("as"))


def _is_perfect(clause: Clause) -> bool:
    """Such as "may have struck", which tells of what was; "could strike" tells of what may come."""
    return any(c.dep_ == "aux" and lemma_of(c) == "have" for c in clause.head.children)


def tells_losses(scene: Scene, clause: Clause | None = None) -> bool:
    """Whether the passage, or the sentence of a clause in it, is about how many were killed or
    hurt: then it tells of an attack to count, not to accuse.
    """
    if scene.stance is not Stance.ASSERTS:
        return False
    sentence = clause.head.sent if clause is not None else None
    first, last = (
        (scene.at(sentence[0]), scene.at(sentence[-1]))
        if sentence is not None
        else (0, len(scene.report.text))
    )
    if not any(
        amount.kind is Kind.COUNT and first <= amount.span[0] <= last for amount in scene.amounts
    ):
        return False
    losses = load_lexicon("responsibility")["nouns", "losses"]
    return any(
        lemma_of(token) in losses and first <= scene.at(token) <= last for token in scene.tokens
    )


def _told_of(scene: Scene, clause: Clause, deed: Deed) -> Iterator[Blame]:
    for agent in clause.agents:
        if agent.lower_ in ("who", "whoever") and scene.stance is Stance.WITHHOLDS:
            yield Blame(clause, Party(), deed, (clause.head, agent))
            continue
        worn = _uniform(scene, agent)
        for accused in (worn,) if worn else parties_at(scene, agent):
            if not _is_accusable(scene, clause, agent, accused):
                continue
            yield Blame(clause, known(scene, accused), deed, (clause.head, agent))


def _uniform(scene: Scene, agent: "Token") -> Party | None:
    """Whose "men in army uniforms" are."""
    worn = next(
        (n for n in object_of(agent, "in", "wearing") if lemma_of(n) in ("uniform", "fatigues")),
        None,
    )
    party = party_at(scene, worn) if worn is not None else Party()
    return party if party.side is not None and is_party(scene, party) else None


def _is_accusable(scene: Scene, clause: Clause, agent: "Token", accused: Party) -> bool:
    """Somebody, not a thing, and of another side; of the speaker's own only where it is denied or
    owned up to.
    """
    actor = scene.parties.directory.actors.get(accused.id)
    if actor is not None and actor.kind is ActorKind.OUTLET:
        return False
    if accused.side is None or not is_party(scene, accused):
        return agent.pos_ == "PROPN" and bool(accused) and kind_of(agent) == ""
    own = scene.speaker is not None and scene.speaker.side == accused.side
    if not own or clause.negated:
        return True
    owning = load_lexicon("sides")["cues", "conceding"]
    return (
        scene.stance is Stance.DENIES
        or any(lemma_of(t) in owning for t in scene.cue)
        or is_first(agent)
    )


def _read_commit(scene: Scene, clause: Clause) -> Iterator[Blame]:
    """Such as "committed war crimes", "the raid was carried out by"."""
    lexicon = load_lexicon("responsibility")
    verb, _, light = clause.lemma.rpartition(" ")
    if clause.lemma not in lexicon["verbs", "commit"] and verb not in lexicon["verbs", "commit"]:
        return
    carried = [
        c for c in clause.head.children if c.dep_ in ("dobj", "nsubjpass") and lemma_of(c) == light
    ]
    dealt = (clause.head.head,) if clause.head.dep_ == "relcl" and kind_of(clause.head.head) else ()
    for told in carried or dealt or clause.patients:
        several = lemma_of(told) in lexicon["nouns", "series"]
        noun = next((n for n in object_of(told, "of") if kind_of(n)), told) if several else told
        victim = deed_at(noun).victim
        military = kind_of(noun) == "attack" and victim is not None and not is_protected(victim)
        if kind_of(noun) and not military:
            for agent in clause.agents:
                party = party_at(scene, agent)
                if is_party(scene, party) or (
                    party and clause.lemma not in lexicon["verbs", "deal"]
                ):
                    yield Blame(clause, known(scene, party), deed_at(noun), (clause.head, noun))
