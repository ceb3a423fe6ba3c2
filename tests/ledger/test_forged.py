"""Rows that stand where nobody looks, and heads that are merely written down."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from sayso.ledger.canonical import commit_hash, link, record_hash
from sayso.ledger.errors import LedgerError
from sayso.ledger.schema import METADATA
from sayso.ledger.stamp import check_stamps, stamp
from sayso.ledger.store import Ledger, open_ledger
from sayso.ledger.verify import verify

from . import servers, tampering
from .authority import Authority
from .test_pages import DOCS
from .test_replay import eventful
from .test_stamp import Asked

NUMBERED = tuple(
    table.name
    for table in METADATA.sorted_tables
    if "seq" in table.columns or "claim_seq" in table.columns
)
PLACES = (-(2**63), -3, 0, 10**9, 2**63 - 1)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("forged") / "sayso.db"
    with open_ledger(str(path), create=True) as ledger:
        eventful(ledger)
    return path


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    from .test_verify import copied

    return copied(whole, tmp_path)


def is_clean(path: Path, head: str | None = None) -> bool:
    with open_ledger(str(path)) as ledger:
        return verify(ledger, head=head).is_clean


def columns_of(table: str, number: int) -> str:
    names = METADATA.tables[table].columns.keys()
    key = "claim_seq" if "claim_seq" in names else "seq"
    odd = {"id": f"'{number % 10**16:016d}'", "sha256": f"'{number % 10**16:064d}'"}
    unique = odd if table in ("report", "capture", "ledger_commit") else {}
    return ", ".join(str(number) if name == key else unique.get(name, name) for name in names)


@pytest.mark.parametrize("table", NUMBERED)
def test_a_row_with_any_number_is_found(copy: Path, table: str) -> None:
    for number in PLACES:
        with tampering.unguarded(copy) as connection:
            wanted = f"INSERT INTO {table} SELECT {columns_of(table, number)} FROM {table} LIMIT 1"
            assert connection.execute(wanted).rowcount == 1
        assert not is_clean(copy), number
        with tampering.unguarded(copy) as connection:
            key = "claim_seq" if "claim_seq" in METADATA.tables[table].columns else "seq"
            connection.execute(f"DELETE FROM {table} WHERE {key} = {number}")
        assert is_clean(copy)


@pytest.mark.parametrize("table", NUMBERED)
@pytest.mark.parametrize("number", [-8, 0])
def test_no_row_with_a_number_below_one_can_be_added(copy: Path, table: str, number: int) -> None:
    with (
        closing(sqlite3.connect(copy)) as connection,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        connection.execute(
            f"INSERT INTO {table} SELECT {columns_of(table, number)} FROM {table} LIMIT 1"
        )


def test_a_writer_of_a_shared_ledger_cannot_add_them_either(server: servers.Server) -> None:
    with open_ledger(server.new_database(), create=True) as ledger:
        eventful(ledger)
        for table in NUMBERED:
            wanted = f"INSERT INTO {table} SELECT {columns_of(table, -8)} FROM {table} LIMIT 1"
            with (
                pytest.raises(Exception, match=r"_limits|append-only"),
                ledger.writing() as connection,
            ):
                connection.exec_driver_sql(wanted)
        assert verify(ledger).is_clean


REMOVAL = "(SELECT max(seq) FROM ledger_record WHERE kind = 'removal')"


@pytest.mark.parametrize("number", ["0", f"{REMOVAL} - 1", REMOVAL])
def test_words_cannot_be_emptied_by_a_row_that_no_removal_stands_behind(
    copy: Path, number: str
) -> None:
    """Neither is the row taken, nor, where a guard was lifted, the emptied record excused."""
    row = (
        "SELECT seq, sha256, '', {} FROM ledger_record WHERE kind = 'claim' AND body IS NOT NULL "
        "LIMIT 1"
    )
    if number != REMOVAL:
        with closing(sqlite3.connect(copy)) as connection, pytest.raises(sqlite3.IntegrityError):
            connection.execute(f"INSERT INTO removed {row.format(number)}")
    with tampering.unguarded(copy) as connection:
        connection.execute(f"INSERT INTO removed {row.format(number)}")
    assert not is_clean(copy)
    with tampering.unguarded(copy) as connection:
        emptied = f"SELECT seq FROM removed WHERE removal_seq = {number}"
        connection.execute(f"UPDATE ledger_record SET body = NULL WHERE seq IN ({emptied})")
        for table, key in (
            ("claim", "seq"),
            ("claim_place", "claim_seq"),
            ("claim_proposition", "claim_seq"),
        ):
            connection.execute(f"DELETE FROM {table} WHERE {key} IN ({emptied})")
    assert not is_clean(copy)
    assert checked_by_hand(copy) != 0


def checked_by_hand(path: Path) -> int:
    """The exit status of the program that docs/explanation/ledger.md gives."""
    page = (DOCS / "explanation" / "ledger.md").read_text("utf-8")
    code = page.split("<!-- file: check.py -->\n```python\n")[1].split("```")[0]
    return subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, check=False
    ).returncode


def rewrite(path: Path) -> None:
    """Change a word of the first text, and all hashes after it: another history, whole in
    itself.
    """
    with tampering.unguarded(path) as connection:
        chain, head, last = "0" * 64, "0" * 64, {}
        rows = connection.execute(
            "SELECT seq, kind, body, sha256 FROM ledger_record ORDER BY seq"
        ).fetchall()
        for seq, kind, body, sha256 in rows:
            if kind in ("reading", "ledger"):
                body = (
                    body.replace("sayso 1", "sayso 9").replace('"id":"', '"id":"f', 1)
                    if kind == "reading"
                    else body
                )
                body = body.replace('"reader":"sayso 1', '"reader":"sayso 9')
            sha256 = record_hash(body) if body else sha256
            chain = link(chain, seq, kind, sha256)
            last[seq] = chain
            connection.execute(
                "UPDATE ledger_record SET body = ?, sha256 = ?, chain = ? WHERE seq = ?",
                (body, sha256, chain, seq),
            )
        commits = connection.execute(
            "SELECT seq, recorded_at, first, last FROM ledger_commit ORDER BY seq"
        ).fetchall()
        for number, at, first, end in commits:
            previous, head = head, commit_hash(head, number, at, first, end, last[end])
            connection.execute(
                "UPDATE ledger_commit SET previous = ?, sha256 = ? WHERE seq = ?",
                (previous, head, number),
            )


@pytest.mark.parametrize("number", [-1, 0, 10**6])
def test_a_head_that_is_merely_written_down_is_not_in_the_history(copy: Path, number: int) -> None:
    with open_ledger(str(copy)) as ledger:
        head = verify(ledger).head
    assert is_clean(copy, head)
    rewrite(copy)
    assert not is_clean(copy, head)
    with tampering.unguarded(copy) as connection:
        connection.execute(
            f"INSERT INTO ledger_commit VALUES ({number}, '2026', 0, 0, 'x', '{head}')"
        )
    with open_ledger(str(copy)) as ledger:
        assert any("head" in problem.sentence for problem in verify(ledger, head=head).problems)
    assert checked_by_hand(copy) != 0


def test_a_stamp_of_a_head_that_is_merely_written_down_is_refused(
    embedded: Ledger, tmp_path: Path
) -> None:
    authority = Authority()
    eventful(embedded)
    made = stamp(embedded, "https://clock.example", [authority.root], ask=Asked(authority))
    assert [each.head for each in check_stamps(embedded, [authority.root])] == [made.head]
    path = Path(embedded.location)
    rewrite(path)
    with tampering.unguarded(path) as connection:
        connection.execute(
            f"INSERT INTO ledger_commit VALUES (-1, '2026', 0, 0, 'x', '{made.head}')"
        )
        connection.execute(
            "UPDATE ledger_record SET body = replace(body, '\"commit\":6', '\"commit\":-1') WHERE "
            "kind = 'stamp'"
        )
    with pytest.raises(LedgerError, match="L019"):
        check_stamps(embedded, [authority.root])


def test_the_program_of_the_page_takes_what_is_whole(copy: Path) -> None:
    assert checked_by_hand(copy) == 0


@pytest.mark.parametrize("table", ["ledger_record", "ledger_commit", "removed"])
def test_the_program_of_the_page_looks_at_every_row_of_the_chain(copy: Path, table: str) -> None:
    for number in PLACES:
        with tampering.unguarded(copy) as connection:
            connection.execute(
                f"INSERT INTO {table} SELECT {columns_of(table, number)} FROM {table} LIMIT 1"
            )
        assert checked_by_hand(copy) != 0
        with tampering.unguarded(copy) as connection:
            connection.execute(f"DELETE FROM {table} WHERE seq = {number}")
