"""Checks of cases: what must be among the rows of a view, and how often.

A check names rows (``in``), says what they are like (``where``) and how many there are (``many``: a
number; without it, one at least).  ``any`` holds checks of which one list must hold.  ``like`` is a
text that must come to the same.

What a row is like: a plain value must be equal; a list holds values of which one must be; ``has``
and ``lacks`` are words that must and must not be in it, ``starts`` those that it starts with,
``not`` what it must not be, ``is`` a value that is itself a list."""

from collections.abc import Callable, Mapping
from typing import Any

from tests.cases.views import Row, View

Check = Mapping[str, Any]
_TESTS: dict[str, Callable[[Any, Any], bool]] = {
    "has": lambda value, words: value is not None and words in value,
    "lacks": lambda value, words: value is None or words not in value,
    "starts": lambda value, words: str(value).startswith(words),
    "not": lambda value, other: bool(value != other),
    "is": lambda value, other: bool(value == other),
}


def failures(view: View, checks: list[Check]) -> list[str]:
    """The checks that do not hold, in words."""
    return [_told(check, view) for check in checks if not _holds(view, check)]


def _holds(view: View, check: Check) -> bool:
    if "any" in check:
        return any(not failures(view, option) for option in check["any"])
    count = sum(_is_like(row, check.get("where", {})) for row in view[check["in"]])
    many = check.get("many")
    return count > 0 if many is None else bool(count == many)


def _is_like(row: Row, where: Mapping[str, Any]) -> bool:
    return all(_fits(row.get(name), wanted) for name, wanted in where.items())


def _fits(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, list):
        return value in wanted
    if isinstance(wanted, Mapping):
        return all(_TESTS[name](value, other) for name, other in wanted.items())
    return bool(value == wanted)


def _told(check: Check, view: View) -> str:
    return f"{dict(check)} does not hold of {view.get(check.get('in', ''), '')}"
