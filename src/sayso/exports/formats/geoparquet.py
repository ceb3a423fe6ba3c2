"""Questions on a map, as GeoParquet 1.0."""

import json
import struct
from itertools import chain, islice
from pathlib import Path
from typing import Any

from sayso.exports.format import Counts, Format
from sayso.exports.manifest import facts_of
from sayso.exports.mapped import MAPPED, mapped
from sayso.exports.selection import Selection
from sayso.exports.shapes import Shape

_MANY = 5000
_GEO = {
    "version": "1.0.0",
    "primary_column": "geometry",
    "columns": {
        "geometry": {
            "encoding": "WKB",
            "geometry_types": ["Point", "Polygon"],
            "orientation": "counterclockwise",
        }
    },
}
"""The metadata by the specification; without ``crs`` it is OGC:CRS84, degrees east and north."""


def _write(selection: Selection, target: Path) -> Counts:
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {"string": pa.string(), "number": pa.float64(), "integer": pa.int64()}
    fields = [pa.field(each.name, kinds[each.type]) for each in MAPPED.columns]
    told = {"geo": json.dumps(_GEO), "sayso": json.dumps(facts_of(selection))}
    schema = pa.schema([*fields, pa.field("geometry", pa.binary())], metadata=told)
    counts = {"questions": 0, "on the map": 0}
    with pq.ParquetWriter(target, schema, compression="zstd") as writer:
        found = mapped(selection)
        while some := list(islice(found, _MANY)):
            rows = [{**values, "geometry": _wkb(shape)} for shape, values in some]
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))
            counts["questions"] += len(rows)
            counts["on the map"] += sum(row["geometry"] is not None for row in rows)
    return counts


def _wkb(shape: Shape | None) -> bytes | None:
    """A shape as well-known binary (OGC 06-103r4), the lowest byte first."""
    if shape is None:
        return None
    if not shape.ring:
        return struct.pack("<BIdd", 1, 1, shape.lon, shape.lat)
    corners = len(shape.ring)
    flat: list[Any] = list(chain.from_iterable(shape.ring))
    return struct.pack(f"<BIII{2 * corners}d", 1, 3, 1, corners, *flat)


FORMAT = Format(
    name="geoparquet",
    title="the same as GeoParquet 1.0",
    media_type="application/vnd.apache.parquet",
    suffix=".parquet",
    lost="as geojson",
    read_by="geopandas, DuckDB, QGIS; tested with geopandas",
    write=_write,
    sheets=(MAPPED,),
    has_own_head=True,
)
