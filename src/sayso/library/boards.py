"""The board of a ledger that is only read: the one beside the records where it is up to date, else
one in memory.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, create_engine, inspect, select
from sqlalchemy.pool import StaticPool

from sayso.ledger.append import Head, head
from sayso.ledger.store import Ledger
from sayso.questions.store import LedgerBoard
from sayso.questions.tables import STATE, VERSION


@dataclass(frozen=True, slots=True)
class Look:
    """A look at a ledger at one time: its records by ``connection``, its ``board`` up to date with
    ``head``, whatever others add meanwhile.
    """

    connection: Connection
    board: LedgerBoard
    head: Head


class Boards:
    """Gives looks, from any thread, one at a time where the board is in memory."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._lock = threading.Lock()
        self._memory: Engine | None = None

    @contextmanager
    def look(self) -> Iterator[Look]:
        """The ledger as it is now.  A look must not be taken within another one."""
        with self._ledger.reading() as connection:
            at = head(connection)
            if _is_current(connection, at):
                yield Look(connection, LedgerBoard(connection, connection), at)
                return
        # The lock comes before the reading, so that the board in memory is never ahead of it.
        with self._lock, self._ledger.reading() as connection:
            yield from self._aside(connection)

    def _aside(self, connection: Connection) -> Iterator[Look]:
        if self._memory is None:
            self._memory = create_engine(
                "sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False}
            )
        at = head(connection)
        with self._memory.begin() as tables:
            LedgerBoard(connection, tables).catch_up(at.seq)
        with self._memory.connect() as tables:
            yield Look(connection, LedgerBoard(connection, tables), at)

    def close(self) -> None:
        """Drop the board in memory."""
        if self._memory is not None:
            self._memory.dispose()
            self._memory = None


def _is_current(connection: Connection, at: Head) -> bool:
    """Whether the board beside the records has taken in the last of them, in this version's
    tables.
    """
    if not inspect(connection).has_table(STATE.name):
        return False
    state = {row.name: row.value for row in connection.execute(select(STATE))}
    return state.get("version") == VERSION and state.get("seq", "0") == str(at.seq)
