"""The file a gazetteer is kept in: SQLite, so that a report's names are looked up without reading
all of it.

Positions are kept as whole 1/100,000 of a degree.  A place that GeoNames lists has its number
there; one that it does not has a negative number, and ``ref`` is its name in full ("sayso:donbas").
"""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.reference.places.keys import place_key
from sayso.theatres.names import RULE_SETS, key

SCALE = 100_000
VERSION = 1

_TABLES = """
CREATE TABLE places (
  id INTEGER PRIMARY KEY, ref TEXT, name TEXT NOT NULL, lat INTEGER NOT NULL, lon INTEGER NOT NULL,
  country TEXT NOT NULL, feature TEXT NOT NULL, adm1 INTEGER, adm2 INTEGER, population INTEGER NOT NULL
);
CREATE TABLE names (key TEXT NOT NULL, place INTEGER NOT NULL, main INTEGER NOT NULL, PRIMARY KEY (key, place))
  WITHOUT ROWID;
CREATE TABLE spelt (key TEXT NOT NULL, place INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (key, place, name))
  WITHOUT ROWID;
CREATE TABLE divisions (code TEXT PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE peoples (key TEXT PRIMARY KEY, country TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""

RULES_OF = {"UA": "east-slavic", "RU": "east-slavic", "BY": "east-slavic", "SD": "arabic"}
"""Countries whose places are also filed as the rules of spelling for names of that script have
them.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A place to be kept.  ``adm1`` and ``adm2`` are the numbers of the divisions it lies in, 0 for
    none.
    """

    id: int
    name: str
    lat: float
    lon: float
    country: str = ""
    feature: str = ""
    adm1: int = 0
    adm2: int = 0
    population: int = 0
    ref: str | None = None
    main: tuple[str, ...] = ()
    """Names besides ``name`` that count as much."""
    others: tuple[str, ...] = ()


def create(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty file."""
    connection.executescript(_TABLES)
    connection.execute("INSERT INTO about VALUES ('version', ?)", (str(VERSION),))


def insert(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Keep places; one that is there already is replaced."""
    for row in rows:
        place = (round(row.lat * SCALE), round(row.lon * SCALE), row.country, row.feature)
        values = (
            row.id,
            row.ref,
            row.name,
            *place,
            row.adm1 or None,
            row.adm2 or None,
            row.population,
        )
        connection.execute(
            "INSERT OR REPLACE INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values
        )
        connection.executemany("INSERT OR IGNORE INTO names VALUES (?, ?, ?)", _names(row))
        connection.executemany("INSERT OR IGNORE INTO spelt VALUES (?, ?, ?)", _spelt(row))


def _names(row: Row) -> Iterator[tuple[str, int, int]]:
    for main, names in ((1, (row.name, *row.main)), (0, row.others)):
        for name in names:
            filed = place_key(name)
            if filed:
                yield filed, row.id, main


def _spelt(row: Row) -> Iterator[tuple[str, int, str]]:
    rules = RULES_OF.get(row.country)
    if rules:
        for name in dict.fromkeys((row.name, *row.main, *row.others)):
            filed = spelt_key(name, rules)
            if name.isascii() and filed:
                yield filed, row.id, name


def spelt_key(name: str, rules: str) -> str:
    """What a name is filed under by a set of rules, or nothing if there is no such set."""
    filed = key(name, rules) if rules in RULE_SETS else ""
    return f"{rules}:{filed}" if filed else ""
