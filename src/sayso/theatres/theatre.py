"""A theatre: one conflict as data.  No code knows a country; what a country is called stands
here.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sayso.theatres.days import Day, within


class Kind(StrEnum):
    """What an actor is.  An office is a post that reports name without its holder ("the president's
    office").
    """

    PERSON = "person"
    OFFICE = "office"
    ORGANISATION = "organisation"
    STATE = "state"
    OUTLET = "outlet"


class SideKind(StrEnum):
    """Whether a side takes part in the conflict or looks on, helps, judges or reports."""

    PARTY = "party"
    THIRD_PARTY = "third-party"


class Relation(StrEnum):
    """How an actor stands to the side that it is counted with."""

    OWN = "own"
    """Belongs to it: its officials, troops and organs."""
    INSTALLED = "installed"
    """Was put in office by it, in territory that it holds."""
    BACKED = "backed"
    """Is armed, paid or supported by it."""
    ALLIED = "allied"
    """Fights or speaks with it, under a command of its own."""
    INDEPENDENT = "independent"
    """Comes from it and does not speak for its authorities: a private newspaper, a critic at
    home.
    """
    HELD = "held"
    """Only of places, in cues: "Russian-held"."""


@dataclass(frozen=True, slots=True)
class Side:
    """Whom speakers speak for.  ``actor`` is the id of the one that stands for all of it, often a
    state.
    """

    id: str
    name: str
    kind: SideKind = SideKind.PARTY
    actor: str = ""
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Allegiance:
    """The side that an actor is counted with, and how, from ``since`` to ``until``; without them,
    throughout.
    """

    side: str
    relation: Relation = Relation.OWN
    since: Day | None = None
    until: Day | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """A post that a person held.

    ``of`` is the id of the actor whose post it is (a state, a ministry, an armed force) and
    ``place`` the region or town that it governs.  Without ``until`` it is held as long as the
    theatre knows (``Theatre.as_of``).
    """

    title: str
    of: str = ""
    place: str = ""
    since: Day | None = None
    until: Day | None = None

    def held(self, on: date, as_of: Day | None = None) -> bool | None:
        """Whether it was held on a day; None if the dates that are known do not tell."""
        return within(on, self.since, self.until, as_of)


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something that reports quote.

    ``name`` is what a board shows; ``aliases`` are other names in Latin script that no rule of
    spelling leads to, ``spellings`` names in other scripts.  ``of`` is the id of what it is a part
    of.  ``adjectives`` and ``demonyms`` are for states ("German", "Germans").  ``founded`` is the
    day before which it did not exist.
    """

    id: str
    name: str
    kind: Kind
    allegiances: tuple[Allegiance, ...] = ()
    aliases: tuple[str, ...] = ()
    spellings: tuple[str, ...] = ()
    offices: tuple[Office, ...] = ()
    of: str = ""
    place: str = ""
    pronoun: str = ""
    adjectives: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    founded: Day | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that is listed for it, the one to show first."""
        return (self.name, *self.aliases, *self.spellings)

    def allegiance(self, on: date | None = None) -> Allegiance | None:
        """The side that it was counted with on a day.

        None if it had none, if the dates do not tell, or, without a day, if it changed sides.
        """
        if on is None:
            return (
                self.allegiances[0] if len({each.side for each in self.allegiances}) == 1 else None
            )
        for each in self.allegiances:
            if (each.since is None and each.until is None) or _in_force(each, on):
                return each
        return None


@dataclass(frozen=True, slots=True)
class Metonym:
    """Names that stand for an actor: Kyiv for Ukraine.  ``actor`` is the actor's id."""

    names: tuple[str, ...]
    actor: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place with other names, in any script.  ``said_by`` has those that are one side's own use,
    with its id.

    ``at`` is where it lies, in degrees north and east (WGS 84), if the theatre says so: for a place
    that gazetteers lack.  It goes before what they have under its names.
    """

    name: str
    aliases: tuple[str, ...] = ()
    said_by: tuple[tuple[str, str], ...] = ()
    at: tuple[float, float] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of it, the one to show first."""
        return (self.name, *self.aliases, *(alias for _, alias in self.said_by))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that carry a side's view; ``side`` says whose they are, ``meaning`` what they stand
    for, plainly.
    """

    words: tuple[str, ...]
    side: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words in a report that give away a side: "Russian-installed".  ``relation`` is HELD for
    places.
    """

    words: str
    side: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Theatre:
    """One conflict.  ``Theatre()`` is the empty one: with it everything works, and every side is
    unknown.

    ``as_of`` is the day to which the file was kept up; ``countries`` are the ISO 3166 codes of
    where the conflict is fought; ``transliteration`` names the rules by which names match
    (``sayso.theatres.names``); ``given_names`` are sets of first names that are one name in several
    languages, ``titles`` sets of titles that are one office; ``sha256`` is the hash of the file.
    """

    id: str = ""
    name: str = ""
    started: Day | None = None
    as_of: Day | None = None
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    transliteration: tuple[str, ...] = ()
    given_names: tuple[tuple[str, ...], ...] = ()
    titles: tuple[tuple[str, ...], ...] = ()
    sides: tuple[Side, ...] = ()
    actors: tuple[Actor, ...] = ()
    metonyms: tuple[Metonym, ...] = ()
    places: tuple[Place, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    cues: tuple[Cue, ...] = ()
    sha256: str = ""


def _in_force(allegiance: Allegiance, on: date) -> bool:
    """An open beginning or end is no doubt here: the file would name another side if there were
    one.
    """
    since = allegiance.since or Day(date.min, date.min)
    return within(on, since, allegiance.until) is True
