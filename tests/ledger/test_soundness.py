"""What stands around the records: the board, the search index, and what else is in the file or the
database.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli.board import board
from sayso.cli.export import export
from sayso.cli.verify import verify as verify_command
from sayso.ledger.schema import METADATA
from sayso.ledger.store import Ledger, open_ledger
from sayso.ledger.verify import verify
from sayso.questions import tables
from sayso.questions.store import open_board
from sayso.questions.upkeep import differences, rebuild

from . import servers, tampering
from .test_replay import eventful

BOARD = (
    "board_answer",
    "board_question",
    "board_holder",
    "board_group",
    "board_bucket",
    "board_report",
    "board_band",
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of read reports, so that there is a board."""
    from sayso.record.report import Report
    from sayso.recording import Recorder

    path = tmp_path_factory.mktemp("sound") / "sayso.db"
    said = (
        "Ukraine controls Bakhmut.",
        "Russia controls Bakhmut.",
        "40 civilians were killed in Kherson on Monday.",
    )
    with open_ledger(str(path), create=True) as ledger:
        recorder = Recorder(ledger)
        for number, words in enumerate(said):
            recorder.add(
                Report(
                    f"Zelensky said: “{words}” Report {number}.",
                    f"{number}.txt",
                    None,
                    "The Courier",
                )
            )
        with open_board(ledger):
            pass
    return path


@pytest.fixture
def copy(whole: Path, tmp_path: Path) -> Path:
    from .test_verify import copied

    return copied(whole, tmp_path)


def run(command: object, path: Path, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(command, ["--ledger", str(path), *arguments])  # type: ignore[arg-type]
    return done.exit_code, done.output


def test_a_board_that_nobody_touched_is_as_one_made_anew(copy: Path) -> None:
    assert run(board, copy) == (0, "The board is as the ledger makes it.\n")
    assert run(verify_command, copy)[0] == 0


@pytest.mark.parametrize("table", BOARD)
def test_whatever_is_changed_on_the_board_is_found_and_mended(copy: Path, table: str) -> None:
    columns = tables.METADATA.tables[table].columns.keys()
    with closing(sqlite3.connect(copy)) as connection:
        count = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    assert count
    for statement in (
        *(f"UPDATE {table} SET {column} = 'x' || substr({column}, 2)" for column in columns[-1:]),
        f"DELETE FROM {table} WHERE {columns[0]} = (SELECT min({columns[0]}) FROM {table})",
    ):
        with closing(sqlite3.connect(copy)) as connection, connection:
            connection.execute(statement)
        assert run(verify_command, copy)[0] == 1
        code, output = run(board, copy)
        assert (code, table in output) == (1, True)
        assert run(board, copy, "--rebuild")[0] == 0
        assert run(verify_command, copy)[0] == 0


def test_the_board_of_a_shared_ledger_is_compared_too(server: servers.Server) -> None:
    from sayso.record.report import Report
    from sayso.recording import Recorder

    with open_ledger(server.new_database(), create=True) as ledger:
        Recorder(ledger).add(
            Report("Zelensky said: “Ukraine controls Bakhmut.”", "a.txt", None, "The Courier")
        )
        with open_board(ledger):
            pass
        assert list(differences(ledger)) == []
        with ledger.writing() as connection:
            connection.exec_driver_sql(
                "UPDATE board_question SET body = replace(body, 'kraine', 'xxxxx')"
            )
        assert list(differences(ledger))
        rebuild(ledger)
        assert list(differences(ledger)) == []


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO claim_fts (claim_fts, rowid, source, content) "
        "SELECT 'delete', seq, source, content FROM claim LIMIT 1",
        "INSERT INTO claim_fts (rowid, source, content) SELECT seq, 'nobody', content FROM claim "
        "LIMIT 1",
        "INSERT INTO claim_fts (claim_fts) VALUES ('delete-all')",
    ],
)
def test_a_search_index_that_says_another_thing_is_found(copy: Path, statement: str) -> None:
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute(statement)
    (problem,) = found(copy)
    assert "search index" in problem


def found(path: Path) -> list[str]:
    with open_ledger(str(path)) as ledger:
        return [str(problem) for problem in verify(ledger).problems]


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER x AFTER INSERT ON ledger_record BEGIN DELETE FROM board_question; END",
        "CREATE TRIGGER x AFTER INSERT ON board_question BEGIN DELETE FROM board_question; END",
        "CREATE VIEW x AS SELECT * FROM claim",
        "CREATE UNIQUE INDEX x ON claim (id)",
        "DROP INDEX claim__id",
        "DROP TRIGGER claim_limits",
        "DROP TRIGGER removed_by_removal",
        "INSERT INTO ledger_schema VALUES (7)",
        "DELETE FROM ledger_schema",
        "PRAGMA user_version = 1",
    ],
)
def test_what_else_stands_in_the_file_is_told(copy: Path, statement: str) -> None:
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute(statement)
    assert len(found(copy)) >= 1


def test_a_table_of_somebody_else_s_is_left_alone(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("CREATE TABLE notes (id TEXT)")
        connection.execute("CREATE INDEX notes_id ON notes (id)")
    assert found(copy) == []


@pytest.fixture
def shared(server: servers.Server) -> Iterator[Ledger]:
    with open_ledger(server.new_database(), create=True) as ledger:
        eventful(ledger)
        yield ledger


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE OR REPLACE FUNCTION sayso_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RETURN NEW; END $$",
        "CREATE OR REPLACE FUNCTION sayso_is_removed(number BIGINT) RETURNS boolean LANGUAGE sql "
        "AS $$ SELECT true $$",
        "CREATE FUNCTION more() RETURNS boolean LANGUAGE sql AS $$ SELECT true $$",
        "ALTER FUNCTION sayso_is_removed(BIGINT) SECURITY DEFINER",
        "GRANT UPDATE ON claim TO PUBLIC",
        "GRANT UPDATE (body) ON ledger_record TO PUBLIC",
        "GRANT DELETE, TRUNCATE ON ledger_record TO PUBLIC",
        "GRANT TRIGGER ON claim TO PUBLIC",
        "DROP INDEX claim_fts",
        "DROP INDEX claim__id",
        "CREATE UNIQUE INDEX more ON claim (id, seq)",
        "ALTER TABLE claim DISABLE TRIGGER claim_no_update",
        "DROP TRIGGER claim_no_delete ON claim",
        "DROP TRIGGER claim_no_delete ON claim; CREATE TRIGGER claim_no_delete BEFORE DELETE ON "
        "claim FOR EACH ROW "
        "WHEN (false) EXECUTE FUNCTION sayso_refuse()",
        "CREATE TRIGGER more AFTER INSERT ON claim FOR EACH ROW EXECUTE FUNCTION sayso_refuse()",
        "ALTER TABLE claim DROP CONSTRAINT claim_limits",
        "CREATE RULE more AS ON INSERT TO claim DO NOTHING",
        "CREATE VIEW more AS SELECT * FROM claim",
        "ALTER TABLE claim ENABLE ROW LEVEL SECURITY",
    ],
)
def test_what_else_stands_in_a_shared_database_is_told(shared: Ledger, statement: str) -> None:
    assert verify(shared).problems == []
    with shared.writing() as connection:
        for each in statement.split("; CREATE TRIGGER"):
            whole = (
                each
                if each.startswith(("CREATE", "DROP", "ALTER", "GRANT"))
                else f"CREATE TRIGGER{each}"
            )
            connection.exec_driver_sql(whole)
    assert len(verify(shared).problems) >= 1


TEXTS = [
    (table.name, column.name)
    for table in METADATA.sorted_tables
    for column in table.columns
    if table.name != "capture_content" and str(column.type) == "TEXT"
]


@pytest.mark.parametrize(("table", "column"), TEXTS)
def test_a_byte_that_is_no_text_is_told_and_what_can_be_read_is_exported(
    tmp_path: Path, eventful_copy: Path, table: str, column: str
) -> None:
    with tampering.unguarded(eventful_copy) as connection:
        chosen = f"SELECT rowid FROM {table} WHERE length({column}) > 2 ORDER BY rowid DESC LIMIT 1"
        row = connection.execute(chosen).fetchone()
        if row is None:
            pytest.skip("no row has it")
        connection.execute(
            f"UPDATE {table} SET {column} = CAST(CAST(substr({column}, 1, 2) AS BLOB) || x'ff' || "
            f"CAST(substr({column}, 4) AS BLOB) AS TEXT) WHERE rowid = ?",
            row,
        )
    assert found(eventful_copy)
    done = CliRunner().invoke(export, ["--ledger", str(eventful_copy)])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert done.stdout.count('"record":') > 20


@pytest.fixture(scope="module")
def eventful_whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("eventful") / "sayso.db"
    with open_ledger(str(path), create=True) as ledger:
        eventful(ledger)
    return path


@pytest.fixture
def eventful_copy(eventful_whole: Path, tmp_path: Path) -> Path:
    from .test_verify import copied

    return copied(eventful_whole, tmp_path)
