"""Dataclasses as plain JSON values and back, without loss, by their annotations."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def as_fields(instance: Any) -> dict[str, Any]:
    """The fields of a dataclass as plain values: enumerations by value, times as ISO 8601, tuples as lists."""
    return {field.name: _plain(getattr(instance, field.name)) for field in fields(instance)}


def from_fields(cls: type[T], data: Mapping[str, Any]) -> T:
    """The dataclass that ``as_fields`` gave ``data`` of.  Keys that it does not have are passed over.

    Raises:
        ValueError, TypeError: if a value is not of its field, or one without default is missing.
    """
    hints = _hints(cast("Any", cls))
    return cls(**{name: _read(hints[name], value) for name, value in data.items() if name in hints})


@cache
def _hints(cls: Any) -> dict[str, Any]:
    hints = get_type_hints(cls)
    return {field.name: hints[field.name] for field in fields(cls) if field.init}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return as_fields(value) if is_dataclass(value) else value


def _read(hint: Any, value: Any) -> Any:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        inner = next(each for each in get_args(hint) if each is not type(None))
        return None if value is None else _read(inner, value)
    if origin is tuple:
        return _read_tuple(get_args(hint), value)
    if is_dataclass(hint):
        return from_fields(cast("type[Any]", hint), value)
    if hint is datetime:
        return datetime.fromisoformat(value)
    if issubclass(hint, Enum):
        return hint(value)
    if not isinstance(value, hint) and not (hint is float and isinstance(value, int)):
        raise TypeError(f"{value!r} is not of {hint.__name__}")
    return float(value) if hint is float else value


def _read_tuple(args: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    if len(args) == 2 and args[1] is Ellipsis:
        return tuple(_read(args[0], each) for each in value)
    return tuple(_read(hint, each) for hint, each in zip(args, value, strict=True))
