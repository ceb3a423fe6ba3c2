"""The walk along the chain: commits and records in order, each hash computed anew."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, Row, Select, func, select
from sqlalchemy.exc import DBAPIError

from sayso.ledger.append import Head
from sayso.ledger.body_values import LARGEST
from sayso.ledger.canonical import commit_hash, instant_of, link, parse, record_hash
from sayso.ledger.schema import COMMIT, RECORD, REMOVED
from sayso.record.json import Json

Tell = Callable[[int | None, str], None]
_BATCH = 1000


@dataclass(frozen=True, slots=True)
class Record:
    """A record as it was met.  ``value`` is its body parsed, None where it was removed or cannot
    be.

    ``commit`` is its commit's number, 0 if it belongs to none, and ``recorded_at`` that commit's
    time.
    """

    seq: int
    kind: str
    body: str | None
    sha256: str
    value: Json | None
    commit: int
    recorded_at: str


class Walk:
    """Goes along once.  After a wrong record it goes on from what is written there, so that each
    wrong is told once.
    """

    def __init__(
        self,
        connection: Connection,
        tell: Tell,
        start: Head,
        end: Head | None,
        wanted: Collection[str] = (),
    ) -> None:
        """From after ``start`` to ``end``, which are taken as they are written; None goes on to the
        last record.

        From the beginning it takes every row, also those with numbers that no record can have.
        ``wanted`` are hashes of commits to look out for; ``met`` then has the number of each that
        was computed on the way.
        """
        self.connection, self.tell = connection, tell
        self.removed = _removed(connection)
        self.number, self.head, self.recorded_at = start.commit, start.sha256, start.recorded_at
        self.wanted, self.met = frozenset(wanted), dict[str, int]()
        self._chain, self._seq, self._open = start.chain, start.seq, False
        self._start, self._end = start, end

    def records(self) -> Iterator[Record]:
        """Every record that can be read, in order, checked against the chain."""
        commits = self._commits()
        commit = next(commits, None)
        for row in self._rows():
            if not 1 <= row.seq <= LARGEST:
                self.tell(row.seq, "no record has such a number")
                continue
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
        number, recorded_at = (
            (commit.seq, commit.recorded_at) if commit is not None else (0, self.recorded_at)
        )
        return Record(row.seq, row.kind, row.body, row.sha256, value, number, recorded_at)

    def _close(self, commit: Row[Any], *, whole: bool) -> None:
        """Check a commit against its records, which have been walked."""
        if commit.seq != self.number + 1:
            self.tell(commit.first, f"commit {self.number + 1} is not there")
        elif commit.previous != self.head:
            self.tell(commit.first, f"commit {commit.seq} does not follow the commit before it")
        head = (commit.seq, commit.recorded_at, commit.first, commit.last)
        computed = commit_hash(commit.previous, *head, self._chain)
        if not whole:
            self.tell(commit.last, f"it is not there, and commit {commit.seq} ends with it")
        elif computed != commit.sha256:
            self.tell(commit.first, f"the hash of commit {commit.seq} is not that of its records")
        if instant_of(commit.recorded_at) != commit.recorded_at:
            self.tell(
                commit.first,
                f"commit {commit.seq} was recorded at no time: {commit.recorded_at[:40]!r}",
            )
        if commit.recorded_at < self.recorded_at:
            self.tell(
                commit.first, f"commit {commit.seq} says that it is older than the commit before it"
            )
        if whole and computed in self.wanted:
            self.met[computed] = commit.seq
        self.number, self.head, self.recorded_at, self._open = (
            commit.seq,
            commit.sha256,
            commit.recorded_at,
            False,
        )

    def _commits(self) -> Iterator[Row[Any]]:
        some = select(COMMIT).order_by(COMMIT.c.seq).limit(_BATCH)
        if self._end:
            some = some.where(COMMIT.c.seq <= self._end.commit)
        for row in self._readable_commits(some):
            if row.seq < 1:
                self.tell(None, f"Commit {row.seq}: no commit has such a number.")
            else:
                yield row

    def _readable_commits(self, some: Select[Any]) -> Iterator[Row[Any]]:
        """All commits; where one cannot be read, the others one after the other."""
        try:
            yield from self._after(some, COMMIT.c.seq, self._start.commit)
        except DBAPIError:
            seqs = select(COMMIT.c.seq).where(COMMIT.c.seq > self.number).order_by(COMMIT.c.seq)
            for seq in self.connection.execute(seqs).scalars().all():
                try:
                    yield from self._fetch(select(COMMIT).where(COMMIT.c.seq == seq))
                except DBAPIError as error:
                    self.tell(None, f"Commit {seq}: it cannot be read: {error.orig}.")

    def _after(self, some: Select[Any], column: Column[Any], start: int) -> Iterator[Row[Any]]:
        """All rows after a number, some at a time; from zero on all that there are."""
        rows = self._fetch(some.where(column > start) if start else some)
        while rows:
            yield from rows
            rows = self._fetch(some.where(column > rows[-1].seq))

    def _rows(self) -> Iterator[Row[Any]]:
        some = select(RECORD).order_by(RECORD.c.seq).limit(_BATCH)
        if self._end:
            some = some.where(RECORD.c.seq <= self._end.seq)
        after, last = self._start.seq, self._end.seq if self._end else self._highest()
        while True:
            try:
                for row in self._after(some, RECORD.c.seq, after):
                    after = row.seq
                    yield row
            except DBAPIError:
                yield from self._one_by_one(max(after, 0), last)
                after = max(after, 0) + _BATCH
                if after < last:
                    continue
            return

    def _highest(self) -> int:
        """The last record as the commits have it: how far to look on where the database breaks
        off.
        """
        try:
            return int(self.connection.execute(select(func.max(COMMIT.c.last))).scalar() or 0)
        except DBAPIError:
            return 0

    def _one_by_one(self, after: int, last: int) -> Iterator[Row[Any]]:
        """Where the database breaks off, what can be read of the next thousand records."""
        for seq in range(after + 1, min(after + _BATCH, last) + 1):
            try:
                yield from self._fetch(select(RECORD).where(RECORD.c.seq == seq))
            except DBAPIError as error:
                self.tell(seq, f"it cannot be read: {error.orig}")

    def _fetch(self, statement: Any) -> list[Row[Any]]:
        return list(self.connection.execute(statement).all())


def _removed(connection: Connection) -> set[int]:
    """The records that a removal names.  A row of the table that no removal stands behind excuses
    nothing.
    """
    removal = RECORD.c.seq == REMOVED.c.removal_seq
    chosen = select(REMOVED.c.seq).join(RECORD, removal).where(RECORD.c.kind == "removal")
    return set(connection.execute(chosen).scalars())
