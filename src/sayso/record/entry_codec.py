"""Entries as JSON and back: the contract that everything else builds on (docs/reference/claims.md).

The keys are always all there and in one order.  Spans are lists of ``[start, end]``, code points of
the report's text, end exclusive; an absent part has none.  What is not known is null, an empty list
or an empty string.  Times are ISO 8601 in UTC; the end of an interval does not belong to it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from sayso.record.claim import Claim, Reason
from sayso.record.codec import codec_of, decoded, encoded, members_of, object_schema
from sayso.record.entry import ClaimReferences, Entry
from sayso.record.json import Json
from sayso.record.members import Plain, Schema
from sayso.record.proposition import OpaqueProposition, Proposition
from sayso.record.referent import Kind

_REASON = codec_of(Reason | None)
_REASONS = codec_of(tuple[Reason, ...])
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def _without_why(cls: type[Any]) -> tuple[Plain, ...]:
    """The members of a claim or its references; the reasons of both are one list in JSON."""
    return tuple(member for member in members_of(cls) if member.key != "why")


_CLAIM = tuple(
    replace(member, default="") if member.key == "doc" else member for member in _without_why(Claim)
)
_REFERENCES = _without_why(ClaimReferences)


class EntryCodec:
    """Writes and reads entries whose propositions are of ``types``; those of other types it keeps
    whole.
    """

    def __init__(self, types: Iterable[type[Proposition]]) -> None:
        self._types = {kind.type: kind for kind in types}

    def encode(self, entry: Entry) -> Json:
        """The entry as plain lists, strings and numbers, in the order of the contract."""
        claim, references = encoded(_CLAIM, entry.claim), encoded(_REFERENCES, entry.references)
        speaker = entry.references.speaker
        return {
            "report": claim["report"],
            "doc": claim["doc"],
            "id": entry.claim.id,
            **claim,
            "speaker": references["speaker"],
            "side": speaker.side if speaker else None,
            **references,
            "propositions": [proposition.as_json() for proposition in entry.propositions],
            "against_interest": _REASON.encode(entry.against_interest),
            "notes": _REASONS.encode(entry.notes),
            "why": _REASONS.encode((*entry.claim.why, *entry.references.why)),
            "why_speaker": len(entry.references.why),
        }

    def decode(self, data: Any) -> Entry:
        """The entry that ``encode`` gave ``data`` of, this version's or an earlier one's.

        Keys that a later version adds are passed over.  A proposition that is not understood
        becomes opaque.

        Raises:
            ValueError, TypeError, KeyError: if it is no entry.
        """
        if not isinstance(data, Mapping):
            raise TypeError("an entry is an object")
        why = _REASONS.decode(data.get("why") or ())
        own = len(why) - _count(data.get("why_speaker"), len(why))
        speaking = {**data, "speaker": _speaker(data)}
        return Entry(
            decoded(partial(Claim, why=why[:own]), _CLAIM, data),
            decoded(partial(ClaimReferences, why=why[own:]), _REFERENCES, speaking),
            tuple(self.proposition(each) for each in data.get("propositions") or ()),
            _REASON.decode(data.get("against_interest")),
            _REASONS.decode(data.get("notes") or ()),
        )

    def proposition(self, data: Any) -> Proposition:
        """The proposition that ``as_json`` gave ``data`` of; opaque where it is not understood.

        Raises:
            TypeError: if it is no object with a type.
        """
        if not isinstance(data, Mapping) or not isinstance(data.get("type"), str):
            raise TypeError("a proposition is an object whose type is a word")
        try:
            return self.understood(data)
        except (ValueError, TypeError, KeyError):
            return OpaqueProposition.of(data)

    def understood(self, data: Mapping[str, Any]) -> Proposition:
        """The same, of a type that is known, with its fields.

        Raises:
            ValueError, TypeError, KeyError: if it is of no known type, or a value is not of its
            field.
        """
        kind = self._types.get(data.get("type", ""))
        if kind is None:
            raise ValueError(f"there is no type of proposition called {data.get('type')!r}")
        proposition: Proposition = codec_of(kind).decode(data)
        return proposition

    def schema(self) -> Schema:
        """The JSON Schema of what ``encode`` gives."""
        defs: dict[str, Schema] = {}
        claim = object_schema(_CLAIM, defs)["properties"]
        references = object_schema(_REFERENCES, defs)["properties"]
        kinds = [self._schema_of(name, kind, defs) for name, kind in self._types.items()]
        opaque = {
            "type": "object",
            "properties": {"type": {"type": "string"}},
            "required": ["type"],
        }
        properties: dict[str, Schema] = {
            "report": claim["report"],
            "doc": claim["doc"],
            "id": {"type": "string"},
            **claim,
            "speaker": references["speaker"],
            "side": {"type": ["string", "null"]},
            **references,
            "propositions": {"type": "array", "items": {"anyOf": [*kinds, opaque]}},
            "against_interest": _REASON.schema(defs),
            "notes": _REASONS.schema(defs),
            "why": _REASONS.schema(defs),
            "why_speaker": {"type": "integer"},
        }
        entry = {"type": "object", "properties": properties, "required": list(properties)}
        return {"$schema": _DIALECT, "title": "Entry", **entry, "$defs": dict(sorted(defs.items()))}

    @staticmethod
    def _schema_of(name: str, kind: type[Proposition], defs: dict[str, Schema]) -> Schema:
        reference = codec_of(kind).schema(defs)
        own = defs[kind.__name__]
        own["properties"] = {"type": {"const": name}, **own["properties"]}
        own["required"] = list(own["properties"])
        return reference


def _count(value: Any, most: int) -> int:
    return value if isinstance(value, int) and 0 <= value <= most else 0


def _speaker(data: Mapping[str, Any]) -> Any:
    """Who speaks, with the side that a reviewer may have given beside it, even where nobody is
    named.
    """
    speaker, side = data.get("speaker"), data.get("side")
    if side is None or (isinstance(speaker, Mapping) and speaker.get("side") == side):
        return speaker
    nobody = {"id": "", "name": data["source"]["text"], "kind": Kind.UNNAMED}
    return {**(speaker or nobody), "side": side}
