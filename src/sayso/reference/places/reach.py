"""How far around its point a place may mean: a town is at its point, a province is anywhere in
it.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from sayso.reference.places.distance import kilometres
from sayso.reference.places.gazetteer import Entry, load_gazetteer

_MOST_TOWNS = 0.9
"""The share of a division's towns that its circle has; the last ones are often outliers of the
gazetteer.
"""
_DIVISIONS = {"A.ADM1": 80.0, "A.ADM2": 25.0}
"""Kilometres around a division of which no town is known."""
_KINDS = {"H": 100.0, "L": 100.0, "T": 5.0, "A": 15.0}
"""Kilometres around what has no towns, by GeoNames' class: waters, regions, hills and islands,
other divisions.
"""
_WIDE = {"H.OCN": 1000.0, "H.SEA": 300.0, "H.GULF": 100.0, "L.CONT": 1500.0}


@dataclass(frozen=True, slots=True)
class Reach:
    """``km`` is around the point, 0 for a place that is at it; ``country`` whether it is a state as
    a whole.
    """

    km: float = 0.0
    country: bool = False


@lru_cache(maxsize=2**14)
def reach_of(key: str, name: str) -> Reach:
    """The reach of the place with this id and name; of one that the gazetteer does not have,
    none.
    """
    entry = next((each for each in load_gazetteer().named(name) if each.place.id == key), None)
    if entry is None:
        return Reach()
    kind = entry.kind
    if kind.startswith("A.PCL"):
        return Reach(country=True)
    if kind in _DIVISIONS:
        return Reach(_around_towns(entry) or _DIVISIONS[kind])
    return Reach(_WIDE.get(kind, _KINDS.get(kind[:1], 0.0)))


def _around_towns(division: Entry) -> float:
    """Kilometres around a division's point in which nine of ten of its towns lie; 0 where none is
    known.
    """
    lat, lon, adm1, adm2 = _towns()
    within = (adm1 == division.number) | (adm2 == division.number)
    place = division.place
    towns = zip(lat[within].tolist(), lon[within].tolist(), strict=True)
    far = sorted(kilometres(place.lat, place.lon, *town) for town in towns)
    return max(far[int(_MOST_TOWNS * (len(far) - 1))], 1.0) if far else 0.0


@cache
def _towns() -> tuple[
    NDArray[np.float32], NDArray[np.float32], NDArray[np.int64], NDArray[np.int64]
]:
    """Degrees north and east of all towns, and the divisions that they lie in; read once."""
    kinds = [("lat", np.float32), ("lon", np.float32), ("adm1", np.int64), ("adm2", np.int64)]
    found = np.fromiter(load_gazetteer().towns(), dtype=kinds)
    return found["lat"], found["lon"], found["adm1"], found["adm2"]
