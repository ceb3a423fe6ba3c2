"""A frame on the earth: what of it a map shows, and where a point lies in it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import cos, radians

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""West, south, east, north."""

RATIO = 1.6
"""The width of a map by its height."""
_INSIDE, _BEYOND, _NEAR = 0.7, 1.5, 1.5
"""The share of all that surely is the theatre, how far beyond its reach it may go on, and degrees
that are near anyhow. """
_LEAST, _MOST = 2.0, 170.0
"""Degrees of latitude that a map shows at least and at most."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A map around ``lat`` and ``lon``, ``tall`` degrees of latitude from its lower to its upper
    edge.
    """

    lat: float
    lon: float
    tall: float

    @classmethod
    def around(cls, points: Iterable[Point]) -> "Frame":
        """A frame with all of these points (latitude, longitude), and room around them."""
        known = list(points)
        if not known:
            return cls(20.0, 15.0, 130.0)
        south, north = min(lat for lat, _ in known), max(lat for lat, _ in known)
        west, east = min(lon for _, lon in known), max(lon for _, lon in known)
        lat = (south + north) / 2
        wide = (east - west) * _narrowing(lat) / RATIO
        return cls.at(lat, (west + east) / 2, max(north - south, wide) * 1.35 + 1)

    @classmethod
    def about(cls, points: Sequence[tuple[float, float, int]]) -> "Frame":
        """A frame around where most of it is: latitude, longitude and how much is there; what is
        far off is left out.

        One far capital that is named once must not shrink a war to a dot.
        """
        if not points:
            return cls.around(())
        lat, lon = (_middle([(point[axis], point[2]) for point in points]) for axis in (0, 1))
        near = sorted((_apart(point, lat, lon), point[2]) for point in points)
        reach = max(_middle(near, _INSIDE) * _BEYOND, _NEAR)
        return cls.around((p[0], p[1]) for p in points if _apart(p, lat, lon) <= reach)

    @classmethod
    def at(cls, lat: float, lon: float, tall: float) -> "Frame":
        """A frame that lies on the earth, whatever is asked for."""
        tall = min(max(tall, _LEAST), _MOST)
        return cls(min(max(lat, -85.0), 85.0), (lon + 180) % 360 - 180, tall)

    @property
    def wide(self) -> float:
        """Degrees of longitude from its left to its right edge."""
        return self.tall * RATIO / _narrowing(self.lat)

    @property
    def edges(self) -> Box:
        """West, south, east, north."""
        half = self.wide / 2
        return self.lon - half, self.lat - self.tall / 2, self.lon + half, self.lat + self.tall / 2

    def share(self, lat: float, lon: float) -> Point:
        """Where a point lies, from the left and from the top, 0 to 1 if it is in the frame."""
        west, _, _, north = self.edges
        return (lon - west) / self.wide, (north - lat) / self.tall

    def path(self, line: Sequence[Point], closed: bool) -> str:
        """A line (longitude, latitude) as SVG draws it in a box of 1000 by 625; empty if it does
        not meet the frame.
        """
        west, _, _, north = self.edges
        if not _meets(_box(line), self.edges):
            return ""
        kept = _clipped(line, self.edges) if closed else line
        if len(kept) < 2:
            return ""
        scale = 1000 / self.wide, 1000 / RATIO / self.tall
        drawn = (f"{(x - west) * scale[0]:.1f} {(north - y) * scale[1]:.1f}" for x, y in kept)
        return "M" + "L".join(point for point, _ in groupby(drawn)) + ("Z" if closed else "")


def _middle(values: Sequence[tuple[float, int]], share: float = 0.5) -> float:
    """The value at a share of the weight, half by default."""
    left = share * sum(weight for _, weight in values)
    for value, weight in sorted(values):
        left -= weight
        if left <= 0:
            return value
    return max(value for value, _ in values)


def _apart(point: tuple[float, float, int], lat: float, lon: float) -> float:
    """Degrees of latitude between a point and another, near enough for a frame."""
    return max(abs(point[0] - lat), abs(point[1] - lon) * _narrowing(lat))


def _narrowing(lat: float) -> float:
    return max(cos(radians(lat)), 0.2)


def _box(line: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return min(xs), min(ys), max(xs), max(ys)


def _meets(box: Box, edges: Box) -> bool:
    return box[0] <= edges[2] and box[2] >= edges[0] and box[1] <= edges[3] and box[3] >= edges[1]


def _clipped(ring: Sequence[Point], edges: Box) -> Sequence[Point]:
    """A ring cut at the edges, as Sutherland and Hodgman do; a little beyond them, so that no cut
    is drawn.
    """
    west, south, east, north = edges
    margin = (east - west) * 0.02
    found: Sequence[Point] = ring
    for axis, bound, sign in (
        (0, west - margin, 1),
        (0, east + margin, -1),
        (1, south - margin, 1),
        (1, north + margin, -1),
    ):
        found = _cut(found, axis, bound, sign)
    return found


def _cut(ring: Sequence[Point], axis: int, bound: float, sign: int) -> Sequence[Point]:
    found: list[Point] = []
    inside: Callable[[Point], bool] = lambda point: sign * (point[axis] - bound) >= 0  # noqa: E731
    before = ring[-1] if ring else (0.0, 0.0)
    for point in ring:
        if inside(point) != inside(before):
            share = (bound - before[axis]) / (point[axis] - before[axis])
            found.append(
                (
                    before[0] + share * (point[0] - before[0]),
                    before[1] + share * (point[1] - before[1]),
                )
            )
        if inside(point):
            found.append(point)
        before = point
    return found
