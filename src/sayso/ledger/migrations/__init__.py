"""How a ledger's tables come to be: numbered steps, each in a transaction of its own.

To change the schema, add a module ``mNNNN_what.py`` with TABLES or ``statements(dialect)`` and list
it in STEPS. A step never touches the chain: what is recorded stays as it is, and only the tables
read from it may change.
"""

from collections.abc import Iterator

from sqlalchemy import Connection

from sayso.ledger.migrations import m0001_ledger, m0002_limits
from sayso.ledger.migrations.ddl import POSTGRESQL_FUNCTIONS

SCHEMA = 2
"""The version that this program writes."""
READABLE = 1
"""The oldest version whose tables can be read as they are."""

_SEARCH = {
    "sqlite": (
        "CREATE VIRTUAL TABLE claim_fts USING fts5(source, content, content='claim', "
        "content_rowid='seq', "
        "tokenize='unicode61 remove_diacritics 2')",
    ),
    "postgresql": (
        "CREATE INDEX claim_fts ON claim USING gin (to_tsvector('simple', source || ' ' || "
        "content))",
        # The bytes of captures, which have no folder beside them here.
        "CREATE TABLE capture_content (sha256 TEXT PRIMARY KEY, content BYTEA NOT NULL)",
        "CREATE TRIGGER capture_content_no_update BEFORE UPDATE ON capture_content "
        "FOR EACH ROW EXECUTE FUNCTION sayso_refuse()",
        "CREATE FUNCTION sayso_capture_is_removed(name TEXT) RETURNS boolean LANGUAGE sql STABLE "
        "AS $$ SELECT EXISTS "
        "(SELECT 1 FROM removed JOIN capture ON capture.seq = removed.seq WHERE capture.sha256 = "
        "name) $$",
        "CREATE TRIGGER capture_content_no_delete BEFORE DELETE ON capture_content FOR EACH ROW "
        "WHEN (NOT sayso_capture_is_removed(OLD.sha256)) EXECUTE FUNCTION sayso_refuse()",
        "CREATE TRIGGER capture_content_no_truncate BEFORE TRUNCATE ON capture_content "
        "FOR EACH STATEMENT EXECUTE FUNCTION sayso_refuse()",
        "REVOKE UPDATE, DELETE, TRUNCATE ON capture_content FROM PUBLIC, CURRENT_USER",
    ),
}


def _first(dialect: str) -> Iterator[str]:
    yield "CREATE TABLE ledger_schema (version INTEGER PRIMARY KEY)"
    for table in m0001_ledger.TABLES:
        yield from table.statements(dialect)
    if dialect == "postgresql":
        yield from POSTGRESQL_FUNCTIONS
    yield from _SEARCH[dialect]
    for table in m0001_ledger.TABLES:
        yield from table.guards(dialect)


STEPS = (_first, m0002_limits.statements)


def statements(dialect: str, version: int | None = None) -> Iterator[str]:
    """Everything that creates the tables of a version, this one if none is given."""
    for step in STEPS[:version]:
        yield from step(dialect)


def migrate(connection: Connection, version: int) -> None:
    """Bring the tables from ``version`` (0: none yet) to SCHEMA.  The caller's transaction holds
    all of it.
    """
    dialect = connection.dialect.name
    for number, step in enumerate(STEPS[version:], version + 1):
        for statement in step(dialect):
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"INSERT INTO ledger_schema (version) VALUES ({number})")
        if dialect == "sqlite":
            connection.exec_driver_sql(f"PRAGMA user_version = {number}")
