"""The embedded store: one SQLite file, with its captures in a folder beside it."""

import os
import secrets
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from sayso.ledger.errors import LedgerError, of_disk, read_only
from sayso.ledger.migrations import migrate

APPLICATION = 0x53617973
"""``PRAGMA application_id`` of a ledger: "Says"."""
_MAGIC = b"SQLite format 3\0"
_PAGE = 8192
"""A claim's body has some 2 kB: smaller pages would hold one each, larger ones make each commit
write more.
"""


def sqlite_engine(path: Path, *, write: bool, wait: float) -> Engine:
    """An engine on the file, which is there.  ``wait`` is the seconds that a writer waits for
    another.
    """
    location = f"file:{quote(str(path.absolute()))}"

    def connect() -> sqlite3.Connection:
        connection = _connect(f"{location}?mode={'rw' if write else 'ro'}", wait)
        try:
            _prepare(connection, write)
        except sqlite3.OperationalError:
            # A file in WAL mode in a folder that cannot be written, with nobody writing: as it lies
            # on the disk.
            connection.close()
            if write or path.with_name(path.name + "-wal").exists():
                raise
            connection = _connect(f"{location}?mode=ro&immutable=1", wait)
            _prepare(connection, write)
        return connection

    engine = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, pool_size=5, max_overflow=30
    )

    @event.listens_for(engine, "begin")
    def begin(connection: object) -> None:
        options = connection.get_execution_options()  # type: ignore[attr-defined]
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("write") else "BEGIN")  # type: ignore[attr-defined]

    return engine


def _connect(uri: str, wait: float) -> sqlite3.Connection:
    return sqlite3.connect(
        uri, uri=True, timeout=wait, isolation_level=None, check_same_thread=False
    )


def _prepare(connection: sqlite3.Connection, write: bool) -> None:
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if write:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA temp_store = MEMORY")


def lay_out(path: Path) -> None:
    """Make a new ledger, with its tables.  It gets its name when it is whole; one that is there by
    then stays.
    """
    if not path.parent.is_dir():
        raise LedgerError(
            "L001", f"There is no folder {path.parent}.", "Make it, or name another --ledger."
        )
    part = path.with_name(f".{path.name[:100]}.{secrets.token_hex(8)}.part")
    try:
        with closing(sqlite3.connect(part, isolation_level=None)) as connection:
            connection.execute(f"PRAGMA page_size = {_PAGE}")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
        engine = sqlite_engine(part, write=True, wait=0)
        with engine.execution_options(write=True).begin() as transaction:
            migrate(transaction, 0)
        engine.dispose()
        with suppress(FileExistsError):
            path.hardlink_to(part)
        sync_folder(path.parent)
    except sqlite3.OperationalError as error:
        raise read_only(str(path)) from error
    except OSError as error:
        raise of_disk(error, str(path)) from error
    finally:
        for name in (part.name, f"{part.name}-wal", f"{part.name}-shm"):
            with suppress(OSError):
                part.with_name(name).unlink()


def refuse_foreign(path: Path) -> None:
    """Look at the file's first bytes, which say whose it is.

    Raises:
        LedgerError: L002 if it is no SQLite file, L003 if another program's.
    """
    with path.open("rb") as stream:
        start = stream.read(100)
    if not start.startswith(_MAGIC) or len(start) < 100:
        raise LedgerError(
            "L002", f"{path} is not a ledger.", "Name a ledger's file with --ledger, or a new one."
        )
    if int.from_bytes(start[68:72], "big") != APPLICATION:
        raise LedgerError(
            "L003",
            f"{path} is another program's database.",
            "Name a ledger's file with --ledger, or a new one.",
        )


def is_ledger(path: Path) -> bool:
    """Whether a file is a ledger, by its first bytes."""
    try:
        refuse_foreign(path)
    except (LedgerError, OSError):
        return False
    return True


def holds(path: Path, capture: str) -> bool:
    """Whether the ledger in another file names a capture and has not removed it; true where that
    cannot be told.
    """
    wanted = (
        "SELECT 1 FROM capture WHERE sha256 = ? AND NOT EXISTS "
        "(SELECT 1 FROM removed WHERE removed.seq = capture.seq AND removed.name = capture.sha256)"
    )
    try:
        with closing(_connect(f"file:{quote(str(path.absolute()))}?mode=ro", 5)) as connection:
            return connection.execute(wanted, (capture,)).fetchone() is not None
    except sqlite3.Error:
        return True


def sync_folder(folder: Path) -> None:
    """Write down durably which files a folder has."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def version_in(connection: Connection) -> int:
    """The schema's version in the file."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
