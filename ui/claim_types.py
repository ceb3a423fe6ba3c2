"""Writes the TypeScript types of a claim, ``ui/src/entry.ts``, from its JSON Schema.

    python ui/claim_types.py

``docs/reference/claims.schema.json`` says what a claim is; a test fails where the types are not those
of it.
"""

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "docs" / "reference" / "claims.schema.json"
TYPES = ROOT / "ui" / "src" / "entry.ts"
_HEAD = "/** A claim as the API and the pages have it. Written by ui/claim_types.py: change nothing here. */\n"
_PLAIN = {
    "string": "string",
    "integer": "number",
    "number": "number",
    "boolean": "boolean",
    "null": "null",
}
_WIDE = 120
"""Columns of a line, as ui/biome.json has them."""


def types_of(schema: dict[str, Any]) -> str:
    """The interfaces of a schema: one for each of its definitions, and one for itself."""
    parts = [_interface(name, each) for name, each in schema["$defs"].items()]
    return _HEAD + "\n" + "\n".join([*parts, _interface(schema["title"], schema)])


def _interface(name: str, schema: dict[str, Any]) -> str:
    fields = [_field(key, each) for key, each in schema["properties"].items()]
    return f"export interface {name} {{\n{''.join(fields)}}}\n"


def _field(key: str, schema: dict[str, Any]) -> str:
    line = f"  readonly {key}: {_type(schema)};\n"
    if len(line) <= _WIDE + 1:
        return line
    if "items" in schema:
        choices = "".join(f"    | {_type(each)}\n" for each in schema["items"]["anyOf"])
        return f"  readonly {key}: readonly (\n{choices}  )[];\n"
    choices = "".join(f"\n    | {each}" for each in _type(schema).split(" | "))
    return f"  readonly {key}:{choices};\n"


def _type(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " | ".join(json.dumps(each) for each in schema["enum"])
    if "anyOf" in schema:
        return " | ".join(_type(each) for each in schema["anyOf"])
    return _of_kind(schema)


def _of_kind(schema: dict[str, Any]) -> str:
    kind = schema["type"]
    if isinstance(kind, list):
        return " | ".join(_PLAIN[each] for each in kind)
    if kind == "array" and "prefixItems" in schema:
        return f"readonly [{', '.join(_type(each) for each in schema['prefixItems'])}]"
    if kind == "array":
        inner = _type(schema["items"])
        simple = inner.isidentifier()
        return f"readonly {inner}[]" if simple else f"readonly ({inner})[]"
    if kind == "object":
        fields = "; ".join(
            f"readonly {key}: {_type(each)}" for key, each in schema["properties"].items()
        )
        return f"{{ {fields} }}"
    return _PLAIN[kind]


if __name__ == "__main__":
    TYPES.write_text(types_of(json.loads(SCHEMA.read_text("utf-8"))), "utf-8")
