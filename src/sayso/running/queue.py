"""The queue of a shared desk: reports that wait beside a ledger in PostgreSQL until somebody has
read them.

It lies in a schema of its own, named after the ledger's with ``_queue``, and is no part of the
record: what has been added is taken out of it.  A report is held by the transaction that reads it,
so one whose reader dies is free again at once.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy.exc import DBAPIError, OperationalError

from sayso.ledger.errors import LedgerError, translated
from sayso.ledger.store import Ledger
from sayso.record.report import Report
from sayso.running.queued import Options, packed_report

if TYPE_CHECKING:
    from psycopg import Connection, sql

TRIES = 3
"""Readers that a report may end before it is refused: one may die of something else, another of the
report that was taken with it.
"""
_CHANNEL = "sayso_queue"
_TABLES = """
CREATE SCHEMA IF NOT EXISTS {schema};
CREATE TABLE IF NOT EXISTS {schema}.report (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, doc text NOT NULL,
    report bytea NOT NULL, capture bytea, answer bytea, refusal text
);
CREATE TABLE IF NOT EXISTS {schema}.attempt (number bigint NOT NULL, at timestamptz DEFAULT now());
"""
_THERE = "SELECT to_regclass({table}) IS NOT NULL"
_PUT = "INSERT INTO {schema}.report (doc, report, capture) VALUES (%s, %s, %s)"
_ORDERED = "SELECT pg_advisory_xact_lock(hashtext({name} || ' put'))"
"""Numbers are given as rows are written, not as they come to be; without a lock a later one could
be seen first.
"""
_TAKE = (
    "SELECT number, report, capture FROM {schema}.report WHERE answer IS NULL AND refusal IS NULL "
    "ORDER BY number LIMIT %s FOR UPDATE SKIP LOCKED"
)
_TRIED = "SELECT number, count(*) FROM {schema}.attempt WHERE number = ANY(%s) GROUP BY number"
_TRY = "INSERT INTO {schema}.attempt (number) SELECT unnest(%s::bigint[])"
_ANSWER = "UPDATE {schema}.report SET answer = %s WHERE number = %s"
_REFUSE = "UPDATE {schema}.report SET refusal = %s WHERE number = %s"
_DROP = (
    "WITH gone AS (DELETE FROM {schema}.attempt WHERE number = %(number)s) "
    "DELETE FROM {schema}.report WHERE number = %(number)s"
)
_FIRST = (
    "SELECT number, report, capture, answer FROM {schema}.report WHERE refusal IS NULL "
    "ORDER BY number LIMIT 1"
)
_COUNTS = (
    "SELECT count(*) FILTER (WHERE answer IS NULL AND refusal IS NULL), "
    "count(*) FILTER (WHERE answer IS NOT NULL AND refusal IS NULL), count(refusal) "
    "FROM {schema}.report"
)
_REFUSED = "SELECT number, doc, refusal FROM {schema}.report WHERE refusal IS NOT NULL ORDER BY 1"
_LOCK = "SELECT pg_try_advisory_lock(hashtext({name}))"
_UNLOCK = "SELECT pg_advisory_unlock(hashtext({name}))"


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many reports wait to be read, wait to be added, and were refused."""

    unread: int
    read: int
    refused: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing is left to do."""
        return not (self.unread or self.read)


@dataclass(frozen=True, slots=True)
class Row:
    """A report in the queue as it lies there.  ``tries`` is how many readers have had it before."""

    number: int
    report: bytes
    capture: bytes | None
    answer: bytes | None = None
    tries: int = 0


class Queue:
    """The queue beside a ledger in PostgreSQL; one for a process or thread."""

    def __init__(self, ledger: Ledger) -> None:
        """Open it, and lay it out where there is none.

        Raises:
            LedgerError: L040 for a ledger in a file; L005 to L009 for the store.
        """
        if ledger.dialect != "postgresql":
            raise LedgerError(
                "L040",
                f"{ledger.name} is a file, and a queue needs a ledger in PostgreSQL.",
                "sayso add reads into a file; docs/how-to/share-a-desk.md sets a server up.",
            )
        self._ledger = ledger
        with self._translating():
            self._connection = self._connected()
            schema = self._connection.execute("SELECT current_schema()").fetchone()
            self._schema = f"{schema[0] if schema else 'public'}_queue"
            if not self._one(_THERE)[0]:
                self._connection.execute(self._sql(_TABLES))

    def close(self) -> None:
        """Give its connection back: what this one held is free."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def put(self, reports: Iterable[Report], options: Options) -> Iterator[Report]:
        """Put reports at the end of the queue, in their order; gives each that is in it."""
        for report in reports:
            data, capture = packed_report(report, options)
            doc = report.doc.replace("\0", "").encode("utf-8", "replace").decode()
            with self._translating(), self._connection.transaction():
                self._connection.execute(self._sql(_ORDERED))
                self._connection.execute(self._sql(_PUT), (doc, data, capture))
                self._connection.execute(f"NOTIFY {_CHANNEL}")
            yield report

    @contextmanager
    def taking(self, number: int) -> Iterator[tuple[Row, ...]]:
        """The next reports that nobody reads, held until the end of the block: what ``answer`` and
        ``refuse`` say of them within comes to be then, or not at all.
        """
        with self._translating(), self._connection.transaction():
            found = self._connection.execute(self._sql(_TAKE), (number,)).fetchall()
            tries = self._attempt([row[0] for row in found]) if found else {}
            yield tuple(
                Row(number, report, capture, tries=tries.get(number, 0))
                for number, report, capture in found
            )

    def answer(self, number: int, answer: bytes) -> None:
        """Note what was read in a report, until it is added."""
        self._connection.execute(self._sql(_ANSWER), (answer, number))

    def refuse(self, number: int, sentence: str) -> None:
        """Note why a report cannot be added; it stays, out of the way of the others."""
        self._connection.execute(self._sql(_REFUSE), (sentence, number))

    def drop(self, number: int) -> None:
        """Take a report out, as one that has been added."""
        self._connection.execute(self._sql(_DROP), {"number": number})

    @contextmanager
    def committing(self) -> Iterator[bool]:
        """Whether this one may add to the ledger now: one does at a time, so that the order is
        that of the queue.
        """
        with self._translating():
            is_mine = bool(self._one(_LOCK)[0])
            try:
                yield is_mine
            finally:
                if is_mine:
                    self._one(_UNLOCK)

    def first_read(self) -> Row | None:
        """The first report of the queue, if it has been read."""
        row = self._connection.execute(self._sql(_FIRST)).fetchone()
        return None if row is None or row[3] is None else Row(*row)

    def waiting(self) -> Waiting:
        """How long the queue is."""
        with self._translating():
            return Waiting(*self._one(_COUNTS))

    def refused(self) -> list[tuple[int, str, str]]:
        """The number, the name and the reason of each report that was refused, in order."""
        with self._translating():
            return self._connection.execute(self._sql(_REFUSED)).fetchall()

    def wait(self, seconds: float) -> None:
        """Wait for something to come in, or so long."""
        with self._translating():
            self._connection.execute(f"LISTEN {_CHANNEL}")
            for _ in self._connection.notifies(timeout=seconds, stop_after=1):
                return

    def _attempt(self, numbers: list[int]) -> dict[int, int]:
        """How many readers have had each report; noted on another connection, where the end of
        this one does not undo it.
        """
        with self._connected() as apart:
            tries = dict(apart.execute(self._sql(_TRIED), (numbers,)).fetchall())
            apart.execute(self._sql(_TRY), (numbers,))
        return tries

    def _connected(self) -> "Connection[Any]":
        """A connection each statement of which stands by itself."""
        from psycopg import connect

        engine = self._ledger.engine
        arguments, options = engine.dialect.create_connect_args(engine.url)
        return connect(*arguments, **options, autocommit=True)

    def _one(self, statement: str) -> tuple[Any, ...]:
        row = self._connection.execute(self._sql(statement)).fetchone()
        assert row is not None
        return tuple(row)

    def _sql(self, statement: str) -> "sql.Composed":
        from psycopg import sql

        return sql.SQL(statement).format(
            schema=sql.Identifier(self._schema),
            name=sql.Literal(self._schema),
            table=sql.Literal(f'"{self._schema}".report'),
        )

    @contextmanager
    def _translating(self) -> Iterator[None]:
        from psycopg import Error
        from psycopg import OperationalError as Unreachable

        try:
            yield
        except Error as error:
            kind = OperationalError if isinstance(error, Unreachable) else DBAPIError
            meant = translated(kind("", None, error), self._ledger.name, self._ledger.wait)
            raise (error if meant.__class__ is kind else meant) from None
