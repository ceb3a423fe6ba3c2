"""Users, sessions, tokens and drafts in SQLite.  Passwords are hashed by argon2, sessions and
tokens by SHA-256.
"""

import hashlib
import secrets
import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sayso.access_file import AccessFile
from sayso.web.access.passwords import hashed, matches
from sayso.web.access.roles import Role

TOKEN_DAYS = 90
"""How long a token is good for, unless it is said otherwise."""
LIFE = timedelta(hours=12)
"""A session ends so long after it began: OWASP ASVS 4.0.3, 3.3.2, at level 2."""
_TOUCH = timedelta(minutes=5)
_ID = 12
"""Digits of a token's hash that name it: of a million, two share them once in 500 such lists."""
_SCHEMA = """
CREATE TABLE IF NOT EXISTS user (
  name TEXT PRIMARY KEY, role TEXT NOT NULL, password TEXT NOT NULL, since TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS session (
  sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, account INTEGER NOT NULL, used TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS token (
  sha256 TEXT PRIMARY KEY, name TEXT NOT NULL, label TEXT NOT NULL, since TEXT NOT NULL,
  expires TEXT NOT NULL DEFAULT '', used TEXT NOT NULL DEFAULT ''
);
CREATE TABLE IF NOT EXISTS draft (
  name TEXT NOT NULL, target TEXT NOT NULL, body TEXT NOT NULL, saved TEXT NOT NULL, PRIMARY KEY (name, target)
);
CREATE TABLE IF NOT EXISTS secret (name TEXT PRIMARY KEY, value BLOB NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class User:
    """Somebody with an account, or, without accounts, whoever is at the machine under the name they
    set.
    """

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Token:
    """What is kept of a token: ``id`` is the beginning of its hash, ``used`` is "" if it never
    was.
    """

    id: str
    name: str
    label: str
    since: str
    expires: str
    used: str


def _lay_out(db: sqlite3.Connection) -> None:
    db.executescript(_SCHEMA)
    _date_tokens(db)
    db.execute("INSERT OR IGNORE INTO secret VALUES ('forms', ?)", (secrets.token_bytes(32),))


class Store:
    """The users, sessions and tokens in the file."""

    def __init__(self, path: Path) -> None:
        self._open = AccessFile(path, _lay_out).open
        with self._open() as db:
            row = db.execute("SELECT value FROM secret WHERE name = 'forms'").fetchone()
            self.secret = bytes(row[0])

    # Users

    def add_user(self, name: str, role: Role, password: str) -> None:
        """Add a user, or give one a new role and password; their sessions and tokens end."""
        with self._open() as db:
            db.execute(
                "INSERT OR REPLACE INTO user VALUES (?, ?, ?, ?)",
                (name, role, hashed(password), _now()),
            )
            _end_all(db, name)

    def remove_user(self, name: str) -> bool:
        """Remove a user with sessions and tokens; whether there was one."""
        with self._open() as db:
            _end_all(db, name)
            return db.execute("DELETE FROM user WHERE name = ?", (name,)).rowcount > 0

    def users(self) -> list[User]:
        """All users by name."""
        with self._open() as db:
            return [
                User(name, Role(role))
                for name, role in db.execute("SELECT name, role FROM user ORDER BY name")
            ]

    def signed_in(self, name: str, password: str) -> User | None:
        """The user, if the password is theirs; it takes as long if there is no such user."""
        with self._open() as db:
            row = db.execute("SELECT role, password FROM user WHERE name = ?", (name,)).fetchone()
        return (
            User(name, Role(row[0])) if matches(row[1] if row else None, password) and row else None
        )

    # Sessions

    def begin(self, session: str, name: str, account: bool) -> None:
        """Let a session be that of a name; ``account`` is whether it signed in with a password."""
        old = (datetime.now(UTC) - LIFE).isoformat()
        with self._open() as db:
            db.execute("DELETE FROM session WHERE used < ?", (old,))
            db.execute(
                "INSERT OR REPLACE INTO session VALUES (?, ?, ?, ?)",
                (_sha(session), name, account, _now()),
            )

    def end(self, session: str) -> None:
        """Forget a session."""
        with self._open() as db:
            db.execute("DELETE FROM session WHERE sha256 = ?", (_sha(session),))

    def named(self, session: str) -> str:
        """The name that a session goes by without account; empty if it has none."""
        row = self._session(session)
        return row[0] if row and not row[1] else ""

    def of_session(self, session: str) -> User | None:
        """Who signed in with this session; None if nobody did, or it has ended."""
        row = self._session(session)
        return self._user(row[0]) if row and row[1] else None

    def _session(self, session: str) -> tuple[str, int] | None:
        with self._open() as db:
            found = db.execute(
                "SELECT name, account, used FROM session WHERE sha256 = ?", (_sha(session),)
            ).fetchone()
            if found is None:
                return None
        if datetime.now(UTC) - datetime.fromisoformat(found[2]) > LIFE:
            return None
        return found[0], found[1]

    def _user(self, name: str) -> User | None:
        with self._open() as db:
            row = db.execute("SELECT role FROM user WHERE name = ?", (name,)).fetchone()
        return User(name, Role(row[0])) if row else None

    # Tokens

    def make_token(self, name: str, label: str, days: int = TOKEN_DAYS) -> str:
        """A new token for a user's programs, good for some days, told only here; what is kept is
        its hash.
        """
        token = "sayso_" + secrets.token_urlsafe(32)
        expires = (datetime.now(UTC) + timedelta(days=days)).isoformat()
        with self._open() as db:
            db.execute(
                "INSERT INTO token VALUES (?, ?, ?, ?, ?, '')",
                (_sha(token), name, label, _now(), expires),
            )
        return token

    def of_token(self, token: str) -> User | None:
        """Whose token it is; None if nobody's, or it is not good any more."""
        with self._open() as db:
            row = db.execute(
                "SELECT name, expires, used FROM token WHERE sha256 = ?", (_sha(token),)
            ).fetchone()
            if row is None or row[1] <= _now():
                return None
            if row[2] < (datetime.now(UTC) - _TOUCH).isoformat():
                db.execute("UPDATE token SET used = ? WHERE sha256 = ?", (_now(), _sha(token)))
        return self._user(row[0])

    def tokens(self) -> list[Token]:
        """All tokens that are kept, by user and age."""
        columns = f"substr(sha256, 1, {_ID}), name, label, since, expires, used"
        with self._open() as db:
            return [
                Token(*row)
                for row in db.execute(f"SELECT {columns} FROM token ORDER BY name, since")
            ]

    def end_token(self, key: str) -> bool:
        """End a token by its id; whether there was one."""
        with self._open() as db:
            return (
                db.execute(f"DELETE FROM token WHERE substr(sha256, 1, {_ID}) = ?", (key,)).rowcount
                > 0
            )

    # Drafts

    def save_draft(self, name: str, target: str, body: str) -> None:
        """Keep what somebody began to decide; an empty one is forgotten."""
        with self._open() as db:
            db.execute("DELETE FROM draft WHERE name = ? AND target = ?", (name, target))
            if body:
                db.execute("INSERT INTO draft VALUES (?, ?, ?, ?)", (name, target, body, _now()))

    def draft(self, name: str, target: str) -> str:
        """What somebody began to decide about a target; empty if nothing."""
        with self._open() as db:
            row = db.execute(
                "SELECT body FROM draft WHERE name = ? AND target = ?", (name, target)
            ).fetchone()
        return str(row[0]) if row else ""


def _end_all(db: sqlite3.Connection, name: str) -> None:
    for table in ("session", "token"):
        db.execute(f"DELETE FROM {table} WHERE name = ?", (name,))


def _date_tokens(db: sqlite3.Connection) -> None:
    """Give the tokens of a file that knew no end of them one."""
    there = {row[1] for row in db.execute("PRAGMA table_info(token)")}
    for column in {"expires", "used"} - there:
        db.execute(f"ALTER TABLE token ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    undated = db.execute("SELECT sha256, since FROM token WHERE expires = ''").fetchall()
    for sha256, since in undated:
        expires = (datetime.fromisoformat(since) + timedelta(days=TOKEN_DAYS)).isoformat()
        db.execute("UPDATE token SET expires = ? WHERE sha256 = ?", (expires, sha256))


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat()
