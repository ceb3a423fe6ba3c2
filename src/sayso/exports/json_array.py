"""A JSON file with one long list in it, written item by item so that memory does not grow."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sayso.contract import as_line


def write_array(
    target: Path, items: Iterable[Any], before: str = "[", after: str = "]", mode: str = "w"
) -> int:
    """Write ``before``, the items, and ``after``; gives how many there are."""
    number = 0
    with target.open(mode, encoding="utf-8", newline="\n") as stream:
        stream.write(before)
        for number, item in enumerate(items, 1):
            stream.write(",\n" if number > 1 else "\n")
            stream.write(as_line(item))
        stream.write(f"\n{after}\n")
    return number


def members(values: Mapping[str, Any]) -> str:
    """The members of an object without its braces, to be put before or behind a list."""
    return as_line(values)[1:-1]
