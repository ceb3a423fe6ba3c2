"""Whether the store itself is sound: the file's pages, the tables with what guards them, and the
search index.
"""

from collections.abc import Iterator

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from sayso.ledger import soundness_postgres
from sayso.ledger.migrations import statements
from sayso.ledger.schema import METADATA
from sayso.ledger.searching import index_differs


def unsound(connection: Connection) -> Iterator[str]:
    """A sentence for each thing that is wrong with it."""
    if connection.dialect.name == "sqlite":
        yield from _file(connection)
        yield from _sqlite_schema(connection)
        yield from _versions(
            connection, connection.execute(text("PRAGMA user_version")).scalar_one()
        )
        if index_differs(connection):
            yield "The search index does not say what the claims say."
    else:
        yield from soundness_postgres.unsound(connection)
        yield from _versions(connection, None)


def _versions(connection: Connection, stated: int | None) -> Iterator[str]:
    """The steps that brought the tables up to date are written down one by one."""
    there = list(
        connection.execute(text("SELECT version FROM ledger_schema ORDER BY version")).scalars()
    )
    if there != list(range(1, (stated or len(there)) + 1)) or not there:
        yield f"The table ledger_schema has {there} for the steps that made the tables."


def _file(connection: Connection) -> Iterator[str]:
    try:
        for line in connection.execute(text("PRAGMA integrity_check(5)")).scalars():
            if line != "ok":
                yield f"The database file is damaged: {line}."
    except DBAPIError as error:
        yield f"The database file is damaged: {error.orig}."


def _sqlite_schema(connection: Connection) -> Iterator[str]:
    """Tables, indexes and triggers must be as they were made; other tables may stand beside
    them.
    """
    version = int(connection.execute(text("PRAGMA user_version")).scalar_one())
    expected = tuple(each for each in statements("sqlite", version) if each.startswith("CREATE"))
    rows = connection.execute(
        text("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    ).all()
    there = {row.sql for row in rows}
    for statement in expected:
        if statement not in there:
            words = statement.removeprefix("CREATE VIRTUAL ").removeprefix("CREATE ").split()
            yield f"The {words[0].lower()} {words[1]} is not there, or not as it was made."
    for row in rows:
        if row.sql not in expected and _matters(row.type, row.tbl_name):
            yield f"The {row.type} {str(row.name)[:80]} on {str(row.tbl_name)[:80]} is none of Sayso's."


def _matters(kind: str, table: str) -> bool:
    """A trigger can change any table and a view stand for one; an index can refuse rows of the
    table that it is on.
    """
    return kind in ("trigger", "view") or (kind == "index" and table in METADATA.tables)
