"""Arithmetic of spans: lists of ``(start, end)``, in order and apart."""

from collections.abc import Iterable, Sequence

from sayso.attribution.claim import Span


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


def without(spans: Iterable[Span], holes: Iterable[Span]) -> tuple[Span, ...]:
    """What is left of ``spans`` when ``holes`` are cut out."""
    left = list(spans)
    for low, high in holes:
        left = [piece for a, b in left for piece in ((a, min(b, low)), (max(a, high), b)) if piece[0] < piece[1]]
    return tuple(left)


def within(point: int, spans: Iterable[Span]) -> bool:
    """Whether any of ``spans`` covers the code point."""
    return any(a <= point < b for a, b in spans)
