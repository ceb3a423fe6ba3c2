"""How what a report tells stands to a place that it names: there, near it, coming from it, bound
for it.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sayso.record.place import Relation
from sayso.reference.places.lexicon import Relations, load_lexicon, load_relations
from sayso.reference.places.matching import Match

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_BEFORE = 7
"""Words before a name among which its relation stands, and a distance: "12 km (7 miles) to the east
of".
"""
_LISTED = 8
"""Names of one list that are gone back over to the word before the first."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A relation, and its words, ``doc[first:last]``, up to the name, or in a list to the first
    name.
    """

    relation: Relation
    first: int
    last: int = -1


def relation_of(match: Match) -> Standing:
    """The relation that the words before a name give it; in a list that of the first name."""
    doc, at = match.doc, match.first
    for _ in range(_LISTED):
        found = _before(doc, at)
        if found is not None:
            return replace(found, last=at)
        head = _listed_after(doc[at])
        if head is None:
            break
        at = head
    return Standing(Relation.AT, match.first, match.first)


def _before(doc: "Doc", first: int) -> Standing | None:
    words = load_relations()
    at = _past_description(doc, first - 1)
    if at < 0:
        return None
    word = doc[at].lower_
    before = doc[at - 1].lower_ if at else ""
    if word == "of":
        return _of(doc, at, words)
    if word in words.near:
        return Standing(Relation.NEAR, _with_distance(doc, at))
    if word == "to" and before in words.near_to:
        return Standing(Relation.NEAR, at - 1)
    if word == "from":
        far = before in words.far or _distance(doc, at) is not None
        if not far:
            return Standing(Relation.FROM, at)
        return Standing(Relation.NEAR, at - 1 if before in words.far else _with_distance(doc, at))
    if word in words.towards or (word == "for" and before in words.bound):
        return Standing(Relation.TO, at)
    return None


def _of(doc: "Doc", at: int, words: Relations) -> Standing | None:
    """Such as "north of", "within 5 km of", "the direction of"; "the north of" a place is a part of
    it.
    """
    side = _compass(doc, at)
    if side is not None:
        article = side - 1 if side and doc[side - 1].lower_ not in words.degrees else side - 2
        article = article if article >= 0 and doc[article].lower_ == "the" else -1
        if article < 0:
            return Standing(Relation.NEAR, _with_distance(doc, side))
        aside = article > 0 and doc[article - 1].lower_ == "to"
        return Standing(Relation.NEAR, _with_distance(doc, article - 1)) if aside else None
    before = doc[at - 1].lower_ if at else ""
    if before in words.near_of:
        return Standing(Relation.NEAR, at - 1)
    if _distance(doc, at) is not None:
        return Standing(Relation.NEAR, _with_distance(doc, at))
    if before == "direction":
        away = any(token.lower_ == "from" for token in doc[max(0, at - 4) : at])
        return Standing(Relation.FROM if away else Relation.TO, at - 1)
    return None


def _compass(doc: "Doc", at: int) -> int | None:
    """Where the point of the compass before a token begins: "north", "south-west"."""
    points = load_relations().compass
    last = at - 1
    if last < 0 or doc[last].lower_ not in points:
        return None
    while last > 1 and doc[last - 1].text in ("-", "‑") and doc[last - 2].lower_ in points:
        last -= 2
    while last > 0 and doc[last - 1].lower_ in points:
        last -= 1
    return last


def _past_description(doc: "Doc", at: int) -> int:
    """Back over "the eastern", "the town of", "the village of"."""
    words = load_lexicon()
    first = max(at - _BEFORE, -1)
    while at > first:
        word = doc[at].lower_
        kind = word == "of" and at > 0 and doc[at - 1].lower_ in words.kinds
        described = word in words.between and word not in ("outside",)
        title = word in words.kinds and doc[at].text.islower()
        if not (kind or described or title):
            break
        at -= 2 if kind else 1
    return at


def _distance(doc: "Doc", at: int) -> int | None:
    """Where a distance begins that ends right before a token: "12 km", "a few miles", "ten minutes'
    drive".
    """
    words = load_relations()
    first, unit = at, False
    for token in reversed(doc[max(0, at - _BEFORE) : at]):
        measures = token.lower_ in words.units
        if not (measures or _is_figure(token, words)):
            break
        unit = unit or measures
        first = token.i
    return first if unit else None


def _is_figure(token: "Token", words: Relations) -> bool:
    return token.pos_ == "NUM" or token.like_num or token.lower_ in words.figures


def _with_distance(doc: "Doc", first: int) -> int:
    found = _distance(doc, first)
    return first if found is None else found


def _listed_after(token: "Token") -> int | None:
    """The first token of the name before it in a list: "Velm" of "near Velm and Orsk"."""
    while token.dep_ in ("compound", "nmod") and token.head.i > token.i:
        token = token.head
    if token.dep_ != "conj" or token.head.pos_ != "PROPN" or token.head.i >= token.i:
        return None
    first = token.head
    while first.i and first.nbor(-1).head == token.head and first.nbor(-1).dep_ == "compound":
        first = first.nbor(-1)
    return int(first.i)
