"""What the words of a report call the place of a proposition: more than its bare name, where more
belongs to it.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.control.type import Control, Extent
from sayso.propositions.lexicon import load_lexicon
from sayso.propositions.proposition import Proposition
from sayso.propositions.scene import Scene
from sayso.propositions.setting import is_country
from sayso.record.place import Relation, Toponym

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOST_KINDS = 2
"""Nouns that may follow a name: "the Velm border region"."""
_JOINED = re.compile(r"(?:,|,? and|,? or| &)\s", re.IGNORECASE)
_WITHIN = re.compile(
    r",\s?|\s(?:in|of)\s(?:(?:north|south|east|west|central)\w*\s)?", re.IGNORECASE
)
_OF_SITE = ("compound", "nmod", "poss")


def with_printed_place(scene: Scene, found: Proposition) -> Proposition:
    """The proposition with all that is printed of its place's name: the kind that follows it ("the
    Velm region"), the site that is called by it ("Velm airport"), its state ("Velm, Norland"), and
    the names told in one breath ("Velm and Orsk").

    Who holds a site does not hold all of the place that it is called by.

    A place that nothing knows keeps its bare name, by which its question goes; so does one that is
    only near.
    """
    if found.place is None or found.is_near:
        return found
    toponym = _mention(scene, found)
    if toponym is None:
        return found
    site = _end_of_site(scene, toponym)
    start, end = _extent(scene, toponym, alone=isinstance(found, Control))
    printed = " ".join(scene.analysis.text[start : site or end].split())
    if site and isinstance(found, Control) and found.extent is Extent.ALL and not found.part:
        return replace(found, place_text=printed, extent=Extent.PART, part=printed)
    return replace(found, place_text=printed)


def _mention(scene: Scene, found: Proposition) -> Toponym | None:
    """The mention of the place that the proposition's words mean: the nearest of its name."""
    first = found.spans[0][0]
    alike = (
        t
        for t in scene.setting.around(first)
        if t.text == found.place_text and t.place == found.place and t.relation is Relation.AT
    )
    return min(alike, key=lambda each: abs(each.start - first), default=None)


def _extent(scene: Scene, toponym: Toponym, *, alone: bool) -> tuple[int, int]:
    """Where the whole name begins and ends; each of several places that are held is held by
    itself.
    """
    start, end = toponym.start, _end_of_kind(scene, toponym)
    if end > toponym.end:
        return start, end
    state = _state_after(scene, toponym)
    if state is not None:
        return start, state.end
    joined = [] if alone else list(_joined(scene, toponym))
    return (joined[0].start, joined[-1].end) if len(joined) > 1 else (start, end)


def _end_of_kind(scene: Scene, toponym: Toponym) -> int:
    """The end of the noun of kind that the name stands before: "Velm region"."""
    tokens = scene.analysis.parse.tokens(toponym.start, toponym.end)
    last = tokens[-1] if tokens else None
    if last is None or last.dep_ not in ("compound", "nmod"):
        return toponym.end
    kinds = load_lexicon("clause")["setting", "kinds"] | load_lexicon("clause")["setting", "named"]
    for after in last.doc[last.i + 1 : last.i + 1 + _MOST_KINDS]:
        if lemma_of(after).casefold() in kinds and after in (last.head, *last.head.children):
            return scene.at(after) + len(after)
        if after.head != last.head:
            break
    return toponym.end


def _end_of_site(scene: Scene, toponym: Toponym) -> int | None:
    """The end of the noun for a site that has the name as its own or as its owner's: "Velm airport",
    "Norland's biggest plant"; None where there is none.  A state's name before it says whose it is.
    """
    tokens = scene.analysis.parse.tokens(toponym.start, toponym.end)
    name = tokens[-1] if tokens else None
    if name is None or name.dep_ not in _OF_SITE or name.head.i < name.i:
        return None
    if is_country(toponym.place) and name.dep_ != "poss":
        return None
    site = name.head
    while site.dep_ == "compound" and site.head.i > site.i:
        site = site.head
    sites = load_lexicon("clause")["setting", "sites"]
    return scene.at(site) + len(site) if lemma_of(site).casefold() in sites else None


def _state_after(scene: Scene, toponym: Toponym) -> Toponym | None:
    """The state that a comma or "in" sets after a town: "Velm, Norland", "Velm in southern
    Norland".
    """
    after = _next(scene, toponym)
    if after is None or not _WITHIN.fullmatch(scene.analysis.text[toponym.end : after.start]):
        return None
    inside = toponym.place and after.place and toponym.place.country == after.place.country
    return after if inside and is_country(after.place) and not is_country(toponym.place) else None


def _next(scene: Scene, toponym: Toponym) -> Toponym | None:
    near = scene.setting.around(toponym.start)
    return next((t for t in near if t.start >= toponym.end), None)


def _joined(scene: Scene, toponym: Toponym) -> Iterator[Toponym]:
    """The names of one enumeration, in order, with this one."""
    head = _first_of(scene, toponym)
    last: Toponym | None = None
    for each in scene.setting.around(toponym.start):
        if head is None or _first_of(scene, each) != head or each.relation is not Relation.AT:
            continue
        if last and not _JOINED.fullmatch(scene.analysis.text[last.end : each.start]):
            return
        yield each
        last = each


def _first_of(scene: Scene, toponym: Toponym) -> "Token | None":
    """The word that an enumeration with the name begins with, as far as names alone join it."""
    tokens = scene.analysis.parse.tokens(toponym.start, toponym.end)
    token = tokens[-1] if tokens else None
    while token is not None and token.dep_ == "conj" and scene.setting.toponym(token.head):
        token = token.head
    return token
