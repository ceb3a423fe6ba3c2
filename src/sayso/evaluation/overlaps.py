"""Pairs spans of gold with predicted ones that overlap them."""

from bisect import bisect_right
from collections.abc import Sequence

from sayso.record.claim import Span


def pair(gold: Sequence[Span], predicted: Sequence[Span]) -> list[tuple[int, int]]:
    """Pairs of indices (gold, predicted), each at most once: equal spans first, then the longest
    overlap.
    """
    order = sorted(range(len(predicted)), key=lambda j: predicted[j])
    starts = [predicted[j][0] for j in order]
    reach = max((end - start for start, end in predicted), default=0)
    ranked: list[tuple[bool, int, int, int]] = []
    for i, (start, end) in enumerate(gold):
        for j in order[bisect_right(starts, start - reach) : bisect_right(starts, end - 1)]:
            shared = min(end, predicted[j][1]) - max(start, predicted[j][0])
            if shared > 0:
                ranked.append((predicted[j] != (start, end), -shared, i, j))
    pairs: list[tuple[int, int]] = []
    taken: tuple[set[int], set[int]] = set(), set()
    for _, _, i, j in sorted(ranked):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            pairs.append((i, j))
    return pairs
