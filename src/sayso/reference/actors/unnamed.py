"""Those without a name: "officials in Kyiv", "a local figure appointed by Russia", "the Sudanese
military".
"""

from sayso.record.claim import Reason
from sayso.record.referent import Kind
from sayso.reference.actors.describe import Description, is_number, label_of
from sayso.reference.actors.entities import Entity, Link
from sayso.reference.actors.home import side_of_home
from sayso.reference.actors.lexicon import canonical, posts, words
from sayso.reference.actors.phrases import Phrase, text_of
from sayso.reference.actors.scene import Scene
from sayso.reference.actors.sides import side_of
from sayso.reference.actors.topic import ministers_side, said_in, topic_side
from sayso.reference.actors.unstated import unharmed, unstated_side


def by_kind(scene: Scene, phrase: Phrase, description: Description, sure: bool) -> Link | None:
    """Someone known only by what they are; several of one kind and side are one throughout a
    report.
    """
    if not (sure or _is_someone(phrase)) or phrase.head.pos_ == "PRON":
        return None
    if sure and (phrase.noun in words("things") or phrase.head.lower_ in words("no names")):
        return None
    owner = phrase.owner
    whose = scene.mentioned_at(owner) if owner is not None and owner.pos_ == "PRON" else None
    label = f"{text_of(phrase.core)} of {whose.name}" if whose is not None else label_of(phrase)
    side = side_of(scene, description) or said_in(scene, description)
    side = side or ministers_side(scene, phrase) or topic_side(scene, description)
    side = unharmed(scene, phrase, side) or unstated_side(scene, description)
    side = side or side_of_home(scene, description)
    body = _body(scene, phrase)
    key = f"unnamed:{label.casefold()}:{side[0] if side else ''}"
    if body is not None:
        key = f"body:{body.office}:{body.of}"
    entity = scene.known.get(key) if phrase.plural or phrase.definite or body is not None else None
    if entity is None:
        entity = body or Entity(label, Kind.UNNAMED, plural=_is_plural(phrase), first=phrase.start)
        entity.nouns = {phrase.noun}
        entity.modifiers = {canonical(token.text) for token in phrase.core[:-1]}
        if body is None:
            entity.office = phrase.noun if phrase.noun in posts() and not phrase.plural else ""
            entity.gender = gender_of(phrase)
        if side:
            entity.take_side(*side)
        else:
            scene.silent.append((entity, phrase))
        scene.known[key] = entity
    return entity, Reason("rule:unnamed", "no name", text_of(phrase.tokens), 0.8)


def _body(scene: Scene, phrase: Phrase) -> Entity | None:
    """A body called by what it is and whose: "the Israeli military", "Gaza's civil defence
    agency".
    """
    if phrase.plural or phrase.indefinite or phrase.noun not in words("bodies"):
        return None
    owner = phrase.owner
    whose = scene.mentioned_at(owner)
    if owner is not None and owner.pos_ == "PRON" and (whose is None or not whose.named):
        return None
    label = (
        label_of(phrase)
        if owner is None
        else text_of(phrase.core if whose is not None else phrase.tokens)
    )
    states, left = scene.world.states_in(label)
    kept = [canonical(word) for word in left if canonical(word) not in words("slight")]
    first = "" if phrase.core[0].is_sent_start and phrase.core[0].pos_ != "PROPN" else label[:1]
    numbered = any(is_number(token) for token in phrase.core[:-1])
    if (
        not states
        and whose is None
        and not numbered
        and not any(c.isupper() for c in first + label[1:])
    ):
        return None
    made = Entity(
        label, Kind.ORGANISATION, named=True, office=" ".join(kept), of=states[0] if states else ""
    )
    if whose is not None and owner is not None:
        made.of = whose.actor.id if whose.actor else made.of
        made.name = f"{whose.name} {label}" if owner.pos_ == "PRON" else text_of(phrase.tokens)
        made.office = made.office if whose.actor else f"{whose.name} {made.office}"
    return made


def _is_someone(phrase: Phrase) -> bool:
    """Whether a phrase that is no source speaks of people or a body at all."""
    noun = phrase.noun
    if phrase.head.pos_ == "PROPN" and not phrase.plural:
        return False
    if noun in posts():
        return True
    if noun in words("crowds"):
        return phrase.plural or phrase.definite or noun in words("many in one")
    return (noun in words("bodies") or noun in words("said of outlets")) and (
        phrase.definite or len(phrase.core) > 1
    )


def _is_plural(phrase: Phrase) -> bool:
    return phrase.plural or phrase.noun in words("many in one")


def gender_of(phrase: Phrase) -> str:
    """Male or female, where the words tell: Mr, spokeswoman."""
    own = phrase.tokens if phrase.head.pos_ == "PRON" else phrase.core
    lower = {token.lower_.rstrip(".") for token in own}
    if phrase.plural:
        return ""
    return "female" if lower & words("female") else "male" if lower & words("male") else ""
