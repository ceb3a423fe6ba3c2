"""The tables as Datasette shows them, asked as a browser asks: descriptions, facets, queries, words."""

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from datasette.app import Datasette  # type: ignore[import-untyped]

from sayso.exports.formats.datasette import DATABASE, METADATA
from sayso.exports.sheets import SHEETS

Ask = Callable[..., Any]


def asking(*files: Path, metadata: dict[str, Any] | None = None) -> Ask:
    """Answers of a Datasette that serves these files, as JSON, or as a page where it is none."""
    served = Datasette([], immutables=[str(file) for file in files], metadata=metadata)

    def ask(path: str, **query: Any) -> Any:
        address = f"{path}?{urlencode(query)}" if query else path
        answer = asyncio.run(served.client.get(address))
        assert answer.status_code == 200, (address, answer.text[:300])
        return answer.json() if path.endswith(".json") else answer.text

    return ask


@pytest.fixture(scope="module")
def metadata(exported: dict[str, Path]) -> dict[str, Any]:
    value: dict[str, Any] = json.loads((exported["datasette"] / METADATA).read_text("utf-8"))
    return value


@pytest.fixture(scope="module")
def ask(exported: dict[str, Path], metadata: dict[str, Any]) -> Ask:
    return asking(exported["datasette"] / DATABASE, metadata=metadata)


def test_every_table_and_column_has_its_meaning(metadata: dict[str, Any], ask: Ask) -> None:
    tables = metadata["databases"]["record"]["tables"]
    for sheet in SHEETS:
        got = ask(f"/record/{sheet.name}.json", _shape="objects", _size=5)
        assert set(got["columns"]) <= {*tables[sheet.name]["columns"], "rowid"}
        assert tables[sheet.name]["description"] == f"Each row is {sheet.row}."
    page = ask("/record/claims")
    assert "Each row is" in page
    assert "CC-BY-4.0" in page
    assert next(c.meaning for c in SHEETS[0].columns if c.name == "stance") in page


def test_claims_are_faceted_and_searched_by_words(ask: Ask) -> None:
    got = ask("/record/claims.json", _shape="objects")
    assert {"side", "stance", "outlet"} <= got["facet_results"].keys()
    found = ask("/record/claims.json", _search="Drenov shelled", _shape="array")
    assert [row["content"] for row in found] == ["a market in Drenov was shelled"]


def test_a_question_is_shown_by_its_words_where_it_is_answered(ask: Ask) -> None:
    rows = ask("/record/answers.json", _labels="on", _shape="array")
    assert rows
    for row in rows:
        assert row["question"]["label"] == row["what"] != row["question"]["value"]


def test_degrees_are_marked_as_such(metadata: dict[str, Any]) -> None:
    tables = metadata["databases"]["record"]["tables"]
    assert tables["claims"]["units"] == {"lat": "degree", "lon": "degree"}
    assert tables["reports"]["units"] == {}


ASKED = {
    "said": ({"words": "killed  in"}, "12 people were killed in Drenov"),
    "contested": ({}, "12"),
    "denials": ({}, None),
    "against_interest": ({}, "her troops had left Orlivka"),
    "held_by": ({"name": "Sovik"}, "12"),
    "history": ({"what": "killed"}, "contested"),
}


def test_every_query_has_a_test(metadata: dict[str, Any]) -> None:
    assert metadata["databases"]["record"]["queries"].keys() == ASKED.keys()


@pytest.mark.parametrize("name", ASKED)
def test_a_query_gives_what_it_is_called(ask: Ask, name: str) -> None:
    given, wanted = ASKED[name]
    rows = ask(f"/record/{name}.json", _shape="array", **given)
    assert bool(rows) == (wanted is not None)
    assert wanted is None or any(wanted in str(row.values()) for row in rows)


@pytest.mark.parametrize("words", ['"', "a OR", "NEAR(", "*", ""])
def test_hostile_words_break_no_query(ask: Ask, words: str) -> None:
    assert ask("/record/said.json", _shape="array", words=words) is not None


def test_hostile_cells_are_harmless_on_its_page(ask: Ask) -> None:
    page = ask("/record/claims")
    assert "<script>alert(1)" not in page
    assert 'href="javascript:' not in page


def test_it_opens_a_ledger_as_it_is(shelf: Path) -> None:
    ask = asking(shelf)
    name = shelf.stem
    found = ask(f"/{name}/claim.json", _search="shelled", _shape="array", _fts_table="claim_fts",
                _fts_pk="seq", stance="asserts")  # fmt: skip
    assert any("a market in Drenov was shelled" in row["content"] for row in found)
    assert ask(f"/{name}/report.json", _facet="outlet")["facet_results"]["outlet"]["results"]
