"""How fast and how sound the ledger is, on synthetic claims.

    python -m bench.ledger [--claims N] [--reports N] [--kills N] [--tamperings N] [--keep FILE]

Without options it makes a ledger of 20,000 claims; the full size is --claims 1000000 --reports
60000 --kills 300 --tamperings 1000.  What is timed against SQLite itself runs in the same process
on the same disk.
"""

import argparse
import json
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

from bench.ledger_samples import READER, sample
from bench.ledger_trials import kill, tamper
from sayso.ledger.adding import add_report
from sayso.ledger.append import Appender
from sayso.ledger.dossier import dossier_of
from sayso.ledger.filters import Filters
from sayso.ledger.query import find_claims, history
from sayso.ledger.store import Ledger, open_ledger
from sayso.ledger.view import View, view_of

_SAMPLE = 500
Rows = dict[str, list[tuple[Any, ...]]]
_ROUNDS = 9


def fill(ledger: Ledger, reports: int, claims: int) -> None:
    """Add the samples; prints the pace on the way."""
    started, done = time.perf_counter(), 0
    for number in range(reports):
        report, entries = sample(number, _share(number, reports, claims))
        add_report(ledger, report, entries, READER)
        done += len(entries)
        if number and number % 10_000 == 0:
            print(
                f"  {number} reports, {done / (time.perf_counter() - started):.0f} claims/s",
                flush=True,
            )
    seconds = time.perf_counter() - started
    print(
        f"added {reports} reports, {done} claims in {seconds:.0f} s: {reports / seconds:.0f} "
        "reports/s"
    )


def _share(number: int, reports: int, claims: int) -> int:
    return (number + 1) * claims // reports - number * claims // reports


class _NoCaptures:
    """Captures are files of their own and no rows: the commits are timed without them."""

    def put(self, *_: object) -> None:
        pass

    def get(self, *_: object) -> None:
        return None

    def remove(self, *_: object) -> tuple[str, ...]:
        return ()

    def owns(self, *_: object) -> bool:
        return False


def commits(path: Path, first: int, claims: int) -> None:
    """Commits of one report each, against the bare inserts of the same rows, taking turns, in
    copies of the file.
    """
    times = {"ledger": 0.0, "bare": 0.0, "bare, no indexes": 0.0}
    with tempfile.TemporaryDirectory(dir=path.parent) as folder, ExitStack() as stack:
        copies = [_copy(path, Path(folder) / f"{number}.db") for number in range(3)]
        ledger = stack.enter_context(open_ledger(str(copies[0]), write=True))
        ledger.captures = _NoCaptures()
        plain = [_Bare(copies[1], indexed=True), _Bare(copies[2], indexed=False)]
        rows = _noted(stack)
        for number in range(_SAMPLE):
            given = sample(first + number, claims)
            rows.clear()
            started = time.perf_counter()
            add_report(ledger, *given, READER)
            times["ledger"] += time.perf_counter() - started
            for name, bare in zip(list(times)[1:], plain, strict=True):
                times[name] += bare.insert(rows)
    for name, seconds in times.items():
        print(f"{name:22} {_SAMPLE / seconds:7.0f} commits/s")
    for name in list(times)[1:]:
        print(f"{f'ledger / {name}':25} {times[name] / times['ledger']:5.2f}")


def _copy(path: Path, to: Path) -> Path:
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = WAL")
    return to


def _noted(stack: ExitStack) -> Rows:
    """What the ledger inserts from here on, table by table."""
    rows: Rows = {}
    insert = Appender._insert

    def noting(self: Appender, table: str, values: list[tuple[Any, ...]]) -> None:
        rows[table] = list(values)
        insert(self, table, values)

    setattr(Appender, "_insert", noting)  # noqa: B010 - a method is replaced for the time of a measure
    stack.callback(setattr, Appender, "_insert", insert)
    return rows


class _Bare:
    """The same tables without triggers, written as SQLite's own module writes them."""

    def __init__(self, path: Path, *, indexed: bool) -> None:
        self.indexed = indexed
        self.connection = sqlite3.connect(path, isolation_level=None)
        for pragma in ("synchronous = FULL", "cache_size = -65536", "secure_delete = ON"):
            self.connection.execute(f"PRAGMA {pragma}")
        made = self.connection.execute(
            "SELECT type, name FROM sqlite_schema WHERE sql IS NOT NULL"
        ).fetchall()
        for kind, name in made:
            if kind == "trigger" or (kind == "index" and not indexed):
                self.connection.execute(f"DROP {kind} {name}")

    def insert(self, rows: Rows) -> float:
        """Insert rows in one transaction; gives the seconds that it took."""
        started = time.perf_counter()
        self.connection.execute("BEGIN IMMEDIATE")
        for table, values in rows.items():
            marks = ", ".join("?" * len(values[0]))
            self.connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES ({marks})", values)
            if table == "claim" and self.indexed:
                words = [(row[0], row[13], row[15]) for row in values]
                self.connection.executemany(
                    "INSERT INTO claim_fts (rowid, source, content) VALUES (?, ?, ?)", words
                )
        self.connection.execute("COMMIT")
        return time.perf_counter() - started


def queries(path: Path) -> None:
    """Medians of what people ask, in milliseconds."""
    with open_ledger(str(path)) as ledger, ledger.reading() as connection:
        view = view_of(connection)
        rng = random.Random(7)
        ids = [
            row[0]
            for row in connection.exec_driver_sql(
                "SELECT id FROM claim WHERE seq % 997 = 3 LIMIT 200"
            )
        ]
        _median("claim by id", lambda: dossier_of(ledger, connection, rng.choice(ids), view), 5)
        _median(
            "a question's history",
            lambda: history(connection, "count", f"geo:{rng.randrange(5000)}", view),
            5,
        )
        speakers = [f"speaker-{number}" for number in range(50)]
        for name, filters, limit in (
            ("no filter", lambda: Filters(), 100),
            ("speaker", lambda: Filters(speaker=rng.choice(speakers)), 100),
            ("side", lambda: Filters(side="north"), 100),
            ("stance", lambda: Filters(stance="denies"), 100),
            ("outlet", lambda: Filters(outlet=f"Outlet {rng.randrange(300)}"), 100),
            ("place, 25 km", lambda: Filters(place=f"Town {rng.randrange(5000)}", within=25), 100),
            (
                "place, 500 km",
                lambda: Filters(place=f"Town {rng.randrange(5000)}", within=500),
                100,
            ),
            (
                "time, a day",
                lambda: Filters(
                    since=_day(rng.randrange(700)), until=_day(rng.randrange(700, 720))
                ),
                100,
            ),
            ("event time", lambda: Filters(clock="event", since=_day(rng.randrange(700))), 100),
            ("type", lambda: Filters(type="pledge"), 100),
            ("text, one word", lambda: Filters(words="bridge"), 100),
            ("text, rare", lambda: Filters(words=f"w{rng.randrange(20000)}"), 100),
            ("text, two words", lambda: Filters(words="bridge w17"), 100),
            ("review accept", lambda: Filters(review="accept"), 100),
            ("review open", lambda: Filters(review="open"), 100),
            (
                "side, stance, type",
                lambda: Filters(side="south", stance="denies", type="count"),
                100,
            ),
            ("side and speaker", lambda: Filters(side="south", speaker="speaker-4"), 100),
            ("absent side", lambda: Filters(side="nobody"), 100),
        ):
            _median(name, lambda filters=filters: find_claims(connection, filters(), view), limit)  # type: ignore[misc]
        as_of = View(view.seq // 2, _day(300))
        _median("as of, half", lambda: find_claims(connection, Filters(side="north"), as_of), 100)


def _day(number: int) -> str:
    return f"20{22 + number // 360:02}-{number % 360 // 30 + 1:02}-{number % 30 + 1:02}T00:00:00.000000Z"


def _median(name: str, ask: Callable[[], Any], limit: float) -> None:
    taken, worked = [], []
    for _ in range(_ROUNDS):
        started, at_work = time.perf_counter(), time.process_time()
        ask()
        taken.append((time.perf_counter() - started) * 1000)
        worked.append((time.process_time() - at_work) * 1000)
    middle, over = (
        statistics.median(taken),
        f"OVER {limit}" if statistics.median(taken) >= limit else "",
    )
    print(
        f"{name:22} {middle:8.1f} ms  worst {max(taken):8.1f}  processor "
        f"{statistics.median(worked):8.1f}  {over}"
    )


def apart(*arguments: str) -> None:
    """A measure in a process of its own, with its seconds and its peak memory."""
    code = (
        "import json, time; start = time.perf_counter(); import bench.ledger as b; "
        f"told = b.{arguments[0]}(*{list(arguments[1:])!r}); "
        "print(json.dumps([told, time.perf_counter() - start, b.peak()]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, check=True
    )
    told, seconds, peak = json.loads(done.stdout.splitlines()[-1])
    print(f"{arguments[0]:22} {seconds:8.1f} s   peak {peak:5.0f} MiB  {told}")


def peak() -> float:
    """The most memory that this process has had, in MiB; that of its parent does not count."""
    status = Path("/proc/self/status").read_text("utf-8")
    return int(re.search(r"VmHWM:\s+(\d+)", status)[1]) / 1024  # type: ignore[index]


def verify(path: str) -> str:
    """Check the whole ledger."""
    from sayso.ledger.verify import verify as check

    with open_ledger(path) as ledger:
        verdict = check(ledger)
    return f"{verdict.records} records, {len(verdict.problems)} problems {verdict.problems[:1]}"


def list_all(path: str) -> str:
    """All claims as JSON Lines, thrown away."""
    from sayso.cli.rendering.claims import write_json_lines
    from sayso.ledger.query import all_claims

    with (
        open_ledger(path) as ledger,
        ledger.reading() as connection,
        Path("/dev/null").open("w") as null,
    ):
        write_json_lines(all_claims(connection, Filters(), view_of(connection)), null)
    return ""


def snapshot(path: str) -> str:
    """A snapshot, thrown away."""
    from sayso.ledger.snapshot import snapshot as write

    with tempfile.TemporaryDirectory(dir=Path(path).parent) as folder, open_ledger(path) as ledger:
        return str(write(ledger, Path(folder) / "snapshot")["claims"])


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--claims", type=int, default=20_000)
    parser.add_argument("--reports", type=int, default=1200)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--tamperings", type=int, default=100)
    parser.add_argument("--keep", type=Path, help="A ledger to make, or one that was made before.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=Path(__file__).parent) as folder:
        path = asked.keep or Path(folder) / "sayso.db"
        if not path.exists():
            with open_ledger(str(path), create=True) as ledger:
                fill(ledger, asked.reports, asked.claims)
            size = path.stat().st_size
            print(f"file {size / 2**20:.0f} MiB; peak {peak():.0f} MiB")
        commits(path, 5_000_000, max(1, asked.claims // asked.reports))
        queries(path)
        for measure in ("verify", "list_all", "snapshot"):
            apart(measure, str(path))
        print(f"killed {asked.kills} times: {kill(Path(folder) / 'kills', asked.kills, 400)}")
        print(
            f"tampered {asked.tamperings} times: "
            f"{tamper(Path(folder) / 'tampered', asked.tamperings)}"
        )


if __name__ == "__main__":
    main()
