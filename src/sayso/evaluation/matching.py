"""The best one-to-one pairing of gold with predictions.

Exact: rows are placed one after another along shortest augmenting paths, with prices on rows and
columns (the Hungarian method), in each connected part of the graph by itself.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

Pair = tuple[int, int]


def match(weights: Mapping[Pair, float]) -> list[Pair]:
    """Pairs (gold, predicted), each index at most once, with the greatest sum of weights.

    ``weights`` holds the pairs that may match, all above 0.  Where several pairings weigh the same,
    the order of the indices decides: the same weights always give the same pairs.  Time grows with
    the cube of the largest connected part.
    """
    pairs: list[Pair] = []
    for rows, columns in _connected(weights):
        matrix = [[weights.get((row, column), 0.0) for column in columns] for row in rows]
        pairs += [(rows[i], columns[j]) for i, j in _solve(matrix) if matrix[i][j] > 0]
    return sorted(pairs)


def _connected(weights: Mapping[Pair, float]) -> Iterator[tuple[list[int], list[int]]]:
    """The rows and columns of each connected part, in ascending order."""
    columns_of: dict[int, set[int]] = defaultdict(set)
    rows_of: dict[int, set[int]] = defaultdict(set)
    for row, column in weights:
        columns_of[row].add(column)
        rows_of[column].add(row)
    seen: set[int] = set()
    for first in columns_of:
        if first in seen:
            continue
        rows, columns, waiting = {first}, set[int](), [first]
        while waiting:
            for column in columns_of[waiting.pop()] - columns:
                columns.add(column)
                waiting += rows_of[column] - rows
                rows |= rows_of[column]
        seen |= rows
        yield sorted(rows), sorted(columns)


def _solve(matrix: list[list[float]]) -> list[Pair]:
    """Pair every index of the shorter side of ``matrix`` so that the sum is greatest."""
    if len(matrix) > len(matrix[0]):
        return [(i, j) for j, i in _solve([list(column) for column in zip(*matrix, strict=True)])]
    placing = _Placing(matrix)
    for row in range(len(matrix)):
        placing.place(row)
    return [(row, column) for column, row in enumerate(placing.holder) if row is not None]


class _Placing:
    """Rows placed in columns so far, at least cost (a weight's negative), with the prices that
    prove it.
    """

    def __init__(self, matrix: list[list[float]]) -> None:
        self.matrix = matrix
        self.row_price = [0.0] * len(matrix)
        self.column_price = [0.0] * len(matrix[0])
        self.holder: list[int | None] = [None] * len(matrix[0])

    def place(self, row: int) -> None:
        """Give ``row`` a column; rows placed before may move to another, none loses its place."""
        slack = [float("inf")] * len(self.holder)
        reached_from: list[int | None] = [None] * len(self.holder)
        unvisited, visited = list(range(len(self.holder))), list[int]()
        column: int | None = None
        mover: int | None = row
        while mover is not None:
            for c in unvisited:
                cost = -self.matrix[mover][c] - self.row_price[mover] - self.column_price[c]
                if cost < slack[c]:
                    slack[c], reached_from[c] = cost, column
            column = min(unvisited, key=slack.__getitem__)
            rise = slack[column]
            self._reprice(row, visited, rise)
            for c in unvisited:
                slack[c] -= rise
            unvisited.remove(column)
            visited.append(column)
            mover = self.holder[column]
        self._move_up(row, column, reached_from)

    def _reprice(self, row: int, visited: list[int], rise: float) -> None:
        self.row_price[row] += rise
        for column in visited:
            holder = self.holder[column]
            assert holder is not None
            self.row_price[holder] += rise
            self.column_price[column] -= rise

    def _move_up(self, row: int, column: int | None, reached_from: list[int | None]) -> None:
        while column is not None:
            previous = reached_from[column]
            self.holder[column] = row if previous is None else self.holder[previous]
            column = previous
