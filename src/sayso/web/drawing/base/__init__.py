"""The map under the map: land, borders, and the borders that are in dispute, from Natural Earth.

Natural Earth is in the public domain (naturalearthdata.com).  It draws who is in control: a page
that shows it says so, and draws as disputed the borders of Crimea, Kosovo, Northern Cyprus,
Palestine, Siachen, Somaliland and Western Sahara. Front lines, and other lands in dispute, it does
not have.
"""

import gzip
import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TypedDict

_HUNDREDTHS = 100

Line = tuple[tuple[float, float], ...]
"""Points as degrees east and north."""


class Source(TypedDict):
    """``arcs`` as steps east and north in hundredths of a degree; ``land`` as rings of arcs,
    ``borders`` and ``disputed`` as arcs, all by their numbers.
    """

    arcs: list[list[int]]
    land: list[list[int]]
    borders: list[int]
    disputed: list[int]


@dataclass(frozen=True, slots=True)
class Base:
    """Rings of land, lines of borders, and lines of borders in dispute."""

    land: tuple[Line, ...]
    borders: tuple[Line, ...]
    disputed: tuple[Line, ...]


@cache
def source() -> Source:
    """The file as it is written: lines that several things share, once each."""
    data = resources.files(__package__).joinpath("natural-earth-50m.json.gz").read_bytes()
    told: Source = json.loads(gzip.decompress(data))
    return told


@cache
def base() -> Base:
    """The map, read once."""
    told, arcs = source(), _arcs()
    return Base(
        tuple(ring_of(each) for each in told["land"]),
        tuple(arcs[number] for number in told["borders"]),
        tuple(arcs[number] for number in told["disputed"]),
    )


def ring_of(numbers: list[int]) -> Line:
    """A ring of these arcs, one after another; ``-1 - n`` is arc ``n`` backwards."""
    arcs = _arcs()
    found: list[tuple[float, float]] = []
    for number in numbers:
        line = arcs[number] if number >= 0 else arcs[~number][::-1]
        found += line[1:] if found and found[-1] == line[0] else line
    return _unrolled(found)


@cache
def _arcs() -> list[Line]:
    return [_points(each) for each in source()["arcs"]]


def _points(steps: list[int]) -> Line:
    found, x, y = [], 0, 0
    for at in range(0, len(steps), 2):
        x, y = x + steps[at], y + steps[at + 1]
        found.append((x / _HUNDREDTHS, y / _HUNDREDTHS))
    return tuple(found)


def _unrolled(ring: list[tuple[float, float]]) -> Line:
    """A ring that goes on beyond 180 degrees where it was broken off there; one around a pole stays
    as it is.
    """
    found, turn, before = [], 0.0, ring[0][0]
    for x, y in ring:
        if abs(x - before) > 180:
            turn += 360.0 if x < before else -360.0
        before = x
        found.append((x + turn, y))
    return tuple(ring) if turn else tuple(found)
