"""The file beside a ledger that holds who may do what and who follows what: SQLite, for its owner
alone to read.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sayso.errors import SaysoError


class AccessFile:
    """The file.  One connection a call: it is asked seldom, from many threads."""

    def __init__(self, path: Path, lay_out: Callable[[sqlite3.Connection], None]) -> None:
        """``lay_out`` makes the tables that are not there yet.

        Raises:
            SaysoError: L007 if the file may not be written.
        """
        self._path = path
        self._lock = threading.Lock()
        try:
            path.touch(mode=0o600)
            path.chmod(0o600)
            with self.open() as db:
                db.execute("PRAGMA journal_mode = WAL")
                lay_out(db)
        except (sqlite3.OperationalError, OSError) as error:
            raise SaysoError(
                "L007",
                f"{path} may not be written by you ({error}).",
                "Name another file with --access.",
            ) from None

    @contextmanager
    def open(self) -> Iterator[sqlite3.Connection]:
        """A connection in a transaction of its own."""
        with self._lock:
            db = sqlite3.connect(self._path, timeout=10)
            try:
                # In WAL mode nothing is broken by a power cut; the last session may be lost.
                db.execute("PRAGMA synchronous = NORMAL")
                with db:
                    yield db
            finally:
                db.close()
