"""Nothing in a ledger can be changed or deleted by the ordinary means of its database."""

from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError

from sayso.ledger.append import head
from sayso.ledger.errors import LedgerError
from sayso.ledger.schema import METADATA
from sayso.ledger.store import Ledger, open_ledger
from sayso.ledger.verify import verify

from . import servers
from .building import DRENOV, add, entry, fill, report, simple

FILLED = (
    "ledger_commit", "ledger_record", "capture", "report_text", "report", "reading", "claim", "claim_place",
    "claim_proposition", "speaker", "place", "revision", "decision", "retraction",
)  # fmt: skip


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """A ledger with a row in every table but that of removals."""
    from sayso.ledger.decisions import decide
    from sayso.ledger.removal import withdraw

    entries = fill(ledger, 2)
    old, new = (
        report(f"The mayor said it was {word}.", url="https://courier.example/2")
        for word in ("open", "shut")
    )
    add(ledger, old, [entry(old, "The mayor", "said", "it was open")])
    added = add(ledger, new, [entry(new, "The mayor", "said", "it was shut")])
    decide(ledger, entries[0]["id"], "accept", who="a reviewer")
    withdraw(ledger, added.report, who="a reviewer", why="the outlet said so")
    return ledger


def refused(ledger: Ledger, statement: str) -> bool:
    with pytest.raises((DBAPIError, LedgerError)) as caught, ledger.writing() as connection:
        connection.exec_driver_sql(statement)
    return any(words in str(caught.value) for words in ("append-only", "L007", "permission denied"))


@pytest.mark.parametrize("table", FILLED)
def test_a_row_can_neither_be_changed_nor_deleted(filled: Ledger, table: str) -> None:
    column = METADATA.tables[table].columns.keys()[-1]
    with filled.reading() as connection:
        assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one() > 0
    assert refused(filled, f"UPDATE {table} SET {column} = {column}")
    assert refused(filled, f"DELETE FROM {table}")
    assert verify(filled).is_clean


def test_no_row_can_be_replaced(embedded: Ledger) -> None:
    fill(embedded, 1)
    assert refused(
        embedded,
        "INSERT OR REPLACE INTO ledger_record SELECT seq, kind, '{}', sha256, chain FROM "
        "ledger_record",
    )
    assert refused(
        embedded,
        "INSERT OR REPLACE INTO ledger_commit SELECT seq + 9, recorded_at, 1, 2, previous, sha256 "
        "FROM ledger_commit",
    )
    assert refused(embedded, "INSERT OR REPLACE INTO claim SELECT * FROM claim")
    with embedded.writing() as connection:
        connection.exec_driver_sql(
            "INSERT OR REPLACE INTO speaker SELECT id, name, 'x', folded FROM speaker"
        )
    assert verify(embedded).is_clean


def test_a_body_cannot_be_emptied_without_a_removal_that_names_it(filled: Ledger) -> None:
    assert refused(filled, "UPDATE ledger_record SET body = NULL WHERE kind = 'text'")


def test_postgresql_refuses_to_truncate(server: servers.Server) -> None:
    with open_ledger(server.new_database(), create=True) as ledger:
        fill(ledger, 1)
        assert refused(ledger, "TRUNCATE ledger_record")
        assert refused(ledger, "TRUNCATE capture_content")


def test_in_postgresql_not_even_the_owner_has_the_right(server: servers.Server) -> None:
    """An owner who is no superuser is refused before any trigger is asked."""
    url = server.new_database(own=True)
    database = url.split("@/")[1].split("?")[0]
    server.sql(
        "DO $$ BEGIN CREATE ROLE keeper LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$"
    )
    server.sql(f"ALTER DATABASE {database} OWNER TO keeper")
    server.sql("ALTER SCHEMA public OWNER TO keeper", database)
    with open_ledger(server.url(database, "keeper"), create=True) as ledger:
        fill(ledger, 1)
        for statement in ("UPDATE claim SET side = 'x'", "DELETE FROM claim", "TRUNCATE claim"):
            with pytest.raises(LedgerError, match="L007"), ledger.writing() as connection:
                connection.exec_driver_sql(statement)
        assert verify(ledger).is_clean


def test_a_failure_in_the_middle_of_a_report_leaves_nothing_of_it(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sayso.ledger.append import Appender

    fill(ledger, 1)
    with ledger.reading() as connection:
        before = head(connection)
    insert = Appender._insert

    def failing(self: Appender, table: str, rows: list[tuple[Any, ...]]) -> None:
        if table == "claim_place":
            raise RuntimeError("the power is gone")
        insert(self, table, rows)

    monkeypatch.setattr(Appender, "_insert", failing)
    made, entries = simple(7)
    with pytest.raises(RuntimeError):
        add(ledger, made, entries)
    monkeypatch.undo()
    with ledger.reading() as connection:
        assert head(connection) == before
    assert (
        add(
            ledger,
            made,
            [
                *entries[:2],
                entry(made, "The harbour office", "said", "7 ships were in port", place=DRENOV),
            ],
        ).claims
        == 3
    )
    assert verify(ledger).is_clean
