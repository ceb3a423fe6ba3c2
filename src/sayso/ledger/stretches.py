"""Going through a ledger in stretches, each held against what is written before it, several at
once.

A stretch begins where the one before it ends: at a commit whose hash and chain the one before
checks and this one takes as they are written.  So together they check what one walk would.
"""

import os
from collections import Counter
from collections.abc import Collection, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError

from sayso.ledger.append import Head, head
from sayso.ledger.comparing import Comparison, Shared
from sayso.ledger.contents import Contents
from sayso.ledger.schema import COMMIT, RECORD
from sayso.ledger.store import Ledger, open_ledger
from sayso.ledger.walk import Record, Walk

_LARGE = 200_000
"""Records from which on it pays to start processes."""
_MOST = 8
_BATCH = 1000


@dataclass(slots=True)
class Done:
    """What was found on a stretch: where it ended, how many records of each kind, and what is
    wrong.
    """

    commit: int = 0
    head: str = ""
    recorded_at: str = ""
    removed: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    problems: list[tuple[int | None, str]] = field(default_factory=list)
    shared: Shared = field(default_factory=dict)
    met: dict[str, int] = field(default_factory=dict)
    """Of the hashes that were looked out for, the numbers of the commits that have them."""

    def tell(self, seq: int | None, sentence: str) -> None:
        """Note a problem; after twenty, more say nothing new."""
        if len(self.problems) < 20:
            self.problems.append((seq, sentence))


def gone_through(
    ledger: Ledger, connection: Connection, wanted: Collection[str] = ()
) -> Iterator[Done]:
    """Each stretch of the ledger, in order.  ``wanted`` are hashes of commits to look out for."""
    marks = _marks(connection)
    if len(marks) == 1:
        yield _go(ledger, connection, marks[0], None, wanted)
        return
    ends = [*marks[1:], None]
    with ProcessPoolExecutor(len(marks), mp_context=get_context("spawn")) as pool:
        count = len(marks)
        yield from pool.map(_go_apart, [ledger.location] * count, marks, ends, [wanted] * count)


def _marks(connection: Connection) -> list[Head]:
    """Where the stretches begin: one for each processor, where the ledger is large."""
    try:
        end = head(connection)
    except DBAPIError:  # the walk goes as far as can be read
        return [Head()]
    parts = min(
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        _MOST,
    )
    marks = [Head()]
    if end.seq < _LARGE:
        return marks
    columns = (COMMIT.c.seq, COMMIT.c.recorded_at, COMMIT.c.last, COMMIT.c.sha256, RECORD.c.chain)
    joined = (
        select(*columns)
        .join(RECORD, RECORD.c.seq == COMMIT.c.last)
        .order_by(COMMIT.c.last)
        .limit(1)
    )
    for part in range(1, parts):
        found = connection.execute(joined.where(COMMIT.c.last >= end.seq * part // parts)).first()
        if found is not None and marks[-1].seq < found.last < end.seq:
            marks.append(Head(*found))
    return marks


def _go_apart(location: str, start: Head, end: Head | None, wanted: Collection[str]) -> Done:
    with open_ledger(location) as ledger, ledger.reading() as connection:
        return _go(ledger, connection, start, end, wanted)


def _go(
    ledger: Ledger, connection: Connection, start: Head, end: Head | None, wanted: Collection[str]
) -> Done:
    done = Done()
    walk = Walk(connection, done.tell, start, end, wanted)
    contents = Contents(ledger, connection, done.tell)
    comparison = Comparison(connection, done.tell, start.seq)
    batch: list[Record] = []
    for record in walk.records():
        done.counts[record.kind] += 1
        done.removed += record.body is None
        contents.check(record)
        batch.append(record)
        if len(batch) == _BATCH:
            comparison.check(batch)
            batch = []
    comparison.check(batch)
    if end is None:
        comparison.finish()
    done.commit, done.head, done.recorded_at = walk.number, walk.head, walk.recorded_at
    done.shared, done.met = comparison.shared, walk.met
    return done
