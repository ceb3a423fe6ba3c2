"""The walk along the chain: commits and records in order, each hash computed anew."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select
from sqlalchemy.exc import DBAPIError

from sayso.ledger.append import Head
from sayso.ledger.canonical import commit_hash, link, parse, record_hash
from sayso.ledger.schema import COMMIT, RECORD, REMOVED

Tell = Callable[[int | None, str], None]
_BATCH = 1000
_NO_END = 2**62


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it was met.  ``value`` is its body parsed, None where it was removed or cannot be.

    ``commit`` is its commit's number, 0 if it belongs to none, and ``recorded_at`` that commit's time.
    """

    seq: int
    kind: str
    body: str | None
    sha256: str
    value: dict[str, Any] | None
    commit: int
    recorded_at: str


class Walk:
    """Goes along once.  After a wrong record it goes on from what is written there, so that each wrong is told once."""

    def __init__(self, connection: Connection, tell: Tell, start: Head, end: Head | None) -> None:
        """From after ``start`` to ``end``, which are taken as they are written; None goes on to the last record."""
        self.connection, self.tell = connection, tell
        self.removed: set[int] = set(connection.execute(select(REMOVED.c.seq)).scalars())
        self.number, self.head, self.recorded_at = start.commit, start.sha256, start.recorded_at
        self._chain, self._seq, self._open = start.chain, start.seq, False
        self._last_commit, self._last = (end.commit, end.seq) if end else (_NO_END, _NO_END)

    def records(self) -> Iterator[Record]:
        """Every record that can be read, in order, checked against the chain."""
        commits = self._commits()
        commit = next(commits, None)
        for row in self._rows():
            while commit is not None and row.seq > commit.last:
                self._close(commit, whole=False)
                commit = next(commits, None)
            if commit is None:
                self.tell(row.seq, "it belongs to no commit")
            elif not self._open:
                self._begin(commit, row.seq)
            self._link(row)
            yield self._record(row, commit)
            if commit is not None and row.seq == commit.last:
                self._close(commit, whole=True)
                commit = next(commits, None)
        while commit is not None:
            self._close(commit, whole=False)
            commit = next(commits, None)

    def _begin(self, commit: Row[Any], seq: int) -> None:
        self._open = True
        if commit.first != seq:
            self.tell(seq, f"commit {commit.seq} does not begin where the one before it ends")

    def _link(self, row: Row[Any]) -> None:
        if row.seq != self._seq + 1:
            self.tell(self._seq + 1, "it is not there")
            self._chain = ""
        elif row.body is not None and record_hash(row.body) != row.sha256:
            self.tell(row.seq, f"its words are not those that were recorded ({row.kind})")
        elif row.body is None and row.seq not in self.removed:
            self.tell(row.seq, f"its words are gone, and no removal names it ({row.kind})")
        elif self._chain and link(self._chain, row.seq, row.kind, row.sha256) != row.chain:
            self.tell(row.seq, f"it does not follow the record before it ({row.kind})")
        self._chain, self._seq = row.chain, row.seq

    def _record(self, row: Row[Any], commit: Row[Any] | None) -> Record:
        value = None
        if row.body is not None:
            try:
                value = parse(row.body)
            except (ValueError, RecursionError) as error:
                self.tell(row.seq, f"its body is no JSON: {error}")
        number, recorded_at = (commit.seq, commit.recorded_at) if commit is not None else (0, self.recorded_at)
        return Record(row.seq, row.kind, row.body, row.sha256, value, number, recorded_at)

    def _close(self, commit: Row[Any], *, whole: bool) -> None:
        """Check a commit against its records, which have been walked."""
        if commit.seq != self.number + 1:
            self.tell(commit.first, f"commit {self.number + 1} is not there")
        elif commit.previous != self.head:
            self.tell(commit.first, f"commit {commit.seq} does not follow the commit before it")
        head = (commit.seq, commit.recorded_at, commit.first, commit.last)
        if not whole:
            self.tell(commit.last, f"it is not there, and commit {commit.seq} ends with it")
        elif commit_hash(commit.previous, *head, self._chain) != commit.sha256:
            self.tell(commit.first, f"the hash of commit {commit.seq} is not that of its records")
        if commit.recorded_at < self.recorded_at:
            self.tell(commit.first, f"commit {commit.seq} says that it is older than the commit before it")
        self.number, self.head, self.recorded_at, self._open = commit.seq, commit.sha256, commit.recorded_at, False

    def _commits(self) -> Iterator[Row[Any]]:
        after, within = self.number, COMMIT.c.seq <= self._last_commit
        some = select(COMMIT).order_by(COMMIT.c.seq).limit(_BATCH)
        while rows := self._fetch(some.where(COMMIT.c.seq > after, within)):
            yield from rows
            after = rows[-1].seq

    def _rows(self) -> Iterator[Row[Any]]:
        after, within = self._seq, RECORD.c.seq <= self._last
        while True:
            wanted = select(RECORD).where(RECORD.c.seq > after, within).order_by(RECORD.c.seq).limit(_BATCH)
            try:
                rows = self._fetch(wanted)
            except DBAPIError:
                yield from self._one_by_one(after)
                after += _BATCH
                if after >= self._last:
                    return
                continue
            if not rows:
                return
            yield from rows
            after = rows[-1].seq

    def _one_by_one(self, after: int) -> Iterator[Row[Any]]:
        """Where the database breaks off, what can be read of the next thousand records."""
        for seq in range(after + 1, min(after + _BATCH, self._last) + 1):
            try:
                yield from self._fetch(select(RECORD).where(RECORD.c.seq == seq))
            except DBAPIError as error:
                self.tell(seq, f"it cannot be read: {error.orig}")

    def _fetch(self, statement: Any) -> list[Row[Any]]:
        return list(self.connection.execute(statement).all())
