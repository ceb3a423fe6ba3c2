"""Appending: records in a commit, the commit on the chain, and the rows that are read from them.

Everything that is ever added to a ledger goes through ``Appender``, also when one is replayed from
its export.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, Literal
from uuid import uuid4

from sqlalchemy import Connection, select

from sayso.ledger.bodies import Body
from sayso.ledger.body_schema import refuse_misshapen
from sayso.ledger.canonical import (
    GENESIS,
    canonical,
    commit_hash,
    instant,
    instant_of,
    link,
    record_hash,
)
from sayso.ledger.errors import LedgerError, unfit
from sayso.ledger.indexing import Indexer
from sayso.ledger.schema import COMMIT, METADATA, RECORD
from sayso.ledger.store import Ledger

FORMAT: Literal[1] = 1
"""The version of the records' bodies, which the first record says."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where a ledger ends: its last commit and its last record, zeros where there is none."""

    commit: int = 0
    recorded_at: str = ""
    seq: int = 0
    sha256: str = GENESIS
    chain: str = GENESIS


def head(connection: Connection) -> Head:
    """The head of the ledger as the connection sees it."""
    found = connection.execute(_LAST).first()
    return Head(*found[:4], found.chain or "") if found else Head()


_LAST = (
    select(COMMIT.c.seq, COMMIT.c.recorded_at, COMMIT.c.last, COMMIT.c.sha256, RECORD.c.chain)
    .join(RECORD, RECORD.c.seq == COMMIT.c.last, isouter=True)
    .order_by(COMMIT.c.seq.desc())
    .limit(1)
)


@dataclass(slots=True)
class Appender:
    """Gathers the records of one commit.  ``before`` is the head that it comes after."""

    ledger: Ledger
    connection: Connection
    before: Head
    recorded_at: str
    seq: int = field(init=False)
    chain: str = field(init=False)
    _records: list[tuple[Any, ...]] = field(default_factory=list)
    _rows: dict[str, list[tuple[Any, ...]]] = field(default_factory=dict)
    _new: set[tuple[object, ...]] = field(default_factory=set)
    _indexer: Indexer = field(init=False)

    def __post_init__(self) -> None:
        if instant_of(self.recorded_at) != self.recorded_at:
            raise unfit(f"{self.recorded_at[:40]!r} is no time of recording.")
        self.seq, self.chain = self.before.seq, self.before.chain
        self._indexer = Indexer(self.connection)

    def append(self, kind: str, body: Body) -> int:
        """Add a record; gives its number.

        Raises:
            LedgerError: L012 if the body cannot be held, or is not as records of its kind are.
        """
        return self.append_body(kind, canonical(body), body)

    def append_body(self, kind: str, text: str, body: Body) -> int:
        """The same for a body that is written already: ``text`` is ``body`` in canonical JSON."""
        if "\\u0000" in text and "\0" in _strings(body):
            raise unfit("It has a NUL character, which no printed text has.")
        try:
            refuse_misshapen(kind, text)
        except ValueError as error:
            raise unfit(f"A record ({kind[:40]!r}) is not as it must be: {error}.") from None
        sha256 = record_hash(text)
        seq = self._link(kind, text, sha256)
        try:
            rows = list(self._indexer.rows(seq, kind, body, self.recorded_at))
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise unfit(f"A record ({kind}) is not as it must be: {error}.") from None
        for table, row in rows:
            if table in ("speaker", "place"):
                if (table, *row) in self.ledger.known or (table, *row) in self._new:
                    continue
                self._new.add((table, *row))
            self._rows.setdefault(table, []).append(row)
        return seq

    def append_removed(self, kind: str, sha256: str) -> int:
        """Add a record whose body is gone, as a replay of a ledger with removals must."""
        return self._link(kind, None, sha256)

    def _link(self, kind: str, text: str | None, sha256: str) -> int:
        self.seq += 1
        self.chain = link(self.chain, self.seq, kind, sha256)
        self._records.append((self.seq, kind, text, sha256, self.chain))
        return self.seq

    def commit(self) -> Head:
        """Write all that was gathered; the caller's transaction makes it come to be."""
        before, first, last = self.before, self.before.seq + 1, self.seq
        number = before.commit + 1
        sha256 = commit_hash(before.sha256, number, self.recorded_at, first, last, self.chain)
        self._insert(
            "ledger_commit", [(number, self.recorded_at, first, last, before.sha256, sha256)]
        )
        self._insert("ledger_record", self._records)
        for table, rows in self._rows.items():
            self._insert(table, rows)
        if self.ledger.dialect == "sqlite" and "claim" in self._rows:
            self.connection.exec_driver_sql(
                "INSERT INTO claim_fts (rowid, source, content) VALUES (?, ?, ?)",
                [(row[0], row[_SOURCE], row[_CONTENT]) for row in self._rows["claim"]],
            )
        self.before = Head(number, self.recorded_at, last, sha256, self.chain)
        self._records, self._rows = [], {}
        return self.before

    def remember(self) -> None:
        """What the commit added is there for good: its speakers and places need not be inserted
        again.
        """
        if len(self.ledger.known) > _REMEMBERED:
            self.ledger.known.clear()
        self.ledger.known |= self._new

    def _insert(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        self.connection.exec_driver_sql(_statement(table, self.ledger.dialect), rows)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was added."""
        return not self._records


_REMEMBERED = 200_000
_CLAIM = METADATA.tables["claim"].columns.keys()
_SOURCE, _CONTENT = _CLAIM.index("source"), _CLAIM.index("content")


@cache
def _statement(table: str, dialect: str) -> str:
    columns = METADATA.tables[table].columns.keys()
    marks = ", ".join(["?" if dialect == "sqlite" else "%s"] * len(columns))
    once = " ON CONFLICT DO NOTHING" if table in ("speaker", "place") else ""
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}){once}"


def _strings(value: object) -> str:
    """All strings of a body, joined, to look for a character."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return "".join(_strings(key) + _strings(inner) for key, inner in value.items())
    return "".join(map(_strings, value)) if isinstance(value, list | tuple) else ""


ACCEPT_CLOCK = "SAYSO_LATE_CLOCK"
"""The variable that lets a clock be behind: then each commit holds what the clock said, beside its
time.
"""
_LATE = timedelta(days=1)
"""More than two machines of one desk differ, whatever their zones and summer times."""


def _late(recorded_at: str, clock: str) -> LedgerError:
    return LedgerError(
        "L023",
        f"The clock says {clock[:16]}Z, and the ledger's last commit was recorded at "
        f"{recorded_at[:16]}Z.",
        f"Set the clock right.  If it is right, the ledger's was ahead: {ACCEPT_CLOCK}=accept "
        "records beside each "
        "commit what the clock says.",
    )


@contextmanager
def appending(ledger: Ledger, now: datetime | None = None) -> Iterator[Appender]:
    """One commit: what is appended within comes to be as a whole at the end, or not at all.

    ``now`` is the time of recording, the clock's if it is not given; never before that of the
    commit before.  A commit of nothing is none.

    Raises:
        LedgerError: L023 if the clock is far behind the commit before: one of the two is wrong.
    """
    with ledger.writing() as connection:
        before = head(connection)
        clock = instant(now or datetime.now(UTC))
        is_late = now is None and before.recorded_at > instant(datetime.now(UTC) + _LATE)
        if is_late and os.environ.get(ACCEPT_CLOCK) != "accept":
            raise _late(before.recorded_at, clock)
        appender = Appender(ledger, connection, before, max(clock, before.recorded_at))
        if before.commit == 0:
            appender.append("ledger", {"format": FORMAT, "id": str(uuid4())})
        if is_late:
            appender.append("clock", {"time": clock})
        yield appender
        if not appender.is_empty:
            appender.commit()
    appender.remember()
