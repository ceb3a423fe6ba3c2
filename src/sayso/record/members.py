"""What an object in JSON is made of: each member writes, reads and describes one or more of its
keys.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from sayso.record.json import Json

Schema = Json


@dataclass(frozen=True, slots=True)
class Codec:
    """How values of one type are written (``encode``), read (``decode``), and what the JSON must be
    (``schema``).

    ``decode`` raises ValueError, TypeError or KeyError of anything that is no such value.
    ``schema`` is given a mapping to which it adds the schemas of the objects that it refers to, by
    their names.
    """

    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]
    schema: Callable[[dict[str, Schema]], Schema]


class Member(Protocol):
    """One or more keys of an object."""

    def write(self, value: Any, into: Json) -> None:
        """Write the keys of ``value``, a dataclass, into an object."""
        ...

    def read(self, data: Mapping[str, Any], into: dict[str, object]) -> None:
        """Read the keys of an object into the fields of a dataclass."""
        ...

    def describe(self, properties: dict[str, Schema], defs: dict[str, Schema]) -> None:
        """Add the schemas of the keys to ``properties``, and those of what they refer to to
        ``defs``.
        """
        ...


REQUIRED = object()
"""Stands for the default of a key that must be there."""
OWN = object()
"""Stands for the default of a key whose field has one itself."""


@dataclass(frozen=True, slots=True)
class Plain:
    """A field under a key.  ``default`` is its value where the key is missing, as an earlier
    version wrote it.
    """

    key: str
    field: str
    codec: Codec
    default: Any = REQUIRED

    def write(self, value: Any, into: Json) -> None:
        """As ``Member``."""
        into[self.key] = self.codec.encode(getattr(value, self.field))

    def read(self, data: Mapping[str, Any], into: dict[str, object]) -> None:
        """As ``Member``."""
        if self.key in data:
            into[self.field] = self.codec.decode(data[self.key])
        elif self.default is REQUIRED:
            raise KeyError(self.key)
        elif self.default is not OWN:
            into[self.field] = self.default

    def describe(self, properties: dict[str, Schema], defs: dict[str, Schema]) -> None:
        """As ``Member``."""
        properties[self.key] = self.codec.schema(defs)


@dataclass(frozen=True, slots=True)
class Extent:
    """The fields ``start`` and ``end`` as ``span``, a pair.  What stands nowhere in the text has 0
    and 0.
    """

    codec: Codec

    def write(self, value: Any, into: Json) -> None:
        """As ``Member``."""
        into["span"] = self.codec.encode((value.start, value.end))

    def read(self, data: Mapping[str, Any], into: dict[str, object]) -> None:
        """As ``Member``."""
        into["start"], into["end"] = self.codec.decode(data.get("span") or (0, 0))

    def describe(self, properties: dict[str, Schema], defs: dict[str, Schema]) -> None:
        """As ``Member``."""
        properties["span"] = self.codec.schema(defs)


@dataclass(frozen=True, slots=True)
class Flat:
    """A field whose own keys stand in the object itself.  Where it is None they are all as in
    ``absent``, and it is None where one of those that are None there is.
    """

    field: str
    codec: Codec
    absent: Mapping[str, Any]

    def write(self, value: Any, into: Json) -> None:
        """As ``Member``."""
        inner = getattr(value, self.field)
        into |= self.absent if inner is None else self.codec.encode(inner)

    def read(self, data: Mapping[str, Any], into: dict[str, object]) -> None:
        """As ``Member``."""
        needed = [key for key, value in self.absent.items() if value is None]
        there = all(data.get(key) is not None for key in needed)
        into[self.field] = self.codec.decode(data) if there else None

    def describe(self, properties: dict[str, Schema], defs: dict[str, Schema]) -> None:
        """As ``Member``."""
        for key, schema in properties_of(self.codec, defs).items():
            may_be_null = self.absent[key] is None
            properties[key] = {"anyOf": [schema, {"type": "null"}]} if may_be_null else schema


def properties_of(codec: Codec, defs: dict[str, Schema]) -> dict[str, Schema]:
    """The properties of the object that a codec of a dataclass writes."""
    own: dict[str, Schema] = {}
    name = codec.schema(own)["$ref"].rpartition("/")[2]
    properties: dict[str, Schema] = own.pop(name)["properties"]
    defs |= own
    return properties
