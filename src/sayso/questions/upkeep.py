"""The board beside a ledger: made anew, and compared with one that is made anew."""

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import Connection, Table, create_engine, delete, inspect, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from sayso.ledger.store import Ledger
from sayso.questions.store import LedgerBoard
from sayso.questions.tables import METADATA, STATE, VERSION, drop


def renew(connection: Connection) -> None:
    """Make the board anew where there is one, in the transaction of the connection.

    Where that fails the tables stay empty, and whoever opens the board next makes it.
    """
    if not inspect(connection).has_table(STATE.name):
        return
    try:
        with connection.begin_nested():
            drop(connection)
            LedgerBoard(connection, connection).catch_up()
    except Exception:
        for table in METADATA.sorted_tables:
            connection.execute(delete(table))


def rebuild(ledger: Ledger) -> None:
    """Drop the board and make it anew, all at once.

    Raises:
        LedgerError: L005 to L009.
    """
    with ledger.writing() as connection:
        drop(connection)
        LedgerBoard(connection, connection).catch_up()


def differences(ledger: Ledger) -> Iterator[str]:
    """A sentence for each table of the board that is not as one made anew has it; none where there
    is no board, or one of another version of this program, which is made anew when it is next
    asked.
    """
    with ledger.reading() as connection:
        if not inspect(connection).has_table(STATE.name):
            return
        state = {str(row.name): str(row.value) for row in connection.execute(select(STATE))}
        if _is_of_before(state) or (not state and not _has_rows(connection)):
            return
        if (
            state.keys() != {"version", "seq"}
            or state["version"] != VERSION
            or not _is_number(state["seq"])
        ):
            yield f"The table {STATE.name} does not say of which version the board is, and up to where it was made."
            return
        engine = create_engine("sqlite://", poolclass=StaticPool)
        with engine.begin() as memory:
            LedgerBoard(connection, memory).catch_up(int(state["seq"]))
            for table in METADATA.sorted_tables:
                if table is not STATE:
                    yield from _difference(table, connection, memory)


def _difference(table: Table, kept: Connection, memory: Connection) -> Iterator[str]:
    # As the driver gives them: a value of another type than the column's must not stop the
    # comparison.
    rows = f"SELECT {', '.join(table.columns.keys())} FROM {table.name}"
    try:
        there = Counter(map(tuple, kept.exec_driver_sql(rows)))
    except DBAPIError:
        yield f"The board's table {table.name} cannot be read: a text in it is no text."
        return
    anew = Counter(map(tuple, memory.exec_driver_sql(rows)))
    if there != anew:
        row = min((there - anew) + (anew - there), key=repr)
        yield f"The board's table {table.name} differs from one made anew, first at {str(row[0])[:80]}."


def _is_of_before(state: dict[str, str]) -> bool:
    """Whether an earlier version of this program made the board: it is made anew when it is next
    asked.
    """
    version = state.get("version", "")
    return (
        state.keys() == {"version", "seq"}
        and _is_number(version)
        and 0 < int(version) < int(VERSION)
    )


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdecimal() and len(value) < 19


def _has_rows(connection: Connection) -> bool:
    return any(
        connection.execute(select(table).limit(1)).first() for table in METADATA.sorted_tables
    )
