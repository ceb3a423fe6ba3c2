"""What a count tells beside its number: the stance towards it, whose people they are, and the event."""

from typing import TYPE_CHECKING

from sayso.attribution.claim import Stance
from sayso.language.parser import lemma_of
from sayso.propositions.clause import Clause
from sayso.propositions.counting.groups import words
from sayso.propositions.counting.numbers import Number, is_denied_of_any
from sayso.propositions.counting.reading import Reading
from sayso.propositions.phrases import object_of

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.propositions.scene import Scene


def stance_of(scene: "Scene", clause: Clause | None, number: Number, head: "Token") -> Stance:
    """Of a count of none the word for none is in the count, and denies nothing beside it."""
    if is_denied_of_any(scene, head):
        return Stance.ASSERTS
    if scene.stance is Stance.ASSERTS and any(c.dep_ == "neg" for c in head.children) and number.high != 0:
        return Stance.DENIES
    if clause is None or not clause.negated:
        return scene.stance
    if number.high == 0 and len(clause.manner.words) == 1:
        return scene.stance
    return scene.told(clause)


def side_of(scene: "Scene", reading: Reading, clause: Clause | None) -> str | None:
    """The side of those counted, or of whoever lost them."""
    for token in (reading.counted, reading.word):
        if token.pos_ in ("NOUN", "PROPN", "PRON"):
            sides = (scene.side(each) for each in (token, *object_of(token, "to", "among", "on")))
            side = next((each for each in sides if each is not None), None)
            if side is not None:
                return side
    if clause is not None and lemma_of(reading.word) in words()["vague", "nouns"]:
        side = next((side for each in clause.under("to", "among", "on") if (side := scene.side(each))), None)
        if side is not None:
            return side
    if clause is not None and lemma_of(clause.head) in ("lose", "suffer", "sustain", "have", "incur"):
        return next((side for agent in clause.agents if (side := scene.side(agent))), None)
    return None


def event_of(clause: Clause | None) -> str:
    """The event that it happened in: what did it, or what it happened in, by or after."""
    if clause is None:
        return ""
    for token in (*clause.agents, *clause.under("in", "by", "after", "during", "from", "as", "when", "following")):
        found = words().key("events", lemma_of(token))
        if found:
            return found
    return ""
