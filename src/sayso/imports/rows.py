"""Rows of a file that somebody made: CSV, XLSX or JSON Lines, each with the line where it stands."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sayso.errors import InputError
from sayso.imports.errors import holds_nothing, too_large_file, unreadable_file
from sayso.reports.forms.form import Document
from sayso.reports.forms.spreadsheet import printed_cell, refuse_bomb
from sayso.reports.text import decode

MOST_BYTES = 32 * 2**20
"""As of any file that is read: docs/reference/formats.md."""
_MOST_COLUMNS = 200
"""Columns of a table that are looked at.  A codebook has some dozens."""
_MARKS = ",\t;|"
_ZIP = b"PK\x03\x04"
_GUARDED = ("'=", "'+", "'-", "'@")
"""How a cell begins that was kept from being a formula, as the files of refused rows have it."""


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A row: its line (from 1, of a spreadsheet its row), and its cells by the column's name as it
    was written.  ``problem`` says why it is none, and is empty where it is one.
    """

    line: int
    cells: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that was not taken in, and why, in a clause."""

    row: ImportRow
    reason: str


def read_bytes(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        ImportFileError: J001 if it cannot be read, J003 if it is too large.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise unreadable_file(path.name, reason) from None
    if len(data) > MOST_BYTES:
        raise too_large_file(path.name, MOST_BYTES)
    return data


def read_rows(path: Path) -> tuple[list[str], list[ImportRow]]:
    """The names of a file's columns, and its rows.

    Raises:
        ImportFileError: J001, J003, J004.
    """
    data = read_bytes(path)
    columns, rows = _rows_of(path.name, data)
    before = csv.field_size_limit(MOST_BYTES)  # a cell that is too long is one row's own fault
    try:
        listed = list(rows)
    finally:
        csv.field_size_limit(before)
    if not listed:
        raise holds_nothing(path.name, "row")
    return columns, listed


def _rows_of(name: str, data: bytes) -> tuple[list[str], Iterator[ImportRow]]:
    if data.startswith(_ZIP):
        return _table(name, _sheet(name, data))
    text = text_of_file(name, data)
    if text.lstrip().startswith("{"):
        rows = list(json_rows(text))
        named = dict.fromkeys(key for row in rows for key in row.cells)
        return list(named), iter(rows)
    return _table(name, _csv(name, text))


def text_of_file(name: str, data: bytes) -> str:
    """The text of a file.

    Raises:
        ImportFileError: J001 if it is none; J004 if it is empty.
    """
    if not data.strip():
        raise holds_nothing(name, "row")
    try:
        text, _ = decode(data, name)
    except InputError as error:
        raise unreadable_file(name, error.sentence.rstrip(".")) from None
    return text


def _csv(name: str, text: str) -> Iterator[tuple[int, Sequence[str]]]:
    first = text.lstrip().split("\n", 1)[0]
    mark = max(_MARKS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=False)
    line = 1
    try:
        for row in reader:
            yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise unreadable_file(name, f"its line {line} is no row of a table ({error})") from None


def _sheet(name: str, data: bytes) -> Iterator[tuple[int, Sequence[str]]]:
    import openpyxl

    try:
        refuse_bomb(Document(name, data))
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(values_only=True, max_col=_MOST_COLUMNS)
        for number, row in enumerate(rows, 1):
            yield number, [printed_cell(cell) for cell in row]
    except InputError as error:
        raise unreadable_file(name, error.sentence.rstrip(".")) from None
    except Exception as error:  # the library raises whatever its parts do
        reason = " ".join(str(error).split())[:200]
        raise unreadable_file(name, f"it is a broken spreadsheet ({reason})") from None


def _table(
    name: str, rows: Iterator[tuple[int, Sequence[str]]]
) -> tuple[list[str], Iterator[ImportRow]]:
    filled = ((line, row) for line, row in rows if any(cell.strip() for cell in row))
    _, header = next(filled, (0, []))
    names = [cell.strip().strip("\ufeff") for cell in header][:_MOST_COLUMNS]
    if not any(names):
        raise holds_nothing(name, "row")
    return [each for each in names if each], (_row(line, names, row) for line, row in filled)


def _row(line: int, names: Sequence[str], row: Sequence[str]) -> ImportRow:
    cells = {key: unguarded(cell) for key, cell in zip(names, row, strict=False) if key}
    return ImportRow(line, cells)


def unguarded(cell: str) -> str:
    """A cell without the mark that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell.startswith(_GUARDED) else cell


def json_rows(text: str) -> Iterator[ImportRow]:
    """A row for each line that holds anything."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield _json_row(number, line)


def _json_row(number: int, line: str) -> ImportRow:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return ImportRow(number, {}, "it is no JSON")
    if not isinstance(value, dict):
        return ImportRow(number, {}, "it is no JSON object")
    wrong = [key for key, cell in value.items() if isinstance(cell, list | dict | bool)]
    cells = {key: "" if cell is None else str(cell) for key, cell in value.items()}
    return ImportRow(number, cells, f"its {wrong[0][:40]} is no text" if wrong else "")


def refused_csv(columns: Sequence[str], refused: Iterable[Refused]) -> str:
    """The refused rows as CSV: their own columns, then the line and the reason.

    What a spreadsheet would take for a formula has a ' before it; read again, it is as it was.
    """
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    own = [each for each in columns if each not in ("refused_line", "refused_because")]
    writer.writerow(map(_cell, [*own, "refused_line", "refused_because"]))
    for each in refused:
        cells = [each.row.cells.get(name, "") for name in own]
        writer.writerow(map(_cell, [*cells, str(each.row.line), each.reason]))
    return stream.getvalue()


def _cell(value: str) -> str:
    text = value.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
