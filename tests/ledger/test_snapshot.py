"""A snapshot says what the ledger says."""

import hashlib
import json
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from sayso.ledger.append import head
from sayso.ledger.decisions import decide
from sayso.ledger.errors import LedgerError
from sayso.ledger.removal import remove, withdraw
from sayso.ledger.snapshot import snapshot
from sayso.ledger.snapshot_tables import TABLES
from sayso.ledger.store import Ledger

from .building import NEWER, add, fill, simple


@pytest.fixture
def written(ledger: Ledger, tmp_path: Path) -> Path:
    entries = fill(ledger, 3)
    made, found = simple(1)
    add(ledger, made, found[:2], reader=NEWER, reread=True)
    decide(ledger, entries[0]["id"], "accept", who="Ada", why="the words are there")
    withdraw(ledger, add(ledger, *simple(8)).report, who="Ada", why="they said so")
    remove(ledger, add(ledger, *simple(9)).report, who="Ada", why="a court")
    counts = snapshot(ledger, tmp_path / "snapshot", licence="CC-BY-4.0")
    assert counts["claims"] == 14
    return tmp_path / "snapshot"


def test_the_package_describes_every_table_with_its_columns_and_hash(written: Path) -> None:
    package = json.loads((written / "datapackage.json").read_text("utf-8"))
    assert package["licenses"] == [{"name": "CC-BY-4.0", "title": "CC-BY-4.0"}]
    assert [resource["name"] for resource in package["resources"]] == list(TABLES)
    for resource in package["resources"]:
        data = (written / resource["path"]).read_bytes()
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        table = pq.read_table(written / resource["path"])
        assert table.column_names == [field["name"] for field in resource["schema"]["fields"]]
        assert table.num_rows == package["counts"][resource["name"]]
        assert all(field["description"] for field in resource["schema"]["fields"])


def test_the_package_names_the_head_that_it_was_made_of(ledger: Ledger, written: Path) -> None:
    package = json.loads((written / "datapackage.json").read_text("utf-8"))
    with ledger.reading() as connection:
        end = head(connection)
    assert package["ledger"] == {
        "head": end.sha256,
        "commit": end.commit,
        "records": end.seq,
        "vintage": end.recorded_at,
    }


def test_duckdb_answers_questions_from_it(written: Path) -> None:
    def ask(sql: str) -> list[tuple[object, ...]]:
        return duckdb.execute(sql.replace("$", f"{written}/")).fetchall()

    sides = (
        "SELECT side, count(*) FROM '$claims.parquet' WHERE newest AND side IS NOT NULL GROUP BY "
        "side ORDER BY side"
    )
    assert ask(sides) == [("north", 4), ("south", 4)]
    joined = "FROM '$claims.parquet' c JOIN '$propositions.parquet' p ON p.claim = c.claim"
    assert ask(f"SELECT count(*) {joined} WHERE p.type = 'count' AND c.newest") == [(3,)]
    assert ask("SELECT verdict, who FROM '$decisions.parquet'") == [("accept", "Ada")]
    assert ask("SELECT count(*) FROM '$claims.parquet' WHERE retracted") == [(3,)]
    assert ask(
        "SELECT sum(review = 'accept')::INT, sum(NOT newest)::INT FROM '$claims.parquet'"
    ) == [(1, 3)]
    assert ask("SELECT count(*) FROM '$removals.parquet' WHERE why = 'a court'") == [(1,)]


def test_the_same_ledger_gives_the_same_snapshot(embedded: Ledger, tmp_path: Path) -> None:
    fill(embedded, 2)
    for name in ("a", "b"):
        snapshot(embedded, tmp_path / name)
    assert all(
        path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()
        for path in (tmp_path / "a").iterdir()
    )


def test_texts_are_in_it_only_on_request(embedded: Ledger, tmp_path: Path) -> None:
    fill(embedded, 1)
    snapshot(embedded, tmp_path / "without")
    snapshot(embedded, tmp_path / "with", texts=True)
    texts = [
        pq.read_table(tmp_path / name / "reports.parquet")["text"].to_pylist()
        for name in ("without", "with")
    ]
    assert texts[0] == [None]
    assert texts[1][0].startswith("Mayor Hanna Sovik")


def test_a_folder_that_holds_something_is_left_alone(embedded: Ledger, tmp_path: Path) -> None:
    fill(embedded, 1)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    for name in ("mine", "file"):
        with pytest.raises(LedgerError, match="L017"):
            snapshot(embedded, tmp_path / name)
    (tmp_path / "empty").mkdir()
    assert snapshot(embedded, tmp_path / "empty")["claims"] == 3


def test_an_empty_ledger_has_an_empty_snapshot(embedded: Ledger, tmp_path: Path) -> None:
    assert set(snapshot(embedded, tmp_path / "none").values()) == {0}
