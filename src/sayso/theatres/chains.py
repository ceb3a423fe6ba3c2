"""Chains that bite their own tail."""

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def loops(leads_to: Mapping[T, Sequence[T]]) -> list[list[T]]:
    """Loops in a graph, each from where it is entered; of loops that share their entrance one.

    Iterative, so that no chain is too long.
    """
    found: list[list[T]] = []
    looped: set[T] = set()
    done: set[T] = set()
    for start in leads_to:
        way: list[T] = []
        position: dict[T, int] = {}
        stack = [(start, 0)]
        while stack:
            node, depth = stack.pop()
            for left in way[depth:]:
                del position[left]
                done.add(left)
            del way[depth:]
            if node in position and node not in looped:
                found.append(way[position[node] :])
                looped.update(found[-1])
            elif node not in done and node not in position:
                position[node] = len(way)
                way.append(node)
                stack += [(following, len(way)) for following in leads_to.get(node, ())]
        done.update(way)
    return found
