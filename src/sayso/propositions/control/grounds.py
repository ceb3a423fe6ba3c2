"""What can be held: places, their parts, and how much of them the words mean."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.clause import Clause, Form
from sayso.propositions.control.type import Extent
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.phrases import before, head_noun, name_of, object_of
from sayso.propositions.scene import Scene
from sayso.propositions.setting import is_beside
from sayso.record.place import Place, Relation, Toponym
from sayso.record.referent import Kind

if TYPE_CHECKING:
    from spacy.tokens import Token


_TELLING = ("take", "hold", "lose", "withdraw", "under", "hands")
"""Nouns whose adjectives tell how much: "full control", "a complete withdrawal"."""
_NO_PLACES = (
    "DATE",
    "TIME",
    "CARDINAL",
    "ORDINAL",
    "MONEY",
    "PERCENT",
    "QUANTITY",
    "EVENT",
    "LANGUAGE",
    "NORP",
)
_STRAY = ("advmod", "npadvmod", "dep", "oprd", "acomp", "attr", "intj")
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
    """The ground that a noun phrase means; None if it is nothing that can be held, such as what is
    only near a place.

    Of a river it is a bank that is held, and that is a part of the town or region on it.
    """
    named = scene.setting.toponym(token)
    if named is not None and named.relation is Relation.NEAR:
        return None
    found = _ground_at(scene, token)
    if found is None or found.place is None or not found.place.feature.startswith("H."):
        return found
    place, text = place_of(scene.setting.ashore(token))
    return Ground(place, text, Extent.PART, found.part or found.place_text, found.token)


def _ground_at(scene: Scene, token: "Token") -> Ground | None:
    if token.pos_ == "NUM":
        token = head_noun(token)
    words = load_lexicon("control")
    own = _extent_of(token) or _share(scene, token)
    token = _measured(token)
    lemma = lemma_of(token)
    if any(lemma in words["extent", key] for key in ("all", "most", "half", "part", "share")):
        inner = next(iter(object_of(token, "of", "in")), None)
        if inner is not None:
            return _share_of(scene, token, inner, own)
    if lemma in words["places", "part"]:
        return _part(scene, token, own)
    if lemma in words["places", "unit"]:
        return _within_unit(scene, token)
    toponym = scene.setting.toponym(token)
    if toponym is not None:
        return Ground(*place_of(toponym), own or Extent.ALL, "", token)
    if lemma in words["places", "whole"]:
        return _unnamed(scene, token, own)
    return _unknown(scene, token, own)


def _measured(token: "Token") -> "Token":
    """What is counted in a measure: the villages of "a group of villages"; else the word itself."""
    words = load_lexicon("control")
    if lemma_of(token) not in words["places", "whole"]:
        return token
    return next(
        (n for n in object_of(token, "of") if n.lower_ in words["places", "counted"]), token
    )


def _share_of(scene: Scene, token: "Token", inner: "Token", own: Extent | None) -> Ground | None:
    """A share of a place: "half of the town"."""
    found = ground_at(scene, inner)
    if found is None:
        return None
    part = found.part or (name_of(token) if own in (Extent.HALF, Extent.PART) else "")
    return Ground(found.place, found.place_text, own or Extent.PART, part, token)


def _within_unit(scene: Scene, token: "Token") -> Ground | None:
    """A building or works within a place: "the plant in Velm"."""
    inner = next(iter(object_of(token, "in", "at")), None)
    outer = ground_at(scene, inner) if inner is not None else None
    if outer is None:
        return None
    return Ground(outer.place, outer.place_text, Extent.PART, name_of(token), token)


def _unnamed(scene: Scene, token: "Token", own: Extent | None) -> Ground:
    """A place by what it is, "the town": that which is named within it or before it."""
    counted = token.lower_ in load_lexicon("control")["places", "counted"]
    found_at = _named_within(scene, token) or (
        None if counted else scene.setting.before(scene.at(token), lemma_of(token))
    )
    some = token.tag_ == "NNS" or (found_at is not None and is_country(found_at.place))
    extent = own or (Extent.PART if some else Extent.ALL)
    return Ground(*place_of(found_at), extent, name_of(token) if some else "", token)


def grounds_at(scene: Scene, clause: Clause) -> list[Ground]:
    """What a clause does something to: its objects, or a name beside its verb that the parse takes
    for an adverb.
    """
    found = [ground for token in clause.patients if (ground := ground_at(scene, token)) is not None]
    if found or clause.form is not Form.VERB or clause.passive:
        return found
    after = (
        c for c in clause.head.rights if c.dep_ in _STRAY and scene.setting.toponym(c) is not None
    )
    return [ground for token in after if (ground := ground_at(scene, token)) is not None][:1]


def ground_of(scene: Scene, clause: Clause, *prepositions: str) -> Ground | None:
    """The first ground under one of these prepositions."""
    nouns = [noun for name, noun in clause.obliques if name in prepositions]
    found = next((found for noun in nouns if (found := ground_at(scene, noun)) is not None), None)
    return found or next(
        (found for noun in nouns if (found := _misread(scene, noun)) is not None), None
    )


def _misread(scene: Scene, token: "Token") -> Ground | None:
    """A name under a preposition of place that looks like a person's whom nobody knows: "withdrew
    from Wad Hamid".
    """
    mention = scene.parties.mention(token) if token.pos_ == "PROPN" else None
    person = (
        mention is not None
        and mention.referent.kind is Kind.PERSON
        and mention.referent.side is None
    )
    if not person or token.head.lower_ not in ("from", "of", "in", "into", "at"):
        return None
    return Ground(None, name_of(token), Extent.ALL, "", token)


def ground_near(scene: Scene, clause: Clause) -> Ground:
    """Where the clause plays, as ground of which nothing but a part is meant."""
    found = scene.setting.where(clause, told_before=False)
    if found is None or is_country(found.place):
        found = (
            scene.setting.before(scene.at(clause.head), "settlement")
            or found
            or scene.setting.before(scene.at(clause.head))
        )
    if found is not None and found.relation is not Relation.AT:
        found = None
    place, text = place_of(found)
    return Ground(place, text, Extent.PART, "", None)


def extent_in(clause: Clause) -> Extent | None:
    """How much, by adverbs of the clause: "fully controls", "largely in their hands", "full control
    of".
    """
    lexicon = load_lexicon("control")
    words = frozenset().union(*(lexicon["nouns", key] for key in _TELLING))
    for token in clause.tokens:
        own = token.dep_ in ("advmod", "acomp", "oprd") or (
            token.dep_ == "amod" and lemma_of(token.head) in words
        )
        if own and not _is_quantified(token):
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
        found = _told_before(scene, token)
    extent = Extent.PART if own in (None, Extent.ALL) else own
    return Ground(*place_of(found), extent or Extent.PART, name_of(token), token)


def _told_before(scene: Scene, token: "Token") -> Toponym | None:
    """The town that a part without a name is of; of so many square kilometres nothing tells where
    they lie.
    """
    if token.lower_ in load_lexicon("control")["places", "counted"]:
        return None
    setting, at = scene.setting, scene.at(token)
    return setting.beside(token) or setting.before(at, "settlement") or setting.before(at)


def _named_within(scene: Scene, token: "Token") -> Toponym | None:
    """The name that stands with the noun: "the town of Velm", "Velm airport"."""
    parts = [t for t in token.subtree if t.dep_ in ("appos", "pobj", "compound", "nmod", "poss")]
    named = ((each, scene.setting.toponym(each)) for each in (token, *parts))
    of_it = ((each, found) for each, found in named if found and _is_of(each, found, token))
    return next(
        (found for each, found in of_it if not (each.dep_ == "poss" and is_country(found.place))),
        None,
    )


def _is_of(name: "Token", toponym: Toponym, noun: "Token") -> bool:
    """Whether a name says which place a noun means, and not what is near it or is told of it in a
    clause of its own: "the town, which lies north of Velm".
    """
    return toponym.relation is not Relation.NEAR and not is_beside(name, noun)


def _unknown(scene: Scene, token: "Token", own: Extent | None) -> Ground | None:
    """A name that no gazetteer has, unless it is a person's, a side's or a force's."""
    if token.pos_ != "PROPN" or token.ent_type_ in _NO_PLACES:
        return None
    mention = scene.parties.mention(token)
    known = mention is not None and mention.referent.kind is not Kind.UNNAMED
    within = None if known else scene.setting.named(before(token)[:-1])
    if within is not None and not is_country(within.place):
        return Ground(within.place, within.text, Extent.PART, name_of(token), token)
    if (
        known
        or scene.party(token).side is not None
        or scene.parties.directory.named(name_of(token))
    ):
        return None
    return Ground(None, name_of(token), own or Extent.ALL, "", token)


def _extent_of(token: "Token") -> Extent | None:
    own = _by_word(token.lower_)
    if own is not None:
        return own
    lexicon = load_lexicon("control")
    lies = (
        lexicon["extent", "side"]
        if lemma_of(token) not in lexicon["places", "whole"]
        else frozenset()
    )
    for word in before(token)[:-1]:
        if word.dep_ in ("amod", "det", "predet", "advmod", "compound", "nmod"):
            found = Extent.PART if word.lower_ in lies else _by_word(word.lower_)
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
