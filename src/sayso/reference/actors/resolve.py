"""Whom one noun phrase means: the ways of finding out, the surest first."""

from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.record.claim import Reason
from sayso.record.referent import Kind
from sayso.reference.actors.antecedents import behind_noun, behind_pronoun
from sayso.reference.actors.describe import Description, chain, describe, ends_as_body
from sayso.reference.actors.entities import Entity
from sayso.reference.actors.holders import by_description, by_post, spoken_of
from sayso.reference.actors.known import entity_of, persons_called
from sayso.reference.actors.lexicon import canonical, posts, words
from sayso.reference.actors.naming import by_body, by_name, by_person, of_adjective, speaks_alone
from sayso.reference.actors.phrases import Phrase, noun_of, objects, phrase_of, text_of
from sayso.reference.actors.scene import LEAST, Scene
from sayso.reference.actors.sides import side_of
from sayso.reference.actors.topic import brought_up, is_of_a_state, said_in, topic_side
from sayso.reference.actors.unnamed import by_kind, gender_of
from sayso.reference.actors.unstated import doers_rival
from sayso.reference.actors.vetoes import is_contradicted
from sayso.reference.actors.world import World

if TYPE_CHECKING:
    from spacy.tokens import Token

Link = tuple[Entity, Reason]
_NEAR = 2
"""Sentences after which "the statement" is no longer that of who spoke last."""
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
        link = by_description(scene, phrase)
        if link is None and phrase.definite and phrase.owner is None and len(own.name) < _SHORT:
            modifiers = {canonical(token.text) for token in own.name[:-1]}
            link = behind_noun(scene, phrase, canonical(own.name[-1].text), modifiers, set())
    if link is None and (own.name or (other is not None and other.name)):
        link = _named(scene, phrase, own, other, sure)
    if link is None and not own.name:
        link = _described(scene, phrase, own, sure)
    link = _unless_contradicted(scene, link, own, other)
    if link is not None:
        _learn(scene, link[0], own)
        if other is not None:
            _learn(scene, link[0], other)
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


def _named(
    scene: Scene, phrase: Phrase, own: Description, other: Description | None, sure: bool
) -> Link | None:
    """By the name in the phrase or in its apposition, where that is a person's by what else is
    said.
    """
    follows = other is not None and other.phrase.tokens[0].i == phrase.tokens[-1].i + 1
    if (
        other is not None
        and follows
        and own.name
        and noun_of(phrase.head) in words("said of a name")
    ):
        return by_name(scene, other.phrase, other) or _named_body(scene, phrase.noun, other)
    for description in (own, other):
        if description is None or not description.name:
            continue
        if description is other:
            link = by_name(scene, other.phrase, other)
            if link is not None and (
                link[0].kind is Kind.PERSON or (own.post and link[0].kind is not Kind.STATE)
            ):
                return link
            if phrase.noun in words("bodies") | words("said of outlets"):
                return link or _named_body(scene, phrase.noun, other)
            if phrase.noun in words("texts"):
                continue
        told = (
            own.post
            or (other is not None and (other.post or description is other))
            or _is_aged(description)
        )
        article = description.phrase.tokens[0].lower_ == "the" and not description.post
        told = told or _is_who(description)
        if (
            description is own
            and other is not None
            and other.phrase.noun in words("bodies") | words("said of outlets")
        ):
            return _named_body(scene, other.phrase.noun, own)
        alone = description is own and speaks_alone(scene, description)
        link = by_person(
            scene, description, told or (sure and not article), (told and sure) or alone
        )
        if link is not None:
            link[0].told = link[0].told or told
            return link
    shared = len(own.name) == 1 and len(persons_called(scene, own.called)) > 1
    return by_body(scene, phrase, own, sure) if own.name and not shared else None


def _named_body(scene: Scene, noun: str, description: Description) -> Link:
    """A body or outlet whose name stands right after the word for it: "the rights group Clear
    Ledger".
    """
    name = description.called
    key = f"name:{name.casefold()}"
    if key not in scene.known:
        kind = Kind.OUTLET if noun in words("said of outlets") else Kind.ORGANISATION
        scene.known[key] = Entity(name, kind, named=True, nouns={noun})
    return scene.known[key], Reason("rule:name", f"the name of a {noun}", name, 0.85)


def _is_who(description: Description) -> bool:
    """Whether the name is followed by a clause with "who", as only a person's is."""
    rights = description.phrase.head.rights
    return any(
        child.dep_ == "relcl" and any(t.lower_ in ("who", "whose") for t in child.subtree)
        for child in rights
    )


def _is_aged(description: Description) -> bool:
    """Whether an age follows the name: "Oksana Shtefan, 51,"."""
    doc, at = description.phrase.head.doc, description.name[-1].i
    return at + 2 < len(doc) and doc[at + 1].text == "," and doc[at + 2].like_num


def _described(scene: Scene, phrase: Phrase, own: Description, sure: bool) -> Link | None:
    noun = phrase.noun
    if sure and (
        noun in words("texts") or (phrase.head.pos_ == "NOUN" and _agent(phrase) is not None)
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
        if link is not None and link[0].side is None and phrase.noun in _OF_TOWNS:
            rival = doers_rival(scene, phrase)
            if rival is not None:
                link[0].take_side(*rival)
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


def _called_before(scene: Scene, phrase: Phrase, states: list[str], left: list[str]) -> Link | None:
    if phrase.tokens[0].lower_ == "this" and phrase.noun in words("said of outlets"):
        return None
    modifiers = {canonical(word) for word in left[:-1]} - words("slight")
    return behind_noun(scene, phrase, phrase.noun, modifiers, set(states))


def _maker(scene: Scene, phrase: Phrase) -> Link | None:
    """Who put out a text that is a source: "its statement", "a statement from the ministry", "the
    statement".
    """
    agent = _agent(phrase)
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
        and _may_put_out(scene, phrase)
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


def _may_put_out(scene: Scene, phrase: Phrase) -> bool:
    """Whether who spoke last may have put out a text: a body any, a person only a statement or the
    like.
    """
    if not scene.speakers or scene.sentence(phrase.start) - scene.spoke_in > _NEAR:
        return False
    last = scene.speakers[-1]
    bodily = last.kind in (Kind.ORGANISATION, Kind.STATE, Kind.OUTLET) or (
        last.kind is Kind.OFFICE and last.named
    )
    return bodily or (
        last.kind in (Kind.PERSON, Kind.OFFICE) and phrase.noun in words("personal texts")
    )


def _agent(phrase: Phrase) -> "Token | None":
    """Who made what the phrase names: Reuters of "footage taken by Reuters"."""
    if phrase.noun in posts() | words("crowds") | words("bodies") | words("said of outlets"):
        return None
    made = (
        c
        for c in phrase.head.rights
        if c.dep_ == "acl" and c.tag_ == "VBN" and lemma_of(c) in words("makes")
    )
    return next((noun for verb in made for noun in objects(verb, frozenset({"by"}))), None)


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


def _learn(scene: Scene, entity: Entity, description: Description) -> None:
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
