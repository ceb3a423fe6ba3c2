"""The side of people without a name by where they are at home: "Kharkiv residents", "a woman in
Kyiv".

Only in a war between states: where both sides are of one country, those who live in it speak for
neither.
"""

from bisect import bisect_left
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.record.claim import Reason
from sayso.reference.actors.describe import Description
from sayso.reference.actors.lexicon import words
from sayso.reference.actors.phrases import Phrase, is_elsewhere, near, objects, text_of
from sayso.reference.actors.scene import Scene
from sayso.theatres.theatre import Kind, SideKind

if TYPE_CHECKING:
    from sayso.reference.actors.world import World

_LIVES = frozenset({"in", "of", "from"})
_SCORE = 0.65
"""As for other sides that only the place tells."""


def side_of_home(scene: Scene, description: Description) -> tuple[str, Reason] | None:
    """The side of the state whose town, region or people somebody private is of; None where that is
    open.
    """
    phrase = description.phrase
    if (
        description.name
        or phrase.owner is not None
        or phrase.noun not in words("at home in a place")
    ):
        return None
    if phrase.at not in scene.sources or not _is_between_states(scene.world):
        return None
    if {token.lower_ for token in phrase.core} & (
        words("not for its state") | words("of both sides")
    ):
        return None
    homes = tuple(_homes(phrase)) or _happens_at(scene, phrase)
    found = {(side, place) for place in homes if (side := _side(scene, place))}
    if len({side for side, _ in found}) != 1:
        return None
    side, place = min(found)
    return side, Reason("rule:side", "at home in", place, _SCORE)


def _homes(phrase: Phrase) -> Iterator[str]:
    """The places and peoples that a phrase names: Kharkiv of "Kharkiv residents", "residents of
    Kharkiv".
    """
    before = tuple(token for token in phrase.core[:-1] if token.text[:1].isupper())
    if before:
        yield text_of(before)
    for noun in objects(phrase.head, _LIVES):
        if not is_elsewhere(noun):
            yield near(noun)


def _happens_at(scene: Scene, phrase: Phrase) -> tuple[str, ...]:
    """The places of the sentence in which bare "residents" speak: they are those of where it
    happens.
    """
    if len(phrase.core) > 1 or phrase.noun not in words("of where it happens"):
        return ()
    here = scene.sentence(phrase.start)
    following = (
        scene.sentences[here + 1] if here + 1 < len(scene.sentences) else len(scene.analysis.text)
    )
    first, last = (
        bisect_left(scene.places, (scene.sentences[here], "")),
        bisect_left(scene.places, (following, "")),
    )
    return tuple(dict.fromkeys(what for _, what in scene.places[first:last]))


def _side(scene: Scene, place: str) -> str:
    """The party whose state a place or a people's adjective means, or whose people alone govern the
    place.
    """
    world = scene.world
    states, _ = world.states_in(place)
    actor = world.meant(place) or (world.actors[states[0]] if len(set(states)) == 1 else None)
    side = world.side(actor, scene.on) if actor else world.side_of_place(place, scene.on)
    party = world.directory.sides.get(side or "")
    return party.id if party is not None and party.kind is SideKind.PARTY else ""


def _is_between_states(world: "World") -> bool:
    """Whether each party to the war is a state."""
    parties = [side for side in world.directory.theatre.sides if side.kind is SideKind.PARTY]
    actors = [world.actors.get(side.actor) for side in parties]
    return len(actors) > 1 and all(
        actor is not None and actor.kind is Kind.STATE for actor in actors
    )
