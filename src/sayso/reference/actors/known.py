"""Makes an entity of an actor of the theatre, of a person, of a body; and finds the one that is
already there.
"""

from collections.abc import Iterable

from sayso.record.claim import Reason
from sayso.record.referent import Kind
from sayso.reference.actors.entities import Entity
from sayso.reference.actors.lexicon import canonical, posts, words
from sayso.reference.actors.scene import Scene
from sayso.theatres.names import key, name_words, same_name
from sayso.theatres.theatre import Actor
from sayso.theatres.theatre import Kind as ActorKind


def entity_of(scene: Scene, actor: Actor) -> Entity:
    """The entity of an actor of the theatre; one for each actor of a report."""
    if actor.id not in scene.known:
        made = Entity(actor.name, Kind(actor.kind.value), actor, named=True)
        made.gender = {"he": "male", "she": "female"}.get(actor.pronoun, "")
        made.plural = actor.pronoun == "they"
        if actor.kind is ActorKind.PERSON:
            titles = [
                o.title for o in actor.offices if scene.on is None or o.held(scene.on) is not False
            ]
            _call(made, titles, posts())
            enter_person(scene, made)
        elif actor.kind is not ActorKind.STATE:
            kinds = (
                words("bodies") | words("outlets")
                if actor.kind is ActorKind.OUTLET
                else words("bodies")
            )
            _call(made, (actor.name, *actor.aliases), kinds)
        made.take_side(scene.world.side(actor, scene.on), Reason("theatre", "side", actor.id, 0.95))
        scene.known[actor.id] = made
    return scene.known[actor.id]


def enter_person(scene: Scene, entity: Entity) -> None:
    """File a person under the last word of the name, to be found by it alone."""
    last = _last_word(entity.name)
    for rule in ("", *scene.world.rules):
        filed = scene.by_surname[key(last, rule)]
        if entity not in filed:
            filed.append(entity)


def persons_called(scene: Scene, surname: str) -> list[Entity]:
    """The persons of the report whose name ends in a surname, by any spelling of it."""
    rules = scene.world.rules
    filed = [
        e for rule in ("", *rules) for e in scene.by_surname.get(key(_last_word(surname), rule), ())
    ]
    return [e for e in dict.fromkeys(filed) if _ends_in(e.name, surname, rules)]


def _last_word(name: str) -> str:
    return next(reversed(name.split()), "")


def _ends_in(name: str, surname: str, rules: Iterable[str]) -> bool:
    count = len(surname.split())
    return same_name(" ".join(name.split()[-count:]), surname, rules)


def _call(entity: Entity, titles: Iterable[str], heads: frozenset[str]) -> None:
    """A title's nouns stand before its "of": the Directorate of the Ministry of Defence is no
    ministry.
    """
    for title in titles:
        found = [canonical(word) for word in name_words(title)]
        end = found.index("of") if "of" in found[1:] else len(found)
        entity.nouns |= set(found[:end]) & heads
        entity.modifiers |= set(found)
