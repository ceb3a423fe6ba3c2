"""Makes a theatre of tables that were checked."""

from collections.abc import Callable
from typing import Any, TypeVar

from sayso.theatres.entries import Entries
from sayso.theatres.theatre import (
    Actor,
    Allegiance,
    Cue,
    Kind,
    Metonym,
    Office,
    Phrase,
    Place,
    Relation,
    Side,
    SideKind,
    Theatre,
)

T = TypeVar("T")


def build(entries: Entries, sha256: str) -> Theatre:
    """The theatre of a file without problems; ``sha256`` is the hash of the file."""

    def each(table: str, make: Callable[[dict[str, Any]], T]) -> tuple[T, ...]:
        return tuple(make(entry.values) for entry in entries.tables[table])

    sides = each("side", _side)
    stands_for = {side.id: side.actor for side in sides if side.actor}
    actors = each("actor", _actor)
    ids = {actor.id for actor in actors}

    def metonym(values: dict[str, Any]) -> Metonym:
        target = values["for"]
        return Metonym(values["names"], target if target in ids else stands_for[target])

    return Theatre(
        **entries.tables["theatre"][0].values,
        sides=sides,
        actors=actors,
        metonyms=each("metonym", metonym),
        places=each("place", lambda values: Place(**values)),
        phrases=each("phrase", lambda values: Phrase(**values)),
        cues=tuple(cue for cues in each("cue", _cues) for cue in cues),
        sha256=sha256,
    )


def _side(values: dict[str, Any]) -> Side:
    return Side(**values | {"kind": SideKind(values.get("kind", SideKind.PARTY))})


def _actor(values: dict[str, Any]) -> Actor:
    simple = {
        key: value
        for key, value in values.items()
        if key not in ("side", "relation", "sides", "offices")
    }
    sides = values.get("sides", [values] if "side" in values else [])
    made: dict[str, Any] = {
        "kind": Kind(values["kind"]),
        "allegiances": tuple(map(_allegiance, sides)),
        "offices": tuple(map(_office, values.get("offices", []))),
    }
    return Actor(**simple | made)


def _allegiance(values: dict[str, Any]) -> Allegiance:
    relation = Relation(values.get("relation", Relation.OWN))
    return Allegiance(values["side"], relation, values.get("from"), values.get("to"))


def _office(values: dict[str, Any]) -> Office:
    of, place = values.get("of", ""), values.get("place", "")
    return Office(values["title"], of, place, values.get("from"), values.get("to"))


def _cues(values: dict[str, Any]) -> tuple[Cue, ...]:
    return tuple(
        Cue(words, values["side"], Relation(values["relation"])) for words in values["words"]
    )
