"""Ways to tamper with a ledger's file, as someone would who knows SQLite and this program."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random

from sayso.ledger.canonical import canonical, commit_hash, link, record_hash

_TABLES = (
    "ledger_record", "ledger_commit", "report", "reading", "claim", "claim_place", "claim_proposition", "capture",
    "report_text", "speaker", "place",
)  # fmt: skip
Connection = sqlite3.Connection


@contextmanager
def unguarded(path: Path) -> Iterator[Connection]:
    """The file without its triggers, which are put back as they were."""
    with closing(sqlite3.connect(path)) as connection:
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _, sql in triggers:
            connection.execute(sql)
        connection.commit()


def a_byte_of_a_row(connection: Connection, rng: Random) -> None:
    """One character of a text, or one digit of a number, anywhere."""
    cells = [
        (table, column, rowid, value)
        for table in _TABLES
        for column in [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
        for rowid, value in connection.execute(f"SELECT rowid, {column} FROM {table}").fetchall()
        if value not in (None, "")
    ]
    table, column, rowid, value = rng.choice(cells)
    if isinstance(value, str):
        at = rng.randrange(len(value))
        changed: object = (
            value[:at] + rng.choice([c for c in "0aZ" if c != value[at]]) + value[at + 1 :]
        )
    else:
        changed = value + 1
    connection.execute(
        f"UPDATE OR IGNORE {table} SET {column} = ? WHERE rowid = ?", (changed, rowid)
    )


def a_row_gone(connection: Connection, rng: Random) -> None:
    """Any row but the last commit's, whose absence only a head that is kept elsewhere shows."""
    table = rng.choice(_TABLES)
    last = connection.execute("SELECT max(seq) FROM ledger_commit").fetchone()[0]
    kept = f" WHERE seq < {last}" if table == "ledger_commit" else ""
    rowid = rng.choice(connection.execute(f"SELECT rowid FROM {table}{kept}").fetchall())
    connection.execute(f"DELETE FROM {table} WHERE rowid = ?", rowid)


def two_rows_swapped(connection: Connection, rng: Random) -> None:
    rows = connection.execute("SELECT seq, kind, body, sha256, chain FROM ledger_record").fetchall()
    first, second = rng.sample(rows, 2)
    for to, of in ((first, second), (second, first)):
        connection.execute(
            "UPDATE ledger_record SET kind = ?, body = ?, sha256 = ?, chain = ? WHERE seq = ?",
            (*of[1:], to[0]),
        )


def a_span_moved(connection: Connection, rng: Random) -> None:
    """With the record's own hash made to fit."""
    rows = connection.execute("SELECT seq, body FROM ledger_record WHERE kind = 'claim'").fetchall()
    seq, body = rng.choice(rows)
    value = json.loads(body)
    value["entry"][rng.choice(("source", "cue", "content"))]["spans"][0][rng.randrange(2)] += (
        rng.choice((-1, 1))
    )
    changed = canonical(value)
    connection.execute(
        "UPDATE ledger_record SET body = ?, sha256 = ? WHERE seq = ?",
        (changed, record_hash(changed), seq),
    )


def a_commit_rewritten(connection: Connection, rng: Random) -> None:
    """With all hashes in it made to fit, and none of its followers'."""
    heads = "SELECT seq, recorded_at, first, last, previous FROM ledger_commit ORDER BY seq"
    number, recorded_at, first, last, previous = rng.choice(
        connection.execute(heads).fetchall()[1:-1]
    )
    (chain,) = connection.execute(
        "SELECT chain FROM ledger_record WHERE seq = ?", (first - 1,)
    ).fetchone()
    rows = connection.execute(
        "SELECT seq, kind, body FROM ledger_record WHERE seq BETWEEN ? AND ?", (first, last)
    )
    for seq, kind, body in rows.fetchall():
        changed = body.replace("The Courier", "The Herald")
        chain = link(chain, seq, kind, record_hash(changed))
        connection.execute(
            "UPDATE ledger_record SET body = ?, sha256 = ?, chain = ? WHERE seq = ?",
            (changed, record_hash(changed), chain, seq),
        )
    sha256 = commit_hash(previous, number, recorded_at, first, last, chain)
    connection.execute("UPDATE ledger_commit SET sha256 = ? WHERE seq = ?", (sha256, number))


IN_THE_FILE: tuple[Callable[[Connection, Random], None], ...] = (
    a_byte_of_a_row, a_row_gone, two_rows_swapped, a_span_moved, a_commit_rewritten,
)  # fmt: skip


def a_capture_altered(folder: Path, rng: Random) -> None:
    chosen = rng.choice(sorted(folder.glob("??/*")))
    data = bytearray(chosen.read_bytes())
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    chosen.chmod(0o644)
    chosen.write_bytes(data)
