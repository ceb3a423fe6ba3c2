"""The shared store: a PostgreSQL database, which holds the bytes of captures too."""

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from sayso.ledger.errors import LedgerError
from sayso.parts import require

_LOCK = 0x53617973_6F
"""The advisory lock that whoever appends holds, so that records are numbered one after another."""


def is_postgresql(location: str) -> bool:
    """Whether a ledger's name is the address of a PostgreSQL database."""
    return location.startswith(("postgresql://", "postgres://"))


def postgresql_engine(location: str, *, wait: float) -> Engine:
    """An engine on the database.

    Raises:
        SetupError: S006 if psycopg is not installed.
        LedgerError: L009 if the address cannot be one.
    """
    require("S006", "A shared ledger", "postgres", "psycopg")
    try:
        url = make_url(location).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError):
        raise LedgerError(
            "L009",
            "The ledger's address cannot be one.",
            "Give it as postgresql://user@host/database.",
        ) from None
    engine = create_engine(
        url, connect_args={"connect_timeout": 10}, pool_size=5, pool_pre_ping=True
    )

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if connection.get_execution_options().get("write"):
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(wait * 1000)}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        else:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")

    return engine


def version_in(connection: Connection) -> int:
    """The schema's version in the database, 0 if it has no ledger."""
    # to_regclass() would answer from a cache that may not know yet what another has just committed.
    tables = "SELECT 1 FROM information_schema.tables WHERE table_name = 'ledger_schema'"
    if (
        connection.execute(
            text(f"{tables} AND table_schema = ANY (current_schemas(false))")
        ).first()
        is None
    ):
        return 0
    return int(
        connection.execute(text("SELECT coalesce(max(version), 0) FROM ledger_schema")).scalar_one()
    )


def shown(location: str) -> str:
    """The address without its password, as it can be printed."""
    try:
        url = make_url(location)
        hidden = {
            name: "***" if "password" in name.lower() else value
            for name, value in url.query.items()
        }
        return url.set(query=hidden).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return "the PostgreSQL database"
