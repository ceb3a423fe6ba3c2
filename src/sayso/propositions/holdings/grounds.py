"""What can be held: places, their parts, and how much of them the words mean."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.control import Extent
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.phrases import before, name_of, object_of
from sayso.propositions.scene import Scene
from sayso.reference.actors.referent import Kind
from sayso.reference.places.place import Place, Toponym

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.propositions.clause import Clause


_MOST = 50
"""Percent from which a share is most of it."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A place that is held, or the part of it that the words name; ``token`` is the noun's head."""

    place: Place | None
    place_text: str
    extent: Extent
    part: str
    token: "Token | None"


def ground_at(scene: Scene, token: "Token") -> Ground | None:
    """The ground that a noun phrase means; None if it is nothing that can be held."""
    lemma = lemma_of(token)
    words = load_lexicon("control")
    own = _extent_of(token) or _share(scene, token)
    if any(lemma in words["extent", key] for key in ("all", "most", "half", "part", "share")):
        inner = next(iter(object_of(token, "of", "in")), None)
        found = ground_at(scene, inner) if inner is not None else None
        if found is not None:
            part = found.part or (name_of(token) if own in (Extent.HALF, Extent.PART) else "")
            return Ground(found.place, found.place_text, own or Extent.PART, part, token)
        if inner is not None:
            return None
    if lemma in words["places", "part"]:
        return _part(scene, token, own)
    toponym = scene.setting.toponym(token)
    if toponym is not None:
        return Ground(*place_of(toponym), own or Extent.ALL, "", token)
    if lemma in words["places", "whole"]:
        found_at = _named_within(scene, token) or scene.setting.before(scene.at(token), lemma)
        some = token.tag_ == "NNS" or (found_at is not None and is_country(found_at.place))
        extent = own or (Extent.PART if some else Extent.ALL)
        return Ground(*place_of(found_at), extent, name_of(token) if some else "", token)
    return _unknown(scene, token, own)


def ground_of(scene: Scene, clause: "Clause", *prepositions: str) -> Ground | None:
    """The first ground under one of these prepositions."""
    nouns = (noun for name, noun in clause.obliques if name in prepositions)
    return next((found for noun in nouns if (found := ground_at(scene, noun)) is not None), None)


def ground_near(scene: Scene, clause: "Clause") -> Ground:
    """Where the clause plays, as ground of which nothing but a part is meant."""
    found = scene.setting.where(clause, told_before=False) or scene.setting.before(scene.at(clause.head))
    place, text = place_of(found)
    return Ground(place, text, Extent.PART, "", None)


def extent_in(clause: "Clause") -> Extent | None:
    """How much, by adverbs of the clause: "fully controls", "largely in their hands"."""
    for token in clause.tokens:
        if token.dep_ in ("advmod", "amod", "acomp", "oprd") and not _is_quantified(token):
            found = _by_word(token.lower_)
            if found is not None:
                return found
    return None


def _is_quantified(token: "Token") -> bool:
    """It belongs to a number or to something that is no ground: "almost 50", "some soldiers"."""
    return token.head.pos_ == "NUM" or any(c.pos_ == "NUM" for c in token.head.children)


def _part(scene: Scene, token: "Token", own: Extent | None) -> Ground:
    found = _named_within(scene, token)
    if found is None:
        inner = next(iter(object_of(token, "of", "in", "to", "near", "at", "outside", "on")), None)
        outer = ground_at(scene, inner) if inner is not None and inner.i != token.i else None
        if outer is not None:
            return Ground(outer.place, outer.place_text, own or Extent.PART, name_of(token), token)
        found = scene.setting.before(scene.at(token))
    extent = Extent.PART if own in (None, Extent.ALL) else own
    return Ground(*place_of(found), extent or Extent.PART, name_of(token), token)


def _named_within(scene: Scene, token: "Token") -> Toponym | None:
    """The name that stands with the noun: "the town of Velm", "Velm airport"."""
    parts = (t for t in token.subtree if t.dep_ in ("appos", "pobj", "compound", "nmod", "poss"))
    return next((found for each in (token, *parts) if (found := scene.setting.toponym(each)) is not None), None)


def _unknown(scene: Scene, token: "Token", own: Extent | None) -> Ground | None:
    """A name that no gazetteer has, unless it is a person's, a side's or a force's."""
    if token.pos_ != "PROPN":
        return None
    mention = scene.parties.mention(token)
    known = mention is not None and mention.referent.kind is not Kind.UNNAMED
    if known or scene.party(token).side is not None or scene.parties.directory.named(name_of(token)):
        return None
    return Ground(None, name_of(token), own or Extent.ALL, "", token)


def _extent_of(token: "Token") -> Extent | None:
    own = _by_word(token.lower_)
    if own is not None:
        return own
    for word in before(token)[:-1]:
        if word.dep_ in ("amod", "det", "predet", "advmod", "compound", "nmod"):
            found = _by_word(word.lower_)
            if found is not None:
                return found
    if token.dep_ == "pobj" and token.head.lower_ == "of":
        return _by_word(token.head.head.lower_)
    return None


def _share(scene: Scene, token: "Token") -> Extent | None:
    """How much a percentage is."""
    if lemma_of(token) not in load_lexicon("control")["extent", "share"]:
        return None
    amount = scene.amount_of(token)
    return Extent.MOST if amount is not None and amount.low >= _MOST else Extent.PART


def _by_word(word: str) -> Extent | None:
    lexicon = load_lexicon("control")
    return next((extent for extent in Extent if word in lexicon["extent", extent.value]), None)


def place_of(toponym: Toponym | None) -> tuple[Place | None, str]:
    """A mention of a place as a proposition's ``place`` and ``place_text``."""
    return (toponym.place, toponym.text) if toponym else (None, "")


def is_country(place: Place | None) -> bool:
    """A state as a whole."""
    return place is not None and place.feature.startswith("A.PC")
