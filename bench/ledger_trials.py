"""Trials of the ledger's soundness: a process killed while it adds, and files tampered with."""

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from bench.ledger_samples import READER, sample
from sayso.ledger.adding import add_report
from sayso.ledger.store import open_ledger
from sayso.ledger.verify import verify

_CLAIMS = 3


def add_all(location: str, reports: int) -> None:
    """Add so many samples, as a process does that may be killed."""
    with open_ledger(location, create=True) as ledger:
        for number in range(reports):
            add_report(ledger, *sample(number, _CLAIMS), READER)


def kill(folder: Path, times: int, reports: int) -> str:
    """Kill a process that adds, at random moments, until it was killed so often, beginning anew
    when it gets done.

    After each kill nothing that was added may be wrong; at the end everything must be there, and
    nothing twice.
    """
    folder.mkdir()
    rng = random.Random(11)
    killed = rounds = 0
    while killed < times:
        rounds += 1
        path = folder / f"{rounds}.db"
        done = False
        while not done and killed < times:
            done = not _killed(path, reports, rng.uniform(0.0, 0.35))
            killed += not done
            if path.exists() and killed % 10 == 0:
                _expect_clean(path, None)
        add_all(str(path), reports)
        _expect_clean(path, reports)
        _remove(path)
    return f"nothing lost, nothing twice, over {rounds} ledgers of {reports} reports"


def _killed(path: Path, reports: int, after: float) -> bool:
    code = (
        f"from bench.ledger_trials import add_all; print(flush=True); add_all({str(path)!r}, "
        f"{reports})"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        return process.wait() == -signal.SIGKILL


def _expect_clean(path: Path, reports: int | None) -> None:
    try:
        ledger = open_ledger(str(path), write=True)
    except Exception as error:
        assert reports is None and "L001" in str(error), error
        return
    with ledger:
        verdict = verify(ledger)
        assert verdict.is_clean, verdict.problems
        with ledger.reading() as connection:
            rows = connection.exec_driver_sql("SELECT text_sha256 FROM report").fetchall()
    assert len(set(rows)) == len(rows)
    assert reports is None or len(rows) == reports


def _captures(path: Path) -> Path:
    return path.with_name(f"{path.name}.captures")


def _remove(path: Path) -> None:
    shutil.rmtree(_captures(path), ignore_errors=True)
    for each in path.parent.glob(f"{path.name}*"):
        each.unlink()


def tamper(folder: Path, times: int) -> str:
    """Tamper with a ledger so many times, each with a fresh copy; every one must be found."""
    folder.mkdir()
    whole = folder / "whole.db"
    add_all(str(whole), 12)
    with sqlite3.connect(whole) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    rng = random.Random(13)
    found: Counter[str] = Counter()
    for number in range(times):
        kind = list(TAMPERINGS)[number % len(TAMPERINGS)]
        copy = folder / "copy.db"
        _remove(copy)
        shutil.copy(whole, copy)
        shutil.copytree(_captures(whole), _captures(copy))
        tampered(copy, kind, rng)
        with open_ledger(str(copy)) as ledger:
            verdict = verify(ledger)
        if verdict.is_clean:
            return f"NOT FOUND: {kind}, number {number}"
        found[kind] += 1
    return f"all found: {dict(found)}"


def tampered(path: Path, kind: str, rng: random.Random) -> None:
    """Change a ledger's file in one of the ways of TAMPERINGS."""
    if kind == "a capture altered":
        _alter_capture(path, rng)
        return
    with sqlite3.connect(path) as connection:
        for (name,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall():
            triggers = connection.execute(
                "SELECT sql FROM sqlite_schema WHERE name = ?", (name,)
            ).fetchone()[0]
            connection.execute(f"DROP TRIGGER {name}")
            connection.create_function("keep", 1, lambda sql: sql)
            _TRIGGERS[name] = triggers
        TAMPERINGS[kind](connection, rng)
        for sql in _TRIGGERS.values():
            connection.execute(sql)
        _TRIGGERS.clear()


_TRIGGERS: dict[str, str] = {}


def _alter_capture(path: Path, rng: random.Random) -> None:
    captures = sorted(_captures(path).glob("??/*"))
    chosen = rng.choice(captures)
    data = bytearray(chosen.read_bytes())
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    chosen.chmod(0o644)
    chosen.write_bytes(data)


def _last(connection: sqlite3.Connection, table: str) -> int:
    last: int = connection.execute(f"SELECT max(seq) FROM {table}").fetchone()[0]
    return last


def _byte(connection: sqlite3.Connection, rng: random.Random) -> None:
    """A character of any text of any row of any table."""
    tables = (
        "ledger_record",
        "ledger_commit",
        "report",
        "reading",
        "claim",
        "claim_place",
        "capture",
        "report_text",
    )
    table = rng.choice(tables)
    columns = [
        row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[2] == "TEXT"
    ] or ["rowid"]
    column = rng.choice(columns)
    rows = connection.execute(
        f"SELECT rowid, {column} FROM {table} WHERE length({column}) > 0"
    ).fetchall()
    if not rows:
        _byte(connection, rng)
        return
    rowid, value = rng.choice(rows)
    if not isinstance(value, str):
        connection.execute(f"UPDATE {table} SET bytes = bytes + 1 WHERE rowid = ?", (rowid,))
        return
    at = rng.randrange(len(value))
    other = rng.choice([c for c in "0123456789abcdefXYZ" if c != value[at]])
    changed = value[:at] + other + value[at + 1 :]
    connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (changed, rowid))


def _gone(connection: sqlite3.Connection, rng: random.Random) -> None:
    table = rng.choice(
        ("ledger_record", "claim", "report", "reading", "ledger_commit", "claim_place", "speaker")
    )
    last = _last(connection, "ledger_commit") if table == "ledger_commit" else 2**60
    rows = connection.execute(f"SELECT rowid FROM {table} WHERE rowid < {last}").fetchall()
    connection.execute(f"DELETE FROM {table} WHERE rowid = ?", rng.choice(rows))


def _swapped(connection: sqlite3.Connection, rng: random.Random) -> None:
    rows = connection.execute("SELECT seq, kind, body, sha256, chain FROM ledger_record").fetchall()
    first, second = rng.sample(rows, 2)
    statement = "UPDATE ledger_record SET kind = ?, body = ?, sha256 = ?, chain = ? WHERE seq = ?"
    connection.execute(statement, (*second[1:], first[0]))
    connection.execute(statement, (*first[1:], second[0]))


def _moved(connection: sqlite3.Connection, rng: random.Random) -> None:
    """A span moved, with the record's own hash made to fit."""
    import json

    from sayso.ledger.canonical import canonical, record_hash

    rows = connection.execute("SELECT seq, body FROM ledger_record WHERE kind = 'claim'").fetchall()
    seq, body = rng.choice(rows)
    value = json.loads(body)
    span = value["entry"][rng.choice(("source", "cue", "content"))]["spans"][0]
    span[rng.randrange(2)] += rng.choice((-1, 1))
    changed = canonical(value)
    statement = "UPDATE ledger_record SET body = ?, sha256 = ? WHERE seq = ?"
    connection.execute(statement, (changed, record_hash(changed), seq))


def _rewritten(connection: sqlite3.Connection, rng: random.Random) -> None:
    """A commit with everything in it made to fit, and none of its followers."""
    from sayso.ledger.canonical import commit_hash, link, record_hash

    commits = connection.execute(
        "SELECT seq, recorded_at, first, last, previous FROM ledger_commit ORDER BY seq"
    ).fetchall()
    number, recorded_at, first, last, previous = rng.choice(commits[1:-1])
    chain: str = connection.execute(
        "SELECT chain FROM ledger_record WHERE seq = ?", (first - 1,)
    ).fetchone()[0]
    rows = connection.execute(
        "SELECT seq, kind, body FROM ledger_record WHERE seq BETWEEN ? AND ?", (first, last)
    ).fetchall()
    for seq, kind, body in rows:
        changed = (
            body.replace("Speaker", "Sprecher")
            if kind == "claim"
            else body.replace("Outlet", "Outlaw")
        )
        chain = link(chain, seq, kind, record_hash(changed))
        statement = "UPDATE ledger_record SET body = ?, sha256 = ?, chain = ? WHERE seq = ?"
        connection.execute(statement, (changed, record_hash(changed), chain, seq))
    sha256 = commit_hash(previous, number, recorded_at, first, last, chain)
    connection.execute("UPDATE ledger_commit SET sha256 = ? WHERE seq = ?", (sha256, number))


TAMPERINGS: dict[str, Callable[[sqlite3.Connection, random.Random], None]] = {
    "a byte of a row": _byte,
    "a row gone": _gone,
    "two rows swapped": _swapped,
    "a capture altered": lambda *_: None,
    "a span moved": _moved,
    "a commit rewritten": _rewritten,
}
