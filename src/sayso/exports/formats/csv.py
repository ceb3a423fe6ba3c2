"""Tables as CSV, one file each, in a folder with a Data Package."""

from collections import Counter
from contextlib import ExitStack
from csv import writer
from pathlib import Path

from sayso.exports.cells import for_csv
from sayso.exports.format import Counts, Format
from sayso.exports.selection import Selection
from sayso.exports.sheets import SHEETS
from sayso.exports.tables import rows_of


def _write(selection: Selection, folder: Path) -> Counts:
    counts = Counter({sheet.name: 0 for sheet in SHEETS})
    with ExitStack() as stack:
        files = {}
        for sheet in SHEETS:
            path = folder / f"{sheet.name}.csv"
            stream = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
            files[sheet.name] = writer(stream, lineterminator="\r\n")
            files[sheet.name].writerow(column.name for column in sheet.columns)
        for table, cells in rows_of(selection):
            files[table].writerow(map(for_csv, cells))
            counts[table] += 1
    return dict(counts)


FORMAT = Format(
    name="csv",
    title="tables as CSV (RFC 4180, UTF-8): claims, answers, questions, positions, …",
    media_type="text/csv",
    suffix="",
    lost="the reports' texts, and why each thing was read as it was; text that a spreadsheet would "
    "run has a ' before it, and a NUL is written <U+0000>",
    read_by="LibreOffice Calc, pandas, Polars, DuckDB, R; tested with pandas and DuckDB",
    write=_write,
    sheets=SHEETS,
    is_folder=True,
)
