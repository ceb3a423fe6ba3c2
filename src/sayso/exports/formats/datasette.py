"""Tables as one SQLite file that Datasette opens, with what it is to say of them in
``metadata.json``: descriptions, licence, units, facets and questions that are asked often.
"""

import json
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

from sayso.exports.format import Counts, Format, Sheet
from sayso.exports.formats.datasette_metadata import metadata_of
from sayso.exports.selection import Selection
from sayso.exports.sheets import SHEETS
from sayso.exports.tables import rows_of

DATABASE, METADATA = "record.db", "metadata.json"
_TYPES = {"integer": "INTEGER", "boolean": "INTEGER", "number": "REAL"}
"""Of SQLite; what is none of these is text, days and times as ISO 8601."""
_KEYS = {"claims": "record", "questions": "question", "reports": "report"}
"""Columns by which a row is known.  A claim's id is not: copies of a report have the same claims."""
_LEAD_TO = {"question": "questions", "report": "reports"}
"""Columns by the tables in which their row is; it is shown by its words there."""
_INDEXED = {
    "claims": ("claim", "speaker", "report"),
    "answers": ("claim", "question", "speaker"),
    "positions": ("question", "speaker"),
    "standings": ("question",),
}
_SEARCHED = ("source", "speaker_name", "content", "title")
"""Columns of claims whose words are looked for."""


def _write(selection: Selection, folder: Path) -> Counts:
    with closing(sqlite3.connect(folder / DATABASE, isolation_level=None)) as database:
        # The file gets its name when it is whole: nothing needs to survive a power cut before.
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;")
        counts = _fill(database, selection)
        for table, columns in _INDEXED.items():
            for column in columns:
                database.execute(f'CREATE INDEX "{table}_{column}" ON "{table}" ("{column}")')
        _index_words(database)
        database.execute("COMMIT")
    metadata = metadata_of(selection, DATABASE.removesuffix(".db"))
    text = json.dumps(metadata, ensure_ascii=False, indent=2) + "\n"
    (folder / METADATA).write_text(text, "utf-8", "backslashreplace")
    return counts


def _fill(database: sqlite3.Connection, selection: Selection) -> Counts:
    counts = Counter({sheet.name: 0 for sheet in SHEETS})
    put = {}
    for sheet in SHEETS:
        database.execute(_table(sheet))
        marks = ", ".join("?" * len(sheet.columns))
        put[sheet.name] = f'INSERT INTO "{sheet.name}" VALUES ({marks})'
    for table, cells in rows_of(selection):
        database.execute(put[table], [_cell(cell) for cell in cells])
        counts[table] += 1
    return dict(counts)


def _table(sheet: Sheet) -> str:
    parts = []
    for column in sheet.columns:
        key = " PRIMARY KEY" if _KEYS.get(sheet.name) == column.name else ""
        parts.append(f'"{column.name}" {_TYPES.get(column.type, "TEXT")}{key}')
    names = {column.name for column in sheet.columns}
    for column_name, table in _LEAD_TO.items():
        if column_name in names and table != sheet.name:
            parts.append(f'FOREIGN KEY ("{column_name}") REFERENCES "{table}" ("{column_name}")')
    return f'CREATE TABLE "{sheet.name}" ({", ".join(parts)})'


def _cell(value: Any) -> Any:
    return int(value) if isinstance(value, bool) else value


def _index_words(database: sqlite3.Connection) -> None:
    """The index of words as Datasette looks for one: it knows the table that one is of by the name
    between double quotes.
    """
    names = ", ".join(_SEARCHED)
    database.execute(f'CREATE VIRTUAL TABLE claims_fts USING fts5 ({names}, content="claims")')
    database.execute("INSERT INTO claims_fts (claims_fts) VALUES ('rebuild')")


FORMAT = Format(
    name="datasette",
    title="the same tables as one SQLite file, with metadata for Datasette",
    media_type="application/vnd.sqlite3",
    suffix="",
    lost="as parquet; truth values are 1 and 0, days and times are text",
    read_by="Datasette (datasette record.db -m metadata.json), any reader of SQLite; tested with "
    "Datasette 0.65",
    write=_write,
    sheets=SHEETS,
    is_folder=True,
)
