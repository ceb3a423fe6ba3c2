"""Tables are read back by other people's libraries, with every word unharmed and none harmful."""

import csv
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pandas
import polars
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from sayso.errors import SaysoError
from sayso.exports.asked import Asked
from sayso.exports.cells import MOST, for_csv, for_spreadsheet, is_formula
from sayso.exports.formats import xlsx
from sayso.exports.selection import open_selection
from sayso.exports.sheets import SHEETS
from sayso.exports.write import write_export
from sayso.ledger.store import Ledger

_RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_NAMES = [sheet.name for sheet in SHEETS]


def _asked(statement: str) -> list[tuple[Any, ...]]:
    answer = duckdb.sql(statement)
    assert answer is not None
    return answer.fetchall()


@pytest.fixture(scope="module")
def counts(desk: Ledger) -> dict[str, int]:
    with open_selection(desk) as selection:
        return selection.counts()


@pytest.fixture(scope="module")
def contents(desk: Ledger) -> list[str]:
    with open_selection(desk) as selection:
        return [row.words("content") for row in selection.claims(answers=False)]


def without_guard(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" else cell


def test_pandas_reads_csv_with_every_word(
    exported: dict[str, Path], counts: dict[str, int], contents: list[str]
) -> None:
    claims = pandas.read_csv(exported["csv"] / "claims.csv", keep_default_na=False, dtype=str)
    assert len(claims) == counts["claims"]
    assert [without_guard(each) for each in claims["content"]] == contents


def test_duckdb_reads_every_table_of_csv(exported: dict[str, Path]) -> None:
    package = json.loads((exported["csv"] / "datapackage.json").read_text("utf-8"))
    for name in _NAMES:
        path = exported["csv"] / f"{name}.csv"
        options = "header = true, all_varchar = true, quote = '\"', escape = '\"', delim = ','"
        asked = f"SELECT count(*) FROM read_csv('{path}', {options}, max_line_size = 1000000)"
        ((rows,),) = _asked(asked)
        assert rows == package["counts"][name]


def test_no_cell_of_csv_can_become_a_formula(exported: dict[str, Path]) -> None:
    csv.field_size_limit(10**6)
    for name in _NAMES:
        with (exported["csv"] / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            cells = [cell for row in csv.reader(stream) for cell in row]
        harmful = [each for each in cells if each.lstrip().startswith(_RUN) and not _number(each)]
        assert harmful == []


def _number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def test_openpyxl_reads_the_workbook_with_text_as_text(
    exported: dict[str, Path], contents: list[str]
) -> None:
    book = load_workbook(exported["xlsx"])
    assert book.sheetnames == ["about", *_NAMES]
    kinds = {cell.data_type for page in book for row in page.iter_rows() for cell in row}
    assert "f" not in kinds
    heading, *rows = book["claims"].iter_rows()
    at = [cell.value for cell in heading].index("content")
    for row, words in zip(rows, contents, strict=True):
        assert str(row[at].value).replace("_x000D_", "\r") == for_spreadsheet(words)
        assert row[at].quotePrefix or not is_formula(for_spreadsheet(words))


def test_pandas_reads_the_workbook_with_numbers_and_days(
    exported: dict[str, Path], counts: dict[str, int]
) -> None:
    pages = pandas.read_excel(exported["xlsx"], sheet_name=None)
    assert len(pages["claims"]) == counts["claims"]
    (toll,) = [row for _, row in pages["questions"].iterrows() if row["type"] == "count"]
    assert (toll["standing"], toll["lat"], toll["place_name"]) == ("contested", 50.0, "Drenov")
    assert toll["event_from"] == pandas.Timestamp("2024-03-13")
    about = [str(each) for each in pages["about"].iloc[:, 0]]
    assert {"head", "vintage", "licence", "filters", "claims"} <= set(about)


def test_a_cell_that_is_too_long_is_cut_with_a_mark() -> None:
    text = for_spreadsheet("x" * 40_000)
    assert len(text) == MOST
    assert text.endswith("… [40000 characters]")
    pairs = for_spreadsheet("\U0001f600" * 20_000)
    assert len(pairs.encode("utf-16-le")) // 2 <= MOST


def test_a_workbook_with_too_many_rows_is_refused(
    desk: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "_MOST_ROWS", 5)
    with pytest.raises(SaysoError) as told:
        write_export(desk, xlsx.FORMAT, Asked(), tmp_path / "out.xlsx")
    assert told.value.code == "X005"
    assert list(tmp_path.iterdir()) == []


def test_polars_and_duckdb_read_parquet_with_types(
    exported: dict[str, Path], counts: dict[str, int], contents: list[str]
) -> None:
    folder = exported["parquet"]
    claims = polars.read_parquet(folder / "claims.parquet")
    assert claims["content"].to_list() == contents
    assert claims["published_start"][0] == datetime(2024, 3, 14, tzinfo=UTC)
    asked = f"""
        SELECT q.what, p.speaker_name, p.low, p.high, q.event_from::VARCHAR
        FROM '{folder}/questions.parquet' q JOIN '{folder}/positions.parquet' p USING (question)
        WHERE q.type = 'count' ORDER BY p.low
    """
    assert _asked(asked) == [
        ("How many people were killed in Drenov?", "Ivo Marten", 3.0, 3.0, "2024-03-13"),
        ("How many people were killed in Drenov?", "Hanna Sovik", 12.0, 12.0, "2024-03-13"),
    ]
    reviewers = polars.read_parquet(folder / "reviewers.parquet")
    assert dict(zip(reviewers["who"], reviewers["decisions"], strict=True)) == {
        "=Mallory": 1,
        "Ada Bell": 3,
    }
    standing = polars.read_parquet(folder / "standings.parquet")
    assert "conceded" in standing["standing"].to_list()
    assert counts["questions"] == len(polars.read_parquet(folder / "questions.parquet"))


def test_decisions_say_whether_they_hold(exported: dict[str, Path]) -> None:
    rows = pandas.read_csv(exported["csv"] / "decisions.csv")
    holds = dict(zip(rows["verdict"], rows["holds"], strict=True))
    assert holds == {"accept": True, "reject": True, "unsure": False, "undo": False}
    assert "'=Mallory" in set(rows["who"])


@pytest.mark.parametrize("name", ["csv", "parquet"])
def test_the_package_names_every_file_with_its_columns(
    exported: dict[str, Path], name: str
) -> None:
    package = json.loads((exported[name] / "datapackage.json").read_text("utf-8"))
    paths = {path.name for path in exported[name].iterdir()} - {"datapackage.json"}
    assert {each["path"] for each in package["resources"]} == paths
    columns = {each["name"]: each["schema"]["fields"] for each in package["resources"]}
    for sheet in SHEETS:
        assert [each["name"] for each in columns[sheet.name]] == [c.name for c in sheet.columns]


def test_a_line_of_jsonl_is_an_entry_and_what_the_ledger_knows_of_it(
    exported: dict[str, Path], contents: list[str]
) -> None:
    lines = exported["jsonl"].read_text("utf-8").split("\n")[:-1]
    rows: list[dict[str, Any]] = [json.loads(line) for line in lines]
    assert [row["content"]["text"] for row in rows] == contents
    assert {row["ledger"]["review"] for row in rows} == {"open", "accept", "reject"}
    assert len(pandas.read_json(exported["jsonl"], lines=True)) == len(rows)


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("=+-@＝\t\r\n '\"\0\x0b\ufffea1"), max_size=12))
def test_whatever_is_written_to_a_cell_is_harmless_and_can_be_had_back(words: str) -> None:
    guarded, text = for_csv(words), for_spreadsheet(words)
    assert not is_formula(guarded)
    assert guarded.removeprefix("'") == words.replace("\0", "<U+0000>").removeprefix("'")
    assert not any(ord(c) < 32 and c not in "\t\n\r" for c in text)
