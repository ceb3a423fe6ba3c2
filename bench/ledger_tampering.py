"""Random tamperings with every table and file of a ledger; each that changes a row or a capture
must be found.

    python -m bench.ledger_tampering [--times N] [--seed N] [--server
    postgresql://OWNER@HOST/DATABASE]

Without --server a ledger in a file is tampered with, as its owner may: guards are taken away and
put back.  With it, one in a database of that server, a copy for each time.  It prints how many of
each kind were found, and what was not; with Ctrl-C as many as were tried until then.
"""

import argparse
import random
import shutil
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, inspect, text
from sqlalchemy.engine import make_url

from sayso.errors import SaysoError
from sayso.ledger.decisions import decide, merge
from sayso.ledger.removal import remove, withdraw
from sayso.ledger.store import Ledger, open_ledger
from sayso.ledger.verify import verify
from sayso.questions.store import open_board
from sayso.questions.upkeep import differences
from sayso.record.report import Report
from sayso.recording import Recorder

_SAID = (
    "Ukraine controls Bakhmut", "Russia controls Bakhmut", "40 civilians were killed in Kherson "
                                                           "on Monday",
    "89 soldiers were killed in Makiivka", "Poland will send 14 tanks", "the bridge was closed",
)  # fmt: skip
_NUMBERS = (-(2**63), -7, 0, 10**9, 2**63 - 1)
_UNSEEN = ("claim_fts", "sqlite_")
"""The tables of the search index and of SQLite itself: no rows of them are read."""


def eventful(location: str) -> None:
    """A ledger with something of everything, and a board."""
    with open_ledger(location, create=True) as ledger:
        recorder = Recorder(ledger, "ukraine-2022")
        added = [
            recorder.add(
                Report(
                    f"Zelensky said that {words}.", f"{at}.txt", f"Title {at}", "The Courier", url
                )
            )
            for at, words in enumerate(_SAID)
            for url in (f"https://courier.example/{at % 4}",)
        ]
        with ledger.reading() as connection:
            claims = list(connection.execute(text("SELECT id FROM claim ORDER BY seq")).scalars())
            speakers = list(
                connection.execute(text("SELECT DISTINCT id FROM speaker ORDER BY id")).scalars()
            )
        decide(ledger, claims[0], "amend", who="Ada", changes={"stance": "doubts"})
        if len(speakers) > 1:
            merge(ledger, "speaker", speakers[0], speakers[1], who="Ada")
        withdraw(ledger, added[1].report, who="Ada", why="they said so")
        remove(ledger, added[-1].report, who="Ada", why="a court")
        with open_board(ledger):
            pass


def tables_of(connection: Connection) -> list[str]:
    """The tables with rows that something reads."""
    names = inspect(connection).get_table_names()
    return sorted(name for name in names if not name.startswith(_UNSEEN))


def rows_of(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, to see whether anything was changed at all."""
    return {
        name: sorted(map(tuple, connection.execute(text(f"SELECT * FROM {name}"))), key=repr)
        for name in tables_of(connection)
    }


@dataclass(slots=True)
class Tampering:
    """One change to the rows of a database."""

    connection: Connection
    rng: random.Random

    def run(self, statement: str, values: dict[str, Any]) -> None:
        """Do it, and remember what was done, to tell it if it is not found."""
        _LAST[:] = [f"{statement} {values}"]
        self.connection.execute(text(statement), values)

    def table(self) -> tuple[str, list[str], list[dict[str, Any]]]:
        """A table that has rows, with its columns and its rows."""
        while True:
            name = self.rng.choice(tables_of(self.connection))
            rows = [
                dict(row._mapping) for row in self.connection.execute(text(f"SELECT * FROM {name}"))
            ]
            if rows:
                return name, list(rows[0]), rows

    def cell(self) -> None:
        """A value made another of its kind."""
        name, columns, rows = self.table()
        row, column = self.rng.choice(rows), self.rng.choice(columns)
        self._update(name, row, {column: self._other(row[column])})

    def gone(self) -> None:
        """A row deleted."""
        name, _, rows = self.table()
        where, values = _where(self.rng.choice(rows))
        self.run(f"DELETE FROM {name} WHERE {where}", values)

    def planted(self) -> None:
        """A row again, under another number or with another word in it."""
        name, columns, rows = self.table()
        row = dict(self.rng.choice(rows))
        for column in self.rng.sample(columns, min(len(columns), 2)):
            is_number = isinstance(row[column], int)
            row[column] = self.rng.choice(_NUMBERS) if is_number else self._other(row[column])
        marks = ", ".join(f":{column}" for column in columns)
        self.run(f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({marks})", row)

    def exchanged(self) -> None:
        """A value of one row put into another."""
        name, columns, rows = self.table()
        column = self.rng.choice(columns)
        first, second = self.rng.choice(rows), self.rng.choice(rows)
        self._update(name, first, {column: second[column]})

    def _update(self, name: str, row: dict[str, Any], change: dict[str, Any]) -> None:
        where, values = _where(row)
        told = ", ".join(f"{column} = :new_{column}" for column in change)
        new = {f"new_{column}": value for column, value in change.items()}
        self.run(f"UPDATE {name} SET {told} WHERE {where}", {**values, **new})

    def _other(self, value: object) -> object:
        if isinstance(value, bool | type(None)):
            return "x" if value is None else not value
        if isinstance(value, int | float):
            return value + self.rng.choice((-1, 1, 1000))
        if isinstance(value, str) and value:
            at = self.rng.randrange(len(value))
            return (
                value[:at]
                + self.rng.choice([c for c in "0aZ " if c != value[at]])
                + value[at + 1 :]
            )
        return bytes(value) + b"x" if isinstance(value, bytes | memoryview) else "x"


def _where(row: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    parts = [
        f"{column} IS NULL" if value is None else f"{column} = :{column}"
        for column, value in row.items()
    ]
    return " AND ".join(parts), {
        column: value for column, value in row.items() if value is not None
    }


KINDS: dict[str, Callable[[Tampering], None]] = {
    "a cell changed": Tampering.cell,
    "a row deleted": Tampering.gone,
    "a row planted": Tampering.planted,
    "a value put elsewhere": Tampering.exchanged,
}


_LAST: list[str] = []


def _noted(found: bool, kind: str) -> bool:
    if not found:
        print(f"  not found: {kind}: {' '.join(_LAST)[:600]}", flush=True)
    return found


def is_found(ledger: Ledger) -> bool:
    """Whether ``sayso verify`` tells that something is wrong."""
    return not verify(ledger).is_clean or bool(list(differences(ledger)))


def in_a_file(path: Path, kind: str, rng: random.Random) -> bool | None:
    """Tamper with a file; None if nothing was changed by it."""
    if kind in _FILES:
        return _FILES[kind](path, rng)
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "PRAGMA synchronous = OFF"
        )  # the copy need not outlive the trial
        connection.exec_driver_sql("PRAGMA journal_mode = MEMORY")
        before = rows_of(connection)
        triggers = connection.execute(
            text("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
        ).all()
        for name, _ in triggers:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        try:
            with connection.begin_nested():
                KINDS[kind](Tampering(connection, rng))
        except Exception:  # the database itself refused the row: nothing was changed
            pass
        for _, sql in triggers:
            connection.exec_driver_sql(sql)
        changed = rows_of(connection) != before
    engine.dispose()
    return True if changed else None


def _capture(path: Path, rng: random.Random) -> bool:
    chosen = rng.choice(sorted(path.with_name(f"{path.name}.captures").glob("??/*")))
    chosen.chmod(0o644)
    data = bytearray(chosen.read_bytes())
    way = rng.randrange(4)
    if way == 0:
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        chosen.write_bytes(data)
    elif way == 1:
        chosen.write_bytes(data[: rng.randrange(len(data))])
    elif way == 2:
        chosen.write_bytes(data + b"x")
    else:
        chosen.unlink()
    return True


def _bytes(path: Path, rng: random.Random) -> bool | None:
    """Some bytes of the file itself; what is no part of any row does not count."""
    before = _content(path)
    data = bytearray(path.read_bytes())
    at = rng.randrange(100, len(data))
    for offset in range(at, min(at + rng.choice((1, 1, 8)), len(data))):
        data[offset] ^= rng.randrange(1, 256)
    path.write_bytes(data)
    return True if _content(path) != before else None


def _content(path: Path) -> object:
    try:
        with closing(sqlite3.connect(path)) as connection:
            names = [
                row[0]
                for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            ]
            wanted = [name for name in sorted(names) if not name.startswith(_UNSEEN)]
            return [connection.execute(f"SELECT * FROM {name}").fetchall() for name in wanted]
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return repr(error)


_FILES: dict[str, Callable[[Path, random.Random], bool | None]] = {
    "a capture changed": _capture,
    "bytes of the file changed": _bytes,
}


def copies(folder: Path) -> Iterator[Path]:
    """A fresh copy of a whole ledger, again and again."""
    whole = folder / "whole.db"
    eventful(str(whole))
    with closing(sqlite3.connect(whole)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    while True:
        copy = folder / "copy.db"
        shutil.rmtree(f"{copy}.captures", ignore_errors=True)
        shutil.copy(whole, copy)
        shutil.copytree(f"{whole}.captures", f"{copy}.captures")
        yield copy


Counts = Counter[tuple[str, bool]]
"""How many tamperings of each kind were found, and were not."""


def tamper_with_files(folder: Path, times: int, seed: int, result: Counts) -> None:
    """Tamper so many times."""
    rng = random.Random(seed)
    kinds, number = [*KINDS, *_FILES], 0
    for copy in copies(folder):
        kind = kinds[number % len(kinds)]
        if in_a_file(copy, kind, rng):
            result[kind, _noted(_is_found_in(str(copy)), kind)] += 1
            number += 1
        if number >= times:
            return


def _is_found_in(location: str) -> bool:
    try:
        with open_ledger(location) as ledger:
            return is_found(ledger)
    except SaysoError:
        return True


def tamper_with_a_server(address: str, times: int, seed: int, result: Counts) -> None:
    """The same with a shared ledger: its triggers are switched off for the time of a change."""
    rng = random.Random(seed)
    url = make_url(address).set(drivername="postgresql+psycopg")
    admin = create_engine(url, isolation_level="AUTOCOMMIT")
    whole = url.set(database="tampering_whole").set(drivername="postgresql")
    with admin.connect() as connection:
        connection.exec_driver_sql("DROP DATABASE IF EXISTS tampering_whole")
        connection.exec_driver_sql("CREATE DATABASE tampering_whole")
    eventful(whole.render_as_string(hide_password=False))
    number, copy = 0, url.set(database="tampering_copy")
    while number < times:
        kind = list(KINDS)[number % len(KINDS)]
        with admin.connect() as connection:
            connection.exec_driver_sql("DROP DATABASE IF EXISTS tampering_copy")
            connection.exec_driver_sql("CREATE DATABASE tampering_copy TEMPLATE tampering_whole")
        if _changed_on_a_server(create_engine(copy), kind, rng):
            location = copy.set(drivername="postgresql").render_as_string(hide_password=False)
            result[kind, _noted(_is_found_in(location), kind)] += 1
            number += 1
    admin.dispose()


def _changed_on_a_server(engine: Any, kind: str, rng: random.Random) -> bool:
    with engine.begin() as connection:
        before = rows_of(connection)
        connection.exec_driver_sql("SET session_replication_role = replica")
        try:
            with connection.begin_nested():
                KINDS[kind](Tampering(connection, rng))
        except Exception:  # a limit refused it
            pass
        changed = rows_of(connection) != before
    engine.dispose()
    return bool(changed)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--times", type=int, default=120)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--server")
    asked = parser.parse_args()
    result = Counts()
    with suppress(KeyboardInterrupt):
        if asked.server:
            tamper_with_a_server(asked.server, asked.times, asked.seed, result)
        else:
            with tempfile.TemporaryDirectory() as folder:
                tamper_with_files(Path(folder), asked.times, asked.seed, result)
    for kind in sorted({kind for kind, _ in result}):
        print(f"{kind}: {result[kind, True]} of {result[kind, True] + result[kind, False]} found")


if __name__ == "__main__":
    main()
