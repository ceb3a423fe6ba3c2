"""What every collection of a ledger can do: be counted, gone through, shown, and made a table."""

from collections.abc import Callable, Collection, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from sayso.library.errors import extra
from sayso.library.showing import as_html, as_table

if TYPE_CHECKING:
    import pandas
    import polars
    from rich.table import Table

T = TypeVar("T")
_SHOWN = 20
"""Rows that a notebook or a terminal shows; the rest is counted."""

Column = tuple[str, Callable[[Any], Any]]
"""A column's name, and its value in a row: text, number, truth, time in ISO 8601, or None."""


class Rows(Collection[T], Generic[T]):
    """Some things of a ledger.  Subclasses give ``__len__`` and ``__iter__``.

    ``columns`` are those of the table, ``shown`` the names of those that people are shown.
    """

    noun: ClassVar[str] = "row"
    columns: ClassVar[tuple[Column, ...]] = ()
    shown: ClassVar[tuple[str, ...]] = ()

    def __contains__(self, thing: object) -> bool:
        return any(thing == other for other in self)

    def __repr__(self) -> str:
        return f"<{self._count()}>"

    def first(self, most: int = 1) -> list[T]:
        """The first ones, in order."""
        return list(islice(self, most))

    def table(self) -> dict[str, list[Any]]:
        """The values of each column: plain texts, numbers, truths and None."""
        values: dict[str, list[Any]] = {name: [] for name, _ in self.columns}
        for each in self:
            for name, value in self.columns:
                values[name].append(value(each))
        return values

    def to_polars(self) -> "polars.DataFrame":
        """As a data frame of Polars, a row each.

        Raises:
            SetupError: M001 if Polars is not installed.
        """
        frame: polars.DataFrame = extra("polars", "frames").DataFrame(
            self.table(), infer_schema_length=None
        )
        return frame

    def to_pandas(self) -> "pandas.DataFrame":
        """As a data frame of pandas, a row each.

        Raises:
            SetupError: M001 if pandas is not installed.
        """
        frame: pandas.DataFrame = extra("pandas", "frames").DataFrame(self.table())
        return frame

    def _count(self) -> str:
        total = len(self)
        return f"{total:,} {self.noun}" if total == 1 else f"{total:,} {self.noun}s"

    def _head(self) -> tuple[list[str], list[list[Any]], str]:
        """What is shown: names, rows, and how many there are."""
        wanted = [(name, value) for name, value in self.columns if name in self.shown]
        rows = [[value(each) for _, value in wanted] for each in self.first(_SHOWN)]
        left = len(self) - len(rows)
        more = f", of which {left:,} are not shown" if left > 0 else ""
        return [name for name, _ in wanted], rows, f"{self._count()}{more}"

    def _repr_html_(self) -> str:
        return as_html(*self._head())

    def __rich__(self) -> "Table":
        return as_table(*self._head())


def listed(iterator: Iterator[T]) -> tuple[T, ...]:
    """All of them, kept."""
    return tuple(iterator)
