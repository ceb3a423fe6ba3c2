"""Watches in SQLite, in the file of users beside the ledger; all of it can be ended and begun
anew.
"""

import json
import secrets
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sayso.access_file import AccessFile
from sayso.errors import SaysoError
from sayso.watches.watch import Change, Hook, Kind, Sort, Watch, no_such_watch

MOST = 500
"""Watches of one owner: some hundred more than anybody reads the changes of."""
KEPT = 1000
"""Changes of one watch that are kept, the last ones."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS watch (
  id TEXT PRIMARY KEY, owner TEXT NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL,
  since TEXT NOT NULL, upto INTEGER NOT NULL, seen INTEGER NOT NULL DEFAULT 0,
  scope TEXT NOT NULL, key TEXT NOT NULL UNIQUE, hook TEXT NOT NULL DEFAULT '',
  secret TEXT NOT NULL DEFAULT '', problem TEXT NOT NULL DEFAULT '',
  UNIQUE (owner, kind, target)
);
CREATE TABLE IF NOT EXISTS watch_change (
  id INTEGER PRIMARY KEY AUTOINCREMENT, watch TEXT NOT NULL, sort TEXT NOT NULL,
  question TEXT NOT NULL, after INTEGER NOT NULL, upto INTEGER NOT NULL, at TEXT NOT NULL,
  many INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS watch_delivery (
  id TEXT PRIMARY KEY, watch TEXT NOT NULL, after INTEGER NOT NULL, upto INTEGER NOT NULL,
  due TEXT NOT NULL, tries INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS watch_change_of ON watch_change (watch, id);
"""
_WATCH = "id, owner, kind, target, since, upto, seen, scope, key, hook, secret, problem"
_CHANGE = "id, watch, sort, question, after, upto, at, many"


def _lay_out(db: sqlite3.Connection) -> None:
    db.executescript(_SCHEMA)


class WatchStore:
    """The watches in the file of users."""

    def __init__(self, path: Path) -> None:
        self.open = AccessFile(path, _lay_out).open

    def add(self, owner: str, kind: Kind, target: str, upto: int, scope: Iterable[str]) -> Watch:
        """Follow something from a number of the ledger on; the same watch, if it is followed.

        Raises:
            SaysoError: F003 if the owner has too many.
        """
        row = (secrets.token_hex(4), owner, kind, target, now(), upto, _written(scope))
        with self.open() as db:
            there = db.execute(
                f"SELECT {_WATCH} FROM watch WHERE owner = ? AND kind = ? AND target = ?",
                (owner, kind, target),
            ).fetchone()
            if there is not None:
                return _watch(there)
            (count,) = db.execute("SELECT count(*) FROM watch WHERE owner = ?", (owner,)).fetchone()
            if count >= MOST:
                raise SaysoError("F003", f"You follow {MOST} things already.", "End some of them.")
            db.execute(
                "INSERT INTO watch (id, owner, kind, target, since, upto, scope, key) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (*row, secrets.token_urlsafe(24)),
            )
        return self.watch(row[0], owner)

    def end(self, key: str, owner: str) -> None:
        """End a watch with all that is kept of it.

        Raises:
            SaysoError: F002 if it is none of the owner's.
        """
        with self.open() as db:
            ended = db.execute("DELETE FROM watch WHERE id = ? AND owner = ?", (key, owner))
            if not ended.rowcount:
                raise no_such_watch(key)
            db.execute("DELETE FROM watch_change WHERE watch = ?", (key,))
            db.execute("DELETE FROM watch_delivery WHERE watch = ?", (key,))

    def watch(self, key: str, owner: str) -> Watch:
        """A watch of an owner's by its id.

        Raises:
            SaysoError: F002 if it is none of theirs.
        """
        rows = self._watches("id = ? AND owner = ?", (key, owner))
        if not rows:
            raise no_such_watch(key)
        return rows[0]

    def of_key(self, key: str) -> Watch | None:
        """The watch whose feed a key opens."""
        rows = self._watches("key = ?", (key,))
        return rows[0] if rows else None

    def of(self, owner: str) -> list[Watch]:
        """All that somebody follows, in the order in which it was begun."""
        return self._watches("owner = ?", (owner,))

    def every(self) -> list[Watch]:
        """All watches of everybody."""
        return self._watches("1 = 1", ())

    def _watches(self, condition: str, values: Sequence[Any]) -> list[Watch]:
        with self.open() as db:
            rows = db.execute(
                f"SELECT {_WATCH} FROM watch WHERE {condition} ORDER BY since, id", values
            ).fetchall()
        return [_watch(row) for row in rows]

    def advance(
        self, watch: Watch, upto: int, scope: Iterable[str], news: Sequence[Change]
    ) -> bool:
        """Note what changed of a watch up to a number; False if somebody else was faster."""
        with self.open() as db:
            moved = db.execute(
                "UPDATE watch SET upto = ?, scope = ? WHERE id = ? AND upto = ?",
                (upto, _written(scope), watch.id, watch.upto),
            )
            if not moved.rowcount:
                return False
            before = _last(db, watch.id)
            db.executemany(
                "INSERT INTO watch_change (watch, sort, question, after, upto, at, many) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                [(n.watch, n.sort, n.question, n.after, n.upto, n.at, n.many) for n in news],
            )
            if news and watch.hook and not watch.hook.problem:
                message = f"msg_{secrets.token_hex(12)}"
                db.execute(
                    "INSERT INTO watch_delivery VALUES (?, ?, ?, ?, ?, 0)",
                    (message, watch.id, before, _last(db, watch.id), now()),
                )
            db.execute(
                "DELETE FROM watch_change WHERE watch = ? AND id <= (SELECT id FROM watch_change "
                "WHERE watch = ? ORDER BY id DESC LIMIT 1 OFFSET ?)",
                (watch.id, watch.id, KEPT),
            )
        return True

    def changes(self, watches: Sequence[Watch], limit: int, after: int = 0) -> list[Change]:
        """The last changes of some watches, the newest first, those with a number above
        ``after``.
        """
        keys = [watch.id for watch in watches]
        marks = ", ".join("?" * len(keys))
        with self.open() as db:
            rows = db.execute(
                f"SELECT {_CHANGE} FROM watch_change WHERE watch IN ({marks}) AND id > ? "
                "ORDER BY id DESC LIMIT ?",
                (*keys, after, limit),
            ).fetchall()
        return [_change(row) for row in rows]

    def unseen(self, watches: Sequence[Watch]) -> dict[str, int]:
        """How many changes of each watch its owner has not seen, by id."""
        with self.open() as db:
            return {
                watch.id: db.execute(
                    "SELECT count(*) FROM watch_change WHERE watch = ? AND id > ?",
                    (watch.id, watch.seen),
                ).fetchone()[0]
                for watch in watches
            }

    def see(self, owner: str, upto: int) -> None:
        """Mark the changes of an owner's watches up to a number as seen."""
        with self.open() as db:
            db.execute("UPDATE watch SET seen = max(seen, ?) WHERE owner = ?", (upto, owner))

    def set_hook(self, key: str, owner: str, address: str, secret: str) -> None:
        """Give a watch a webhook, or none for "".

        Raises:
            SaysoError: F002 if it is none of the owner's.
        """
        with self.open() as db:
            db.execute("DELETE FROM watch_delivery WHERE watch = ?", (key,))
            there = db.execute(
                "UPDATE watch SET hook = ?, secret = ?, problem = '' WHERE id = ? AND owner = ?",
                (address, secret, key, owner),
            )
            if not there.rowcount:
                raise no_such_watch(key)


def _written(scope: Iterable[str]) -> str:
    return json.dumps(sorted(scope))


def _watch(row: Sequence[Any]) -> Watch:
    key, owner, kind, target, since, upto, seen, scope, opens, address, secret, problem = row
    hook = Hook(address, secret, problem) if address else None
    ids = frozenset(json.loads(scope))
    return Watch(key, owner, Kind(kind), target, since, upto, seen, ids, opens, hook)


def _change(row: Sequence[Any]) -> Change:
    number, watch, sort, *others = row
    return Change(number, watch, Sort(sort), *others)


def _last(db: sqlite3.Connection, watch: str) -> int:
    (last,) = db.execute("SELECT max(id) FROM watch_change WHERE watch = ?", (watch,)).fetchone()
    return int(last or 0)


def now() -> str:
    """The time, as this file has it: UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
