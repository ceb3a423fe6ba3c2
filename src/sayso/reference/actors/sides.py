"""The side that the text gives away: by an adjective, a possessor, a place, or words such as
"Russian-installed".
"""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.record.claim import Reason
from sayso.reference.actors.describe import Description, chain
from sayso.reference.actors.lexicon import words
from sayso.reference.actors.phrases import (
    Phrase,
    is_apart,
    is_elsewhere,
    near,
    noun_of,
    objects,
    text_of,
)
from sayso.reference.actors.scene import Scene
from sayso.reference.actors.topic import named_into_office
from sayso.reference.actors.world import World
from sayso.theatres.theatre import Kind, Relation

if TYPE_CHECKING:
    from spacy.tokens import Token

_CERTAIN = 0.9
_LIKELY = 0.75
_OFFICIAL = frozenset(
    {
        "authority",
        "administration",
        "official",
        "police",
        "governor",
        "mayor",
        "service",
        "prosecutor",
        "rescuer",
    }
)
_PLACED = frozenset({"in", "of", "from", "at", "for"})
_SERVES = frozenset({"in", "with", "at", "from"})
_GUESSED = 0.65
_SURNAME = 5
"""Letters of the shortest surname that tells a side without a name before it: "a Zelensky
adviser".
"""
_MOST = 12
"""Words of a participle's phrase that are read: "appointed by Russia to run the region"."""

Found = tuple[str, Reason]


def side_of(scene: Scene, description: Description) -> Found | None:
    """The side that a description gives away; None if it is silent or only says where someone
    lives.
    """
    world, on = scene.world, scene.on
    found = _by_cue(description, world) or named_into_office(scene, description.phrase.head)
    if found is None and _speaks_for_none(scene, description):
        return None
    found = found or _by_the_west(description, world, on)
    if description.phrase.noun in words("of others"):
        return found
    if found is None and is_apart(description.phrase.head) and not _is_called(scene, description):
        return None
    if found is None and description.phrase.owner is not None:
        return _by_owner(scene, description.phrase) or _by_possessor(description, world, on)
    return (
        found
        or _by_adjective(description, world, on)
        or _by_body(description, world, on)
        or _by_possessor(description, world, on)
        or _by_place(description, world, on)
        or _by_region(scene, description)
    )


def _speaks_for_none(scene: Scene, description: Description) -> bool:
    """Whether somebody of a state is said not to speak for it, or both sides are meant: "exiled",
    "warring".
    """
    if description.name:
        return False
    no_longer = (
        words("not in office") - {"late", "then", "future"}
        if description.phrase.at in scene.sources
        else frozenset()
    )
    lower = {part for token in description.phrase.core for part in token.lower_.split("-")}
    lower |= {token.lower_ for token in description.phrase.core} | {description.phrase.noun}
    return bool(lower & (words("not for its state") | no_longer)) or (
        description.phrase.plural and bool(lower & words("of both sides"))
    )


def _is_called(scene: Scene, description: Description) -> bool:
    """Whether the theatre calls a side by one of the words: "paramilitary"."""
    tokens = description.phrase.tokens
    return any({token.lower_, noun_of(token)} & scene.world.adjectives.keys() for token in tokens)


def _by_owner(scene: Scene, phrase: Phrase) -> Found | None:
    """The side of whose body or officer someone is: "its Odesa office", "the ministry's
    intelligence directorate".
    """
    if phrase.owner is None or phrase.noun in words("private") or is_apart(phrase.head):
        return None
    owner = scene.mentioned_at(phrase.owner)
    return (owner.side, _reason(owner.name, _LIKELY)) if owner is not None and owner.side else None


def _by_region(scene: Scene, description: Description) -> Found | None:
    """Regional officials of no named region are those of the place named last, if one side alone
    governs it.
    """
    phrase = description.phrase
    lower = {token.lower_ for token in phrase.core}
    lower |= {word for noun in chain(phrase) for word in near(noun).casefold().split()}
    told = lower & words("of a region") or phrase.noun in words("called by region")
    if (
        not told
        or lower & words("civil bodies")
        or phrase.noun in words("private")
        or phrase.noun in words("watchers")
        or (phrase.indefinite and not lower & words("of a region"))
    ):
        return None
    place = scene.last_place(phrase.start)
    side = scene.world.side_of_place(place, scene.on) if place else None
    return (side, _reason(place, _GUESSED)) if side else None


def _by_cue(description: Description, world: World) -> Found | None:
    """Words such as "Russian-installed", before the noun or in a participle after it."""
    head = description.phrase.head
    texts = [text_of(description.phrase.tokens)]
    texts += [
        _clause(child)
        for child in head.rights
        if child.dep_ in ("acl", "amod") or (child.dep_ == "relcl")
    ]
    for text in texts:
        for found in world.cues.find(text):
            if found.what.relation is not Relation.HELD or noun_of(head) in _OFFICIAL:
                return found.what.side, _reason(text[found.start : found.end], _CERTAIN)
    return None


def _clause(verb: "Token") -> str:
    doc = verb.doc
    first = verb.left_edge.i
    return text_of(tuple(doc[first : min(verb.right_edge.i + 1, first + _MOST)]))


def _by_adjective(description: Description, world: World, on: date | None) -> Found | None:
    before = text_of(description.before) or text_of(description.phrase.core)
    noun = noun_of(description.before[-1]) if description.before else description.phrase.noun
    if noun in words("private") or not _acts_for_some(description, noun):
        return None
    lowered = before.casefold().replace("-", " ").split()
    if words("not the state's own") & {*lowered, noun} and not world.adjectives.keys() & {
        *lowered,
        noun,
    }:
        return None
    if description.name and {"ex", "former"} & set(lowered):
        return None
    states, _ = world.states_in(before)
    lowered.sort(key=lambda word: word not in words("not the state's own"))
    for word in lowered:
        side = world.adjectives.get(word)
        if side and not (
            states and word in before and world.directory.sides[side].actor not in states
        ):
            return side, _reason(word, _CERTAIN)
    if states and not _is_of_nobody(noun):
        side = world.side(world.actors[states[0]], on)
        return (side, _reason(before, _CERTAIN)) if side else None
    return None


def _acts_for_some(description: Description, noun: str) -> bool:
    """Whether a noun after a state's adjective is of those who act for it: officials are, writers
    and pianists not.
    """
    if description.name or description.phrase.head.pos_ == "ADJ":
        return True
    kinds = (
        "posts",
        "ranks",
        "crowds",
        "bodies",
        "texts",
        "watchers",
        "act for an authority",
        "states",
        "said of outlets",
    )
    return any({noun, noun.removesuffix("s")} & words(kind) for kind in kinds)


def _by_the_west(description: Description, world: World, on: date | None) -> Found | None:
    """Foreign states without a name: "the West", "Western officials", "Ukraine's allies", "nations
    from the West".
    """
    phrase = description.phrase
    noun, before = phrase.noun, {token.lower_ for token in phrase.core[:-1]}
    if not world.third_party:
        return None
    found = (
        noun in words("called the west")
        and phrase.head.text[:1].isupper()
        and len(phrase.core) == 1
    )
    if noun in words("speaks for states") and (
        phrase.head.text[:1].islower() or phrase.head.is_sent_start
    ):
        found = bool(before & words("of the west"))
        of = objects(phrase.head, frozenset({"from", "of", "in"}))
        found = found or any(
            noun_of(each) in words("called the west") and each.text[:1].isupper() for each in of
        )
        found = found or _stands_by(phrase, world, on)
    return (world.third_party, _reason(text_of(phrase.tokens), _LIKELY)) if found else None


def _stands_by(phrase: Phrase, world: World, on: date | None) -> bool:
    """Whether they are the allies of a state at war, with whose side the theatre counts no state
    besides.
    """
    if phrase.noun not in words("stand by a state") or not phrase.plural or phrase.owner is None:
        return False
    whose = near(phrase.owner)
    state = world.meant(whose) or world.state(whose)
    return state is not None and state.kind is Kind.STATE and world.is_alone(state, on)


def _by_body(description: Description, world: World, on: date | None) -> Found | None:
    """A body named before the noun: "Kremlin spokesman", "Grey Company fighters"."""
    before = description.before or description.phrase.core
    last = noun_of(before[-1])
    if not any(token.text[:1].isupper() for token in before) or last in words("private") | words(
        "watchers"
    ):
        return None
    for end in range(len(before) - 1, 0, -1):
        text = text_of(before[:end])
        named = world.named(text)
        actor = named[0] if len(named) == 1 else world.meant(text) or world.body(text)
        if actor is None and " " not in text and len(text) >= _SURNAME:
            listed = world.directory.surnamed(text)
            actor = listed[0] if len(listed) == 1 else None
        if actor and (side := world.side(actor, on)):
            return side, _reason(text, _LIKELY)
    return None


def _by_possessor(description: Description, world: World, on: date | None) -> Found | None:
    """Whose: "Ukraine's soldiers", "a spokesman for the eastern command", "an adviser to the
    governor of Sumy".
    """
    noun = description.phrase.noun
    if noun in words("private"):
        return None
    owner = description.phrase.owner
    nouns: list[Token] = [] if noun in words("watchers") else list(chain(description.phrase))
    nouns += [] if noun in words("watchers") else objects(description.phrase.head, _with(noun))
    nouns += led(description.phrase.head)
    nouns += [
        each
        for each in objects(description.phrase.head, _SERVES)
        if noun_of(each) in words("bodies")
    ]
    for each in [owner, *nouns] if owner is not None else nouns:
        called = {each.lower_, noun_of(each)} & world.adjectives.keys()
        if _is_of_nobody(noun_of(each)) or is_elsewhere(each) or (is_apart(each) and not called):
            continue
        text = near(each)
        actors = world.named(text)
        actor = actors[0] if len(actors) == 1 else world.state(text) or world.body(text)
        if actor:
            side = world.side(actor, on)
            return (side, _reason(text, _LIKELY)) if side else None
        for word in (*text.casefold().split(), noun_of(each)):
            if word in world.adjectives:
                return world.adjectives[word], _reason(text, _LIKELY)
        states, _ = world.states_in(text)
        if states:
            side = world.side(world.actors[states[0]], on)
            return (side, _reason(text, _LIKELY)) if side else None
    return None


def _with(noun: str) -> frozenset[str]:
    """Prepositions that lead to whose someone is; an ambassador to a state is of another."""
    return frozenset({"with"} if noun in ("ambassador", "envoy", "embassy") else {"to", "with"})


def led(head: "Token") -> "Iterator[Token]":
    """What someone heads by a clause after the name: "who leads the army's southern command"."""
    for verb in head.rights:
        if verb.dep_ in ("relcl", "acl") and lemma_of(verb) in words("leads"):
            yield from (noun for noun in verb.rights if noun.dep_ in ("dobj", "obj"))
            yield from objects(verb, frozenset({"in", "with"}))


def _by_place(description: Description, world: World, on: date | None) -> Found | None:
    """Where they hold office: "officials in Kyiv", "the Kharkiv regional administration"."""
    noun = (
        noun_of(description.before[-1])
        if description.post and description.before
        else description.phrase.noun
    )
    if noun not in words("crowds") | words("posts") | words("bodies") or noun in words("private"):
        return None
    for noun_of_place in objects(description.phrase.head, _PLACED):
        if is_elsewhere(noun_of_place):
            return None
        text = near(noun_of_place)
        meant = world.meant(text) or world.state(text)
        side = (
            world.side(meant, on)
            if meant
            else world.side_of_place(text, on) or world.side_of_post(noun, text, on)
        )
        if side:
            return side, _reason(text, _LIKELY)
    named = text_of(tuple(t for t in description.before if t.text[:1].isupper()))
    side = world.side_of_place(named, on) or world.side_of_post(noun, named, on)
    return (side, _reason(text_of(description.before), _LIKELY)) if side else None


def _is_of_nobody(noun: str) -> bool:
    """Whether those whom a noun names speak for no authority, whatever state they are of: "Sudanese
    doctors".
    """
    unsided = words("private") | words("watchers") | words("civil bodies")
    return noun in unsided or noun.removesuffix("s") in unsided


def _reason(what: str, score: float) -> Reason:
    return Reason("rule:side", "side", what, score)
