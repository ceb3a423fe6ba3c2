"""Places that are taken, kept, lost, left: "seized the town", "the fall of", "pulled its troops out
of".
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import light_object
from sayso.propositions.clause import Clause, Form, Tense
from sayso.propositions.control.grounds import Ground, ground_at, ground_of, grounds_at, place_of
from sayso.propositions.control.holding import Holding, is_given_up, meaning
from sayso.propositions.control.leaving import OUT, last_to_take, read_leaving
from sayso.propositions.control.type import Change, Extent
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.party import Party
from sayso.propositions.phrases import head_noun, object_of
from sayso.propositions.scene import Scene
from sayso.propositions.sides import (
    can_hold,
    concedes,
    is_force,
    is_party,
    is_planned,
    party_at,
    rival_of,
)
from sayso.record.claim import Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

_CHANGES = {"take": Change.TOOK, "hold": Change.HOLDS, "lose": Change.LOST}


def read_deeds(scene: Scene, clause: Clause) -> Iterator[Holding]:
    """What a verb or a noun of action says of a place."""
    if _is_object_of_light_verb(clause):
        return
    left = [*_read_expelling(scene, clause)] or [*read_leaving(scene, clause)]
    told = (
        left
        or _read_fall(scene, clause)
        or _read_taking(scene, clause)
        or _read_entry(scene, clause)
    )
    yield from told or _read_repelling(scene, clause)


def _is_object_of_light_verb(clause: Clause) -> bool:
    """Such as "control" in "has lost control of the town", which the verb's clause tells."""
    if (
        clause.form is not Form.NOUN
        or meaning(clause, "hold") is None
        or clause.head.dep_ not in ("dobj", "nsubjpass")
    ):
        return False
    return light_object(clause.head.head) == clause.head


def _read_taking(scene: Scene, clause: Clause) -> list[Holding]:
    key = meaning(clause, "take", "hold", "lose")
    if key is None:
        return []
    grounds = _taken(scene, clause)
    if not grounds or is_planned(scene, clause):
        return []
    if (
        key == "lose"
        and (given := next((n for n in _given_to(clause) if can_hold(scene, n)), None)) is not None
    ):
        return [
            Holding(clause, party_at(scene, given), Change.TOOK, ground, (clause.head,))
            for ground in grounds
        ]
    holder = _holder(scene, clause, key)
    if holder is None:
        return []
    holder = _own_force(scene, clause, holder) if key != "lose" else holder
    change, turned = _CHANGES[key], False
    if clause.lemma == "occupy" and clause.tense is Tense.PRESENT:
        change = Change.HOLDS
    if change is Change.HOLDS and is_given_up(clause) and clause.form is Form.VERB:
        able = any(c.lower_ in ("can", "could") for c in clause.head.children)
        change, turned = (Change.LEAVING if able else Change.LOST), True
    return [Holding(clause, holder, change, ground, (clause.head,), turned) for ground in grounds]


def _own_force(scene: Scene, clause: Clause, holder: Party) -> Party:
    """A force of no known side that takes or holds something is the speaker's own: whose else would
    it praise?
    """
    speaking = scene.speaking()
    force = any(
        is_force(agent) and lemma_of(agent) not in load_lexicon("sides")["people", "rivals"]
        for agent in clause.agents
    )
    if holder.side is None and force and is_party(scene, speaking) and not concedes(scene):
        return Party(speaking.side or "", speaking.side or "", speaking.side)
    return holder


def _taken(scene: Scene, clause: Clause) -> list[Ground]:
    """What is taken, held or lost: the object, "its loss", "the town that they say they took"."""
    found = grounds_at(scene, clause)
    if found or clause.patients:
        return found
    if clause.form is Form.VERB and " " in clause.lemma:
        ground = ground_of(scene, clause, "of", "over", "in", "on")
        return [ground] if ground else []
    if clause.form is Form.VERB:
        described = _described(clause.head)
        ground = ground_at(scene, described) if described is not None else None
        return [ground] if ground else []
    ground = ground_of(scene, clause, "over", "in")
    if (
        ground is None
        and clause.head.tag_ == "NN"
        and any(o.lower_ in ("its", "their") for o in clause.agents)
    ):
        place = scene.setting.before(scene.at(clause.head))
        ground = Ground(*place_of(place), Extent.ALL, "", None) if place else None
    return [ground] if ground else []


def _given_to(clause: Clause) -> tuple["Token", ...]:
    """To whom it is handed over or lost."""
    return (*clause.recipients, *clause.under("to")) if clause.form is Form.VERB else ()


def _read_expelling(scene: Scene, clause: Clause) -> list[Holding]:
    """Such as "drove the militia out of the town": its own lost the place, and whoever did it took
    it.
    """
    if (
        clause.form is not Form.VERB
        or meaning(clause, "expel") is None
        or is_planned(scene, clause)
    ):
        return []
    grounds = [g for n in clause.under(*OUT) if (g := ground_at(scene, n)) is not None]
    gone = next((p for p in clause.patients if can_hold(scene, p)), None)
    if not grounds or gone is None:
        return []
    told = [
        Holding(clause, party_at(scene, gone), Change.LOST, ground, (clause.head, gone))
        for ground in grounds
    ]
    takers = [party_at(scene, a) for a in clause.agents if can_hold(scene, a)]
    speaking = scene.speaking()
    if (
        not takers
        and clause.passive
        and is_party(scene, speaking)
        and told[0].holder.side != speaking.side
    ):
        takers = [speaking]
    return [
        *told,
        *(
            Holding(clause, by, Change.TOOK, ground, (clause.head,))
            for by in takers
            for ground in grounds
        ),
    ]


def _read_repelling(scene: Scene, clause: Clause) -> list[Holding]:
    """Such as "repelled an attack on the town": whoever did has it still."""
    if (
        clause.form is not Form.VERB
        or meaning(clause, "repel") is None
        or is_planned(scene, clause)
        or clause.negated
    ):
        return []
    attacks = [
        p for p in clause.patients if lemma_of(p) in load_lexicon("control")["nouns", "attack"]
    ]
    under = ("on", "against", "upon")
    on = (
        noun for attack in attacks for noun in (*object_of(attack, *under), *clause.under(*under))
    )
    grounds = [ground for noun in on if (ground := ground_at(scene, noun)) is not None]
    whole = [
        g for g in grounds if g.place is not None and g.place.feature.startswith("P") and not g.part
    ]
    agent = next((a for a in clause.agents if can_hold(scene, a)), None)
    holder = party_at(scene, agent) if agent is not None else scene.speaking()
    if not is_party(scene, holder) or (agent is None and not clause.passive):
        return []
    return [Holding(clause, holder, Change.HOLDS, ground, (clause.head,)) for ground in whole]


def _described(verb: "Token") -> "Token | None":
    """The noun that a clause of saying describes: "provinces that Russia says it annexed"."""
    saying = verb.head
    if verb.dep_ != "ccomp" or saying.dep_ != "relcl" or saying.head == saying:
        return None
    return head_noun(saying.head)


def _holder(scene: Scene, clause: Clause, key: str) -> Party | None:
    """Who does it; None where it is nobody who could."""
    for agent in clause.agents:
        of_place = (
            clause.form is Form.NOUN and agent.lower_ in ("its", "their") and not clause.patients
        )
        if can_hold(scene, agent) and not of_place:
            return party_at(scene, agent)
    if clause.form is Form.NOUN:
        side = scene.side(clause.head) if not clause.patients else None
        own = Party(side, side, side) if side and is_party(scene, Party("", "", side)) else None
        return own or (
            _loser(scene) if key == "lose" else taker(scene, clause if key == "take" else None)
        )
    if clause.agents and clause.agents[0].lower_ not in (
        "it",
        "they",
        "he",
        "she",
        "who",
        "which",
        "that",
    ):
        party = party_at(scene, clause.agents[0])
        named = party if party and clause.agents[0].pos_ == "PROPN" and key == "take" else None
        return named if named and not ground_at(scene, clause.agents[0]) else None
    if clause.agents:
        return scene.speaking()
    if clause.lemma == "occupy":
        side = rival_of(scene)
        return Party(side or "", side or "", side)
    return _loser(scene) if key == "lose" else taker(scene, clause if key == "take" else None)


def taker(scene: Scene, clause: Clause | None = None) -> Party:
    """Who took what is only said to be taken: the speaker's rival where the speaker denies or
    concedes it, else the speaker's own side; nobody known where the speaker is of neither.
    """
    if not is_party(scene, scene.speaking()):
        side = last_to_take(scene, clause.head) if clause is not None else None
        return Party(side or "", side or "", side)
    told = clause is not None and scene.told(clause) is not Stance.ASSERTS
    if told or scene.stance is not Stance.ASSERTS or concedes(scene):
        side = rival_of(scene)
        return Party(side or "", side or "", side)
    return scene.speaking()


def _loser(scene: Scene) -> Party:
    """Who lost what is only said to be lost: whoever did not take it."""
    speaking = scene.speaking()
    if not is_party(scene, speaking):
        return Party()
    return speaking if scene.stance is not Stance.ASSERTS or concedes(scene) else Party()


def _read_fall(scene: Scene, clause: Clause) -> list[Holding]:
    changed = clause.lemma == "change" and any(
        c.dep_ == "dobj" and c.lower_ == "hands" for c in clause.head.children
    )
    if (meaning(clause, "fall") is None and not changed) or is_planned(scene, clause):
        return []
    fallen = clause.agents if clause.form is Form.VERB else (*clause.agents, *clause.patients)
    grounds = [g for g in (ground_at(scene, token) for token in fallen) if g is not None]
    if clause.form is Form.VERB and clause.under("on", "onto", "from", "over"):
        return []
    to = next(
        (noun for name, noun in clause.obliques if name == "to" and can_hold(scene, noun)), None
    )
    holder = party_at(scene, to) if to is not None else taker(scene, clause)
    if changed and scene.told(clause) is Stance.ASSERTS:
        holder = Party()
    return [Holding(clause, holder, Change.TOOK, ground, (clause.head,)) for ground in grounds]


def _read_entry(scene: Scene, clause: Clause) -> list[Holding]:
    """Troops that have gone in hold a part."""
    if (
        clause.form is not Form.VERB
        or meaning(clause, "enter") is None
        or is_planned(scene, clause)
    ):
        return []
    ground = next(iter(grounds_at(scene, clause)), None) or ground_of(scene, clause, "into", "in")
    agent = next((a for a in clause.agents if can_hold(scene, a)), None)
    if (
        ground is None
        or agent is None
        or (clause.lemma in ("go", "move", "come") and ground.token is None)
    ):
        return []
    part = Ground(ground.place, ground.place_text, Extent.PART, ground.part, ground.token)
    return [Holding(clause, party_at(scene, agent), Change.TOOK, part, (clause.head,))]
