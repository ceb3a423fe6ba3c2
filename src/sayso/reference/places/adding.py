"""Adds a GeoNames dump to the user's own places."""

import os
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import SaysoError
from sayso.reference.places.dump import Broken, Line, read_dump
from sayso.reference.places.gazetteer import carried_file
from sayso.reference.places.store import Row, create, insert

_SHOWN = 5
_COPY = """
INSERT OR IGNORE INTO places SELECT * FROM carried.places WHERE id IN (
  SELECT adm1 FROM places WHERE adm1 IS NOT NULL UNION SELECT adm2 FROM places WHERE adm2 IS NOT NULL
)
"""


@dataclass(frozen=True, slots=True)
class Added:
    """What came of it: how many places were kept, how many lines of each code were broken, and the
    first few.
    """

    places: int
    broken: Mapping[str, int]
    examples: tuple[Broken, ...]


def add_dump(dump: Path, target: Path) -> Added:
    """Keep the places of ``dump`` in ``target``, in place of those that it has with the same
    numbers.

    The file is made beside the old one and put in its place when it is whole.

    Raises:
        SaysoError: G001, G002, the dump cannot be read or is none; G003, the file cannot be
            written.
    """
    new = target.with_name(f"{target.name}.{os.getpid()}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            shutil.copyfile(target, new)
        with closing(sqlite3.connect(new)) as connection:
            added = _fill(connection, dump, fresh=not target.exists())
        new.replace(target)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        mend = "Name a file that you may write with SAYSO_PLACES, or take the old one away."
        raise SaysoError("G003", f"{target} cannot be written ({reason}).", mend) from error
    finally:
        with suppress(OSError):
            new.unlink(missing_ok=True)
    return added


def _fill(connection: sqlite3.Connection, dump: Path, fresh: bool) -> Added:
    if fresh:
        create(connection)
    divisions = _divisions(dump)
    connection.executemany("INSERT OR REPLACE INTO divisions VALUES (?, ?)", divisions.items())
    known = {**_known(connection), **divisions}
    broken: list[Broken] = []
    counts: Counter[str] = Counter()
    before = connection.total_changes
    kept = 0

    def rows() -> Iterator[Row]:
        nonlocal kept
        for each in read_dump(dump):
            if isinstance(each, Line):
                kept += 1
                yield _row(each, known)
            else:
                counts[each.code] += 1
                broken.extend([each] if len(broken) < _SHOWN else [])

    insert(connection, rows())
    if not kept or connection.total_changes == before:
        mend = "Give a country's dump from GeoNames, such as UA.zip."
        raise SaysoError("G002", f"{dump} holds no place.", mend)
    connection.commit()
    _copy_divisions(connection)
    return Added(kept, dict(sorted(counts.items())), tuple(broken))


def _divisions(dump: Path) -> dict[str, int]:
    """The numbers of the divisions that the dump itself lists, by their codes."""
    found: dict[str, int] = {}
    for each in read_dump(dump):
        if isinstance(each, Line) and each.feature in ("A.ADM1", "A.ADM2"):
            code = each.adm1 if each.feature == "A.ADM1" else each.adm2
            found |= {code: each.number} if code else {}
    return found


def _known(connection: sqlite3.Connection) -> dict[str, int]:
    with closing(
        sqlite3.connect(f"{carried_file().resolve().as_uri()}?mode=ro&immutable=1", uri=True)
    ) as carried:
        return dict(carried.execute("SELECT code, place FROM divisions")) | dict(
            connection.execute("SELECT code, place FROM divisions")
        )


def _copy_divisions(connection: sqlite3.Connection) -> None:
    """Bring the divisions that the places lie in and the dump does not list, so that they can be
    named.
    """
    connection.execute("ATTACH ? AS carried", (str(carried_file()),))
    with connection:
        connection.execute(_COPY)
    connection.execute("DETACH carried")


def _row(line: Line, divisions: Mapping[str, int]) -> Row:
    first, second = divisions.get(line.adm1, 0), divisions.get(line.adm2, 0)
    return Row(
        line.number,
        line.names[0],
        line.lat,
        line.lon,
        line.country,
        line.feature,
        first if first != line.number else 0,
        second if second != line.number else 0,
        line.population,
        main=line.names[1:],
        others=line.others,
    )
