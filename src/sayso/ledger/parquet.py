"""Rows into Parquet files, some thousand at a time."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyarrow as pa
import pyarrow.parquet as pq

from sayso.ledger.snapshot_tables import Column

_BATCH = 10_000
_TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "datetime": pa.timestamp("us", tz="UTC"),
    "date": pa.date32(),
}


class ParquetTables:
    """One file a table, all there in the end, also those without a row."""

    def __init__(self, folder: Path, tables: Mapping[str, Sequence[Column]]) -> None:
        self.counts: Counter[str] = Counter(dict.fromkeys(tables, 0))
        self._rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in tables}
        self._schemas = {name: _schema(columns) for name, columns in tables.items()}
        self._writers = {
            name: pq.ParquetWriter(folder / f"{name}.parquet", schema, compression="zstd")
            for name, schema in self._schemas.items()
        }

    def add(self, table: str, row: tuple[Any, ...]) -> None:
        """Add a row; datetimes are given as the ledger writes them."""
        self.counts[table] += 1
        self._rows[table].append(row)
        if len(self._rows[table]) >= _BATCH:
            self._flush(table)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for table, writer in self._writers.items():
            if kind is None:
                self._flush(table)
            writer.close()

    def _flush(self, table: str) -> None:
        rows, self._rows[table] = self._rows[table], []
        if not rows:
            return
        schema = self._schemas[table]
        columns = list(zip(*rows, strict=True))
        arrays = [_array(values, field.type) for values, field in zip(columns, schema, strict=True)]
        self._writers[table].write_batch(pa.record_batch(arrays, schema=schema))


def _schema(columns: Sequence[Column]) -> pa.Schema:
    return pa.schema(
        [
            pa.field(each.name, _TYPES[each.type], metadata={"meaning": each.meaning})
            for each in columns
        ]
    )


def _array(values: tuple[Any, ...], kind: pa.DataType) -> pa.Array:
    if pa.types.is_timestamp(kind):
        return pa.array(
            [None if value is None else datetime.fromisoformat(value) for value in values], kind
        )
    if pa.types.is_date(kind):
        return pa.array([None if value is None else date.fromisoformat(value) for value in values])
    if pa.types.is_floating(kind):
        return pa.array([None if value is None else float(value) for value in values], kind)
    return pa.array(values, kind)
