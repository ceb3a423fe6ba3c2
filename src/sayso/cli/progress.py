"""A progress bar for many reports, on a terminal only and never in what is written."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def with_progress(reports: Iterable[T]) -> Iterator[T]:
    """Count reports as they go by.  The bar appears with the second one; how many will come is not known."""
    items = iter(reports)
    first = next(items, None)
    if first is None:
        return
    yield first
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} reports read"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None, completed=1)
        for item in items:
            yield item
            progress.advance(task)
