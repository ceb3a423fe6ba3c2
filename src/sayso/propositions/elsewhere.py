"""Whether a place that is named is none where something happened: where people meet or go, or a
capital that stands for its government.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.lexicon import load_lexicon
from sayso.record.place import Place

if TYPE_CHECKING:
    from spacy.tokens import Token

_WITHIN_NAME = ("compound", "nmod", "appos", "conj", "poss", "amod")
_GOALS = ("to", "into", "from", "towards", "toward", "via", "through", "for", "across", "by", "in")
"""Prepositions of where people go, or came from."""
_LEVELS = 4
"""How far above a name a word that tells of a meeting is looked for."""
_CAPITAL = "P.PPLC"


def top_of_name(token: "Token") -> "Token":
    """The head of the name, list or phrase of ownership that the word is in."""
    top = token
    while top.dep_ in _WITHIN_NAME and top.head != top:
        top = top.head
    return top


def preposition_of(token: "Token") -> str:
    """The preposition that a name stands under; empty for none."""
    top = top_of_name(token)
    return str(top.head.lower_) if top.dep_ == "pobj" else ""


def governor_of(token: "Token") -> "Token":
    """The verb or noun that the preposition before a name belongs to."""
    top = top_of_name(token)
    while top.dep_ in ("pobj", "prep", "pcomp") and top.head != top:
        top = top.head
    return top


def is_elsewhere(token: "Token", place: Place | None) -> bool:
    """Whether the name that the word ends is that of a meeting, or of a goal of people, of whose
    flights they are, or of a capital that acts.
    """
    preposition = preposition_of(token)
    setting, above, top = load_lexicon("clause"), governor_of(token), top_of_name(token)
    if top.pos_ == "NOUN" and lemma_of(top) in setting["setting", "goes"]:
        return True
    if not preposition:
        return _acts_as_government(token, place)
    if preposition in _GOALS and lemma_of(above) in setting["setting", "goes"]:
        return True
    return any(lemma_of(each) in setting["setting", "meets"] for each in _told_of(above))


def is_put_upon(token: "Token") -> bool:
    """Whether it stands for those on whom something is put: "inflicted losses on Velm", unlike "an
    attack on Velm".
    """
    if preposition_of(token) != "on":
        return False
    above = governor_of(token)
    upon = load_lexicon("clause")["setting", "upon"]
    return lemma_of(above) in upon


def is_owner_of_people(token: "Token") -> bool:
    """Whether it tells whose people somebody speaks of: "Velm's forces", unlike "Velm's suburbs"."""
    if token.dep_ != "poss":
        return False
    people = load_lexicon("sides")
    owned = lemma_of(token.head)
    return any(owned in people["people", key] for key in ("forces", "civil"))


def _told_of(above: "Token") -> Iterator["Token"]:
    """What the name is told of: the verb above it with its subject, or the noun with those that it
    is part of.
    """
    yield above
    if above.pos_ in ("VERB", "AUX"):
        yield from (c for c in above.children if c.dep_ in ("nsubj", "nsubjpass"))
        return
    for _ in range(_LEVELS):
        if above.dep_ not in ("pobj", "prep", "compound", "conj") or above.head == above:
            return
        above = above.head
        if above.pos_ in ("VERB", "AUX"):
            return
        yield above


def _acts_as_government(token: "Token", place: Place | None) -> bool:
    """A capital that does something, rather than that something befalls it: "Velm confirms talks",
    unlike "Velm burns".
    """
    top = top_of_name(token)
    if place is None or place.feature != _CAPITAL or top.dep_ != "nsubj":
        return False
    return (
        top.head.pos_ == "VERB"
        and lemma_of(top.head) not in load_lexicon("clause")["setting", "endures"]
    )
