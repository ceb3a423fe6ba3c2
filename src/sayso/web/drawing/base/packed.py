"""The map under the map for a browser's script, in few bytes."""

import gzip
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from sayso.web.drawing.base import Line, Source, ring_of, source

_MORE, _BITS = 128, 7


@cache
def packed_base() -> bytes:
    """Arcs, land, borders and borders in dispute as whole numbers; compressed by gzip.

    Each number is written as Protocol Buffers write ``sint``: zigzag, seven bits a byte, the lowest
    first.  How many arcs; of each how many points; of all their points the steps east, then the
    steps north, in hundredths of a degree.  How many pieces of land; of each how many rings, its
    shore and the seas in it; of each how many arcs, and their numbers, ``-1 - n`` for arc ``n``
    backwards. How many borders and their arcs; how many borders in dispute and theirs.  The number
    of an arc is written as what it is more than the one before.
    """
    return gzip.compress(bytes(_written(_numbers(source()))), mtime=0)


def _numbers(told: Source) -> Iterator[int]:
    yield len(told["arcs"])
    yield from (len(steps) // 2 for steps in told["arcs"])
    for axis in (0, 1):
        yield from (step for steps in told["arcs"] for step in steps[axis::2])
    yield from _shapes(told)


def _shapes(told: Source) -> Iterator[int]:
    before = 0

    def listed(numbers: list[int]) -> Iterator[int]:
        nonlocal before
        yield len(numbers)
        for number in numbers:
            yield number - before
            before = number

    pieces = _nested([(ring_of(numbers), numbers) for numbers in told["land"]])
    yield len(pieces)
    for rings in pieces:
        yield len(rings)
        for numbers in rings:
            yield from listed(numbers)
    yield from listed(told["borders"])
    yield from listed(told["disputed"])


def _written(numbers: Iterable[int]) -> Iterator[int]:
    for number in numbers:
        left = 2 * number if number >= 0 else -2 * number - 1
        while left >= _MORE:
            yield left % _MORE + _MORE
            left >>= _BITS
        yield left


def _nested(rings: Sequence[tuple[Line, list[int]]]) -> list[list[list[int]]]:
    """The arcs of each ring that lies in no other or in two, with those of the rings that lie in it
    alone: land, and the seas in it.
    """
    boxed = [
        (min(x), min(y), max(x), max(y), ring)
        for ring, _ in rings
        for x, y in [tuple(zip(*ring, strict=True))]
    ]
    around = [
        [other for other, box in enumerate(boxed) if other != number and _lies_in(ring, box)]
        for number, (*_, ring) in enumerate(boxed)
    ]
    pieces = {
        number: [rings[number][1]] for number, outer in enumerate(around) if len(outer) % 2 == 0
    }
    for number, outer in enumerate(around):
        if len(outer) % 2:
            inmost = max(outer, key=lambda each: len(around[each]))
            pieces[inmost].append(rings[number][1])
    return list(pieces.values())


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
