"""Whether the store itself is sound: the file's pages and indexes, and the triggers that guard the tables."""

from collections.abc import Iterator

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from sayso.ledger.migrations import statements


def unsound(connection: Connection) -> Iterator[str]:
    """A sentence for each thing that is wrong with it."""
    if connection.dialect.name == "sqlite":
        yield from _file(connection)
        yield from _sqlite_schema(connection)
    else:
        yield from _postgresql_triggers(connection)


def _file(connection: Connection) -> Iterator[str]:
    try:
        for line in connection.execute(text("PRAGMA integrity_check(5)")).scalars():
            if line != "ok":
                yield f"The database file is damaged: {line}."
    except DBAPIError as error:
        yield f"The database file is damaged: {error.orig}."


def _sqlite_schema(connection: Connection) -> Iterator[str]:
    """Tables, indexes and triggers must be as they were made; others may stand beside them."""
    there = set(connection.execute(text("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")).scalars())
    for statement in statements("sqlite"):
        if statement not in there:
            words = statement.split()
            yield f"The {words[1].lower()} {words[2]} is not there, or not as it was made."


def _postgresql_triggers(connection: Connection) -> Iterator[str]:
    enabled = text("SELECT tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A') AND NOT tgisinternal")
    there = set(connection.execute(enabled).scalars())
    for statement in statements("postgresql"):
        words = statement.split()
        if words[:2] == ["CREATE", "TRIGGER"] and words[2] not in there:
            yield f"The trigger {words[2]} is not there."
