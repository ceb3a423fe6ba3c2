"""A text cut wherever a claim's source, cue or content begins or ends.

Claims overlap and nest, and elements of a page cannot overlap; pieces that each know all their
claims can say it.
"""

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from sayso.record.claim import Claim, Span


class Role(IntEnum):
    """What words are to a claim, the telling ones first."""

    SOURCE = 1
    CUE = 2
    VIA = 3
    CONTENT = 4


class Mark(NamedTuple):
    """The claim's place among those of its report, from 0, and what the words are to it."""

    claim: int
    role: Role


@dataclass(frozen=True, slots=True)
class Segment:
    """Code points ``start`` to ``end`` of the text, never none, and all that they belong to,
    sorted.
    """

    start: int
    end: int
    marks: tuple[Mark, ...]


def find_segments(length: int, claims: Sequence[Claim], cuts: Iterable[int] = ()) -> list[Segment]:
    """Cut a text of ``length`` code points into segments that cover it whole, in order; also at
    ``cuts``.
    """
    changes: dict[int, list[tuple[Mark, int]]] = defaultdict(list)
    for mark, (start, end) in _marked(claims):
        start, end = max(start, 0), min(end, length)
        if start < end:
            changes[start].append((mark, +1))
            changes[end].append((mark, -1))
    places = sorted({0, length, *changes, *(cut for cut in cuts if 0 < cut < length)})
    segments, active = [], Counter[Mark]()
    for start, end in itertools.pairwise(places):
        for mark, change in changes.get(start, ()):
            active[mark] += change
            if not active[mark]:
                del active[mark]
        segments.append(Segment(start, end, tuple(sorted(active))))
    return segments


def _marked(claims: Sequence[Claim]) -> Iterator[tuple[Mark, Span]]:
    for number, claim in enumerate(claims):
        parts = {
            Role.SOURCE: claim.source.spans,
            Role.CUE: claim.cue.spans,
            Role.VIA: claim.source.via.spans,
            Role.CONTENT: claim.content.spans,
        }
        for role, spans in parts.items():
            for span in spans:
                yield Mark(number, role), span
