"""Files that are no ledgers, and disks that refuse."""

import errno
import os
import shutil
import sqlite3
import stat
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from sayso.errors import SaysoError
from sayso.ledger.captures import FolderCaptures
from sayso.ledger.errors import LedgerError
from sayso.ledger.filters import Filters
from sayso.ledger.query import find_claims
from sayso.ledger.store import open_ledger
from sayso.ledger.verify import verify
from sayso.ledger.view import view_of

from . import servers
from .building import add, fill, simple


def refused(location: Path | str, *, create: bool = False) -> str:
    with pytest.raises(SaysoError) as caught:
        open_ledger(str(location), create=create, wait=1).close()
    assert caught.value.mend
    return caught.value.code


def test_a_ledger_that_is_not_there_is_told_and_not_made(tmp_path: Path) -> None:
    assert refused(tmp_path / "absent.db") == "L001"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"a letter", b"SQLite format 3\0", b"\0" * 5000, b"{}"])
@pytest.mark.parametrize("create", [False, True])
def test_a_file_that_is_no_ledger_is_refused_and_left_alone(
    tmp_path: Path, content: bytes, create: bool
) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(content)
    assert refused(path, create=create) == "L002"
    assert path.read_bytes() == content


@pytest.mark.parametrize("create", [False, True])
def test_another_program_s_database_is_refused_and_left_alone(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE claim (seq INTEGER)")
    before = path.read_bytes()
    assert refused(path, create=create) == "L003"
    assert path.read_bytes() == before


def test_a_newer_ledger_than_the_program_is_refused_politely(tmp_path: Path) -> None:
    path = tmp_path / "sayso.db"
    open_ledger(str(path), create=True).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    for create in (False, True):
        assert refused(path, create=create) == "L004"


def test_a_newer_shared_ledger_is_refused_politely(server: servers.Server) -> None:
    url = server.new_database(own=True)
    open_ledger(url, create=True).close()
    server.sql("INSERT INTO ledger_schema VALUES (99)", url.split("@/")[1].split("?")[0])
    assert refused(url, create=True) == "L004"


@pytest.mark.parametrize("location", ["", "a\0b", "x" * 5000, "/dev/null", "."])
def test_a_path_that_cannot_be_a_ledger_is_told(location: str) -> None:
    assert refused(location) in ("L001", "L002", "L009")


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path / "absent" / "sayso.db", create=True) == "L001"


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://",
        "postgresql://x@/y?host=/absent",
        "postgresql://x@127.0.0.1:9/y",
        "postgresql://[oops",
        "postgres://u:pass%word@/x?host=/absent",
    ],
)
def test_a_server_that_cannot_be_reached_is_told_without_its_password(url: str) -> None:
    with pytest.raises(SaysoError, match="L009") as caught:
        open_ledger(url, create=True)
    assert "pass" not in caught.value.sentence.replace("password", "")


def test_an_empty_database_has_no_ledger(server: servers.Server) -> None:
    assert refused(server.new_database(own=True)) == "L001"


@contextmanager
def as_somebody_else() -> Iterator[None]:
    """Root may write anywhere: for a while this process is nobody."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def locked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A ledger in a folder that nobody may write to."""
    folder = tmp_path_factory.mktemp("locked")
    for above in (folder, *folder.parents):
        if above.stat().st_uid == os.geteuid() and not above.stat().st_mode & stat.S_IWOTH:
            above.chmod(above.stat().st_mode | 0o055)
    with open_ledger(str(folder / "sayso.db"), create=True) as ledger:
        fill(ledger, 2)
    (folder / "sayso.db").chmod(0o444)
    folder.chmod(0o555)
    yield folder / "sayso.db"
    folder.chmod(0o755)


def test_a_read_only_ledger_can_be_read_and_verified(locked: Path) -> None:
    with as_somebody_else(), open_ledger(str(locked)) as ledger:
        with ledger.reading() as connection:
            assert len(find_claims(connection, Filters(), view_of(connection)).claims) == 6
        assert verify(ledger).is_clean


def test_a_read_only_ledger_refuses_to_be_added_to(locked: Path) -> None:
    with (
        as_somebody_else(),
        pytest.raises(LedgerError, match="L007"),
        open_ledger(str(locked), create=True) as ledger,
    ):
        add(ledger, *simple(9))
    with open_ledger(str(locked)) as ledger:
        assert verify(ledger).commits == 2


def test_a_read_only_folder_gets_no_ledger(locked: Path) -> None:
    with as_somebody_else():
        assert refused(locked.with_name("new.db"), create=True) == "L007"


def test_a_disk_that_is_full_loses_nothing(tmp_path: Path) -> None:
    """The page limit stands for the disk: SQLite says the same of both."""
    path = tmp_path / "sayso.db"
    with open_ledger(str(path), create=True) as ledger:
        fill(ledger, 2)
    with open_ledger(str(path), write=True) as ledger:
        with ledger.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(LedgerError, match="L006"):
            for number in range(10, 400):
                add(ledger, *simple(number))
    with open_ledger(str(path), write=True) as ledger:
        verdict = verify(ledger)
        assert verdict.is_clean
        assert verdict.claims % 3 == 0
        add(ledger, *simple(9_999))
        assert verify(ledger).is_clean


@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "L006"), (errno.EROFS, "L007"), (errno.EIO, "L009")]
)
def test_a_capture_that_cannot_be_written_stops_its_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def failing(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    with open_ledger(str(tmp_path / "sayso.db"), create=True) as ledger:
        fill(ledger, 1)
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", failing)
            with pytest.raises(LedgerError, match=code):
                add(ledger, *simple(5))
        assert isinstance(ledger.captures, FolderCaptures)
        assert list(ledger.captures.parts()) == []
        assert verify(ledger).commits == 1
        add(ledger, *simple(5))
        assert verify(ledger).is_clean


def test_a_real_full_disk_is_told(tmp_path: Path) -> None:
    """On a file system of its own, where one can be had."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if not mounted or mounted.returncode != 0:
        pytest.skip("no file system can be mounted here")
    try:
        added = 0
        with (
            open_ledger(str(disk / "sayso.db"), create=True) as ledger,
            pytest.raises(LedgerError, match="L006"),
        ):
            for number in range(5000):
                add(ledger, *simple(number))
                added += 1
        shutil.copytree(disk, tmp_path / "copy")
        with open_ledger(str(tmp_path / "copy" / "sayso.db"), write=True) as ledger:
            verdict = verify(ledger)
            assert (verdict.is_clean, verdict.commits) == (True, added)
    finally:
        subprocess.run(["umount", str(disk)], check=True)
