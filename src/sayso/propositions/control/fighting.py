"""Places that are fought over: fighting that goes on, resistance that remains, defenders who hold
out.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.clause import Clause, Form
from sayso.propositions.control.grounds import Ground, ground_at, ground_near, ground_of
from sayso.propositions.control.holding import FOUGHT_OVER, Holding, meaning
from sayso.propositions.control.type import Change, Extent
from sayso.propositions.english import first_word
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.modality import Modality
from sayso.propositions.party import is_first
from sayso.propositions.phrases import object_of
from sayso.propositions.scene import Scene
from sayso.propositions.sides import can_hold, is_force, is_party, party_at

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACED = ("in", "at", "for", "on", "around", "over", "near", "inside", "within", "along", "of")
_OVER = frozenset({"over", "finished", "ended"})
_STILL = frozenset({"still", "continue", "keep", "ongoing"})


def read_fighting(scene: Scene, clause: Clause) -> Iterator[Holding]:
    """What a clause says of a fight for a place that is not over."""
    if clause.modality not in (Modality.FACT, Modality.POSSIBLE):
        return
    if clause.form is Form.NOUN:
        yield from _read_reported(scene, clause)
    if clause.form is not Form.VERB:
        return
    yield from _read_there(scene, clause)
    yield from _read_going_on(scene, clause)
    yield from _read_holding_out(scene, clause)
    yield from _read_disputed(scene, clause)


def _read_going_on(scene: Scene, clause: Clause) -> Iterator[Holding]:
    """Such as "clashes continue in", "there are pockets of resistance", "resistance has ended"."""
    arguments = (
        c for c in clause.head.children if c.dep_ in ("nsubj", "nsubjpass", "attr", "dobj")
    )
    told = (*clause.agents, *clause.predicate, *arguments)
    fight = next((t for t in told if _is_fight(t)), None)
    over = clause.lemma.partition(" ")[0] == "be" and any(
        c.lower_ in _OVER for c in clause.head.children
    )
    ended = over or meaning(clause, "end") is not None
    if fight is None or not (ended or meaning(clause, "go_on")):
        return
    if clause.lemma == "be" and not over and not _exists(clause):
        return
    ground = (
        ground_of(scene, clause, *_PLACED)
        or _ground_of_noun(scene, fight)
        or ground_near(scene, clause)
    )
    contest = load_lexicon("control")["nouns", "contest"]
    named = [t for t in fight.subtree if lemma_of(t) in contest]
    goes_on = not ended or clause.negated
    holder, change = FOUGHT_OVER, Change.HOLDS if goes_on else Change.LOST
    if not goes_on and _is_resistance(fight, named) and is_party(scene, scene.speaking()):
        holder, change = scene.speaking(), Change.TOOK
    turned = ended and goes_on
    yield Holding(
        clause, holder, change, _part(ground, fight), (fight, *named, clause.head), turned
    )


def _read_reported(scene: Scene, clause: Clause) -> Iterator[Holding]:
    """Such as "heavy fighting in the town", where that is all that is said."""
    alone = clause.head.dep_ == "ROOT" or not scene.holds(clause.head.head)
    if (
        clause.lemma not in load_lexicon("control")["nouns", "contest"]
        or not alone
        or not scene.cue
    ):
        return
    ground = _ground_of_noun(scene, clause.head) or _ground_of_noun(scene, clause.head.head)
    if ground is not None:
        yield Holding(clause, FOUGHT_OVER, Change.HOLDS, _part(ground, clause.head), (clause.head,))


def _read_there(scene: Scene, clause: Clause) -> Iterator[Holding]:
    """Such as "there was fighting in it", of which the parse makes a verb."""
    if meaning(clause, "fight") is not None and any(c.dep_ == "expl" for c in clause.head.children):
        ground = ground_of(scene, clause, *_PLACED) or ground_near(scene, clause)
        yield Holding(clause, FOUGHT_OVER, Change.HOLDS, _part(ground, clause.head), (clause.head,))


def _is_resistance(fight: "Token", named: Sequence["Token"]) -> bool:
    """It is the other side's: whoever says that it has ended has what it held."""
    words = load_lexicon("control")["nouns", "resistance"]
    return any(lemma_of(token) in words for token in (fight, *named))


def _is_fight(token: "Token") -> bool:
    words = load_lexicon("control")["nouns", "contest"]
    if lemma_of(token) in words and lemma_of(token) != "pocket":
        return True
    inner = [n for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for n in c.children]
    if any(lemma_of(n) in words for n in inner):
        return True
    resisting_part = lemma_of(token) in load_lexicon("control")["places", "resisting"]
    described = {
        lemma_of(t) for c in token.children if c.dep_ in ("relcl", "acl") for t in c.subtree
    }
    if resisting_part and described & words:
        return True
    refusing = load_lexicon("control")["verbs", "refuse"]
    inside = {lemma_of(t) for t in token.subtree if t.pos_ == "VERB"}
    resisting = {"resist", "fight", "hold"} & inside
    negated = {"refuse", "not", "n't", "never"} & {lemma_of(t) for t in token.subtree}
    verbs = set(map(first_word, refusing))
    given_up = any(lemma_of(t) in verbs for t in token.subtree)
    return is_force(token) and bool(resisting or (negated and given_up))


def _exists(clause: Clause) -> bool:
    """Such as "there is fighting", "the battle is ongoing"; not "the fight is a symbol"."""
    there = any(c.dep_ == "expl" for c in clause.head.children)
    about = {t.lower_ for t in clause.tokens if t.dep_ in ("acomp", "advmod")}
    away = any(name in ("under",) and noun.lower_ == "way" for name, noun in clause.obliques)
    return there or away or bool(about & {"ongoing", "underway", "on", "heavy", "fierce", "still"})


def _ground_of_noun(scene: Scene, noun: "Token") -> Ground | None:
    return next(
        (g for g in (ground_at(scene, n) for n in object_of(noun, *_PLACED)) if g is not None), None
    )


def _read_holding_out(scene: Scene, clause: Clause) -> Iterator[Holding]:
    """Defenders "still hold out", are "still fighting in", "stand up to" somebody in the fight for
    a place.
    """
    resists = meaning(clause, "resist") is not None or clause.lemma == "resist"
    still = any(t.lower_ in _STILL for t in clause.tokens) or bool(
        set(clause.manner.governors) & _STILL
    )
    fights = meaning(clause, "fight") is not None and still
    agent = next((a for a in clause.agents if can_hold(scene, a)), None)
    if agent is None or not (resists or fights):
        return
    if not is_first(agent) and not is_party(scene, party_at(scene, agent)):
        return
    ground = ground_of(scene, clause, *_PLACED) or ground_near(scene, clause)
    yield Holding(clause, FOUGHT_OVER, Change.HOLDS, ground, (clause.head,))


def _read_disputed(scene: Scene, clause: Clause) -> Iterator[Holding]:
    """Such as "the town is contested"."""
    disputed = load_lexicon("control")["free", "disputed"]
    told = [*clause.predicate, *([clause.head] if clause.passive else [])]
    if not any(t.lower_ in disputed for t in told):
        return
    for noun in (*clause.agents, *clause.patients):
        ground = ground_at(scene, noun)
        if ground is not None:
            yield Holding(clause, FOUGHT_OVER, Change.HOLDS, ground, (clause.head,))


def _part(ground: Ground, fight: "Token") -> Ground:
    """Pockets of resistance are in a part; a fight "for" a place is over all of it."""
    whole = any(c.dep_ == "prep" and c.lower_ == "for" for c in fight.children)
    extent = ground.extent if whole else Extent.PART
    return Ground(ground.place, ground.place_text, extent, ground.part, ground.token)
