"""Many rows at once, the same on both stores."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table

_BATCH = 4000
Row = tuple[Any, ...]
"""A value for every column, in the order of the table."""


class Rows:
    """Rows that wait to be written."""

    def __init__(self) -> None:
        self._waiting: dict[Table, list[Row]] = {}
        self._count = 0

    def add(self, table: Table, row: Row) -> None:
        """Let a row wait."""
        self._waiting.setdefault(table, []).append(row)
        self._count += 1

    def flush_if_many(self, connection: Connection) -> None:
        """Write them if they are many."""
        if self._count >= _BATCH:
            self.flush(connection)

    def flush(self, connection: Connection) -> None:
        """Write them."""
        for table, rows in self._waiting.items():
            insert(connection, table, rows)
        self._waiting, self._count = {}, 0


def insert(
    connection: Connection, table: Table, rows: Iterable[Row], *, once: bool = False
) -> None:
    """Insert rows; with ``once`` those that are there stay as they are."""
    _write(connection, table, rows, " ON CONFLICT DO NOTHING" if once else "")


def upsert(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Insert rows; those with a key that is there take the place of what is there."""
    keys = [column.name for column in table.primary_key]
    changed = [
        f"{column.name} = excluded.{column.name}"
        for column in table.columns
        if column.name not in keys
    ]
    _write(
        connection,
        table,
        rows,
        f" ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {', '.join(changed)}",
    )


def without_indexes(connection: Connection, *tables: Table) -> None:
    """Drop the indexes of tables that will be filled: made of all rows at once, by ``index``, they
    cost far less.
    """
    for table in tables:
        for each in table.indexes:
            each.drop(connection)


def index(connection: Connection, *tables: Table) -> None:
    """Make the indexes of tables that were filled."""
    for table in tables:
        for each in sorted(table.indexes, key=lambda index: str(index.name)):
            each.create(connection)


def _write(connection: Connection, table: Table, rows: Iterable[Row], conflict: str) -> None:
    names = [column.name for column in table.columns]
    marks = ", ".join(["?" if connection.dialect.name == "sqlite" else "%s"] * len(names))
    statement = f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks}){conflict}"
    for some in _batches(rows):
        connection.exec_driver_sql(statement, some)


def _batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    left = iter(rows)
    while some := list(islice(left, _BATCH)):
        yield some
