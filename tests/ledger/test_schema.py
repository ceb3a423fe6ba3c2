"""The tables are what the code says that they are."""

from pathlib import Path

import pytest
from sqlalchemy import inspect

from sayso.ledger import migrations
from sayso.ledger.errors import LedgerError
from sayso.ledger.migrations import SCHEMA
from sayso.ledger.schema import CAPTURE_CONTENT, METADATA
from sayso.ledger.store import Ledger, open_ledger
from sayso.ledger.verify import verify

from .building import add, fill, simple


def test_the_tables_have_the_columns_that_queries_name(ledger: Ledger) -> None:
    found = inspect(ledger.engine)
    for table in METADATA.sorted_tables:
        if table is CAPTURE_CONTENT and ledger.dialect == "sqlite":
            continue
        assert [column["name"] for column in found.get_columns(table.name)] == table.columns.keys()


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(
    location: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_ledger(location, create=True) as ledger:
        fill(ledger, 1)
    step = lambda dialect: iter(["CREATE TABLE report_note (seq BIGINT)", "CREATE TABLE oops ("])  # noqa: E731
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, step))
    _as_version(SCHEMA + 1, monkeypatch)
    with pytest.raises(Exception, match=r"syntax|incomplete"):
        open_ledger(location, write=True)
    monkeypatch.undo()
    with open_ledger(location) as ledger:
        assert "report_note" not in inspect(ledger.engine).get_table_names()
        assert verify(ledger).is_clean


def test_an_older_ledger_is_brought_up_to_date_when_it_is_added_to(
    location: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_ledger(location, create=True) as ledger:
        fill(ledger, 1)
        head = verify(ledger).head
    step = lambda dialect: iter(["CREATE TABLE report_note (seq BIGINT)"])  # noqa: E731
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, step))
    _as_version(SCHEMA + 1, monkeypatch)
    with pytest.raises(LedgerError, match="L004"):
        open_ledger(location)
    with open_ledger(location, write=True) as ledger:
        assert "report_note" in inspect(ledger.engine).get_table_names()
        add(ledger, *simple(3))
        assert verify(ledger, head=head).is_clean
    with open_ledger(location) as ledger:
        assert verify(ledger).commits == 2


def _as_version(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("sayso.ledger.migrations", "sayso.ledger.store"):
        monkeypatch.setattr(f"{module}.SCHEMA", number)
        monkeypatch.setattr(f"{module}.READABLE", number)


def test_a_ledger_is_one_file_once_it_is_closed(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "sayso.db"), create=True) as ledger:
        fill(ledger, 1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["sayso.db", "sayso.db.captures"]
