"""Where a question plays, as a shape on a map: a town is a point, a region the area around its
middle, a state is nowhere.
"""

import math
from dataclasses import dataclass

from sayso.exports.rows import Values
from sayso.record.json import Json
from sayso.reference.places.reach import reach_of

_CORNERS = 32
_KM_A_DEGREE = 111.32
"""Kilometres of a degree of latitude (WGS 84, in the mean)."""
_AREA_KM = 80.0
"""Around an area that the gazetteer does not have: that of a first-order division there."""
_AREAS = ("A.", "L.", "H.")
Ring = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Shape:
    """``ring`` is closed, in degrees east and north, counter-clockwise; empty of a point.  ``km``
    is how far around its point the place may be.
    """

    lon: float
    lat: float
    km: float = 0.0
    ring: tuple[tuple[float, float], ...] = ()

    @property
    def as_geojson(self) -> Json:
        """It as a geometry of GeoJSON (RFC 7946)."""
        if not self.ring:
            return {"type": "Point", "coordinates": [self.lon, self.lat]}
        return {"type": "Polygon", "coordinates": [[list(each) for each in self.ring]]}


def shape_of(place: Values | None) -> Shape | None:
    """The shape of a question's place; None where it has none that is known, or is a state."""
    if not place or place.get("lat") is None or place.get("lon") is None:
        return None
    feature = str(place.get("feature") or "")
    reach = reach_of(str(place.get("id") or ""), str(place.get("name") or ""))
    if reach.country or feature.startswith("A.PCL"):
        return None
    lat, lon = float(place["lat"]), float(place["lon"])
    km = reach.km or (_AREA_KM if feature.startswith(_AREAS) else 0.0)
    return Shape(lon, lat, km, _around(lat, lon, km) if km else ())


def _around(lat: float, lon: float, km: float) -> tuple[tuple[float, float], ...]:
    """A circle of so many kilometres, cut at the poles and at the date line, beyond which no map
    draws it.
    """
    tall = km / _KM_A_DEGREE
    wide = tall / max(math.cos(math.radians(lat)), 0.01)
    turns = (2 * math.pi * number / _CORNERS for number in range(_CORNERS))
    corners = [
        (
            round(min(180.0, max(-180.0, lon + wide * math.cos(turn))), 5),
            round(min(90.0, max(-90.0, lat + tall * math.sin(turn))), 5),
        )
        for turn in turns
    ]
    return (*corners, corners[0])
