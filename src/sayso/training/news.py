"""Feed items annotated with claims and with what is said, as training reads them.

A line is an item: ``text``, ``topic``, ``claims`` and ``narr`` with spans as [start, end] in code
points, and in each a list ``p`` of propositions with short names of slots.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sayso.attribution.annotated import Annotated, Attribution, Spans, Trigger
from sayso.record.json import Json

_COMMON = {"pl": "place", "w": "time"}
_SLOTS = {
    "control": {"h": "actor"},
    "count": {"n": "number", "of": "counted"},
    "pledge": {"d": "actor", "r": "recipient", "i": "item", "n": "number"},
    "responsibility": {"a": "actor", "d": "deed"},
    "strike": {"a": "actor", "tg": "target", "wp": "weapon"},
    "movement": {"f": "actor"},
    "appointment": {"x": "person", "post": "post"},
    "outlook": {"e": "expected", "if": "condition"},
}
_VALUE = {
    "control": "ch",
    "count": "wh",
    "pledge": "stg",
    "movement": "dir",
    "appointment": "ch",
}


def read_news(path: Path) -> list[Annotated]:
    """Read a file of annotated feed items."""
    with path.open(encoding="utf-8") as lines:
        return [_item(json.loads(line)) for line in lines if line.strip()]


def _item(item: Json) -> Annotated:
    claims = [
        Attribution(
            _spans(claim["source"]),
            _spans(claim["cue"]),
            _spans(claim["content"]),
            claim["act"] == "speech",
        )
        for claim in item["claims"]
    ]
    triggers = [_trigger(proposition) for proposition in _propositions(item)]
    return Annotated(item["id"], item["text"], claims, triggers, bool(item["topic"]))


def _propositions(item: Json) -> Iterator[Json]:
    for part in (*item["claims"], *item["narr"]):
        yield from part["p"]


def _trigger(proposition: Json) -> Trigger:
    kind = proposition["t"]
    arguments: dict[str, Spans] = {}
    for slot, role in (_COMMON | _SLOTS[kind]).items():
        words = proposition.get(slot)
        if isinstance(words, dict) and words.get("span"):
            arguments.setdefault(role, []).append(tuple(words["span"]))
    return Trigger(kind, [tuple(proposition["k"])], arguments, _value(proposition))


def _value(proposition: Json) -> str:
    if proposition["t"] == "strike":
        return "repelled" if proposition.get("rep") else "hit"
    return str(proposition.get(_VALUE.get(proposition["t"], ""), "") or "")


def _spans(spans: Any) -> Spans:
    return [(start, end) for start, end in spans or ()]
