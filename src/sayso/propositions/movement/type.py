"""Movements: who advances, falls back, is reinforced or surrounded, or is moved elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from sayso.language.parser import lemma_of
from sayso.propositions.clause import Clause, Form
from sayso.propositions.control.grounds import ground_near
from sayso.propositions.english import forces_of, named
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.modality import Modality
from sayso.propositions.party import Party
from sayso.propositions.phrases import object_of
from sayso.propositions.proposition import Comparison, KnownProposition, Proposition
from sayso.propositions.sides import (
    is_background,
    is_civil,
    is_existence,
    is_force,
    is_main,
    is_party,
    is_planned,
    known,
    of_side,
    party_at,
)
from sayso.record.claim import Certainty, Stance

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.propositions.scene import Scene


class Direction(StrEnum):
    """Which way, or to what end."""

    ADVANCE = "advance"
    WITHDRAW = "withdraw"
    REINFORCE = "reinforce"
    ENCIRCLE = "encircle"
    TRANSFER = "transfer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement(KnownProposition):
    """Forces or people on the move.

    ``who`` is a name, with the id of the actor and its side: the one that moves or is moved, of an
    encirclement the one that surrounds.  Who leaves a place is ``Control``, which says so of the
    place.  ``planned`` is what is ordered, weighed or to come.
    """

    type: ClassVar[str] = "movement"
    tells: ClassVar[tuple[str, ...]] = ("direction",)

    who: str = ""
    who_id: str = ""
    who_side: str | None = None
    direction: Direction
    planned: bool = False

    @classmethod
    def find(cls, scene: "Scene") -> list["Movement"]:
        """By verbs and nouns of movement with forces, people or a front as what moves."""
        found: dict[tuple[str, Direction], Movement] = {}
        for clause in scene.clauses:
            if not _may_tell(clause) or clause.modality is Modality.CONDITIONAL:
                continue
            if is_background(scene, clause) or not is_main(scene, clause):
                continue
            for movement in _read(scene, clause):
                found.setdefault((movement.who_id, movement.direction), movement)
        return list(found.values())

    @property
    def answers(self) -> bool:
        """What is only planned is no answer."""
        told = self.stance is not Stance.WITHHOLDS and self.certainty is not Certainty.HYPOTHETICAL
        return told and not self.planned

    def _about(self) -> tuple[list[tuple[str, str]], str]:
        line = self.direction in (Direction.ADVANCE, Direction.WITHDRAW)
        about = [
            ("who", self.who_side or self.who_id),
            ("course", "line" if line else str(self.direction)),
        ]
        who, are = forces_of(self.who)
        where = self.near_place()
        have = "Have" if are == "are" else "Has"
        asked = {
            Direction.REINFORCE: f"{are.capitalize()} {who} being reinforced{where}?",
            Direction.ENCIRCLE: f"{have} {who} surrounded {named(self.place_name) or 'anybody'}?",
            Direction.TRANSFER: f"{are.capitalize()} {who} being moved{self.in_place()}?",
        }
        return about, asked.get(self.direction, f"Where {are} {who} moving{where}?")

    def _compare(self, other: Proposition) -> Comparison:
        if not isinstance(other, Movement):
            return Comparison.UNRELATED
        mine, theirs = self.who_side or self.who_id, other.who_side or other.who_id
        if mine and theirs and mine != theirs:
            return Comparison.UNRELATED
        if self.direction != other.direction:
            opposite = {self.direction, other.direction} == {Direction.ADVANCE, Direction.WITHDRAW}
            return Comparison.CONFLICTING if opposite else Comparison.UNRELATED
        return Comparison.SAME if mine == theirs else Comparison.NARROWER


def _may_tell(clause: Clause) -> bool:
    words = load_lexicon("movement")
    table = "verbs" if clause.form is Form.VERB else "nouns"
    told = any(clause.lemma in words[table, d.value] for d in Direction)
    return told or (
        clause.form is Form.VERB and lemma_of(clause.head) in words["doubtful", "sending"]
    )


def _read(scene: "Scene", clause: Clause) -> Iterator[Movement]:
    if clause.form is Form.ADJECTIVE:
        return
    words = load_lexicon("movement")
    table = "verbs" if clause.form is Form.VERB else "nouns"
    direction = next((d for d in Direction if clause.lemma in words[table, d.value]), None)
    if direction is None:
        if clause.form is Form.VERB:
            yield from _read_supply(scene, clause)
        return
    mover = _mover(scene, clause, direction)
    if mover is not None:
        yield _movement(scene, clause, direction, mover)


def _mover(scene: "Scene", clause: Clause, direction: Direction) -> "Token | None":
    """Who moves; None where it is nobody who could, or where the clause needs somebody and has
    none.
    """
    words = load_lexicon("movement")
    if clause.lemma in words["doubtful", "leaving"] and ground_near(scene, clause).place_text:
        return None
    if clause.lemma in words["doubtful", "fleeing"]:
        return _fleeing(scene, clause)
    if clause.form is Form.NOUN:
        return _mover_of_noun(scene, clause, direction)
    line = next(
        (n for n in (*clause.agents, *clause.patients) if lemma_of(n) in words["lines", "front"]),
        None,
    )
    if (
        line is not None
        and direction in (Direction.ADVANCE, Direction.TRANSFER)
        and clause.lemma != "cross"
    ):
        return line
    aimed = clause.patients or clause.under("to", "into", "towards", "across")
    if clause.lemma in words["doubtful", "going"] and not aimed:
        return None
    if clause.lemma in words["doubtful", "leaving"]:
        return next((n for n in clause.agents if is_force(n)), None)
    return _mover_among(scene, clause, direction)


def _mover_among(scene: "Scene", clause: Clause, direction: Direction) -> "Token | None":
    moved = direction in (Direction.TRANSFER, Direction.REINFORCE) or clause.lemma.endswith("back")
    for noun in (*clause.patients, *clause.agents) if moved else clause.agents:
        if is_force(noun):
            return noun
        if lemma_of(noun) in load_lexicon("strike")["nouns", "weapon"]:
            continue  # a missile is no force that moves
        if is_civil(noun) and direction is Direction.TRANSFER:
            return noun if scene.amount_of(noun) is None else None
        if not is_civil(noun) and is_party(scene, party_at(scene, noun)):
            return noun
    if (
        direction is Direction.ENCIRCLE
        and clause.passive
        and any(is_force(p) for p in clause.patients)
    ):
        return clause.patients[0]
    return None


def _mover_of_noun(scene: "Scene", clause: Clause, direction: Direction) -> "Token | None":
    """Whose advance or encirclement it is; the noun itself where it stands alone, as "the siege"
    does.
    """
    if clause.lemma in load_lexicon("movement")["nouns", "attack"]:
        told = clause.head.dep_ in ("nsubj", "nsubjpass") and is_existence(clause.head.head)
        return clause.head if told and scene.side(clause.head) is not None else None
    nouns = (*clause.agents, *clause.patients)
    mover = next(
        (n for n in nouns if is_force(n) or is_civil(n) or is_party(scene, party_at(scene, n))),
        None,
    )
    alone = direction is Direction.ENCIRCLE or bool(object_of(clause.head, "to", "into", "towards"))
    return mover if mover is not None else clause.head if alone else None


def _fleeing(scene: "Scene", clause: Clause) -> "Token | None":
    """People who leave or are taken away, where it is told what from or where to, and not how
    many.
    """
    people = clause.patients if clause.passive else clause.agents
    bound = clause.patients or clause.under("to", "from", "out of", "into")
    if clause.lemma == "take" and not clause.passive:
        return None
    return next((n for n in people if is_civil(n) and scene.amount_of(n) is None and bound), None)


def _read_supply(scene: "Scene", clause: Clause) -> Iterator[Movement]:
    """Such as "reinforcements are being brought in", "more reserves were sent"."""
    words = load_lexicon("movement")["nouns", "reinforce"]
    needed = (n for p in clause.patients if lemma_of(p) == "need" for n in object_of(p, "for"))
    troops = (p for p in clause.patients if is_force(p) and clause.under("to", "into", "towards"))
    noun = next(
        (n for n in (*clause.patients, *clause.agents, *needed) if lemma_of(n) in words),
        next(troops, None),
    )
    if noun is not None and lemma_of(clause.head) in (
        "bring",
        "send",
        "move",
        "rush",
        "dispatch",
        "need",
        "assess",
        "weigh",
        "arrive",
        "get",
    ):
        yield _movement(scene, clause, Direction.REINFORCE, noun)


def _movement(scene: "Scene", clause: Clause, direction: Direction, mover: "Token") -> Movement:
    lines = load_lexicon("movement")
    on_line = lemma_of(mover) in lines["lines", "front"]
    party = Party() if on_line or mover == clause.head else known(scene, party_at(scene, mover))
    if direction is Direction.ENCIRCLE and clause.passive:
        party = next((known(scene, party_at(scene, a)) for a in clause.agents), Party())
    if direction is Direction.REINFORCE and party.side is None and party:
        sender = next((a for a in clause.agents if is_party(scene, party_at(scene, a))), None)
        party = known(scene, party_at(scene, sender)) if sender is not None else party
    if mover == clause.head and scene.side(mover) is not None:
        party = of_side(scene, scene.side(mover) or "")
    place, place_text = scene.where(clause)
    stance = scene.told(clause)
    ends = clause.form is Form.NOUN and lemma_of(clause.head.head) in (
        load_lexicon("control")["verbs", "end"] | lines["lines", "stalled"]
    )
    if ends and stance is Stance.ASSERTS:
        stance = Stance.DENIES
    return Movement(
        spans=scene.spans_of(clause.tokens),
        stance=stance,
        certainty=scene.certainty_of(clause),
        likelihood=clause.manner.likelihood,
        place=place,
        place_text=place_text,
        event_time=scene.when(clause),
        why=(scene.reason("movement", str(direction), [clause.head, mover]),),
        who=party.name,
        who_id=party.id,
        who_side=party.side,
        direction=Direction.ADVANCE if on_line or _is_towards(clause, mover) else direction,
        planned=is_planned(scene, clause) or lemma_of(clause.head) in lines["doubtful", "weighing"],
    )


def _is_towards(clause: Clause, mover: "Token") -> bool:
    """Forces that move towards something by themselves."""
    by_itself = clause.lemma == "move" and not clause.passive and mover in clause.agents
    return by_itself and bool(clause.under("towards", "toward"))
