"""Near copies: texts that share so much of their wording that one was made from the other, or both
from a third.

MinHash (Broder 1997) over shingles of four words.  From the share of equal minima and the two
numbers of shingles follows the containment: how much of the shorter text is in the longer.  Bands
of the signature are what two texts are looked up by (locality-sensitive hashing), so that a report
is compared with few others however many there are.

Of a short text, such as a feed's item, 63 minima tell little: there all shingles are kept behind
the minima, two short texts are compared exactly, and a part of the shingles are looked up by as
well.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

SHINGLE = 4
"""Words in a shingle: fewer are found in unrelated texts, more break at every changed word."""
BANDS, ROWS = 21, 3
CONTAINED = 0.6
"""From this share of the shorter text on, it is a copy."""
SHORT = 128
"""Shingles up to which all of them are kept: twice the minima, and longer than nearly all items of
feeds.
"""
_LOOKED_UP = 4
"""One in so many of a short text's shingles is looked up by: of eleven shared ones one at least in
24 of 25 cases.
"""
FEWEST = 12
"""Shingles that a text must have: of shorter ones likeness tells nothing."""
_WORD = re.compile(r"[^\W_]+")
_PRIME = np.uint64(4294967311)
"""The least prime above 2 ** 32: a product of two 32-bit numbers still fits 64 bits."""
_LONGEST = 100_000
"""Code points of a text that are looked at."""


@dataclass(frozen=True, slots=True)
class Signature:
    """The minima of a text's shingles under BANDS * ROWS hash functions, and how many shingles it
    has.

    Behind the minima of a short text stand the hashes of all its shingles.
    """

    minima: bytes
    size: int

    @property
    def exact(self) -> NDArray[np.uint64]:
        """The hashes of all shingles of a short text, in order; none of a long one."""
        return np.frombuffer(self.minima[BANDS * ROWS * 8 :], dtype=np.uint64)

    def bands(self) -> Iterator[int]:
        """What two texts that are likely to be copies have in common; a signed 64-bit number for
        each band.
        """
        width = ROWS * 8
        for number in range(BANDS):
            piece = self.minima[number * width : (number + 1) * width]
            low, high = crc32(piece, number), crc32(piece[::-1], number + BANDS)
            yield (high << 31) ^ low
        yield from (-1 - int(each) for each in self.exact if int(each) % _LOOKED_UP == 0)

    def likeness(self, other: "Signature") -> float:
        """The estimated share of all their shingles that both have (Jaccard), 0 to 1."""
        return float(np.mean(self._sketch == other._sketch))

    @property
    def _sketch(self) -> NDArray[np.uint64]:
        return np.frombuffer(self.minima[: BANDS * ROWS * 8], dtype=np.uint64)

    def containment(self, other: "Signature") -> float:
        """The share of the smaller text's shingles that the other has too: of two short texts
        exact, else estimated.
        """
        if len(self.exact) and len(other.exact):
            both = np.intersect1d(self.exact, other.exact, assume_unique=True)
            return len(both) / min(self.size, other.size)
        likeness = self.likeness(other)
        shared = likeness / (1 + likeness) * (self.size + other.size)
        return min(1.0, shared / max(1, min(self.size, other.size)))

    def copies(self, other: "Signature") -> bool:
        """Whether one is a near copy of the other or of a part of it."""
        return min(self.size, other.size) >= FEWEST and self.containment(other) >= CONTAINED


def signature(text: str) -> Signature:
    """The signature of a text; that of a text without words has size 0."""
    words = _WORD.findall(text[:_LONGEST].casefold())
    if len(words) < SHINGLE:
        return Signature(b"", 0)
    told = np.fromiter(
        (crc32(word.encode("utf-8", "replace")) for word in words), np.uint64, len(words)
    )
    count = len(words) - SHINGLE + 1
    mixed = np.zeros(count, np.uint64)
    for at in range(SHINGLE):
        mixed = mixed * _MIX + told[at : at + count]
    hashes = np.unique(mixed >> np.uint64(32))
    minima = ((hashes[:, None] * _FACTORS + _TERMS) % _PRIME).min(axis=0)
    kept = hashes.tobytes() if len(hashes) <= SHORT else b""
    return Signature(minima.tobytes() + kept, len(hashes))


_MIX = np.uint64(0x9E3779B97F4A7C15)
"""2 ** 64 by the golden ratio: its products spread over all bits, of which the upper half is
taken.
"""


def _parameters() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """The hash functions, the same for ever: stored signatures are compared with new ones."""
    state = np.random.Generator(np.random.PCG64(20230113))
    count = BANDS * ROWS
    return state.integers(1, 1 << 32, count, dtype=np.uint64), state.integers(
        0, 1 << 32, count, dtype=np.uint64
    )


_FACTORS, _TERMS = _parameters()


def folded(words: str) -> tuple[str, ...]:
    """The words alone: case, marks and spaces do not count."""
    return tuple(_WORD.findall(words.casefold()))
