"""Blame by way of the weapon: whose it is, from where it was fired, who used it in an attack."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import child, doers
from sayso.propositions.clause import Clause, Form
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.party import Party
from sayso.propositions.phrases import none_of, object_of
from sayso.propositions.responsibility.accusing import Blame
from sayso.propositions.responsibility.deed import Deed, deed_at, is_deed
from sayso.propositions.scene import Scene
from sayso.propositions.sides import is_party, of_side, party_at
from sayso.propositions.strike.arms import is_weapon

if TYPE_CHECKING:
    from spacy.tokens import Token

_ALONE = frozenset({"only", "solely", "exclusively", "alone"})
_DEFINITE = frozenset({"the", "this", "that", "such", "these", "those"})


def read_weapons(scene: Scene, clause: Clause) -> Iterator[Blame]:
    """What a clause says of the weapon of an attack that names who used it."""
    if clause.form is not Form.VERB:
        return
    words, lemma = load_lexicon("responsibility"), lemma_of(clause.head)
    if lemma in words["verbs", "fly"]:
        yield from _read_fired(scene, clause)
    if lemma in words["verbs", "use"]:
        yield from _read_used(scene, clause)
    yield from _read_whose(scene, clause)


def _read_fired(scene: Scene, clause: Clause) -> Iterator[Blame]:
    """Such as "the missile was fired by the army", "came from militia-held territory"."""
    told = clause.patients if clause.passive else clause.agents
    weapon = next((t for t in told if _is_the_weapon(t)), None)
    if weapon is None:
        return
    directions = load_lexicon("clause")["setting", "directions"]
    sources = (n for n in clause.under("from", "out of", "by") if n.text not in directions)
    ground = (n for n in sources if scene.setting.toponym(n) is None or _is_held(n))
    for author in (*(clause.agents if clause.passive else ()), *ground):
        yield from _on_side(scene, clause, author, _deed_with(weapon))


def _read_used(scene: Scene, clause: Clause) -> Iterator[Blame]:
    """Such as "used a ballistic missile in the attack on the market"."""
    weapons = [p for p in clause.patients if is_weapon(p)]
    attacks = [n for w in weapons for n in object_of(w, "in", "for", "during")]
    deed = next((n for n in (*clause.under("in", "for", "during"), *attacks) if is_deed(n)), None)
    for author in clause.agents if weapons and deed is not None else ():
        yield from _on_side(scene, clause, author, deed_at(deed) if deed is not None else None)


def _read_whose(scene: Scene, clause: Clause) -> Iterator[Blame]:
    """Such as "the missile was of a type that only the army uses", "nobody but the army has such rockets"."""
    words, lemma = load_lexicon("responsibility"), lemma_of(clause.head)
    told = clause.agents if lemma == "be" else clause.patients
    weapon = next((t for t in told if _is_the_weapon(t)), None)
    if weapon is None:
        return
    if lemma in words["verbs", "own"] | {"have"}:
        for author in _alone(clause):
            yield from (replace(each, plain=True) for each in _on_side(scene, clause, author, _deed_with(weapon)))
    elif lemma == "be" and any(t.lower_ in _ALONE or t.lower_ in ("type", "kind") for t in clause.tokens):
        for verb in (t for t in clause.tokens if t.i > clause.head.i and lemma_of(t) in words["verbs", "own"]):
            for author in doers(verb, child(verb, "agent") is not None):
                yield from _on_side(scene, clause, author, _deed_with(weapon))


def _alone(clause: Clause) -> Iterator["Token"]:
    """Who alone does it: "only the army", "nobody but the army", "used solely by the army"."""
    but = next((t for t in clause.tokens if t.lower_ in ("but", "except") and t.i < clause.head.i), None)
    if but is not None and any(none_of(agent) is not None for agent in clause.agents):
        yield from (t for t in clause.tokens if but.i < t.i < clause.head.i and t.pos_ in ("NOUN", "PROPN"))
    elif any(t.lower_ in _ALONE for t in clause.tokens):
        yield from clause.agents


def _on_side(scene: Scene, clause: Clause, author: "Token", deed: Deed | None) -> Iterator[Blame]:
    party = party_at(scene, author)
    own = scene.speaker is not None and scene.speaker.side == party.side
    if party.side is not None and is_party(scene, party) and not own:
        yield Blame(clause, _side(scene, party), deed, (clause.head, author))


def _side(scene: Scene, party: Party) -> Party:
    return party if party.id in scene.parties.directory.actors or party.side is None else of_side(scene, party.side)


def _is_the_weapon(token: "Token") -> bool:
    """A weapon that was told of, not any: "the missile", "the rocket that hit the station"."""
    weapon = is_weapon(token) or lemma_of(token) in ("weapon", "weaponry", "system")
    return weapon and any(c.lower_ in _DEFINITE for c in token.children)


def _deed_with(weapon: "Token") -> Deed | None:
    """What the weapon did: "the missile that hit the station"."""
    told = child(weapon, "relcl", "acl")
    return deed_at(told) if told is not None and is_deed(told) else None


def _is_held(ground: "Token") -> bool:
    """Ground by who has it, not a place by its name."""
    return any(c.dep_ in ("amod", "compound", "nmod") for c in ground.children)
