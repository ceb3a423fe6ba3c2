"""What a phrase tells of whom it means: post, gender, place, side."""

from typing import TYPE_CHECKING

from sayso.record.claim import Reason
from sayso.record.referent import Kind
from sayso.reference.actors.describe import Description, chain
from sayso.reference.actors.entities import Entity
from sayso.reference.actors.holders import spoken_of
from sayso.reference.actors.lexicon import canonical, posts, words
from sayso.reference.actors.phrases import Phrase, noun_of, objects
from sayso.reference.actors.scene import Scene
from sayso.reference.actors.sides import side_of
from sayso.reference.actors.topic import brought_up, is_of_a_state, said_in, topic_side
from sayso.reference.actors.unnamed import gender_of
from sayso.reference.actors.world import World

if TYPE_CHECKING:
    from spacy.tokens import Token


def learn(scene: Scene, entity: Entity, description: Description) -> None:
    """Gather what a phrase tells of someone: post, gender, place, side."""
    phrase = description.phrase
    entity.gender = entity.gender or gender_of(phrase)
    before = description.before
    entity.told = entity.told or description.post or bool(entity.gender)
    if entity.kind is Kind.PERSON and not description.name and phrase.head.pos_ == "NOUN":
        entity.nouns.add(phrase.noun)
    if description.post and entity.kind is Kind.PERSON:
        named = [
            token
            for token in before
            if canonical(token.text) in posts() or noun_of(token) in posts()
        ]
        nouns = {noun_of(token) for token in named} - words("courtesy")
        entity.nouns |= nouns
        entity.modifiers |= {canonical(token.text) for token in before}
        heads = [
            noun_of(token)
            for token in named
            if noun_of(token) not in words("courtesy") | words("ranks")
        ]
        if entity.actor is None and heads and not entity.office:
            entity.office = heads[-1]
            entity.place = entity.place or _place_of(scene.world, phrase, entity.name)
    if entity.actor is None and entity.side is None and entity.kind is not Kind.UNNAMED:
        found = side_of(scene, description) or said_in(scene, description)
        found = found or _side_spoken_of(scene, description) or topic_side(scene, description)
        found = found or brought_up(scene, description)
        if found:
            entity.take_side(*found)
        else:
            scene.silent.append((entity, phrase))


def _side_spoken_of(scene: Scene, description: Description) -> tuple[str, Reason] | None:
    """A minister or spokesperson of no named state is of the one that the sentence is about."""
    if not description.post or not is_of_a_state(description):
        return None
    for state, _, score in spoken_of(scene, description.phrase):
        side = scene.world.side(scene.world.actors[state], scene.on)
        if side:
            return side, Reason(
                "rule:side", "of the state spoken of", scene.world.actors[state].name, score
            )
    return None


def _place_of(world: World, phrase: Phrase, name: str) -> str:
    """The place or body that a post is of, as it is printed; empty if none is named."""
    for noun in (*chain(phrase), *objects(phrase.head, frozenset({"in", "from", "at"}))):
        if noun.text[:1].isupper():
            words_ = [
                t.text
                for t in phrase_tokens(noun)
                if t.text[:1].isupper() and t.text not in name.split()
            ]
            states, left = world.states_in(" ".join(words_))
            return " ".join(left) or " ".join(states)
    return ""


def phrase_tokens(noun: "Token") -> "tuple[Token, ...]":
    """A noun and the words before it."""
    return tuple(noun.doc[noun.left_edge.i : noun.i + 1])
