"""Who may have put out a text, or made a thing, that a report names as its source."""

from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.record.referent import Kind
from sayso.reference.actors.lexicon import posts, words
from sayso.reference.actors.phrases import Phrase, objects
from sayso.reference.actors.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEAR = 2
"""Sentences after which "the statement" is no longer that of who spoke last."""


def may_put_out(scene: Scene, phrase: Phrase) -> bool:
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


def agent_of(phrase: Phrase) -> "Token | None":
    """Who made what the phrase names: Reuters of "footage taken by Reuters"."""
    if phrase.noun in posts() | words("crowds") | words("bodies") | words("said of outlets"):
        return None
    made = (
        c
        for c in phrase.head.rights
        if c.dep_ == "acl" and c.tag_ == "VBN" and lemma_of(c) in words("makes")
    )
    return next((noun for verb in made for noun in objects(verb, frozenset({"by"}))), None)
