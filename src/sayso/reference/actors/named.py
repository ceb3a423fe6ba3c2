"""Whom a phrase means that has a name, or stands beside one."""

from sayso.record.claim import Reason
from sayso.record.referent import Kind
from sayso.reference.actors.describe import Description
from sayso.reference.actors.entities import Entity, Link
from sayso.reference.actors.known import persons_called
from sayso.reference.actors.lexicon import words
from sayso.reference.actors.naming import by_body, by_name, by_person, speaks_alone
from sayso.reference.actors.phrases import Phrase, noun_of
from sayso.reference.actors.scene import Scene


def by_own_name(
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
            link = _in_apposition(scene, phrase, own, other)
            if link is not None:
                return link
            if phrase.noun in words("texts"):
                continue
        link = _person(scene, description, own, other, sure)
        if link is not None:
            return link
    shared = len(own.name) == 1 and len(persons_called(scene, own.called)) > 1
    return by_body(scene, phrase, own, sure) if own.name and not shared else None


def _in_apposition(
    scene: Scene, phrase: Phrase, own: Description, other: Description
) -> Link | None:
    """By the name beside the phrase: a person's, that of who has its post, or a body's."""
    link = by_name(scene, other.phrase, other)
    if link is not None and (
        link[0].kind is Kind.PERSON or (own.post and link[0].kind is not Kind.STATE)
    ):
        return link
    if phrase.noun in words("bodies") | words("said of outlets"):
        return link or _named_body(scene, phrase.noun, other)
    return None


def _person(
    scene: Scene, description: Description, own: Description, other: Description | None, sure: bool
) -> Link | None:
    """The person of a name, where what is said beside it is said of persons; a body, where the
    other phrase says that it is one.
    """
    told = (
        own.post
        or (other is not None and (other.post or description is other))
        or _is_aged(description)
        or _is_who(description)
    )
    article = description.phrase.tokens[0].lower_ == "the" and not description.post
    if (
        description is own
        and other is not None
        and other.phrase.noun in words("bodies") | words("said of outlets")
    ):
        return _named_body(scene, other.phrase.noun, own)
    alone = description is own and speaks_alone(scene, description)
    link = by_person(scene, description, told or (sure and not article), (told and sure) or alone)
    if link is not None:
        link[0].told = link[0].told or told
    return link


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
