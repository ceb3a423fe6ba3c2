"""Questions on a map, as GeoJSON."""

import json
from collections.abc import Callable
from pathlib import Path

from sayso.contract import as_line
from sayso.exports.format import Counts, Format
from sayso.exports.manifest import facts_of
from sayso.exports.mapped import MAPPED, mapped
from sayso.exports.selection import Selection
from sayso.exports.shapes import Shape
from sayso.record.json import Json

Wanted = Callable[[Shape | None], bool]


def write_features(
    selection: Selection, target: Path, name: str, wanted: Wanted = lambda _: True
) -> Counts:
    """Write a collection of features, the facts on the export at its head."""
    head = {"type": "FeatureCollection", "name": name, "sayso": facts_of(selection)}
    counts = {"questions": 0, "on the map": 0}
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(json.dumps(head, ensure_ascii=True)[:-1] + ', "features": [')
        for shape, values in mapped(selection):
            if not wanted(shape):
                continue
            stream.write(",\n" if counts["questions"] else "\n")
            stream.write(as_line(_feature(shape, values)))
            counts["questions"] += 1
            counts["on the map"] += shape is not None
        stream.write("\n]}\n")
    return counts


def _feature(shape: Shape | None, values: Json) -> Json:
    geometry = shape.as_geojson if shape else None
    return {
        "type": "Feature",
        "id": values["question"],
        "geometry": geometry,
        "properties": values,
    }


def _write(selection: Selection, target: Path) -> Counts:
    return write_features(selection, target, "questions")


FORMAT = Format(
    name="geojson",
    title="questions on a map: points, areas for regions, nothing for states",
    media_type="application/geo+json",
    suffix=".geojson",
    lost="words, reports and former positions; a region is a circle around its middle, and its "
    "border is not there; of a question about a state, or without a known place, the geometry is "
    "null",
    read_by="QGIS, geopandas, Leaflet; tested with geopandas",
    write=_write,
    sheets=(MAPPED,),
    has_own_head=True,
)
