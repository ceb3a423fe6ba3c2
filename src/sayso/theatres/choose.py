"""Picks the theatre that a text is from, by whom and what it names; none where that is not
clear.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from functools import cache

from sayso.theatres.finding import Finder
from sayso.theatres.given import without_article
from sayso.theatres.load import load_theatre, shipped
from sayso.theatres.namesakes import without_namesakes
from sayso.theatres.theatre import Actor, Kind, Relation, SideKind, Theatre

_LEAD = 500
"""Code points in which a report says what it is about."""
_OFTEN = 3
"""Distinct names that make up for a lead without any."""
_DENSE = 0.005
"""Distinct names to a word, in a text whose lead has none."""
_CLEARLY = 3
"""How many times as many distinct names as another theatre's are clear."""
_SURNAME = 6
"""Letters of the shortest surname that counts by itself."""

_SHORT = 120
"""Words of a text that is all lead: a headline, an item of a feed."""

_ITEM = 60
"""Words of the longest item of a feed that one person's name is enough for."""

_COMPANY = 5
"""Names of third parties among which one distinct name in the lead is enough."""


class _Weight(Enum):
    """What a name tells of a theatre."""

    DISTINCT = auto()
    """It is a party's or a place's, and no other theatre knows it or the state that it belongs
    to.
    """
    SHARED = auto()
    """It is a party's, and another theatre knows it too."""
    OTHER = auto()
    """It is nobody's who takes part."""


Signs = tuple[tuple[int, _Weight], ...]
"""For each theatre that lists a name, its number and what the name tells."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The theatre chosen, or None, and why, as a sentence for the user."""

    theatre: Theatre | None
    reason: str


def choose_theatre(text: str, published: date | None = None, outlet: str = "") -> Choice:
    """The shipped theatre whose parties and places a text names.

    A name of which two theatres know tells little, unless the outlet is one that a theatre lists:
    that is at home in it.  What was published before a conflict began is not from it.
    """
    home = outlet.partition(" (")[0].strip().casefold()
    evidence = [_Evidence(at_home=home in names) for names in _outlets()]
    for found in without_namesakes(text, _finder().find(text)):
        if text[found.start].isupper():
            for number, weight in found.what:
                evidence[number].add(text[found.start : found.end], weight, found.start < _LEAD)
    words = max(1, len(text.split()))
    fitting = [
        (each, theatre)
        for each, theatre in zip(evidence, _theatres(), strict=True)
        if each.is_enough(words)
    ]
    early = [theatre for _, theatre in fitting if _is_before(published, theatre)]
    fitting = [(each, theatre) for each, theatre in fitting if theatre not in early]
    fitting.sort(key=lambda pair: -pair[0].distinct)
    if not fitting:
        return Choice(None, _none(early))
    first, theatre = fitting[0]
    if len(fitting) > 1 and first.distinct < _CLEARLY * fitting[1][0].distinct:
        return Choice(None, f"It names parties of {theatre.name} and of {fitting[1][1].name}.")
    told = ", ".join(name for name, _ in first.names.most_common(3))
    return Choice(theatre, f"It names {told}.")


@dataclass(slots=True)
class _Evidence:
    """What a text names of one theatre."""

    names: Counter[str] = field(default_factory=Counter)
    distinct: int = 0
    shared: int = 0
    others: int = 0
    in_lead: bool = False
    person: bool = False
    at_home: bool = False

    def add(self, name: str, weight: "_Weight", lead: bool) -> None:
        """Count a name."""
        if weight is not _Weight.OTHER:
            self.names[name] += 1
        if weight is _Weight.DISTINCT:
            self.distinct += 1
            self.in_lead |= lead
            self.person |= name in _persons()
        elif weight is _Weight.SHARED:
            self.shared += 1
        else:
            self.others += 1

    def is_enough(self, words: int) -> bool:
        """Whether a text of so many words is from the theatre."""
        if self.in_lead and (self.distinct + self.shared > 1 or self.others >= _COMPANY):
            return True
        if self.person and self.in_lead and words <= _ITEM:
            return True
        if self.at_home and self.distinct + self.shared > 0 and words <= _SHORT:
            return True
        if self.distinct > 1 and self.shared >= _OFTEN:
            return True
        return self.distinct >= _OFTEN and self.distinct / words >= _DENSE


def _is_before(published: date | None, theatre: Theatre) -> bool:
    return (
        published is not None and theatre.started is not None and published < theatre.started.first
    )


def _none(early: list[Theatre]) -> str:
    if early:
        return f"It was published before {early[0].name} began."
    return "It does not name the parties of a conflict that a theatre comes with."


@cache
def _theatres() -> tuple[Theatre, ...]:
    return tuple(load_theatre(name) for name in shipped())


@cache
def _outlets() -> tuple[frozenset[str], ...]:
    """The names of the outlets that each theatre lists and no other, folded."""
    outlets = [
        [actor for actor in theatre.actors if actor.kind is Kind.OUTLET] for theatre in _theatres()
    ]
    names = [{name.casefold() for each in listed for name in each.names} for listed in outlets]
    several = Counter(name for listed in names for name in listed)
    return tuple(frozenset(name for name in listed if several[name] == 1) for listed in names)


@cache
def _persons() -> frozenset[str]:
    """The names and long surnames of the parties' people."""
    persons = (a for t in _theatres() for a in t.actors if a.kind is Kind.PERSON)
    return frozenset(name for person in persons for name in _all_names(person, True))


@cache
def _finder() -> Finder[Signs]:
    """Finds every name that a shipped theatre lists, with what it tells."""
    listed: dict[str, dict[int, tuple[bool, str]]] = {}
    for number, theatre in enumerate(_theatres()):
        for name, party, state in _names(theatre):
            if name[:1].isupper():
                known = listed.setdefault(name.casefold(), {})
                known[number] = max(known.get(number, (False, "")), (party, state))
    states = [
        {actor.id for actor in theatre.actors if actor.kind is Kind.STATE}
        for theatre in _theatres()
    ]
    return Finder((name, _signs(known, states)) for name, known in listed.items())


def _signs(known: dict[int, tuple[bool, str]], states: list[set[str]]) -> Signs:
    found = []
    for number, (party, state) in known.items():
        elsewhere = len(known) > 1 or any(
            state in each for other, each in enumerate(states) if other != number
        )
        weight = _Weight.OTHER if not party else _Weight.SHARED if elsewhere else _Weight.DISTINCT
        found.append((number, weight))
    return tuple(found)


def _names(theatre: Theatre) -> Iterator[tuple[str, bool, str]]:
    """The names in a theatre, each with whether it is a party's or a place's, and the id of its
    state.
    """
    actors = {actor.id: actor for actor in theatre.actors}
    parties = {side.id for side in theatre.sides if side.kind is SideKind.PARTY}
    for actor in theatre.actors:
        party = actor.kind is not Kind.OUTLET and _is_of(parties, actor)
        yield from ((name, party, _root(actor, actors)) for name in _all_names(actor, party))
    for metonym in theatre.metonyms:
        meant = actors[metonym.actor]
        told = _is_of(parties, meant), _root(meant, actors)
        yield from ((without_article(name), *told) for name in metonym.names)
    for side in theatre.sides:
        yield from (
            (name, side.id in parties, side.actor) for name in (*side.adjectives, *side.demonyms)
        )
    capitals = {name for metonym in theatre.metonyms for name in metonym.names}
    for place in theatre.places:
        yield from ((name, True, "") for name in place.names if name not in capitals)


def _is_of(parties: set[str], actor: Actor) -> bool:
    """Whether an actor belonged to parties only; an ally elsewhere takes part in more than one
    conflict.
    """
    close = (Relation.OWN, Relation.INSTALLED, Relation.BACKED)
    sides = {each.side if each.relation in close else "" for each in actor.allegiances}
    return bool(sides) and sides <= parties


def _root(actor: Actor, actors: dict[str, Actor]) -> str:
    """The id of what an actor is in the end a part of, or whose post it holds."""
    seen: set[str] = set()
    while actor.id not in seen:
        seen.add(actor.id)
        of = actor.of or next((office.of for office in actor.offices if office.of), "")
        actor = actors.get(of, actor)
    return actor.id


def _all_names(actor: Actor, party: bool) -> Iterator[str]:
    yield from (*actor.names, *actor.adjectives, *actor.demonyms)
    last = actor.name.split()[-1]
    surname = actor.kind is Kind.PERSON and len(last) >= _SURNAME and last not in _first_names()
    if party and surname:
        yield last


@cache
def _first_names() -> frozenset[str]:
    """What people are called before their surname: "Mustafa" is one, and so may be anybody."""
    persons = (a for t in _theatres() for a in t.actors if a.kind is Kind.PERSON)
    return frozenset(word for person in persons for word in person.name.split()[:-1])
