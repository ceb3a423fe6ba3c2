"""Where and when a count plays: as its own clause tells, else as the event does that the report is
about.
"""

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from sayso.language.parser import lemma_of
from sayso.propositions.clause import Clause, read_clauses
from sayso.propositions.count.groups import words
from sayso.propositions.count.occasion import (
    find_named,
    find_place,
    find_time,
    is_in_name,
    is_long_before,
    is_region,
    is_site,
    tells_event,
)
from sayso.propositions.phrases import object_of
from sayso.propositions.setting import is_country
from sayso.record.place import Relation, Toponym
from sayso.reference.references import Moment

if TYPE_CHECKING:
    from spacy.tokens import Token

    from sayso.propositions.scene import Scene

_LONG = 120
"""Words of a phrase or sentence that are looked at."""
_WHOLE = ("whole", "entire", "all")
_INSIDE = ("in", "across", "throughout", "inside", "around", "within")


def place_of_count(
    scene: "Scene", clause: Clause | None, event: str, what: str, time: Moment | None
) -> Toponym | None:
    """The place of the event that the clause names, or among the clause's words, or those of the
    clause that tells when; else a state that it is told to be in; else the place of the sentence
    before, and of the report.

    Where the title names a town, the region around it means the town.
    """
    if clause is None:
        return find_place(scene)
    own = _site_of(scene, clause) or _first(scene, _own(scene, clause))
    if own is not None and not is_country(own.place):
        return _within(scene, own)
    area = _area(scene, clause)
    if area is not None:
        return area
    beside = next(_told_beside(scene, clause), None)
    if beside is not None:
        return beside
    if event == "war" or what in words()["kinds", "anywhere"]:
        return own if own is not None and _is_inside(scene, own) else None
    if own is not None and _is_inside(scene, own) and not tells_event(clause.head):
        return own
    if time is not None and is_long_before(scene, time.interval):
        return own
    return _around(scene, clause, own)


def _around(scene: "Scene", clause: Clause, own: Toponym | None) -> Toponym | None:
    """The place of the sentence before or of the report, where it lies in that which the clause
    names; else the clause's own, or the last that was named.
    """
    told = _sentence_before(scene, clause) or find_place(scene)
    if told is not None and (own is None or _is_in(told, own)):
        return told
    last = scene.setting.where(clause)
    return own or (last if last is not None and not _is_aside(scene, last) else None)


def _own(scene: "Scene", clause: Clause) -> Toponym | None:
    """The place of the clause's sentence, save where whoever says it is: "an official in Velm
    said".
    """
    own = scene.setting.where(clause, told_before=False)
    tokens = scene.analysis.parse.tokens(own.start, own.end) if own is not None else ()
    return None if any(token in scene.source for token in tokens) else own


def _is_aside(scene: "Scene", toponym: Toponym) -> bool:
    """A state that speaks or acts is no place of what it says, nor is where the report was
    written, or where people meet or go.
    """
    if scene.setting.is_of_another(toponym):
        return True
    return is_country(toponym.place) and (
        scene.setting.acts(toponym) or scene.parties.directory.meant(toponym.text) is not None
    )


def occasion_time(scene: "Scene", place: Toponym | None, event: str, what: str) -> Moment | None:
    """The day of the report's event for a count of its victims that tells no other place."""
    if event in ("war", "battle") or what not in words()["kinds", "befell"]:
        return None
    own = find_place(scene)
    if place is not None and (own is None or _name(place) != _name(own)):
        return None
    return find_time(scene)


def _name(toponym: Toponym) -> str:
    return toponym.place.id if toponym.place else toponym.text.casefold()


def _area(scene: "Scene", clause: Clause) -> Toponym | None:
    """An area that has no name but who holds it, "in areas under Norland's control", or the whole
    of a front.

    It is no place on the map, and none that is told elsewhere is meant instead.
    """
    for noun in clause.under("in", "on", "inside", "across", "along"):
        front = lemma_of(noun) in words()["areas", "fronts"] and any(
            c.lower_ in _WHOLE for c in noun.children
        )
        if front or (lemma_of(noun) in words()["areas", "nouns"] and _is_held(noun)):
            tokens = sorted(islice(noun.subtree, _LONG), key=lambda token: token.i)
            first = tokens[1] if tokens[0].dep_ == "det" else tokens[0]
            start, end = scene.at(first), scene.at(tokens[-1]) + len(tokens[-1])
            return Toponym(
                start, end, " ".join(scene.analysis.text[start:end].split()), None, None, ()
            )
    return None


def _is_held(noun: "Token") -> bool:
    held = words()["areas", "held"]
    told = (c for c in noun.children if c.dep_ in ("relcl", "amod", "acl"))
    return any(lemma_of(c) in held for c in told) or any(
        lemma_of(n) in held for n in object_of(noun, "under")
    )


def _is_in(toponym: Toponym, state: Toponym) -> bool:
    """A town told elsewhere may be what a state that was told means."""
    if toponym.place is None or state.place is None:
        return False
    return toponym.place.country == state.place.country


def _is_inside(scene: "Scene", state: Toponym) -> bool:
    """A state that it happened in, not one that did it: "in Norland", unlike "by Norland"."""
    tokens = scene.analysis.parse.tokens(state.start, state.end)
    return any(t.dep_ == "pobj" and t.head.lower_ in _INSIDE for t in tokens)


def _site_of(scene: "Scene", clause: Clause) -> Toponym | None:
    """The event that did it, or that it happened in, may tell where: "a strike on the town killed
    12".
    """
    left = words().key("subjects", lemma_of(clause.head)) in ("displaced", "evacuated")
    for noun in clause.patients if left else ():
        if (place := _fine(scene, noun)) is not None:
            return place
    events = (*clause.agents, *clause.under("in", "after", "during", "following", "from", "at"))
    for noun in events:
        found = (
            next((each for t in islice(noun.subtree, _LONG) if (each := _fine(scene, t))), None)
            if tells_event(noun)
            else None
        )
        if found is not None:
            return found
    return None


def _fine(scene: "Scene", token: "Token") -> Toponym | None:
    """The mention of a place that a word ends, if it is finer than a state and stands for
    nobody.
    """
    found = scene.setting.toponym(token) if token.pos_ == "PROPN" else None
    if found is not None and found.relation in (Relation.FROM, Relation.TO):
        return None
    if (
        found is None
        or is_country(found.place)
        or scene.setting.is_somebody(found)
        or is_in_name(scene, found)
    ):
        return None
    return found


def _first(scene: "Scene", toponym: Toponym | None) -> Toponym | None:
    """Of places that are coordinated the first."""
    tokens = scene.analysis.parse.tokens(toponym.start, toponym.end) if toponym is not None else ()
    token = next(iter(tokens), None)
    while token is not None and token.dep_ == "conj" and token.head.pos_ == "PROPN":
        token = token.head
    return (scene.setting.toponym(token) if token is not None else None) or toponym


def _within(scene: "Scene", own: Toponym) -> Toponym:
    """The town that the title names, where ``own`` is a region that it lies in."""
    if own.place is None or not is_region(own):
        return own
    names = {own.place.name, own.place.name.removesuffix(" Oblast")}
    towns = (each for each in find_named(scene) if each.place and not is_region(each))
    return next((each for each in towns if each.place and names & set(each.place.admin)), own)


def _told_beside(scene: "Scene", clause: Clause) -> Iterator[Toponym]:
    """Places in the clauses that say when or after what: "died when rockets hit the town of"; and
    in the clause that this one only adds to: "rockets hit the town, killing 12".
    """
    heads = [
        token
        for token in clause.tokens
        if token.dep_ in ("advcl", "pcomp") and token.pos_ == "VERB"
    ]
    if clause.head.dep_ in ("advcl", "conj") and clause.head.head.pos_ == "VERB":
        heads.append(clause.head.head)
    for each in read_clauses(heads, scene.inside):
        found = scene.setting.where(each, told_before=False)
        if found is not None and not is_country(found.place):
            yield found
        if tells_event(each.head):
            yield from (
                fine
                for noun in each.patients
                for t in islice(noun.subtree, _LONG)
                if (fine := _fine(scene, t))
            )


def _sentence_before(scene: "Scene", clause: Clause) -> Toponym | None:
    """The place that the sentence before tells an event of: "Shells fell on the town.  Two people
    died.".
    """
    start = clause.head.sent.start
    if start == 0:
        return None
    before = clause.head.doc[start - 1].sent
    return next(
        (
            each
            for t in islice(before, _LONG)
            if (each := _fine(scene, t)) is not None and is_site(scene, each)
        ),
        None,
    )
