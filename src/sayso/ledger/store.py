"""A ledger that is open: the connection to its tables and the place of its captures.

``open_ledger`` is the door; ``reading`` and ``writing`` give a transaction each.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from sayso.ledger import postgres, sqlite
from sayso.ledger.captures import Captures, FolderCaptures, TableCaptures
from sayso.ledger.errors import LedgerError, of_disk, translated
from sayso.ledger.migrations import READABLE, SCHEMA, migrate
from sayso.ledger.unfinished import finish_removals

DEFAULT = "sayso.db"
WAIT = 60.0
"""The seconds that a writer waits for the writers before it."""


@dataclass(slots=True)
class Ledger:
    """An open ledger.  ``name`` is what it is called in sentences.

    ``known`` remembers speakers and places that are there already, so that each is inserted once.
    """

    name: str
    engine: Engine
    captures: Captures
    wait: float = WAIT
    known: set[tuple[object, ...]] = field(default_factory=set)
    location: str = ""
    """What it was opened by, so that another process can open it too."""

    @property
    def dialect(self) -> str:
        """``sqlite`` or ``postgresql``."""
        return self.engine.dialect.name

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the ledger as it is now, whatever others add meanwhile.

        Raises:
            LedgerError: what the database's errors mean (L005 to L009).
        """
        try:
            with (
                self.engine.connect() as connection
            ):  # never committed: a damaged file would refuse even that
                yield connection
        except Exception as error:
            meant = translated(error, self.name, self.wait)
            raise meant from (None if meant is error else error)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that alone may append; all that is done with it comes to be at once, or
        nothing does.

        Raises:
            LedgerError: what the database's errors mean (L005 to L009).
        """
        try:
            with self.engine.execution_options(write=True).begin() as connection:
                yield connection
        except Exception as error:
            meant = translated(error, self.name, self.wait)
            raise meant from (None if meant is error else error)

    def close(self) -> None:
        """Give its connections back."""
        self.engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_ledger(
    location: str, *, create: bool = False, write: bool = False, wait: float = WAIT
) -> Ledger:
    """Open the ledger in a file or at a ``postgresql://`` address.

    ``create`` makes it where there is none and implies ``write``.  When it is opened to be written,
    the tables of an older ledger are brought up to date, and what a removal that was broken off
    left of its captures goes.

    Raises:
        LedgerError: L001 to L009.
        SetupError: S006.
    """
    write = write or create
    if postgres.is_postgresql(location):
        return _open_postgresql(location, create=create, write=write, wait=wait)
    return _open_sqlite(Path(location), create=create, write=write, wait=wait)


def _open_sqlite(path: Path, *, create: bool, write: bool, wait: float) -> Ledger:
    name = str(path)
    try:
        if not path.exists():
            if not create:
                raise _no_ledger(name)
            sqlite.lay_out(path)
        if not path.is_file():
            raise LedgerError(
                "L002",
                f"{path} is not a ledger.",
                "Name a ledger's file with --ledger, or a new one.",
            )
        sqlite.refuse_foreign(path)
    except OSError as error:
        raise of_disk(error, name) from None
    except ValueError:
        raise _no_ledger(name) from None
    captures = FolderCaptures(path)
    engine = sqlite.sqlite_engine(path, write=write, wait=wait)
    ledger = _current(Ledger(name, engine, captures, wait, location=name), create, write)
    if write:
        with suppress(LedgerError), ledger.reading() as connection:  # verify tells what stays
            finish_removals(connection, captures)
    return ledger


def _open_postgresql(location: str, *, create: bool, write: bool, wait: float) -> Ledger:
    engine = postgres.postgresql_engine(location, wait=wait)
    return _current(
        Ledger(postgres.shown(location), engine, TableCaptures(), wait, location=location),
        create,
        write,
    )


def _current(ledger: Ledger, create: bool, write: bool) -> Ledger:
    """The ledger with its tables as this program knows them; closed again if that cannot be."""
    version_in = sqlite.version_in if ledger.dialect == "sqlite" else postgres.version_in
    try:
        with ledger.reading() as connection:
            version = version_in(connection)
        if version > SCHEMA:
            raise _too_new(ledger.name, version)
        if version == 0 and not create:
            raise _no_ledger(ledger.name)
        if version < READABLE and not write:
            raise _too_old(ledger.name)
        if version < SCHEMA and write:
            with ledger.writing() as connection:
                migrate(connection, version_in(connection))
    except BaseException:
        ledger.close()
        raise
    return ledger


def _too_new(name: str, version: int) -> LedgerError:
    """The polite refusal of what a later program wrote."""
    return LedgerError(
        "L004",
        f"The ledger {name} was written by a newer Sayso (schema {version}; this one knows "
        f"{SCHEMA}).",
        "Install the newer Sayso; nothing was changed.",
    )


def _no_ledger(name: str) -> LedgerError:
    return LedgerError(
        "L001",
        f"There is no ledger at {name}.",
        "sayso add REPORT makes one; --ledger names another.",
    )


def _too_old(name: str) -> LedgerError:
    return LedgerError(
        "L004",
        f"The ledger {name} was written by an older Sayso.",
        "Add to it once with this one, which updates it.",
    )
