"""The places that have a name: those that Sayso carries, and those that the user added.

Nothing is read until a name is asked for, and then only the rows of that name.
"""

import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from sayso.record.place import Place
from sayso.reference.places.keys import place_key
from sayso.reference.places.store import SCALE, spelt_key
from sayso.reference.places.user import user_file
from sayso.sums import refuse_changed_file
from sayso.theatres.names import same_name

_CACHED = 2**14
_COLUMNS = """
SELECT p.id, p.ref, p.name, p.lat, p.lon, p.country, p.feature, p.adm1, p.adm2, p.population,
       a.name, b.name, {what}
FROM {table} n JOIN places p ON p.id = n.place LEFT JOIN places a ON a.id = p.adm1 LEFT JOIN places b ON b.id = p.adm2
WHERE n.key = ? ORDER BY p.id
"""
_NAMED = _COLUMNS.format(what="n.main", table="names")
_SPELT = _COLUMNS.format(what="n.name", table="spelt")
_Row = tuple[
    int,
    str | None,
    str,
    int,
    int,
    str,
    str,
    int | None,
    int | None,
    int,
    str | None,
    str | None,
    int | str,
]


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that a name may mean.

    ``number``, ``adm1`` and ``adm2`` are the gazetteer's own numbers of it and of the divisions
    that it lies in, 0 for none.  ``main`` if the name is what it is mostly called, and not one of
    its other names; ``put`` if the theatre says that it lies there.
    """

    place: Place
    number: int
    adm1: int
    adm2: int
    main: bool
    put: bool = False

    @property
    def kind(self) -> str:
        """GeoNames' class and code: "P.PPL"."""
        return self.place.feature


class Gazetteer:
    """Looks up names in files made by ``sayso.reference.places.store``; the later ones prevail."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self.paths = tuple(paths)
        self._open = threading.local()
        self.named = lru_cache(maxsize=_CACHED)(self._named)
        self.spelt = lru_cache(maxsize=_CACHED)(self._spelt)
        self.people = lru_cache(maxsize=_CACHED)(self._people)

    def _named(self, name: str) -> tuple[Entry, ...]:
        """The places with this name, in any case and with or without accents."""
        key = place_key(name)
        return tuple(self._entries(_NAMED, key)) if key else ()

    def _spelt(self, name: str, rules: tuple[str, ...]) -> tuple[Entry, ...]:
        """The places that sets of spelling rules allow to be meant by ``name``."""
        found: dict[int, Entry] = {}
        for rule in rules:
            key = spelt_key(name, rule)
            for row in self._rows(_SPELT, key) if key else ():
                if same_name(name, str(row[-1]), (rule,)):
                    found.setdefault(row[0], _entry(row, main=False))
        return tuple(found.values())

    def towns(self) -> Iterator[tuple[float, float, int, int]]:
        """Degrees north and east of every town, and the numbers of the divisions it lies in, 0 for
        none.
        """
        for connection in self._connections():
            rows = connection.execute(
                "SELECT lat, lon, adm1, adm2 FROM places WHERE feature LIKE 'P.%'"
            )
            yield from (
                (lat / SCALE, lon / SCALE, adm1 or 0, adm2 or 0) for lat, lon, adm1, adm2 in rows
            )

    def sizes(self) -> list[tuple[Path, int]]:
        """Each file and how many places it holds."""
        counts = [
            connection.execute("SELECT count(*) FROM places").fetchone()[0]
            for connection in self._connections()
        ]
        return list(zip(self.paths, counts, strict=True))

    def _people(self, word: str) -> str:
        """The country whose people or language an adjective names, one or several: "Russian",
        "Russians".
        """
        key = place_key(word)
        for connection in self._connections():
            found = connection.execute(
                "SELECT country FROM peoples WHERE key IN (?, ?)", (key, key.removesuffix("s"))
            )
            for (country,) in found:
                return str(country)
        return ""

    def _entries(self, query: str, key: str) -> Iterator[Entry]:
        found = {row[0]: row for row in self._rows(query, key)}
        for row in found.values():
            yield _entry(row, main=bool(row[-1]))

    def _rows(self, query: str, key: str) -> Iterator[_Row]:
        for connection in self._connections():
            yield from connection.execute(query, (key,))

    def _connections(self) -> list[sqlite3.Connection]:
        """One for each file, of this thread and process: SQLite's may not be carried into
        another.
        """
        if getattr(self._open, "process", None) != os.getpid():
            self._open.process = os.getpid()
            self._open.connections = [_connect(path) for path in self.paths]
        connections: list[sqlite3.Connection] = self._open.connections
        return connections


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    connection.execute("PRAGMA cache_size = -4000")
    return connection


def _entry(row: _Row, main: bool) -> Entry:
    number, ref, name, lat, lon, country, feature, adm1, adm2, population, first, second = row[:12]
    admin = tuple(filter(None, (first, second)))
    place = Place(
        ref or f"geonames:{number}",
        name,
        lat / SCALE,
        lon / SCALE,
        country,
        feature,
        admin,
        population,
    )
    return Entry(place, number, adm1 or 0, adm2 or 0, main)


def carried_file() -> Path:
    """The file that comes with Sayso."""
    return Path(str(files("sayso.reference.places") / "data" / "gazetteer.sqlite"))


@cache
def load_gazetteer() -> Gazetteer:
    """The places that come with Sayso and those that the user added, if any."""
    added = user_file()
    refuse_changed_file(carried_file())
    return Gazetteer((carried_file(), *((added,) if added.is_file() else ())))
