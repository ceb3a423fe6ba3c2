"""One door of the room: everyone whom a report mentions."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date

from sayso.language.analysis import Analysis
from sayso.record.claim import Claim, Reason
from sayso.record.referent import Mention, Referent
from sayso.reference.actors.alike import take_sides_alike
from sayso.reference.actors.apposition import partners
from sayso.reference.actors.describe import chain, describe
from sayso.reference.actors.entities import Entity, Mentioned, referent_of
from sayso.reference.actors.known import entity_of
from sayso.reference.actors.lexicon import words
from sayso.reference.actors.loaded import take_sides_by_words
from sayso.reference.actors.naming import by_person
from sayso.reference.actors.own_words import resolve_inside
from sayso.reference.actors.phrases import Phrase, objects
from sayso.reference.actors.resolve import resolve
from sayso.reference.actors.scene import Scene
from sayso.reference.actors.sides import led
from sayso.reference.actors.sources import phrases_and_sources
from sayso.reference.actors.world import world_of
from sayso.theatres.directory import Directory
from sayso.theatres.theatre import Kind as ActorKind

_BELONGS = frozenset({"to", "with"})
_SENT_TO = frozenset({"ambassador", "envoy", "embassy"})
"""Who is sent to a state that is not their own."""


def find_mentions(
    analysis: Analysis,
    directory: Directory,
    on: date | None,
    claims: Sequence[Claim] = (),
    outlet: str | None = None,
) -> tuple[Mention, ...]:
    """Find the mentions of people, posts, bodies, states and outlets, in the order of the text.

    ``on`` is the day of publication, by which posts are looked up.  ``claims`` tell who speaks,
    which is what most pronouns go by.  ``outlet`` is who published it: "the ministry" of an
    outlet's own state needs no name.
    """
    phrases, of_claims = phrases_and_sources(analysis, claims)
    return mentions_of(phrases, of_claims, analysis, directory, on, claims, outlet)


def mentions_of(
    phrases: Sequence[Phrase],
    of_claims: Sequence[Phrase | None],
    analysis: Analysis,
    directory: Directory,
    on: date | None,
    claims: Sequence[Claim],
    outlet: str | None,
) -> tuple[Mention, ...]:
    """As ``find_mentions``, for phrases that have been found already."""
    scene = _scene(analysis, directory, on, claims, outlet, of_claims)
    beside = scene.beside = partners(scene, phrases)
    _enter_people(scene, phrases, beside)
    later = []
    for phrase in phrases:
        if (
            phrase.head.pos_ == "PRON"
            and phrase.at not in scene.sources
            and scene.told_in(phrase.at) is not None
        ):
            later.append(phrase)
            continue
        link = resolve(scene, phrase, beside.get(phrase.at))
        if link is not None:
            scene.note(phrase, link[0], (link[1],))
        scene.note_group(phrase)
    scene.mentions.sort(key=lambda each: each.at)
    _settle_sides(scene)
    take_sides_by_words(scene)
    take_sides_alike(scene)
    inside = [found for phrase in later if (found := resolve_inside(scene, phrase)) is not None]
    return _frozen(scene, [*scene.mentions, *inside])


def _scene(
    analysis: Analysis,
    directory: Directory,
    on: date | None,
    claims: Sequence[Claim],
    outlet: str | None,
    of_claims: Sequence[Phrase | None],
) -> Scene:
    world = world_of(directory)
    heads = {number: phrase.at for number, phrase in enumerate(of_claims) if phrase is not None}
    sources: dict[int, int] = {}
    for number, at in heads.items():
        sources.setdefault(at, number)
    scene = Scene(analysis, world, on, None, claims, sources, _sentences(analysis), heads=heads)
    for number, at in heads.items():
        scene.numbers[at].append(number)
    scene.contents = sorted(
        (a, b, number) for number, claim in enumerate(claims) for a, b in claim.content.spans
    )
    scene.places = [(each.start, each.what) for each in world.places.find(analysis.text)]
    found = world.named(outlet) if outlet else ()
    if len(found) == 1:
        scene.outlet = entity_of(scene, found[0])
    return scene


def _sentences(analysis: Analysis) -> list[int]:
    """Where sentences begin.  Those inside a quotation are not counted: who spoke before it is
    still near after it.
    """
    starts = [
        analysis.parse.span(s[0])[0] for doc in analysis.parse.docs for s in doc.sents if len(s)
    ]
    found, quotations, number = [], analysis.quotations, 0
    for start in starts:
        while number < len(quotations) and quotations[number].end <= start:
            number += 1
        if number == len(quotations) or start <= quotations[number].start:
            found.append(start)
    return found


def _enter_people(scene: Scene, phrases: Sequence[Phrase], beside: Mapping[int, Phrase]) -> None:
    """File the people with full names first, so that a headline's surname finds the name that comes
    after it.
    """
    for phrase in phrases:
        if phrase.head.pos_ == "PRON":
            continue
        description = describe(phrase, scene.world)
        if len(description.name) < 2:
            continue
        partner = beside.get(phrase.at)
        told = description.post or (partner is not None and describe(partner, scene.world).post)
        sure = phrase.at in scene.sources and phrase.tokens[0].lower_ != "the"
        if any(a.kind is not ActorKind.PERSON for a in scene.world.named(description.called)):
            continue
        by_person(scene, description, told or sure)


def _settle_sides(scene: Scene) -> None:
    """Give those of unknown side that of the body that they are of, now that every mention has been
    read.
    """
    at = {each.at: each.entity for each in scene.mentions}
    for entity, phrase in scene.silent:
        if phrase.noun in words("private") | words("watchers") | words("of others"):
            continue
        belongs = _BELONGS - {"to"} if phrase.noun in _SENT_TO else _BELONGS
        for noun in (*chain(phrase), *objects(phrase.head, belongs), *led(phrase.head)):
            whole = at.get(scene.analysis.parse.span(noun)[0])
            if whole is not None and whole.side:
                entity.take_side(whole.side, Reason("rule:side", "belongs to", whole.name, 0.7))
                break


def _frozen(scene: Scene, mentions: Sequence[Mentioned]) -> tuple[Mention, ...]:
    text = scene.analysis.text
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    made: dict[Entity, Referent] = {}
    found = []
    for each in sorted(mentions, key=lambda m: (m.start, -m.end)):
        entity = each.entity
        if entity not in made:
            made[entity] = referent_of(entity, digest, scene.world.rules, scene.world.actors)
        by_side = (entity.by_side,) if entity.by_side and made[entity].side else ()
        span = (each.start, each.end)
        found.append(Mention((span,), text[slice(*span)], made[entity], (*each.why, *by_side)))
    return tuple(found)
