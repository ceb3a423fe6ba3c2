"""Finds whom a pronoun or a noun with "the" points back to; where two could be meant, neither
is.
"""

from collections.abc import Callable, Iterable

from sayso.record.claim import Reason
from sayso.record.referent import Kind
from sayso.reference.actors.entities import Entity, Link, Mentioned
from sayso.reference.actors.lexicon import words
from sayso.reference.actors.phrases import Phrase
from sayso.reference.actors.scene import Scene

_HUMAN = frozenset({"he", "him", "his", "she", "her"})
_FURTHEST = 24
"""Entities of one noun, and speakers, that are looked back at."""
_BODIES = (Kind.ORGANISATION, Kind.STATE, Kind.OUTLET)


def behind_pronoun(scene: Scene, phrase: Phrase, speaks: bool = False) -> Link | None:
    """Whom "he", "she", "it" or "they" means, where it is the source of a claim or in the report's
    own words.

    ``speaks`` says that it is, or is part of, a source.
    """
    fitting = fits(phrase.head.lower_)
    if fitting is None or phrase.head.dep_ == "expl":
        return None
    quoted = scene.quoted(phrase.start)
    whose = scene.analysis.parse.span(phrase.head.head)[0]
    speaks = (
        speaks
        or phrase.at in scene.sources
        or (phrase.head.dep_ == "poss" and whose in scene.sources)
    )
    near = 3 if speaks or phrase.head.lower_ in _HUMAN else 1
    recent = [each for each in scene.recent(phrase.at, quoted, near) if fitting(each.entity)]
    if speaks:
        recent = [
            each for each in recent if each.speaks or scene.told_in(each.at) is None
        ] or recent
    return _best(scene, phrase, recent, speaks)


def _best(scene: Scene, phrase: Phrase, recent: list[Mentioned], speaks: bool) -> Link | None:
    told = [each for each in recent if each.entity.told]
    recent = told or recent
    others = _distinct(recent)
    if not others:
        return None
    word = phrase.head.text
    here = scene.sentence(phrase.start)
    if len(others) == 1:
        return others[0], _reason("pronoun", word, 0.9)
    spoke = _spoke_last(recent)
    same = _distinct([each for each in recent if each.sentence == here and each.subject])
    if len(same) == 1:
        return same[0], _reason("pronoun of the same sentence's subject", word, 0.75)
    if speaks and spoke is not None and here - spoke.sentence <= 2:
        return spoke.entity, _reason("pronoun of who spoke last", word, 0.8)
    subjects = _distinct([each for each in recent if each.subject and here - each.sentence <= 1])
    if len(subjects) == 1:
        return subjects[0], _reason("pronoun of the last subject", word, 0.7)
    return None


def _spoke_last(recent: list[Mentioned]) -> Mentioned | None:
    """Who spoke last, the latest first; of two in one sentence its subject: "The North rejected
    Southern claims".
    """
    spoke = [each for each in recent if each.speaks]
    same = [each for each in spoke if each.sentence == spoke[0].sentence]
    return next((each for each in same if each.subject), spoke[0] if spoke else None)


def behind_noun(
    scene: Scene, phrase: Phrase, noun: str, modifiers: set[str], states: set[str]
) -> Link | None:
    """Whom "the minister" or "the paper" means: who was called so before, or may be."""
    near = reversed(scene.by_noun.get(noun, [])[-_FURTHEST:])
    called = [each for each in near if _may_be(scene, each, modifiers, states, phrase.plural)]
    word = phrase.head.text
    if called:
        found = list(dict.fromkeys(called))
        if len(found) == 1:
            return found[0], _reason("called so before", word, 0.9)
        last = next((each for each in reversed(scene.speakers[-_FURTHEST:]) if each in found), None)
        if last is not None and last is found[0]:
            return last, _reason("called so before and spoke last", word, 0.7)
        return None
    return _hypernym(scene, phrase, noun, modifiers)


def _hypernym(scene: Scene, phrase: Phrase, noun: str, modifiers: set[str]) -> Link | None:
    """A wider word for someone: "the official" for a minister, "the mercenary group" for a company,
    "the paper".
    """
    if phrase.plural:
        return None
    may_be = _wider(noun, modifiers)
    if may_be is None:
        return None
    quoted = scene.quoted(phrase.start)
    found = _distinct([each for each in scene.recent(phrase.at, quoted) if may_be(each.entity)])
    if len(found) == 1:
        return found[0], _reason("a wider word for it", text(phrase), 0.75)
    spoke = scene.speakers[-1] if scene.speakers else None
    if found and spoke in found and phrase.at in scene.sources:
        return spoke, _reason("a wider word for who spoke last", text(phrase), 0.65)
    return None


def _wider(noun: str, modifiers: set[str]) -> Callable[[Entity], bool] | None:
    if noun in words("any post"):
        return lambda e: (
            e.kind in (Kind.PERSON, Kind.OFFICE) and not e.plural and bool(e.office or e.actor)
        )
    if noun in words("said of outlets") and modifiers <= words("outlets"):
        return lambda e: (
            e.kind is Kind.OUTLET or (e.actor is None and e.named and not e.nouns and not e.gender)
        )
    if noun in words("any body"):
        if modifiers and not modifiers <= words("armed words"):
            return lambda e: e.kind is Kind.ORGANISATION and e.named and modifiers <= e.modifiers
        return lambda e: (
            e.kind is Kind.ORGANISATION and e.named and not e.nouns & words("no armed group")
        )
    if noun in ("country", "nation"):
        return lambda e: e.kind is Kind.STATE
    return None


def text(phrase: Phrase) -> str:
    """The words of a phrase."""
    return " ".join(token.text for token in phrase.tokens)


def _may_be(
    scene: Scene, entity: Entity, modifiers: set[str], states: set[str], plural: bool
) -> bool:
    if entity.plural != plural:
        return False
    if states:
        own = (
            {scene.world.root(entity.actor)} | {o.of for o in entity.actor.offices}
            if entity.actor
            else {entity.of}
        )
        if not states & own:
            return False
    return (
        not modifiers
        or bool(modifiers & entity.modifiers)
        or not (entity.modifiers or entity.actor)
    )


def fits(pronoun: str) -> Callable[[Entity], bool] | None:
    """Whether someone may be meant by a pronoun; None for one that means nobody in particular."""
    if pronoun in ("he", "him", "his", "himself"):
        return lambda e: _human(e) and e.gender != "female"
    if pronoun in ("she", "her", "hers", "herself"):
        return lambda e: _human(e) and e.gender != "male"
    if pronoun in ("it", "its", "itself"):
        return lambda e: (
            e.kind in _BODIES
            or (e.kind is Kind.OFFICE and not e.office)
            or (not e.plural and not _human(e))
        )
    if pronoun in ("they", "them", "their", "theirs", "themselves"):
        return lambda e: e.plural or bool(e.members)
    return None


def _human(entity: Entity) -> bool:
    single = not entity.plural and not entity.members
    return single and (
        entity.kind is Kind.PERSON
        or (entity.kind in (Kind.OFFICE, Kind.UNNAMED) and bool(entity.office))
    )


def _distinct(mentions: Iterable[Mentioned]) -> list[Entity]:
    return list(dict.fromkeys(each.entity for each in mentions))


def _reason(what: str, word: str, score: float) -> Reason:
    return Reason("rule:coreference", what, word, score)
