"""Looks up what a report mentions in a theatre: names, surnames, offices, metonyms, places."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sayso.theatres.given import GivenNames, without_article
from sayso.theatres.index import Names
from sayso.theatres.names import same_name
from sayso.theatres.theatre import Actor, Kind, Office, Place, Side, Theatre
from sayso.theatres.titles import Titles

_REGIONS = frozenset(
    {"oblast", "region", "province", "state", "krai", "republic", "district", "governorate", "city"}
)


@dataclass(frozen=True, slots=True)
class Holding:
    """An actor in an office.  ``held`` is None where the dates that are known do not tell."""

    actor: Actor
    office: Office
    held: bool | None


class Directory:
    """A theatre to look things up in; made once and used for many reports.  That of ``Theatre()``
    finds nothing.
    """

    def __init__(self, theatre: Theatre) -> None:
        self.theatre = theatre
        self.sides: dict[str, Side] = {side.id: side for side in theatre.sides}
        self.actors: dict[str, Actor] = {actor.id: actor for actor in theatre.actors}
        self._rules = theatre.transliteration
        self._given = GivenNames(theatre.given_names, self._rules)
        self._titles = Titles(theatre.titles)
        self._named: Names[str] = Names(rules=self._rules)
        self._surnamed: Names[str] = Names(rules=self._rules)
        self._offices: dict[frozenset[str], list[tuple[Actor, Office]]] = defaultdict(list)
        for actor in theatre.actors:
            self._enter(actor)
        metonyms = [
            (without_article(name), metonym.actor)
            for metonym in theatre.metonyms
            for name in metonym.names
        ]
        places = [
            (name, number) for number, place in enumerate(theatre.places) for name in place.names
        ]
        self._metonyms = Names(metonyms, self._rules)
        self._places = Names(places, self._rules)

    def named(self, mention: str) -> tuple[Actor, ...]:
        """The actors with this name, alias or spelling, whole and without titles; several if it is
        not theirs alone.
        """
        return self._actors(self._named.get(self._given.common(mention)))

    def surnamed(self, mention: str) -> tuple[Actor, ...]:
        """The persons with this surname, in no order; most surnames are shared by people that no
        theatre lists.
        """
        return self._actors(self._surnamed.get(mention))

    def meant(self, mention: str) -> Actor | None:
        """The actor that a metonym stands for, as Moscow may for Russia; None if it is no
        metonym.
        """
        found = self._actors(self._metonyms.get(without_article(mention)))
        return next(iter(found), None)

    def holders(
        self, title: str, of: str = "", place: str = "", on: date | None = None
    ) -> tuple[Holding, ...]:
        """Who holds an office on a day: those who do, then those who may.  Without a day, all who
        ever did.

        ``of`` is the id of the actor whose office it is, ``place`` the place that it governs;
        either may be left out.
        """
        found = [
            Holding(actor, office, office.held(on, self.theatre.as_of) if on else None)
            for actor, office in self._offices.get(self._titles.key(title), ())
            if (not of or of == office.of)
            and (not place or same_name(_region(place), _region(office.place), self._rules))
        ]
        return tuple(
            sorted(
                (each for each in found if each.held is not False),
                key=lambda each: each.held is None,
            )
        )

    def place(self, name: str) -> Place | None:
        """The place with this name or alias; None if the theatre says nothing of it."""
        return next((self.theatre.places[number] for number in self._places.get(name)), None)

    def side_of_place_name(self, name: str) -> str | None:
        """The side whose own use a place's name is: a hint at who speaks.  None if anybody may call
        it so.
        """
        place = self.place(name)
        if place is None or any(
            same_name(name, alias, self._rules) for alias in (place.name, *place.aliases)
        ):
            return None
        return next(
            (side for side, alias in place.said_by if same_name(name, alias, self._rules)), None
        )

    def _enter(self, actor: Actor) -> None:
        for name in actor.names:
            self._named.add(self._given.common(name), actor.id)
            for end in _ends(name) if actor.kind is Kind.PERSON else ():
                self._surnamed.add(end, actor.id)
        for office in actor.offices:
            self._offices[self._titles.key(office.title)].append((actor, office))

    def _actors(self, ids: Iterable[str]) -> tuple[Actor, ...]:
        return tuple(self.actors[each] for each in ids)


def _ends(name: str) -> tuple[str, ...]:
    """What a surname may be: all but the first word, or the first two …: "von der Leyen", "der
    Leyen", "Leyen".
    """
    words = name.split()
    return tuple(" ".join(words[at:]) for at in range(min(1, len(words) - 1), len(words)))


def _region(place: str) -> str:
    """The name of a place without the kind of region that it is: Donetsk Oblast as Donetsk."""
    words = [word for word in place.split() if word.casefold() not in _REGIONS]
    return " ".join(words) or place
