"""Places that are somebody's: "under Russian control", "in the hands of", "is ours", "belongs to",
the flag over it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import is_passive
from sayso.propositions.clause import Clause, Form
from sayso.propositions.control.deeds import taker
from sayso.propositions.control.grounds import Ground, ground_at, ground_near, ground_of, is_country
from sayso.propositions.control.holding import Holding, is_given_up, meaning
from sayso.propositions.control.leaving import last_to_leave
from sayso.propositions.control.type import Change, Extent
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.party import Party, is_first
from sayso.propositions.phrases import object_of
from sayso.propositions.scene import Scene
from sayso.propositions.sides import (
    can_hold,
    is_force,
    is_party,
    is_planned,
    of_side,
    party_at,
    rival_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_OURS = frozenset({"ours", "mine"})


def read_states(scene: Scene, clause: Clause) -> Iterator[Holding]:
    """What a clause says of whose a place is."""
    if clause.form is not Form.VERB or is_planned(scene, clause):
        return
    yield from _read_under(scene, clause)
    yield from _read_in_control(scene, clause)
    yield from _read_predicate(scene, clause)
    yield from _read_presence(scene, clause)
    yield from _read_flag(scene, clause)
    yield from _read_belonging(scene, clause)


def _change(clause: Clause, becoming: bool) -> tuple[Change, bool]:
    if is_given_up(clause):
        return (Change.TOOK, False) if becoming else (Change.LOST, True)
    return (Change.TOOK if becoming else Change.HOLDS), False


def _grounds(scene: Scene, clause: Clause) -> list[Ground]:
    """What the clause is about: its subject, or what somebody brought under control."""
    nouns = [
        *clause.patients,
        *clause.agents,
        *(c for c in clause.head.children if c.dep_ == "pobj"),
    ]
    return [ground for ground in (ground_at(scene, noun) for noun in nouns) if ground is not None]


def _read_under(scene: Scene, clause: Clause) -> Iterator[Holding]:
    """Such as "under the control of", "in Russian hands"."""
    lexicon = load_lexicon("control")
    for name, noun in clause.obliques:
        lemma = lemma_of(noun)
        by_rule = name in ("under", "into") and lemma in lexicon["nouns", "under"]
        by_hand = name in ("in", "into", "to") and lemma in lexicon["nouns", "hands"]
        by_return = name == "to" and lemma in lexicon["nouns", "under"]
        out = name in ("out of", "outside", "beyond") and lemma in lexicon["nouns", "under"]
        if not (by_rule or by_hand or by_return or out):
            continue
        holder = _owner(scene, noun, clause)
        if out and holder:
            grounds = _grounds(scene, clause)
            yield from (
                Holding(clause, holder, Change.LOST, ground, (clause.head, noun))
                for ground in grounds
            )
            continue
        becoming = (
            clause.lemma not in lexicon["verbs", "be"]
            and clause.lemma in lexicon["verbs", "become"]
        )
        change, turned = _change(clause, becoming)
        for ground in _grounds(scene, clause) if holder else []:
            if not is_country(ground.place):
                yield Holding(clause, holder, change, ground, (clause.head, noun), turned)


def _read_in_control(scene: Scene, clause: Clause) -> Iterator[Holding]:
    """Such as "are in control of the town"."""
    nouns = [
        n for n in clause.under("in") if lemma_of(n) in load_lexicon("control")["nouns", "hold"]
    ]
    if not nouns:
        return
    over = [p for n in nouns for p in object_of(n, "of", "over")]
    grounds = [g for p in over if (g := ground_at(scene, p)) is not None]
    if not over:
        near = ground_near(scene, clause)
        grounds = [Ground(near.place, near.place_text, Extent.ALL, "", None)]
    agent = next((a for a in clause.agents if can_hold(scene, a)), None)
    change, turned = _change(clause, False)
    holder = party_at(scene, agent) if agent is not None else Party()
    for ground in grounds if holder else ():
        yield Holding(clause, holder, change, ground, (clause.head, nouns[0]), turned)


def _owner(scene: Scene, noun: "Token", clause: Clause) -> Party:
    """Whose hands or control it is."""
    for child in noun.children:
        if child.dep_ == "poss" and (is_first(child) or can_hold(scene, child)):
            return party_at(scene, child)
        if child.dep_ == "prep" and child.lower_ == "of":
            held = [n for n in child.children if n.dep_ == "pobj" and can_hold(scene, n)]
            if held:
                return party_at(scene, held[0])
    party = party_at(scene, noun)
    if party.side is not None:
        return of_side(scene, party.side)
    agent = next((a for a in clause.agents if can_hold(scene, a)), None)
    return party_at(scene, agent) if agent is not None else Party()


def _read_predicate(scene: Scene, clause: Clause) -> Iterator[Holding]:
    """Such as "is ours", "is liberated", "regards the region as Russian"."""
    told = [*clause.predicate, *clause.under("as"), *_regarded(clause)]
    if clause.passive or clause.head.tag_ == "VBN":
        told.append(clause.head)
    for token in told:
        holder = _by_predicate(scene, token)
        if holder is None:
            continue
        for ground in _grounds(scene, clause):
            change, turned = _change(clause, False)
            yield Holding(clause, holder, change, ground, (clause.head, token), turned)


def _regarded(clause: Clause) -> list["Token"]:
    """What something is taken for: "regards the region as Russian"."""
    nouns = (*clause.patients, *(c for c in clause.head.children if c.dep_ == "pobj"))
    under = (c for noun in nouns for c in noun.children if c.dep_ == "prep" and c.lower_ == "as")
    return [c for prep in under for c in prep.children]


def _by_predicate(scene: Scene, token: "Token") -> Party | None:
    words = load_lexicon("control")
    if token.lower_ in _OURS:
        return scene.speaking()
    if token.lower_ in words["free", "words"] and token.pos_ == "ADJ":
        return taker(scene)
    if token.lower_ == "occupied" and (
        token.pos_ == "ADJ" or token.dep_ == "amod" or is_passive(token)
    ):
        side = rival_of(scene)
        return Party(side, side, side) if side else None
    found = scene.parties.adjective(token.text)
    return (
        of_side(scene, found.side)
        if found and found.side and token.pos_ in ("ADJ", "NOUN", "PROPN")
        else None
    )


def _read_presence(scene: Scene, clause: Clause) -> Iterator[Holding]:
    """Troops that are or stay in a place hold a part of it."""
    left = clause.lemma == "leave" and clause.passive
    if (meaning(clause, "stay") is None and not left) or (
        clause.predicate and not _is_existential(clause)
    ):
        return
    there = (
        [c for c in clause.head.children if c.dep_ in ("attr", "dobj")]
        if _is_existential(clause)
        else []
    )
    agent = next(
        (a for a in (*clause.agents, *there, *(clause.patients if left else ())) if is_force(a)),
        None,
    )
    ground = ground_of(scene, clause, "in", "at", "inside", "on")
    party = _present(scene, clause, agent) if agent is not None else Party()
    if ground is None or not is_party(scene, party):
        return
    change, turned = _change(clause, False)
    part = Ground(ground.place, ground.place_text, Extent.PART, ground.part, ground.token)
    yield Holding(clause, party, change, part, (clause.head,), turned)


def _present(scene: Scene, clause: Clause, agent: "Token") -> Party:
    """Whose troops are there; those who "remain" and are nobody's by their name are of those who
    were said to leave.
    """
    left = (
        clause.lemma in ("remain", "stay", "linger", "leave")
        and agent.pos_ != "PRON"
        and scene.side(agent) is None
    )
    side = last_to_leave(scene, agent) if left else None
    return of_side(scene, side) if side is not None else party_at(scene, agent)


def _is_existential(clause: Clause) -> bool:
    return any(c.dep_ == "expl" for c in clause.head.children)


def _read_flag(scene: Scene, clause: Clause) -> Iterator[Holding]:
    """Whose flag flies over it."""
    flags = load_lexicon("control")["nouns", "flag"]
    flag = next((t for t in (*clause.agents, *clause.patients) if lemma_of(t) in flags), None)
    ground = (
        ground_of(scene, clause, "over", "above", "in", "on", "at") if flag is not None else None
    )
    if flag is None or ground is None:
        return
    holder = party_at(scene, flag)
    raiser = next((a for a in clause.agents if a != flag and can_hold(scene, a)), None)
    if holder.side is None and raiser is not None:
        holder = party_at(scene, raiser)
    if holder.side is not None:
        change = Change.TOOK if raiser is not None else Change.HOLDS
        yield Holding(clause, of_side(scene, holder.side), change, ground, (clause.head, flag))


def _read_belonging(scene: Scene, clause: Clause) -> Iterator[Holding]:
    """Such as "belongs to", "comes back to", "is part of"."""
    under = [n for c in clause.head.children if c.lower_ == "back" for n in object_of(c, "to")]
    owners = [n for n in (*clause.under("to"), *under) if is_party(scene, party_at(scene, n))]
    if clause.lemma == "belong" or meaning(clause, "become"):
        for ground in (
            [g for g in (ground_at(scene, a) for a in clause.agents) if g] if owners else []
        ):
            change, turned = _change(clause, clause.lemma != "belong")
            yield Holding(
                clause, party_at(scene, owners[0]), change, ground, (clause.head,), turned
            )
