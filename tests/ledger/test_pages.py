"""The pages on the ledger say what the ledger is."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from sayso.cli.rendering.claims import COLUMNS, as_json
from sayso.ledger.body_schema import KINDS
from sayso.ledger.errors import LedgerError
from sayso.ledger.filters import Filters
from sayso.ledger.query import find_claims
from sayso.ledger.removal import remove
from sayso.ledger.schema import METADATA
from sayso.ledger.snapshot_tables import TABLES
from sayso.ledger.store import Ledger, open_ledger
from sayso.ledger.verify import verify
from sayso.ledger.view import view_of

from . import servers
from .building import add, fill, simple

DOCS = Path(__file__).parents[2] / "docs"
REFERENCE = (DOCS / "reference" / "ledger.md").read_text("utf-8")


def rows_of(heading: str) -> dict[str, list[str]]:
    """The rows of the table under a heading, by their first cell."""
    part = REFERENCE.split(f"\n{heading}\n")[1].split("\n#")[0]
    rows = [
        [cell.strip() for cell in line.split(" | ")]
        for line in part.splitlines()
        if line.startswith("| `")
    ]
    return {row[0].strip("| `"): row[1:] for row in rows}


def file_of(page: str, name: str) -> str:
    return re.search(
        rf"<!-- file: {name} -->\n```\w+\n(.*?)```", (DOCS / page).read_text("utf-8"), re.DOTALL
    )[1]  # type: ignore[index]


def test_every_kind_of_record_is_documented() -> None:
    assert set(rows_of("## Records")) == set(KINDS)


def test_every_table_is_documented_with_its_columns() -> None:
    rows = rows_of("## Tables")
    assert {name: re.findall(r"`(\w+)`", cells[-1]) for name, cells in rows.items()} == {
        table.name: table.columns.keys() for table in METADATA.sorted_tables
    }


def test_every_column_of_a_snapshot_is_documented() -> None:
    for name, columns in TABLES.items():
        rows = rows_of(f"### {name}.parquet")
        assert [(key, *cells) for key, cells in rows.items()] == [
            (c.name, c.type, f"{c.meaning} |") for c in columns
        ]


def test_every_field_and_column_of_claims_is_documented(embedded: Ledger) -> None:
    fill(embedded, 1)
    with embedded.reading() as connection:
        found = find_claims(connection, Filters(), view_of(connection)).claims[0]
    assert list(rows_of("## Claims as JSON Lines and CSV")) == list(as_json(found)["ledger"])
    listed = REFERENCE.split("before it: ")[1].split("\n\n")[0]
    assert tuple(re.findall(r"`(\w+)`", listed)) == COLUMNS


def test_a_ledger_can_be_checked_without_this_program(tmp_path: Path) -> None:
    path, program = tmp_path / "sayso.db", tmp_path / "check.py"
    program.write_text(file_of("explanation/ledger.md", "check.py"), "utf-8")

    def check() -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-I", str(program), str(path)]
        return subprocess.run(command, capture_output=True, text=True, check=False)

    with open_ledger(str(path), create=True) as ledger:
        fill(ledger, 2)
        remove(ledger, add(ledger, *simple(7)).report, who="Ada", why="a court")
        head = verify(ledger).head
    assert check().stdout.endswith(f"head {head}\n")
    from . import tampering

    with tampering.unguarded(path) as connection:
        connection.execute(
            "UPDATE ledger_record SET body = replace(body, 'Marten', 'Marden') WHERE kind = 'text'"
        )
    assert "was changed" in check().stderr


def test_the_rights_that_the_page_gives_are_enough_to_work_and_no_more(
    server: servers.Server,
) -> None:
    for statement in file_of("how-to/share-a-ledger.md", "roles.sql").split(";")[:-1]:
        server.sql(statement)
    server.sql("ALTER SCHEMA public OWNER TO ledger_owner", "desk")
    with open_ledger(server.url("desk", "ledger_owner"), create=True) as ledger:
        name = add(ledger, *simple(1)).report
    for statement in file_of("how-to/share-a-ledger.md", "rights.sql").split(";")[:-1]:
        server.sql(statement, "desk")
    with open_ledger(server.url("desk", "ledger_writer"), create=True) as writer:
        add(writer, *simple(2))
        assert verify(writer).is_clean
        with pytest.raises(LedgerError, match="L007"):
            remove(writer, name, who="Ada", why="a court")
        with pytest.raises(LedgerError, match="L007"), writer.writing() as connection:
            connection.exec_driver_sql("UPDATE claim SET side = 'x'")
    with open_ledger(server.url("desk", "ledger_reader")) as reader:
        assert verify(reader).claims == 6
        with pytest.raises(LedgerError, match="L007"):
            add(reader, *simple(3))
    with open_ledger(server.url("desk", "ledger_owner"), write=True) as ledger:
        remove(ledger, name, who="Ada", why="a court")
        verdict = verify(ledger)
        assert (verdict.problems, verdict.removed) == ([], 4)
