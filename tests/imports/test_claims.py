"""Claims that people coded by hand: each row is added or refused with its reason."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

from sayso.cli.importing import import_
from sayso.imports.claims import Imported, import_claims
from sayso.imports.errors import ImportFileError
from sayso.imports.rows import Refused, read_rows, refused_csv
from sayso.ledger.dossier import dossier_of
from sayso.ledger.filters import Filters
from sayso.ledger.query import find_claims
from sayso.ledger.store import Ledger
from sayso.ledger.verify import verify
from sayso.ledger.view import view_of

from ..ledger.building import add, report
from .conftest import ADDRESS, TEXT

GOOD = ("Ivo Marten", "We saw no boats 🚢 at all", ADDRESS, "2024-03-13")
_NAMES = ("speaker", "words", "address", "date")


def table(*rows: tuple[str, ...], names: tuple[str, ...] = _NAMES) -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([names, *rows])
    return stream.getvalue()


def taken(ledger: Ledger, tmp_path: Path, text: str | bytes, name: str = "coded.csv") -> Imported:
    path = tmp_path / name
    path.write_bytes(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)
    return import_claims(ledger, path, who="Ada")


def entries(ledger: Ledger) -> list[Any]:
    with ledger.reading() as connection:
        found = find_claims(connection, Filters(), view_of(connection)).claims
    return [each.entry for each in found if each.entry]


def test_a_row_becomes_a_claim_with_its_words_where_they_stand(
    ledger: Ledger, tmp_path: Path
) -> None:
    done = taken(ledger, tmp_path, table(GOOD))
    (entry,) = entries(ledger)
    assert done.added == {2: entry["id"]}
    ((start, end),) = entry["content"]["spans"]
    assert TEXT[start:end] == GOOD[1]
    assert (entry["source"]["text"], entry["mode"]) == ("Ivo Marten", "direct")
    assert entry["said_at"]["start"].startswith("2024-03-13")
    assert entry["propositions"] == []
    assert verify(ledger).is_clean


def test_who_coded_it_and_where_it_comes_from_is_kept(ledger: Ledger, tmp_path: Path) -> None:
    names = (*_NAMES, "coder", "note", "stance")
    done = taken(ledger, tmp_path, table((*GOOD, "Bo", "clear", "denies"), names=names))
    with ledger.reading() as connection:
        dossier = dossier_of(ledger, connection, done.added[2], view_of(connection))
    (made,) = dossier.decisions
    assert (made["who"], made["why"]) == ("Bo", "by hand, coded.csv, line 2; clear")
    assert entries(ledger)[0]["stance"] == "denies"


def test_the_same_file_twice_is_told_and_changes_nothing(ledger: Ledger, tmp_path: Path) -> None:
    first = taken(ledger, tmp_path, table(GOOD, GOOD))
    head = verify(ledger).head
    again = taken(ledger, tmp_path, table(GOOD, GOOD))
    assert (len(first.added), len(first.there)) == (1, 1)
    assert (again.added, len(again.there), again.refused) == ({}, 2, [])
    assert verify(ledger).head == head


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"words": "The bridge at Drenov"}, None),
        ({"words": "bridge at Drenov was closed"}, "2 times"),
        ({"words": "no ships at all"}, "not in the text"),
        ({"words": "WE SAW NO BOATS"}, "printed is “We saw no boats”"),
        ({"words": ""}, "no words"),
        ({"words": "x" * 1_000_000}, "more than"),
        ({"address": "https://elsewhere.example/"}, "has no report at"),
        ({"address": ""}, "neither an address nor a report"),
        ({"address": "http://courier.example/bridge/#top"}, None),
        ({"report": "f" * 16}, "has no report f"),
        ({"speaker": ""}, "speaker"),
        ({"speaker": "a" * 1_000_000}, "speaker"),
        ({"date": "yesterday"}, "not a time"),
        ({"date": "2024-02-30"}, "not a time"),
        ({"date": "2024-04-01"}, "after the report was published"),
        ({"date": ""}, None),
        ({"stance": "lies"}, "stance is one of"),
        ({"certainty": "sure"}, "certainty is one of"),
        ({"cue": "told"}, None),
        ({"cue": "whispered"}, "cue: the words are not in the text"),
        ({"source": "Ivo Marten"}, None),
        ({"source": "Marten"}, "source: the words stand"),
        ({"source": "x" * 1_000_000}, "source: more than"),
        ({"address": "https://courier.example/\ud83d"}, "surrogate"),
    ],
)
def test_a_row_is_added_or_refused_with_its_reason(
    ledger: Ledger, tmp_path: Path, changes: dict[str, str], reason: str | None
) -> None:
    cells = {**dict(zip(_NAMES, GOOD, strict=True)), **changes}
    done = taken(ledger, tmp_path, json.dumps(cells) + "\n", "coded.jsonl")
    if reason is None:
        assert list(done.added) == [1]
        return
    (refused,) = done.refused
    assert reason in refused.reason
    assert entries(ledger) == []


def test_a_refused_row_stops_no_other(ledger: Ledger, tmp_path: Path) -> None:
    bad = ("Ivo Marten", "words that nobody printed", ADDRESS, "")
    done = taken(ledger, tmp_path, table(bad, GOOD))
    assert (list(done.added), [each.row.line for each in done.refused]) == ([3], [2])


def test_lines_are_those_of_the_file_also_below_cells_of_several_lines(
    ledger: Ledger, tmp_path: Path
) -> None:
    wide = ("Ivo Marten", "no\nsuch\nwords", ADDRESS, "")
    done = taken(ledger, tmp_path, table(wide, GOOD))
    assert (list(done.added), [each.row.line for each in done.refused]) == ([5], [2])


def test_a_spreadsheet_is_read_by_the_same_columns(ledger: Ledger, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (("Who", "Quote", "URL", "Said at"), GOOD):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    assert list(taken(ledger, tmp_path, stream.getvalue(), "coded.xlsx").added) == [2]


def test_the_newest_version_at_an_address_is_meant(ledger: Ledger, tmp_path: Path) -> None:
    newer = TEXT.replace("no boats 🚢 at all", "two boats")
    add(ledger, report(newer, url=ADDRESS, doc="bridge.txt"), [], day=1)
    (refused,) = taken(ledger, tmp_path, table(GOOD)).refused
    assert "not in the text" in refused.reason


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "J004"),
        (b"   \n", "J004"),
        (b"speaker,words,address\n", "J004"),
        (b"\x00\x01\x02\xff" * 50, "J001"),
        (b"PK\x03\x04broken", "J001"),
        (b"a,b,c\n1,2,3\n", "J002"),
        (b"speaker,words\nA,B\n", "J002"),
        (b"x" * (32 * 2**20 + 1), "J003"),
    ],
)
def test_a_file_of_which_nothing_can_be_taken_is_refused_as_a_whole(
    ledger: Ledger, tmp_path: Path, data: bytes, code: str
) -> None:
    with pytest.raises(ImportFileError) as caught:
        taken(ledger, tmp_path, data)
    assert caught.value.code == code


def test_lines_that_are_no_objects_are_refused_alone(ledger: Ledger, tmp_path: Path) -> None:
    good = json.dumps(dict(zip(_NAMES, GOOD, strict=True)))
    lines = f'{good}\n[1]\n{{"speaker": \n{{"words": {{"a": 1}}}}\n'
    done = taken(ledger, tmp_path, lines, "coded.jsonl")
    assert [each.row.line for each in done.refused] == [2, 3, 4]
    assert list(done.added) == [1]


HOSTILE = [
    "=HYPERLINK(1)",
    "+1",
    "-2",
    "@x",
    "\tx",
    'a "b"',
    "</script>",
    "\u202eevil",
    "a\nb",
    "🚢",
]


def test_refused_rows_are_written_so_that_no_cell_is_a_formula_and_read_back_the_same(
    tmp_path: Path,
) -> None:
    from sayso.imports.rows import ImportRow

    columns = [f"c{number}" for number in range(len(HOSTILE))]
    row = ImportRow(7, dict(zip(columns, HOSTILE, strict=True)))
    text = refused_csv(columns, [Refused(row, "=no")])
    cells = list(csv.reader(io.StringIO(text, newline="")))[1]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    path = tmp_path / "refused.csv"
    path.write_text(text, "utf-8", newline="")
    _, (back,) = read_rows(path)
    assert [back.cells[name].lstrip("'") for name in columns] == HOSTILE


def test_the_command_sums_up_and_writes_the_refused_rows_to_a_file(
    ledger: Ledger, tmp_path: Path
) -> None:
    path = tmp_path / "coded.csv"
    path.write_text(table(GOOD, ("Ivo Marten", "nobody said this", ADDRESS, "")), "utf-8")
    arguments = ["claims", str(path), "--ledger", str(tmp_path / "sayso.db"), "--who", "Ada"]
    done = CliRunner().invoke(import_, arguments)
    assert done.exit_code == 1
    assert done.stdout == "1 claim added, 0 already there, 1 refused.\n"
    assert "line 3: refused, the words are not in the text" in done.stderr
    _, (row,) = read_rows(tmp_path / "coded.csv.refused.csv")
    assert (row.cells["words"], row.cells["refused_line"]) == ("nobody said this", "3")
