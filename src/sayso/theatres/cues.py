"""The words by which a text itself gives away a side, composed from what a theatre calls its
sides.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from sayso.theatres.finding import Finder
from sayso.theatres.given import without_article
from sayso.theatres.theatre import Cue, Phrase, Relation, Side, SideKind, Theatre


def compose_cues(theatre: Theatre) -> tuple[Cue, ...]:
    """For every party, each pattern with each of its adjectives and names; then the theatre's own
    cues.

    Third parties get none: to be "American-backed" is not to be on the American side of this
    conflict.
    """
    composed = {
        cue.words.casefold(): cue for side in theatre.sides for cue in _of_side(theatre, side)
    }
    return tuple((composed | {cue.words.casefold(): cue for cue in theatre.cues}).values())


def cue_finder(theatre: Theatre) -> Finder[Cue]:
    """Finds the cues of a theatre in texts."""
    return Finder((cue.words, cue) for cue in compose_cues(theatre))


def phrase_finder(theatre: Theatre) -> Finder[Phrase]:
    """Finds the loaded phrases of a theatre in texts."""
    return Finder((words, phrase) for phrase in theatre.phrases for words in phrase.words)


def _of_side(theatre: Theatre, side: Side) -> Iterator[Cue]:
    if side.kind is not SideKind.PARTY:
        return
    names = tuple(_names(theatre, side))
    for relation, patterns in _patterns():
        for pattern in patterns:
            for filler in side.adjectives if "{adjective}" in pattern else names:
                yield Cue(pattern.format(adjective=filler, name=filler), side.id, relation)
                if pattern.endswith((" {name}", " {adjective}")):
                    yield Cue(
                        pattern.format(adjective=f"the {filler}", name=f"the {filler}"),
                        side.id,
                        relation,
                    )


def _names(theatre: Theatre, side: Side) -> Iterator[str]:
    """What the side is called: by its own name, by that of the actor that stands for it, by
    metonyms.
    """
    own = (side.id, Relation.OWN)
    members = {
        actor.id
        for actor in theatre.actors
        if own in {(each.side, each.relation) for each in actor.allegiances}
    }
    yield side.name
    for actor in theatre.actors:
        if actor.id == side.actor:
            yield from (actor.name, *actor.aliases)
    for metonym in theatre.metonyms:
        if metonym.actor in members:
            yield from map(without_article, metonym.names)


@cache
def _patterns() -> tuple[tuple[Relation, tuple[str, ...]], ...]:
    tables = tomllib.loads(
        files("sayso.theatres").joinpath("cues.toml").read_text(encoding="utf-8")
    )
    return tuple((Relation(name), tuple(patterns)) for name, patterns in tables.items())
