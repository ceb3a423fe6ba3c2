"""A ledger and its board, opened once and asked from many threads."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, create_engine, select
from sqlalchemy.pool import StaticPool

from sayso.ledger.append import Head, head
from sayso.ledger.canonical import instant
from sayso.ledger.errors import LedgerError
from sayso.ledger.schema import COMMIT
from sayso.ledger.store import Ledger
from sayso.ledger.view import View
from sayso.questions.store import LedgerBoard
from sayso.web.record import Clock

_AT_ONCE = 4
"""Looks at a time: more would wait for the same processors, each with a connection of its own."""
_CACHE = 16_384
"""Kibibytes of the file that a connection keeps in memory."""
_NOT_OURS = frozenset({"L005", "L006", "L007"})
"""Errors of a ledger that cannot be written now: its board is then kept in memory."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A look at the ledger and its board, which is up to date with ``head``; ``view`` is what the
    clocks leave.
    """

    connection: Connection
    board: LedgerBoard
    head: Head
    view: View

    @property
    def is_now(self) -> bool:
        """Whether the clocks leave everything."""
        return self.view.known_by is None and self.view.seq >= self.head.seq


class Opened:
    """Keeps the board up to date: whoever looks first after something was added brings it there."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._lock = threading.Lock()
        self._few = threading.BoundedSemaphore(_AT_ONCE)
        self._seq = -1
        self._aside: Engine | None = None

    @contextmanager
    def look(self, clock: Clock | None = None) -> Iterator[Sight]:
        """A look by these clocks; by none, at what is there now.  It must not be nested."""
        with self._few:
            with self.ledger.reading() as connection:
                at = head(connection)
            if at.seq > self._seq:
                self._catch_up()
            with self.ledger.reading() as connection:
                self._spare(connection)
                at = head(connection)
                view = _view(connection, at, clock or Clock())
                if self._aside is None:
                    yield Sight(connection, LedgerBoard(connection, connection), at, view)
                    return
                with self._lock, self._aside.connect() as tables:
                    yield Sight(connection, LedgerBoard(connection, tables), at, view)

    def _spare(self, connection: Connection) -> None:
        """Let a connection keep less of the file in memory: there are several."""
        if self.ledger.dialect == "sqlite":
            connection.exec_driver_sql(f"PRAGMA cache_size = -{_CACHE}")

    def _catch_up(self) -> None:
        with self._lock:
            try:
                if self._aside is None:
                    with self.ledger.writing() as connection:
                        LedgerBoard(connection, connection).catch_up()
                        self._seq = head(connection).seq
                    return
            except LedgerError as error:
                if error.code not in _NOT_OURS:
                    raise
                self._aside = create_engine(
                    "sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False}
                )
            with self.ledger.reading() as connection, self._aside.begin() as memory:
                LedgerBoard(connection, memory).catch_up()
                self._seq = head(connection).seq


def _view(connection: Connection, at: Head, clock: Clock) -> View:
    """What the clocks leave: both are told to their last microsecond."""
    known_by = instant(clock.as_of) if clock.as_of else None
    if clock.recorded_by is None:
        return View(at.seq, known_by)
    earlier = select(COMMIT.c.last).where(COMMIT.c.recorded_at <= instant(clock.recorded_by))
    last = connection.execute(earlier.order_by(COMMIT.c.seq.desc()).limit(1)).scalar()
    return View(last or 0, known_by)
