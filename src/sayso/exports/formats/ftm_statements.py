"""The entities of FollowTheMoney taken apart into statements, a line each: one value of one property
of one entity, with the time from which it was known.
"""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso.contract import as_line
from sayso.exports.format import Counts, Format
from sayso.exports.formats.ftm import entities_of
from sayso.exports.selection import Selection

DATASET = "sayso"
_IS_THERE = "id"
"""The property that says of an entity that there is one, its value the entity's own id."""


def _write(selection: Selection, target: Path) -> Counts:
    counts = {"entities": 0, "statements": 0}
    last = _moment(selection.head.recorded_at)
    with target.open("w", encoding="utf-8", newline="\n") as stream:
        for entity, report in entities_of(selection):
            counts["entities"] += 1
            for statement in statements_of(entity, _moment(report.known_at), last):
                stream.write(as_line(statement) + "\n")
                counts["statements"] += 1
    return counts


def statements_of(
    entity: dict[str, Any], first: str | None, last: str | None
) -> Iterator[dict[str, Any]]:
    """The statements of an entity, the one that it is there first.

    ``first`` is when it could first be known, ``last`` when the ledger was last written to: then it
    still held.
    """
    pairs = [(_IS_THERE, entity["id"])]
    pairs += [(name, value) for name, some in entity["properties"].items() for value in some]
    for name, value in pairs:
        yield {
            "canonical_id": entity["id"],
            "entity_id": entity["id"],
            "prop": name,
            "schema": entity["schema"],
            "value": value,
            "dataset": DATASET,
            "lang": None,
            "original_value": None,
            "first_seen": first,
            "last_seen": last,
            "external": False,
            "origin": None,
            "id": key_of(entity["id"], name, value),
        }


def key_of(entity: str, name: str, value: str) -> str:
    """The id of a statement, as followthemoney counts it (SHA-1 of what it is about)."""
    key = f"{DATASET}.{entity}.{name}.{value}"
    return hashlib.sha1(key.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def _moment(time: str | None) -> str | None:
    """A time to the second, in UTC and without a zone, as the library has it."""
    return time[:19] if time else None


FORMAT = Format(
    name="ftm-statements",
    title="the same entities as FollowTheMoney statements, one value of one property a line",
    media_type="application/json+ftm-statement",
    suffix=".statements.json",
    lost="as ftm",
    read_by="ftm of followthemoney 4 (aggregate-statements -f json); tested with followthemoney 3.5",
    write=_write,
    needs_board=False,
)
