"""From the copy that was read back to the printed text: every span, and the words at it."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from sayso.language.visible import Visible

T = TypeVar("T")
_SPANS = ("span", "spans", "revised_to")
_JOINS = (" … ", " ")
"""What stands between the pieces of a split part in its text."""


def print_back(value: T, visible: Visible) -> T:
    """``value``, a dataclass or a tuple, list or mapping of such, with its spans in the printed
    text.

    A span is what a field of a name in ``_SPANS`` holds, or whole numbers in fields ``start`` and
    ``end``.  A field ``text`` that repeats the words at the spans has them as printed.
    """
    if visible.as_printed:
        return value
    result: T = _Printer(visible).of(value)
    return result


class _Printer:
    """Maps what stands in several places once, so that it stays one object."""

    def __init__(self, visible: Visible) -> None:
        self._visible = visible
        self._known: dict[int, tuple[Any, Any]] = {}

    def of(self, value: Any) -> Any:
        if isinstance(value, tuple | list):
            return type(value)(self.of(item) for item in value)
        if isinstance(value, Mapping):
            return {key: self.of(item) for key, item in value.items()}
        if not is_dataclass(value) or isinstance(value, type):
            return value
        if id(value) not in self._known:
            self._known[id(value)] = (value, self._printed(value))
        return self._known[id(value)][1]

    def _printed(self, value: Any) -> Any:
        old = {field.name: getattr(value, field.name) for field in fields(value) if field.init}
        new = {
            name: self._span(item) if name in _SPANS else self.of(item)
            for name, item in old.items()
        }
        if type(old.get("start")) is int and type(old.get("end")) is int:
            new["start"], new["end"] = self._visible.span(old["start"], old["end"])
        if isinstance(old.get("text"), str):
            new["text"] = self._words(old, new)
        changed = {
            name: item for name, item in new.items() if item is not old[name] and item != old[name]
        }
        return replace(value, **changed) if changed else value

    def _span(self, value: Any) -> Any:
        if not value:
            return value
        if isinstance(value[0], int):
            return self._visible.span(*value)
        return tuple(self._visible.span(*span) for span in value)

    def _words(self, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
        text: str = old["text"]
        before, after = _spans_of(old), _spans_of(new)
        for join in _JOINS:
            if before and text == join.join(self._visible.text[a:b] for a, b in before):
                return join.join(self._visible.printed[a:b] for a, b in after)
        return text


def _spans_of(parts: Mapping[str, Any]) -> list[tuple[int, int]]:
    if "spans" in parts:
        return list(parts["spans"])
    if "span" in parts:
        return [parts["span"]] if parts["span"] else []
    return [(parts["start"], parts["end"])] if type(parts.get("start")) is int else []
