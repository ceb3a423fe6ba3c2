"""Names: of actors that the theatre lists, of people and of bodies that it does not."""

import re
from collections.abc import Iterator

from sayso.record.claim import Reason
from sayso.record.referent import Kind
from sayso.reference.actors.describe import Description, chain, ends_as_body, label_of
from sayso.reference.actors.entities import Entity, Link
from sayso.reference.actors.known import enter_person, entity_of, persons_called
from sayso.reference.actors.lexicon import canonical, words
from sayso.reference.actors.phrases import Phrase, text_of
from sayso.reference.actors.scene import Scene
from sayso.reference.actors.vetoes import is_contradicted
from sayso.theatres.names import same_name
from sayso.theatres.theatre import Actor
from sayso.theatres.theatre import Kind as ActorKind

_ACRONYM = 8
_OPENING = 4
"""Words of what is said among which "its" shows that a body says it: "Veltrex said its plant had
burned".
"""
_PARTS = re.compile(r"(?<=^M)c|[-’'‑]")
_LONGEST = 14
"""Words of the longest name that is looked up."""


def by_name(scene: Scene, phrase: Phrase, description: Description) -> Link | None:
    """Whom the theatre lists under the words of the phrase, with or without what hangs on them."""
    for text in _readings(phrase, description):
        known = scene.known.get(f"name:{text.casefold()}")
        if known is not None:
            return known, Reason("rule:coreference", "name", text, 0.95)
        found = scene.world.named(text)
        meant = scene.world.meant(text) if not found else None
        actor = meant or (found[0] if len(found) == 1 else None)
        if actor is None or _is_place_here(phrase, actor) or _is_adjective(phrase, text, actor):
            continue
        if (
            actor.kind is ActorKind.STATE
            and phrase.plural
            and text.casefold() in {d.casefold() for d in actor.demonyms}
        ):
            return None
        what = "metonym" if meant else "name in the theatre"
        return entity_of(scene, actor), Reason(
            "theatre", what, text, 0.95 if actor.name == text else 0.9
        )
    return None


def _readings(phrase: Phrase, description: Description) -> Iterator[str]:
    """The texts under which the phrase may be listed, the longest first."""
    core, doc = phrase.core, phrase.head.doc
    if not any(token.text[:1].isupper() for token in phrase.tokens):
        return
    last = [noun.i for noun in chain(phrase) if noun.i - core[0].i < _LONGEST]
    for end in sorted(set(last), reverse=True):
        yield text_of(tuple(doc[core[0].i : end + 1]))
    if description.post and description.name:
        yield text_of(core[-len(description.name) - 1 :])
        yield description.called
        return
    if phrase.owner is not None:
        yield text_of(phrase.tokens)
    yield text_of(core)
    if description.post:
        return
    if description.name and len(description.name) < len(core):
        yield description.called
    if not phrase.head.text[:1].isupper() and phrase.noun in words("said of a name"):
        yield from _names_in(phrase)


def _names_in(phrase: Phrase) -> Iterator[str]:
    """The names before a word that is said of one: Vest of "the Vest agency"."""
    names = [token for token in phrase.core if token.text[:1].isupper() and token.pos_ == "PROPN"]
    if names:
        yield text_of(tuple(names))


def _is_adjective(phrase: Phrase, text: str, actor: Actor) -> bool:
    """Whether a state's name only tells of what state something else is: "U.S. media outlets"."""
    return (
        actor.kind is ActorKind.STATE
        and not phrase.head.text[:1].isupper()
        and text != text_of(phrase.core)
    )


def _is_place_here(phrase: Phrase, actor: Actor) -> bool:
    """Whether a state's or a capital's name says where something is: "in Ukraine", "near Kyiv"."""
    head = phrase.head
    placed = head.dep_ == "pobj" and head.head.lower_ in words("where")
    return placed and actor.kind is ActorKind.STATE


def of_adjective(scene: Scene, phrase: Phrase) -> Link | None:
    """The state or side whose adjective alone is the source: "Northern claims that"."""
    if len(phrase.core) != 1 or not phrase.head.text[:1].isupper():
        return None
    word, world = phrase.head.text, scene.world
    side = world.directory.sides.get(world.adjectives.get(word.casefold(), ""))
    actor = world.actors.get(side.actor or side.id) if side is not None else None
    if (
        side is None
        or actor is None
        or phrase.plural
        or word.casefold() not in {a.casefold() for a in (*side.adjectives, *actor.adjectives)}
    ):
        return None
    return entity_of(scene, actor), Reason("theatre", "adjective of the side", word, 0.85)


def by_person(
    scene: Scene, description: Description, sure: bool, told: bool = False
) -> Link | None:
    """A person by name: from the theatre, from the report, or new.

    A lone surname is a new person only where it is ``told`` that it is one.
    """
    name = _clean(description.called)
    if not name or is_no_name(name):
        return None
    if " " in name:
        return _by_full_name(scene, description, name, sure)
    found = persons_called(scene, name)
    if len(found) == 1:
        return found[0], Reason("rule:coreference", "surname of a person in the report", name, 0.9)
    if found:
        return None
    listed = scene.world.directory.surnamed(name)
    if len(listed) == 1 and not is_contradicted(scene, listed[0], description):
        return entity_of(scene, listed[0]), Reason(
            "theatre", "surname of one person only", name, 0.75
        )
    return _new_person(scene, name, True) if (sure and description.post) or told else None


def speaks_alone(scene: Scene, description: Description) -> bool:
    """Whether a single name by itself, as the source of a claim, is most likely a person's surname.

    Not an acronym, several, a place or a state, who reports rather than says, or who is "it" in
    what follows.
    """
    phrase, world = description.phrase, scene.world
    number = scene.sources.get(phrase.at)
    if number is None or len(phrase.tokens) > 1 or len(description.name) != 1 or phrase.plural:
        return False
    name = _clean(description.called)
    parts = _PARTS.split(name)
    if not all(part.istitle() or part in words("particles") for part in parts):
        return False
    if canonical(name) in words("platforms") | words("outlets"):
        return False
    if (
        world.directory.place(name)
        or world.state(name)
        or world.meant(name)
        or canonical(name) in words("bodies")
    ):
        return False
    claim = scene.claims[number]
    if {word.casefold() for word in claim.cue.text.split()} & words("said by outlets"):
        return False
    after = scene.claims[number + 1].source.text.split() if number + 1 < len(scene.claims) else []
    opening = claim.content.text.casefold().split()[:_OPENING]
    return "its" not in opening and (not after or after[0].casefold() not in ("it", "its"))


def _by_full_name(scene: Scene, description: Description, name: str, sure: bool) -> Link | None:
    parts = name.split()
    if not parts:
        return None
    listed = [a for a in scene.world.named(name) if a.kind is ActorKind.PERSON]
    if not listed and len(parts) > 2:
        listed = [
            a for a in scene.world.named(f"{parts[0]} {parts[-1]}") if a.kind is ActorKind.PERSON
        ]
    if len(listed) == 1:
        return entity_of(scene, listed[0]), Reason("theatre", "name in the theatre", name, 0.95)
    for known in persons_called(scene, parts[-1]):
        if known.actor is None and _one_name(known.name, name, scene.world.rules):
            if len(name) > len(known.name):
                known.name = name
            return known, Reason("rule:coreference", "name", name, 0.95)
    return (
        _new_person(scene, name, description.post)
        if sure and not ends_as_body(description.name)
        else None
    )


def _one_name(one: str, other: str, rules: tuple[str, ...]) -> bool:
    """Whether two full names are one: the same, or the same but for a middle name."""
    ours, theirs = one.split(), other.split()
    if not ours or not theirs:
        return False
    return same_name(f"{ours[0]} {ours[-1]}", f"{theirs[0]} {theirs[-1]}", rules) and (
        len(ours) < 2 or len(theirs) < 2 or len(ours) != len(theirs) or same_name(one, other, rules)
    )


def _new_person(scene: Scene, name: str, told: bool) -> Link:
    made = Entity(name, Kind.PERSON, named=True, told=told)
    enter_person(scene, made)
    return made, Reason("rule:name", "a person's name", name, 0.8)


def by_body(scene: Scene, phrase: Phrase, description: Description, sure: bool) -> Link | None:
    """A body or an outlet that no theatre lists, by its name."""
    name = _clean(description.called)
    if (
        not name
        or is_no_name(name)
        or description.post
        or canonical(name) in words("bodies") | words("platforms")
    ):
        return None
    told = canonical(description.before[-1].text) if description.before else ""
    tail = (
        phrase.noun
        if phrase.head.text[:1].islower()
        else canonical(next(reversed(name.split()), ""))
    )
    tail = told if told in words("bodies") | words("said of outlets") else tail
    if not sure and _is_dateline(phrase):
        return None
    outlet = _is_outlet(phrase, tail)
    acronym = name.isupper() and 1 < len(name) <= _ACRONYM and not phrase.tokens[0].is_sent_start
    if not (sure or acronym or tail in words("bodies") or outlet):
        return None
    full = label_of(phrase) if tail in words("bodies") and not told else name
    kind = Kind.OUTLET if outlet else Kind.ORGANISATION
    known = scene.known.get(f"name:{full.casefold()}")
    if known is None:
        known = Entity(full, kind, named=True)
        known.nouns = {canonical(word) for word in full.split()} & (
            words("bodies") | words("outlets")
        )
        scene.known[f"name:{full.casefold()}"] = known
    return known, Reason("rule:name", "a name", full, 0.8)


def is_no_name(name: str) -> bool:
    """Whether what looks like a name is a small word or a letter with a capital: "They", "Both",
    "A".
    """
    return len(name) == 1 or name.casefold() in words("no names")


def _is_outlet(phrase: Phrase, tail: str) -> bool:
    """Whether a name is an outlet's: by its last word, or because it is a news agency's or a
    radio's.
    """
    lower = {token.lower_ for token in phrase.core}
    if lower & {"news", "radio", "tv", "television"}:
        return True
    return tail in words("outlets") and tail not in words("bodies")


def _is_dateline(phrase: Phrase) -> bool:
    """Whether a name opens a paragraph with where it was written: "ADEN — "."""
    doc, after = phrase.head.doc, phrase.tokens[-1].i + 1
    return (
        phrase.tokens[0].i == 0
        and after < len(doc)
        and doc[after].text in ("—", "–", "-", ",", "(", "--")
    )


def _clean(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s").strip(" -’'")
