"""A giving as the words tell it, before anybody is looked up: who gives, who is given, and what."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.arguments import objects
from sayso.propositions.clause import Clause
from sayso.propositions.phrases import object_of
from sayso.propositions.pledge.items import Item, given_before, item_of
from sayso.propositions.pledge.stage import Stage
from sayso.propositions.pledge.words import words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.propositions.scene import Scene


_LISTING = (":", "–", "—")
"""After these the parts of what was named are listed, each with who it is from; they are parsed in
many ways.
"""
THEM = frozenset({"them", "it", "these", "those", "one", "ones", "some", "any", "they", "theirs"})
GIVEN = (
    "pledged",
    "planned",
    "considered",
    "approved",
    "refused",
    "withdrawn",
    "requested",
    "delivering",
)
CONSENT = Item("consent", "consent")


@dataclass(frozen=True, slots=True)
class Giving:
    """Heads of noun phrases, before anybody is looked up."""

    clause: Clause
    donors: tuple["Token", ...]
    recipients: tuple["Token", ...]
    items: tuple[Item, ...]
    governed: bool = True
    """Whoever governs the giving gives, where no one is named."""
    asked: bool = False
    """It is a request, which who refuses or weighs it would have given."""
    stage: Stage | None = None
    """How far it has come, where the words that tell of it say so by themselves."""


def items_among(scene: "Scene", tokens: tuple["Token", ...]) -> tuple[Item, ...]:
    """The things among the nouns, and those named as parts or examples: "weaponry, such as
    missiles", "a package with a battery", "further systems: a battery and two launchers".
    """
    named = (n for token in tokens for n in (token, *_parts(token)))
    return tuple(item for token in named if (item := item_of(scene, token)) is not None)


def _parts(token: "Token") -> Iterator["Token"]:
    """What the noun is told to hold, in the order of the words."""
    yield from object_of(token, "as", "including", "like")
    if lemma_of(token) in words()["nouns", "packages"]:
        yield from object_of(token, "with", "containing")
        for verb in (c for c in token.children if c.dep_ in ("relcl", "acl")):
            if lemma_of(verb) in words()["verbs", "include"]:
                yield from objects(verb)
    after = token.doc[token.i + 1 : token.sent.end]
    if len(after) > 1 and after[0].text in _LISTING:
        yield from (t for t in after if t.dep_ not in ("compound", "nmod") and object_of(t, "from"))


def recipients_in(scene: "Scene", clause: Clause) -> tuple["Token", ...]:
    """Heads of the noun phrases for who is given it."""
    before = tuple(
        t for patient in clause.patients if (t := given_before(scene, patient)) is not None
    )
    things = (each for t in clause.patients for each in (t, *object_of(t, "of")))
    inner = tuple(n for t in things for n in object_of(t, "to", "for"))
    return (*before, *clause.recipients, *clause.under("for", "into"), *inner)


def is_asked(clause: Clause) -> bool:
    """Whether somebody is asked for it."""
    return any(lemma in words()["stages", "requested"] for lemma in clause.manner.governors)
