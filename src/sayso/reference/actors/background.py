"""States and bodies of the world, for a theatre that does not list them."""

import tomllib
from dataclasses import replace
from functools import cache
from importlib.resources import files

from sayso.theatres.directory import Directory
from sayso.theatres.names import name_words
from sayso.theatres.theatre import Actor, Allegiance, Kind, Metonym, SideKind, Theatre


def with_background(directory: Directory) -> Directory:
    """A directory of the theatre's own actors and, where it names them not, of the world's states
    and bodies.

    They are counted with the theatre's third parties where it has one such side.
    """
    theatre = directory.theatre
    thirds = [side.id for side in theatre.sides if side.kind is SideKind.THIRD_PARTY]
    sided = (Allegiance(thirds[0]),) if len(thirds) == 1 else ()
    taken = {
        _folded(name) for actor in theatre.actors for name in (*actor.names, *actor.adjectives)
    }
    taken |= {_folded(name) for metonym in theatre.metonyms for name in metonym.names}
    actors, metonyms = [], []
    for actor, capitals in _world():
        if actor.id in directory.actors or any(_folded(name) in taken for name in actor.names):
            continue
        adjectives = tuple(word for word in actor.adjectives if _folded(word) not in taken)
        demonyms = tuple(word for word in actor.demonyms if _folded(word) not in taken)
        actors.append(replace(actor, allegiances=sided, adjectives=adjectives, demonyms=demonyms))
        names = tuple(name for name in capitals if _folded(name) not in taken)
        if names:
            metonyms.append(Metonym(names, actor.id))
    return Directory(_joined(theatre, actors, metonyms))


def _joined(theatre: Theatre, actors: list[Actor], metonyms: list[Metonym]) -> Theatre:
    return replace(
        theatre, actors=(*theatre.actors, *actors), metonyms=(*theatre.metonyms, *metonyms)
    )


@cache
def _world() -> tuple[tuple[Actor, tuple[str, ...]], ...]:
    tables = tomllib.loads(
        files("sayso.reference.actors").joinpath("states.toml").read_text(encoding="utf-8")
    )
    found = []
    for names, adjectives, capitals in tables["states"]:
        found.append((_actor(names, Kind.STATE, adjectives), _split(capitals)))
    for table, kind in (("bodies", Kind.ORGANISATION), ("outlets", Kind.OUTLET)):
        found += [(_actor(f"{name}|{aliases}", kind), ()) for name, aliases in tables[table]]
    return tuple(found)


def _actor(names: str, kind: Kind, adjectives: str = "") -> Actor:
    first, *others = _split(names)
    words = _split(adjectives)
    people = (*words, *(f"{word}s" for word in words if word.endswith(("n", "i"))))
    made = "-".join(name_words(first))
    return Actor(made, first, kind, aliases=tuple(others), adjectives=words, demonyms=people)


def _split(text: str) -> tuple[str, ...]:
    return tuple(filter(None, text.split("|")))


def _folded(name: str) -> str:
    return name.casefold().removeprefix("the ").replace(".", "")
