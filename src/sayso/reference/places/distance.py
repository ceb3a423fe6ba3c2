"""How far apart two places are."""

from math import asin, cos, radians, sin, sqrt

_EARTH = 6371.0088
"""Kilometres: the mean radius."""


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Along the surface, between two points in degrees."""
    a, b, c, d = map(radians, (lat, lon, other_lat, other_lon))
    half = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(half)))
