"""Whether the tables that queries go by say what the records say: every row is told again and
compared.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, cast

from sqlalchemy import Column, Connection, Select, Table, select
from sqlalchemy.exc import DBAPIError

from sayso.ledger.bodies import Body
from sayso.ledger.body_schema import refuse_misshapen
from sayso.ledger.indexing import Indexer
from sayso.ledger.schema import READ_FROM_RECORDS, RECORD, REMOVED
from sayso.ledger.walk import Record, Tell

_SHARED = ("speaker", "place")
Shared = dict[str, set[tuple[Any, ...]]]
"""Rows that many records give, by table."""


class Comparison:
    """Compares batches of records, in order."""

    def __init__(self, connection: Connection, tell: Tell, through: int = 0) -> None:
        """``through`` is the last record before those that will be compared."""
        self.connection, self.tell = connection, tell
        self.shared: Shared = {name: set() for name in _SHARED}
        self._indexer = Indexer(connection)
        self._through = through

    def check(self, batch: Sequence[Record]) -> None:
        """Compare the rows of these records, and of no record before the next batch."""
        if not batch:
            return
        first, self._through = self._next(), batch[-1].seq
        told = self._told(batch)
        told["report_text"] += self._removed_texts(
            [record.seq for record in batch if record.body is None]
        )
        for table in READ_FROM_RECORDS:
            if table.name not in _SHARED:
                self._compare(table, told[table.name], self._there(table, first, self._through))

    def _removed_texts(self, seqs: Sequence[int]) -> list[tuple[Any, ...]]:
        """The rows that stay of texts whose words were removed: their numbers and hashes."""
        if not seqs:
            return []
        is_text = (RECORD.c.seq == REMOVED.c.seq) & (RECORD.c.kind == "text")
        chosen = (
            select(REMOVED.c.seq, REMOVED.c.name)
            .join(RECORD, is_text)
            .where(REMOVED.c.seq.in_(seqs))
        )
        return list(map(tuple, self.connection.execute(chosen).all()))

    def finish(self) -> None:
        """Look for rows beyond the last record."""
        for table in READ_FROM_RECORDS:
            if table.name not in _SHARED:
                for row in self._there(table, self._next(), None)[:1]:
                    self.tell(row[0], f"a row of {table.name} names it, and it is not there")

    def _next(self) -> int | None:
        """The first record that was not compared yet; None before the first, where every lower
        number counts too.
        """
        return self._through + 1 if self._through else None

    def _told(self, batch: Sequence[Record]) -> dict[str, list[tuple[Any, ...]]]:
        told: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        for record in batch:
            if record.value is None or record.body is None:
                continue
            try:
                refuse_misshapen(record.kind, record.body)
                body = cast("Body", record.value)
                for table, row in self._indexer.rows(
                    record.seq, record.kind, body, record.recorded_at
                ):
                    if table in _SHARED:
                        self.shared[table].add(row)
                    else:
                        told[table].append(row)
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                self.tell(record.seq, f"it is not as a {record.kind} must be: {error}")
        return told

    def _there(self, table: Table, first: int | None, last: int | None) -> list[tuple[Any, ...]]:
        owner = table.c.get("claim_seq", table.c.get("seq"))
        assert owner is not None
        if table.name == "removed":
            owner = table.c.removal_seq
        rows = select(table)
        if first is not None:
            rows = rows.where(owner >= first)
        if last is not None:
            rows = rows.where(owner <= last)
        try:
            return list(map(tuple, self.connection.execute(rows).all()))
        except DBAPIError:
            return list(self._one_by_one(table, owner, rows))

    def _one_by_one(
        self, table: Table, owner: Column[Any], rows: Select[Any]
    ) -> Iterator[tuple[Any, ...]]:
        """Where a row cannot be read, those that can: the rows of one record after the other."""
        for seq in (
            self.connection.execute(rows.with_only_columns(owner).distinct()).scalars().all()
        ):
            try:
                yield from map(tuple, self.connection.execute(rows.where(owner == seq)).all())
            except DBAPIError as error:
                self.tell(seq, f"the table {table.name} cannot be read there: {error.orig}")

    def _compare(
        self, table: Table, told: list[tuple[Any, ...]], there: list[tuple[Any, ...]]
    ) -> None:
        if told == there:
            return
        at = 3 if table.name == "removed" else 0
        expected, found = set(told), set(there)
        wrong = sorted(
            {(row[at], row in found) for row in expected ^ found}, key=lambda each: each[0]
        )
        for seq, surplus in wrong[:1]:
            what = "has a row that it does not give" if surplus else "does not say what it says"
            self.tell(seq, f"the table {table.name} {what}")


def compare_shared(connection: Connection, shared: Shared, tell: Tell) -> None:
    """Compare what many records share, once all have been gone through."""
    for table in READ_FROM_RECORDS:
        if table.name not in _SHARED:
            continue
        try:
            there = {tuple(row) for row in connection.execute(select(table))}
        except DBAPIError as error:
            tell(None, f"The table {table.name} cannot be read: {error.orig}.")
            continue
        for row in sorted(shared[table.name] - there)[:1]:
            tell(None, f"The table {table.name} lacks {row[0]}.")
        for row in sorted(there - shared[table.name])[:1]:
            tell(None, f"The table {table.name} has {row[0]}, which no record names so.")
