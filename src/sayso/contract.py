"""Entries as JSON and back, with the types of propositions that this version knows
(docs/reference/claims.md).
"""

import json
import re
from typing import Any

from sayso.propositions.types import TYPES
from sayso.record.entry import Entry
from sayso.record.entry_codec import EntryCodec

_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Valid inside a JSON string, but a reader may take it for a line's end, a terminal may obey it, or
no file can hold it.  Written as ``\\uXXXX`` it says the same."""


_CODEC = EntryCodec(TYPES)
entry_as_json = _CODEC.encode
entry_from_json = _CODEC.decode
proposition_from_json = _CODEC.proposition
entry_schema = _CODEC.schema


def entry_as_line(entry: Entry) -> str:
    """The entry as one line of JSON, without its line break."""
    return as_line(entry_as_json(entry))


def as_line(value: Any) -> str:
    """Plain values as one line of JSON that no reader breaks, no terminal obeys and any file can
    hold.
    """
    line = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", line)
