"""The map under the map for a browser's script."""

import gzip
import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sayso.web.drawing.base import Line, base


@cache
def as_geojson() -> bytes:
    """Land as polygons with their inland seas cut out, borders, and borders in dispute; compressed
    by gzip.
    """
    ground = base()
    features = [
        _feature(
            "land",
            "MultiPolygon",
            [[_closed(ring) for ring in rings] for rings in _nested(ground.land)],
        ),
        _feature("border", "MultiLineString", ground.borders),
        _feature("disputed", "MultiLineString", ground.disputed),
    ]
    told = json.dumps({"type": "FeatureCollection", "features": features}, separators=(",", ":"))
    return gzip.compress(told.encode(), mtime=0)


def _feature(kind: str, shape: str, coordinates: object) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"kind": kind},
        "geometry": {"type": shape, "coordinates": coordinates},
    }


def _closed(ring: Line) -> Line:
    return ring if ring[0] == ring[-1] else (*ring, ring[0])


def _nested(rings: Iterable[Line]) -> list[list[Line]]:
    """Each ring that lies in no other or in two, with those that lie in it alone: land, and the
    seas in it.
    """
    boxed = [
        (min(x), min(y), max(x), max(y), ring)
        for ring in rings
        for x, y in [tuple(zip(*ring, strict=True))]
    ]
    around = [
        [other for other, box in enumerate(boxed) if other != number and _lies_in(ring, box)]
        for number, (*_, ring) in enumerate(boxed)
    ]
    polygons = {
        number: [boxed[number][4]] for number, outer in enumerate(around) if len(outer) % 2 == 0
    }
    for number, outer in enumerate(around):
        if len(outer) % 2:
            inmost = max(outer, key=lambda each: len(around[each]))
            polygons[inmost].append(boxed[number][4])
    return list(polygons.values())


def _lies_in(ring: Line, box: tuple[float, float, float, float, Line]) -> bool:
    west, south, east, north, other = box
    x, y = ring[0]
    return west < x < east and south < y < north and _contains(other, x, y)


def _contains(ring: Sequence[tuple[float, float]], x: float, y: float) -> bool:
    """Whether a ray from the point crosses the ring an odd number of times."""
    inside = False
    before_x, before_y = ring[-1]
    for at_x, at_y in ring:
        if (at_y > y) != (before_y > y) and x < (before_x - at_x) * (y - at_y) / (
            before_y - at_y
        ) + at_x:
            inside = not inside
        before_x, before_y = at_x, at_y
    return inside
