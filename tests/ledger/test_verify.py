"""What ``verify`` finds."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from sayso.ledger.store import Ledger, open_ledger
from sayso.ledger.verify import Verdict, verify

from . import tampering
from .building import fill


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "sayso.db"
    with open_ledger(str(path), create=True) as ledger:
        fill(ledger, 5)
    return path


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    return copied(whole, tmp_path)


def copied(whole: Path, folder: Path) -> Path:
    path = folder / "sayso.db"
    shutil.copy(whole, path)
    shutil.copytree(captures_of(whole), captures_of(path), dirs_exist_ok=True)
    return path


def captures_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.captures")


def verdict_of(path: Path, head: str | None = None) -> Verdict:
    with open_ledger(str(path)) as ledger:
        return verify(ledger, head=head)


@pytest.mark.parametrize("kind", tampering.IN_THE_FILE, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("seed", range(6))
def test_every_tampering_with_the_file_is_found(copy: Path, kind: object, seed: int) -> None:
    assert callable(kind)
    with tampering.unguarded(copy) as connection:
        kind(connection, Random(seed))
        assert connection.total_changes > 0
    assert not verdict_of(copy).is_clean


def test_an_altered_capture_is_found_and_named(copy: Path) -> None:
    tampering.a_capture_altered(captures_of(copy), Random(1))
    (problem,) = verdict_of(copy).problems
    assert "capture" in problem.sentence


def test_an_absent_capture_is_found_and_named(copy: Path) -> None:
    next(captures_of(copy).glob("??/*")).unlink()
    (problem,) = verdict_of(copy).problems
    assert "is not there" in problem.sentence


@pytest.mark.parametrize(
    "kind", [None, *tampering.IN_THE_FILE], ids=lambda kind: kind.__name__ if kind else "none"
)
def test_processes_that_share_the_work_find_what_one_finds(
    copy: Path,
    kind: Callable[[sqlite3.Connection, Random], None] | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if kind:
        with tampering.unguarded(copy) as connection:
            kind(connection, Random(5))
    alone = verdict_of(copy)
    monkeypatch.setattr("sayso.ledger.stretches._LARGE", 0)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1, 2})
    together = verdict_of(copy)
    assert (together.is_clean, together.records, together.head) == (
        kind is None,
        alone.records,
        alone.head,
    )
    assert together.problems[:1] == alone.problems[:1]


def test_the_first_wrong_record_is_named(copy: Path) -> None:
    with tampering.unguarded(copy) as connection:
        connection.execute(
            "UPDATE ledger_record SET body = replace(body, 'bridge', 'bridle') WHERE kind = 'claim'"
        )
    problems = verdict_of(copy).problems
    assert problems[0].seq == min(p.seq for p in problems if p.seq is not None) == changed(copy)


def changed(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(
            "SELECT min(seq) FROM ledger_record WHERE body LIKE '%bridle%'"
        ).fetchone()
        return int(found[0])


def test_a_tail_that_was_cut_off_is_found_with_a_head_kept_elsewhere(copy: Path) -> None:
    head = verdict_of(copy).head
    with tampering.unguarded(copy) as connection:
        (first,) = connection.execute("SELECT max(first) FROM ledger_commit").fetchone()
        connection.execute("DELETE FROM ledger_commit WHERE first = ?", (first,))
        for table in ("ledger_record", "capture", "report_text", "report", "reading", "claim"):
            connection.execute(f"DELETE FROM {table} WHERE seq >= ?", (first,))
        for table in ("claim_place", "claim_proposition"):
            connection.execute(f"DELETE FROM {table} WHERE claim_seq >= ?", (first,))
        connection.execute("INSERT INTO claim_fts (claim_fts) VALUES ('rebuild')")
    assert verdict_of(copy).is_clean
    assert not verdict_of(copy, head).is_clean


def test_an_older_head_is_in_a_ledger_that_has_grown(embedded: Ledger) -> None:
    fill(embedded, 1)
    head = verify(embedded).head
    fill(embedded, 3)
    assert verify(embedded, head=head.upper()).is_clean
    assert not verify(embedded, head="0" * 64).is_clean


def test_a_trigger_that_was_dropped_is_missed(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("DROP TRIGGER ledger_record_no_update")
    (problem,) = verdict_of(copy).problems
    assert "ledger_record_no_update" in problem.sentence


def test_a_row_that_no_record_gives_is_found(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute(
            "INSERT INTO retraction VALUES (999, 4, '2024-01-01T00:00:00.000000Z', 'somebody')"
        )
    assert not verdict_of(copy).is_clean


def test_a_file_whose_pages_are_damaged_is_told_and_never_crashes(
    whole: Path, tmp_path: Path
) -> None:
    size = whole.stat().st_size
    for seed in range(12):
        path = copied(whole, tmp_path)
        rng = Random(seed)
        data = bytearray(path.read_bytes())
        start = rng.randrange(8192, size - 8192)
        data[start : start + 6000] = rng.randbytes(6000)
        path.write_bytes(data)
        assert content_of(path) == content_of(whole) or not verdict_of(path).is_clean


def content_of(path: Path) -> list[object]:
    """Every row of every table; a page has room where no row stands, and the search index is no
    record.
    """
    found: list[object] = []
    with closing(sqlite3.connect(path)) as connection:
        try:
            for (table,) in connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table'"
            ).fetchall():
                if not table.startswith("claim_fts"):
                    found += connection.execute(f"SELECT * FROM {table}").fetchall()
        except sqlite3.DatabaseError as error:
            found.append(error)
    return found


def test_other_tables_in_the_same_file_are_nobody_s_business(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("CREATE TABLE question_board (id TEXT)")
    assert verdict_of(copy).is_clean


def test_a_shared_ledger_is_checked_the_same_way(ledger: Ledger) -> None:
    fill(ledger, 3)
    verdict = verify(ledger)
    assert (verdict.is_clean, verdict.commits, verdict.claims) == (True, 3, 9)
