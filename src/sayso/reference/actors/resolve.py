"""Whom one noun phrase means: the ways of finding out, the surest first."""

from sayso.record.claim import Reason
from sayso.record.referent import Kind
from sayso.reference.actors.antecedents import behind_noun, behind_pronoun
from sayso.reference.actors.describe import Description, chain, describe, ends_as_body
from sayso.reference.actors.entities import Entity, Link
from sayso.reference.actors.holders import by_description, by_post
from sayso.reference.actors.known import entity_of, persons_called
from sayso.reference.actors.learning import learn
from sayso.reference.actors.lexicon import canonical, words
from sayso.reference.actors.named import by_own_name
from sayso.reference.actors.naming import by_name, of_adjective
from sayso.reference.actors.phrases import Phrase, objects, phrase_of, text_of
from sayso.reference.actors.scene import LEAST, Scene
from sayso.reference.actors.texts import agent_of, may_put_out
from sayso.reference.actors.unnamed import by_kind, gender_of
from sayso.reference.actors.unstated import doers_rival
from sayso.reference.actors.vetoes import is_contradicted

_SHORT = 3
"""Words of a body's name that are too few for its full name: "the General Staff"."""
_OF_TOWNS = ("governor", "mayor")
_BY_SURNAME = (
    "name in the theatre",
    "name",
    "surname of one person only",
    "surname of a person in the report",
)
_MAKERS = frozenset({"by", "from", "of"})


def resolve(scene: Scene, phrase: Phrase, partner: Phrase | None) -> Link | None:
    """Whom a phrase means, with the reason; None if that is open.  ``partner`` stands in apposition
    to it.
    """
    link = _resolve(scene, phrase, partner)
    return link if link is not None and (link[1].score or 0) >= LEAST else None


def _resolve(scene: Scene, phrase: Phrase, partner: Phrase | None) -> Link | None:
    if phrase.head.pos_ == "PRON":
        return behind_pronoun(scene, phrase)
    own = describe(phrase, scene.world)
    other = describe(partner, scene.world) if partner else None
    sure = phrase.at in scene.sources
    if phrase.head.pos_ in ("NUM", "DET", "ADJ") and sure and of_adjective(scene, phrase) is None:
        return _one_of(scene, phrase) or by_kind(scene, phrase, own, sure)
    link = of_adjective(scene, phrase) if sure else None
    link = link or _unless_contradicted(scene, by_name(scene, phrase, own), own, other)
    link = link or _by_surname(scene, phrase, own)
    if link is None and ends_as_body(own.name):
        link = _body(scene, phrase, own)
    if link is None and (own.name or (other is not None and other.name)):
        link = by_own_name(scene, phrase, own, other, sure)
    if link is None and not own.name:
        link = _described(scene, phrase, own, sure)
    link = _unless_contradicted(scene, link, own, other)
    if link is not None:
        learn(scene, link[0], own)
        if other is not None:
            learn(scene, link[0], other)
    return link


def _body(scene: Scene, phrase: Phrase, own: Description) -> Link | None:
    """A body by the words of its name, or by the few of them that stand for it further on."""
    link = by_description(scene, phrase)
    if link is None and phrase.definite and phrase.owner is None and len(own.name) < _SHORT:
        modifiers = {canonical(token.text) for token in own.name[:-1]}
        link = behind_noun(scene, phrase, canonical(own.name[-1].text), modifiers, set())
    return link


def _unless_contradicted(
    scene: Scene, link: Link | None, own: Description, other: Description | None
) -> Link | None:
    """A link by a lone surname, or a new person of that name where the words beside it are against
    the one listed.
    """
    if (
        link is None
        or link[0].actor is None
        or link[0].kind is not Kind.PERSON
        or " " in link[1].words.strip()
    ):
        return link
    if link[1].what not in _BY_SURNAME or not is_contradicted(scene, link[0].actor, own, other):
        return link
    name = link[1].words.strip()
    key = f"name:{own.phrase.at}:{name.casefold()}"
    scene.known.setdefault(key, Entity(name, Kind.PERSON, named=True))
    return scene.known[key], Reason("rule:name", "somebody else of that name", name, 0.75)


def _by_surname(scene: Scene, phrase: Phrase, own: Description) -> Link | None:
    """A surname that the parse does not take for a name, as at the start of a line: "Orsova: It
    fell.".
    """
    if own.name or len(phrase.core) > 1 or not phrase.head.text[:1].isupper():
        return None
    known = persons_called(scene, phrase.head.text)
    listed = (
        scene.world.directory.surnamed(phrase.head.text)
        if not known and phrase.at in scene.sources
        else ()
    )
    if len(listed) == 1:
        return entity_of(scene, listed[0]), Reason(
            "theatre", "surname of one person only", phrase.head.text, 0.75
        )
    why = Reason("rule:coreference", "surname of a person in the report", phrase.head.text, 0.85)
    return (known[0], why) if len(known) == 1 else None


def _one_of(scene: Scene, phrase: Phrase) -> Link | None:
    """Someone out of several: "one of them", "two of the officials"; of the same side."""
    for noun in objects(phrase.head, frozenset({"of"})):
        several = phrase_of(scene.analysis, noun)
        link = (
            behind_pronoun(scene, several, True)
            if noun.pos_ == "PRON"
            else resolve(scene, several, None)
        )
        if link is not None:
            number = phrase.head.lower_
            made = Entity(
                f"{number} of {link[0].name}",
                Kind.UNNAMED,
                plural=number != "one",
                first=phrase.start,
            )
            made.office = "one"
            made.take_side(link[0].side, Reason("rule:side", "side", link[0].name, 0.75))
            return made, Reason("rule:unnamed", "one of several", link[0].name, 0.75)
    return None


def _described(scene: Scene, phrase: Phrase, own: Description, sure: bool) -> Link | None:
    noun = phrase.noun
    if sure and (
        noun in words("texts") or (phrase.head.pos_ == "NOUN" and agent_of(phrase) is not None)
    ):
        return _maker(scene, phrase)
    if scene.outlet and phrase.tokens[0].lower_ == "this" and noun in words("said of outlets"):
        return scene.outlet, Reason(
            "rule:coreference", "the outlet itself", text_of(phrase.tokens), 0.9
        )
    states, left = scene.world.states_in(text_of(own.before or phrase.core))
    link = (
        by_description(scene, phrase)
        if noun in words("bodies") or phrase.head.text[:1].isupper()
        else None
    )
    if link is None and noun in words("private"):
        link = (
            _called_before(scene, phrase, states, left)
            if phrase.definite and phrase.owner is None
            else None
        )
        return link or by_kind(scene, phrase, own, sure)
    if link is None and own.post:
        bare = (
            phrase.definite
            and phrase.owner is None
            and not states
            and not any(True for _ in chain(phrase))
        )
        link = _called_before(scene, phrase, states, left) if bare else None
        link = link or by_post(scene, phrase, own)
        _take_rivals_side(scene, phrase, link)
    if link is None and noun == "spokesperson" and not phrase.plural:
        link = _spokesperson(scene, phrase)
    if (
        link is None
        and phrase.definite
        and phrase.owner is None
        and not any(True for _ in chain(phrase))
    ):
        link = _called_before(scene, phrase, states, left)
    return link or by_kind(scene, phrase, own, sure)


def _take_rivals_side(scene: Scene, phrase: Phrase, link: Link | None) -> None:
    """A mayor or governor of no known side is of the side against whose doing he speaks."""
    if link is None or link[0].side is not None or phrase.noun not in _OF_TOWNS:
        return
    rival = doers_rival(scene, phrase)
    if rival is not None:
        link[0].take_side(*rival)


def _called_before(scene: Scene, phrase: Phrase, states: list[str], left: list[str]) -> Link | None:
    if phrase.tokens[0].lower_ == "this" and phrase.noun in words("said of outlets"):
        return None
    modifiers = {canonical(word) for word in left[:-1]} - words("slight")
    return behind_noun(scene, phrase, phrase.noun, modifiers, set(states))


def _maker(scene: Scene, phrase: Phrase) -> Link | None:
    """Who put out a text that is a source: "its statement", "a statement from the ministry", "the
    statement".
    """
    agent = agent_of(phrase)
    nouns = (
        [phrase.owner]
        if phrase.owner is not None
        else [agent]
        if agent
        else list(objects(phrase.head, _MAKERS))
    )
    for noun in nouns:
        link = resolve(
            scene,
            phrase_of(scene.analysis, noun),
            scene.beside.get(scene.analysis.parse.span(noun)[0]),
        )
        if link is not None:
            return link[0], Reason(
                "rule:coreference",
                "put out the text",
                text_of(phrase.tokens),
                min(0.85, link[1].score or 0),
            )
    if (
        phrase.definite
        and phrase.owner is None
        and not phrase.plural
        and may_put_out(scene, phrase)
    ):
        return scene.speakers[-1], Reason(
            "rule:coreference", "text of who spoke last", text_of(phrase.tokens), 0.7
        )
    if phrase.definite and phrase.owner is None and phrase.noun in words("reported texts"):
        outlets = {
            each.entity for each in scene.recent(phrase.at) if each.entity.kind is Kind.OUTLET
        }
        if len(outlets) == 1:
            return outlets.pop(), Reason(
                "rule:coreference", "text of the outlet named", text_of(phrase.tokens), 0.7
            )
    own = describe(phrase, scene.world)
    return by_name(scene, phrase, own) or by_kind(scene, phrase, own, True)


def _spokesperson(scene: Scene, phrase: Phrase) -> Link | None:
    """Whose spokesperson "a spokesperson" is: the body's that the sentence, or the one before, is
    about.
    """
    for each in scene.recent(phrase.at, -1, 1):
        body = each.entity
        if (
            body.kind in (Kind.ORGANISATION, Kind.STATE)
            and body.named
            and (each.subject or each.speaks)
        ):
            key = f"office:spokesperson:{body.name.casefold()}"
            if key not in scene.known:
                made = Entity(f"{body.name} spokesperson", Kind.OFFICE, office="spokesperson")
                made.of = body.actor.id if body.actor else ""
                made.place = "" if body.actor else body.name
                made.nouns = {"spokesperson"}
                made.gender = gender_of(phrase)
                made.take_side(body.side, Reason("rule:side", "speaks for", body.name, 0.7))
                scene.known[key] = made
            return scene.known[key], Reason(
                "rule:post", "spokesperson of the body spoken of", body.name, 0.7
            )
    return None
