"""Arithmetic of spans: lists of ``(start, end)``, in order and apart."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from sayso.record.claim import Span


def overlap(first: Sequence[Span], second: Sequence[Span]) -> int:
    """How many code points the two share."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in first for c, d in second)


def length(spans: Iterable[Span]) -> int:
    """How many code points they cover."""
    return sum(b - a for a, b in spans)


def union(spans: Iterable[Span], gap: int = 0) -> tuple[Span, ...]:
    """The spans joined where they overlap or are at most ``gap`` apart."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1] + gap:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def within(point: int, spans: Iterable[Span]) -> bool:
    """Whether any of ``spans`` covers the code point."""
    return any(a <= point < b for a, b in spans)


class Cover:
    """Spans that do not overlap, made to be asked about one place after another."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = union(spans)
        self._starts = [start for start, _ in self._spans]

    def at(self, point: int) -> Span | None:
        """The span that holds the code point."""
        i = bisect_right(self._starts, point) - 1
        return self._spans[i] if i >= 0 and point < self._spans[i][1] else None

    def touches(self, span: Span) -> bool:
        """Whether any of the spans shares a code point with ``span``."""
        i = bisect_right(self._starts, span[0])
        before = i > 0 and self._spans[i - 1][1] > span[0]
        return before or (i < len(self._starts) and self._starts[i] < span[1])


class Grid:
    """Numbered items by where their spans lie, so that only near ones need be compared."""

    _CELL = 1024

    def __init__(self, items: Iterable[Sequence[Span]]) -> None:
        self._cells: dict[int, list[int]] = {}
        for number, spans in enumerate(items):
            for cell in self._of(spans):
                self._cells.setdefault(cell, []).append(number)

    def near(self, spans: Sequence[Span]) -> list[int]:
        """The numbers of the items that may overlap ``spans``, in order."""
        return sorted({number for cell in self._of(spans) for number in self._cells.get(cell, ())})

    def _of(self, spans: Sequence[Span]) -> set[int]:
        return {cell for a, b in spans for cell in range(a // self._CELL, b // self._CELL + 1)}
