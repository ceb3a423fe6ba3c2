"""Tables as a workbook, a sheet each, the first of which says what it is of."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from sayso.exports.cells import for_spreadsheet, is_formula
from sayso.exports.errors import too_many_rows
from sayso.exports.format import Counts, Format, Sheet
from sayso.exports.manifest import facts_of
from sayso.exports.selection import Selection
from sayso.exports.sheets import SHEETS
from sayso.exports.tables import rows_of

_MOST_ROWS = 1_048_575
"""Rows that a sheet holds below its heading (ECMA-376, and Excel's own limits)."""
_WIDE = {"content": 60, "what": 50, "reason": 60, "answer": 40, "title": 40, "meaning": 70}
_COLUMN = 18
"""Widths of columns, in characters."""


def _write(selection: Selection, target: Path) -> Counts:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    about = book.create_sheet("about")
    sheets = {sheet.name: _begin(book, sheet) for sheet in SHEETS}
    kinds = {sheet.name: [column.type for column in sheet.columns] for sheet in SHEETS}
    counts = Counter({sheet.name: 0 for sheet in SHEETS})
    try:
        for table, cells in rows_of(selection):
            counts[table] += 1
            if counts[table] > _MOST_ROWS:
                raise too_many_rows(table, _MOST_ROWS)
            page = sheets[table]
            page.append([_cell(page, *each) for each in zip(cells, kinds[table], strict=True)])
        for width, letter in ((22, "A"), (22, "B"), (12, "C"), (_WIDE["meaning"], "D")):
            about.column_dimensions[letter].width = width
        for row in _about(selection, counts):
            about.append([_cell(about, value, "string") for value in row])
        book.save(target)
    except BaseException:
        for page in book.worksheets:
            page.close()  # else it would be finished, and warn, when it is thrown away
        raise
    return dict(counts)


def _begin(book: Any, sheet: Sheet) -> Any:
    from openpyxl.utils import get_column_letter

    page = book.create_sheet(sheet.name)
    page.freeze_panes = "B2"
    for number, column in enumerate(sheet.columns, 1):
        width = _WIDE.get(column.name, _COLUMN)
        page.column_dimensions[get_column_letter(number)].width = width
    page.append([column.name for column in sheet.columns])
    return page


def _cell(page: Any, value: Any, kind: str) -> Any:
    """A value as what it is; text as text, whatever it looks like."""
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(value, str):
        return value
    if kind in ("date", "datetime"):
        return _day(value, kind)
    text = for_spreadsheet(value)
    if not is_formula(text):
        return text
    cell = WriteOnlyCell(page, text)
    cell.data_type = "s"  # the library would take what begins with = for a formula
    cell.quotePrefix = True  # and the program, once somebody edits it
    return cell


def _day(value: str, kind: str) -> date | datetime:
    """A day; a moment in UTC, of which a spreadsheet knows no zone."""
    if kind == "date":
        return date.fromisoformat(value)
    return datetime.fromisoformat(value).astimezone(UTC).replace(tzinfo=None)


def _about(selection: Selection, counts: Counts) -> Iterator[Iterable[str]]:
    facts = facts_of(selection)
    yield ("Who says what", "Sayso never says what is true: it says who says so.")
    yield from ((name, str(value)) for name, value in facts["ledger"].items())
    yield ("as of", facts["as_of"] or "now")
    yield ("recorded by", facts["recorded_by"] or "now")
    yield ("filters", json.dumps(facts["filters"], ensure_ascii=False))
    yield ("licence", facts["licence"] or "none is stated")
    yield ("times", "UTC")
    yield ()
    yield ("sheet", "column", "type", "meaning")
    for sheet in SHEETS:
        yield (sheet.name, "", "", f"{counts[sheet.name]} rows, each {sheet.row}")
        yield from ((sheet.name, each.name, each.type, each.meaning) for each in sheet.columns)


FORMAT = Format(
    name="xlsx",
    title="the same tables as a workbook",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    suffix=".xlsx",
    lost="as csv; characters that XML has not are shown as <U+000B>, text beyond 32,767 characters "
    "is cut with a mark, times have no zone (they are UTC)",
    read_by="Excel, LibreOffice Calc; tested with openpyxl and pandas",
    write=_write,
    sheets=SHEETS,
    has_own_head=True,
)
