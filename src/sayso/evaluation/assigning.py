"""Pairs of two kinds of things, one to one: as many as can be, or those that weigh most
together.
"""

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

L = TypeVar("L", bound=Hashable)
R = TypeVar("R", bound=Hashable)
_OPTIONS = 12
"""Partners of one that are tried: the heaviest."""


def pairs(edges: Sequence[Sequence[int]]) -> int:
    """How many can be paired at most; ``edges`` has the partners that each may have (a maximum
    matching).
    """
    owner: dict[int, int] = {}

    def find(left: int, seen: set[int]) -> bool:
        for right in edges[left]:
            if right not in seen:
                seen.add(right)
                if right not in owner or find(owner[right], seen):
                    owner[right] = left
                    return True
        return False

    return sum(find(left, set()) for left in range(len(edges)))


def heaviest(weights: Mapping[tuple[L, R], float]) -> dict[L, R]:
    """The choice, one to one, of the greatest weight; by branch and bound, in the order of what is
    to be paired.
    """
    lefts = sorted({left for left, _ in weights}, key=str)
    options = {left: _options(left, weights) for left in lefts}
    tops = [options[left][0][0] for left in lefts]
    left_over = [sum(tops[at:]) for at in range(len(lefts) + 1)]
    best: tuple[float, dict[L, R]] = (-1.0, {})

    def go(at: int, weight: float, chosen: dict[L, R]) -> None:
        nonlocal best
        if at == len(lefts):
            best = max(best, (weight, dict(chosen)), key=lambda each: each[0])
            return
        if weight + left_over[at] <= best[0]:
            return
        for more, right in options[lefts[at]]:
            if right not in chosen.values():
                chosen[lefts[at]] = right
                go(at + 1, weight + more, chosen)
                del chosen[lefts[at]]
        go(at + 1, weight, chosen)

    go(0, 0.0, {})
    return best[1]


def _options(left: L, weights: Mapping[tuple[L, R], float]) -> list[tuple[float, R]]:
    found = [(weight, right) for (other, right), weight in weights.items() if other == left]
    return sorted(found, key=lambda each: (each[0], str(each[1])), reverse=True)[:_OPTIONS]
