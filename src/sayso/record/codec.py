"""Values of the record as plain JSON values and back, without loss, and the JSON Schema of what is
written.

A ``Codec`` is of one type.  ``codec_of`` makes one from a type's annotation: enumerations are
written by value, times as ISO 8601 in UTC, tuples as lists, dataclasses as objects with their
fields in order.  ``shapes`` says which of the record's dataclasses are written in another shape
than their own.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from sayso.record.json import Json
from sayso.record.members import OWN, REQUIRED, Codec, Member, Plain, Schema
from sayso.record.shapes import SHAPES


def codec_of(hint: Any) -> Codec:
    """The codec of a type, given by its annotation."""
    return _codec_of(hint)


@cache
def _codec_of(hint: Any) -> Codec:
    origin, args = get_origin(hint), get_args(hint)
    if hint in _PLAIN:
        return _PLAIN[hint]
    if origin in (Union, types.UnionType):
        if set(args) == {int, Decimal}:
            return _NUMBER
        return _optional(
            next(arg for arg in args if arg is not type(None))
            if len(args) == 2
            else _without_none(args)
        )
    if origin is tuple:
        return _listed(args[0]) if args[1:] == (Ellipsis,) else _tuple(args)
    if is_dataclass(hint):
        return _object(hint)
    return _enumeration(hint)


def _without_none(args: tuple[Any, ...]) -> Any:
    return Union[tuple(arg for arg in args if arg is not type(None))]  # noqa: UP007


def _exactly(*kinds: type, schema: str) -> Codec:
    """Of what JSON has itself: the value as it is, if it is of one of these classes."""

    def decode(value: Any) -> Any:
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            raise TypeError(f"{str(value)[:40]!r} is no {schema}")
        return kinds[0](value)

    return Codec(kinds[0], decode, lambda _: {"type": schema})


def instant_as_json(when: datetime) -> str:
    """A time in UTC as ISO 8601."""
    return when.astimezone(UTC).isoformat().replace("+00:00", "Z")


def instant_from_json(value: Any) -> datetime:
    """The time that ISO 8601 text names; in UTC where it says no zone."""
    when = datetime.fromisoformat(value)
    return when if when.tzinfo else when.replace(tzinfo=UTC)


def _number_as_json(number: int | Decimal) -> int | float | str:
    """A number as JSON has it: whole ones to the last digit, others as text where a float would
    lose some.
    """
    if isinstance(number, int):
        return number
    if number == number.to_integral_value() and abs(number) < _LARGE:
        return int(number)
    return float(number) if Decimal(repr(float(number))) == number else str(number)


def _number_from_json(value: Any) -> int | Decimal:
    if type(value) is int:
        return value
    if type(value) not in (float, str):
        raise TypeError(f"{value!r} is no number")
    try:
        number = Decimal(str(value))
    except ArithmeticError:
        raise ValueError(f"{value!r} is no number") from None
    if not number.is_finite():
        raise ValueError(f"{value!r} is no finite number")
    return number


_LARGE = 10**100
"""Whole decimals from here on are text: their exponent may stand for more digits than any report
has letters.
"""
_NUMBER = Codec(_number_as_json, _number_from_json, lambda _: {"type": ["number", "string"]})
_PLAIN: dict[Any, Codec] = {
    str: _exactly(str, schema="string"),
    bool: _exactly(bool, schema="boolean"),
    int: _exactly(int, schema="integer"),
    float: _exactly(float, int, schema="number"),
    datetime: Codec(
        instant_as_json, instant_from_json, lambda _: {"type": "string", "format": "date-time"}
    ),
}


def _optional(hint: Any) -> Codec:
    inner = codec_of(hint)

    def schema(defs: dict[str, Schema]) -> Schema:
        return {"anyOf": [inner.schema(defs), {"type": "null"}]}

    return Codec(
        lambda value: None if value is None else inner.encode(value),
        lambda value: None if value is None else inner.decode(value),
        schema,
    )


def _listed(hint: Any) -> Codec:
    inner = codec_of(hint)

    def decode(value: Any) -> Any:
        if not isinstance(value, list | tuple):
            raise TypeError(f"{str(value)[:40]!r} is no list")
        return tuple(inner.decode(item) for item in value)

    return Codec(
        lambda value: [inner.encode(item) for item in value],
        decode,
        lambda defs: {"type": "array", "items": inner.schema(defs)},
    )


def _tuple(hints: tuple[Any, ...]) -> Codec:
    parts = tuple(codec_of(hint) for hint in hints)

    def schema(defs: dict[str, Schema]) -> Schema:
        items = [part.schema(defs) for part in parts]
        return {
            "type": "array",
            "prefixItems": items,
            "minItems": len(items),
            "maxItems": len(items),
        }

    return Codec(
        lambda value: [part.encode(item) for part, item in zip(parts, value, strict=True)],
        lambda value: tuple(part.decode(item) for part, item in zip(parts, value, strict=True)),
        schema,
    )


def _enumeration(hint: type[Enum]) -> Codec:
    values = [each.value for each in hint]
    return Codec(lambda value: value.value, hint, lambda _: {"enum": values})


def _object(cls: Any) -> Codec:
    """Of a dataclass.  What it is made of is looked up when it is first used, since a class may
    hold its own kind.
    """

    @cache
    def members() -> tuple[Member, ...]:
        return SHAPES[cls](codec_of) if cls in SHAPES else members_of(cls)

    def schema(defs: dict[str, Schema]) -> Schema:
        if cls.__name__ not in defs:
            defs[cls.__name__] = {}
            defs[cls.__name__] = object_schema(members(), defs)
        return {"$ref": f"#/$defs/{cls.__name__}"}

    return Codec(
        lambda value: encoded(members(), value), lambda data: decoded(cls, members(), data), schema
    )


def members_of(cls: Any) -> tuple[Plain, ...]:
    """The fields of a dataclass as members of an object, each under its own name."""
    hints = get_type_hints(cls)
    return tuple(
        Plain(field.name, field.name, codec_of(hints[field.name]), _default(field))
        for field in fields(cls)
        if field.init
    )


def _default(field: Field[Any]) -> object:
    return REQUIRED if field.default is MISSING and field.default_factory is MISSING else OWN


def encoded(members: tuple[Member, ...], value: Any) -> Json:
    """A value as an object with these members."""
    written: Json = {}
    for member in members:
        member.write(value, written)
    return written


def decoded(cls: Callable[..., Any], members: tuple[Member, ...], data: Any) -> Any:
    """What ``cls`` makes of an object with these members.  Keys that it does not have are passed
    over.

    Raises:
        ValueError, TypeError, KeyError: if a value is not of its member, or one without default is
        missing.
    """
    if not isinstance(data, Mapping):
        raise TypeError(f"{str(data)[:40]!r} is no object")
    values: dict[str, object] = {}
    for member in members:
        member.read(data, values)
    return cls(**values)


def object_schema(members: tuple[Member, ...], defs: dict[str, Schema]) -> Schema:
    """The schema of an object with these members, all of which are written."""
    properties: dict[str, Schema] = {}
    for member in members:
        member.describe(properties, defs)
    return {"type": "object", "properties": properties, "required": list(properties)}
