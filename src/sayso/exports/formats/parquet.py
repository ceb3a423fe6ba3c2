"""Tables as Parquet, one file each, in a folder with a Data Package."""

from pathlib import Path

from sayso.exports.format import Counts, Format
from sayso.exports.selection import Selection
from sayso.exports.sheets import SHEETS
from sayso.exports.tables import rows_of


def _write(selection: Selection, folder: Path) -> Counts:
    from sayso.ledger.parquet import ParquetTables

    with ParquetTables(folder, {sheet.name: sheet.columns for sheet in SHEETS}) as tables:
        for table, cells in rows_of(selection):
            tables.add(table, cells)
        return dict(tables.counts)


FORMAT = Format(
    name="parquet",
    title="the same tables as Parquet, with types",
    media_type="application/vnd.apache.parquet",
    suffix="",
    lost="the reports' texts, and why each thing was read as it was, which sayso snapshot has",
    read_by="DuckDB, pandas, Polars, R's arrow; tested with DuckDB, pandas and Polars",
    write=_write,
    sheets=SHEETS,
    is_folder=True,
)
