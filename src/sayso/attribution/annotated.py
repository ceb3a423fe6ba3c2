"""Annotated texts, in the forms in which they are kept: to train on and to measure against."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sayso.record.json import Json

Spans = list[tuple[int, int]]
_TAG = re.compile(r"\{(\d+)([sqc]):|\}")
_ROLES = {"s": "source", "q": "cue", "c": "content"}


@dataclass(frozen=True, slots=True)
class Attribution:
    """One annotated claim; ``speech`` is None where the annotator did not say."""

    source: Spans
    cue: Spans
    content: Spans
    speech: bool | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    """One annotated proposition: its type, the words that say it, its arguments by role, and what
    it says of them (the change of a holding, the stage of a pledge); roles and values are those of
    the learned finder's labels.
    """

    type: str
    spans: Spans
    arguments: dict[str, Spans]
    value: str = ""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text and its claims.

    ``triggers`` are its propositions and ``conflict`` whether it speaks of armed conflict; None
    where nobody looked.
    """

    doc: str
    text: str
    attributions: list[Attribution] = field(default_factory=list)
    triggers: list[Trigger] | None = None
    conflict: bool | None = None


def read_corpus(docs: Path, gold: Path) -> list[Annotated]:
    """Read a corpus in the exchange format (``doc``, ``text``; ``doc``, ``source``, ``cue``,
    ``content``).
    """
    texts = {row["doc"]: row["text"] for row in _rows(docs)}
    claims: dict[str, list[Attribution]] = defaultdict(list)
    for row in _rows(gold):
        kind = row.get("cue_class")
        source, cue, content = (_spans(row.get(role)) for role in _ROLES.values())
        claim = Attribution(source, cue, content, kind == "speech" if kind else None)
        claims[row["doc"]].append(_without_complementizer(texts[row["doc"]], claim))
    return [Annotated(doc, text, claims[doc]) for doc, text in texts.items()]


def read_marked(path: Path) -> list[Annotated]:
    """Read a file of reports with inline marks, ``{1s:source} {1q:cue} {1c:content}``."""
    found = []
    for block in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        head, _, rest = block.partition("\n")
        acts = dict(re.findall(r"^--- (\d+) (\S+)", rest, flags=re.M))
        text, marks = strip_marks(re.sub(r"^---.*$", "", rest, flags=re.M).strip())
        claims = [
            Attribution(
                marks[n, "source"], marks[n, "cue"], marks[n, "content"], acts[str(n)] == "speech"
            )
            for n in sorted({number for number, _ in marks})
        ]
        found.append(Annotated(head.split("|")[0].strip(), text, claims))
    return found


def read_scenario(folder: Path) -> list[Annotated]:
    """Read a scenario's reports (``NN.json``) with their claims (``NN.claims.json``)."""
    found = []
    for path in sorted(folder.glob("*.claims.json")):
        report = json.loads(
            path.with_name(path.name.replace(".claims", "")).read_text(encoding="utf-8")
        )
        rows = json.loads(path.read_text(encoding="utf-8"))
        claims = [
            Attribution(_located(r["source"]), _located(r["cue"]), _located(r["content"]))
            for r in rows
        ]
        found.append(Annotated(f"{folder.name}/{path.name[:2]}", report["text"], claims))
    return found


def strip_marks(body: str) -> tuple[str, dict[tuple[int, str], Spans]]:
    """Take the inline marks out of a text and give their spans in what is left."""
    kept: list[str] = []
    marks: dict[tuple[int, str], Spans] = defaultdict(list)
    opened: list[tuple[int, str, int]] = []
    position = length = 0
    for tag in _TAG.finditer(body):
        kept.append(body[position : tag.start()])
        length += tag.start() - position
        position = tag.end()
        if tag.group(1):
            opened.append((int(tag.group(1)), _ROLES[tag.group(2)], length))
        else:
            number, role, start = opened.pop()
            marks[number, role].append((start, length))
    kept.append(body[position:])
    return "".join(kept), marks


def _without_complementizer(text: str, claim: Attribution) -> Attribution:
    if not claim.content:
        return claim
    (start, end), *rest = sorted(claim.content)
    match = re.match(r"that\s+(?=\S)", text[start:end])
    follows_cue = any(abs(start - b) <= 1 for _, b in claim.cue)
    if not match or not follows_cue:
        return claim
    return Attribution(claim.source, claim.cue, [(start + match.end(), end), *rest], claim.speech)


def _located(value: Any) -> Spans:
    parts = value if isinstance(value, list) else [value] if value else []
    return [(part["start"], part["end"]) for part in parts]


def _spans(value: Any) -> Spans:
    if not value:
        return []
    return [tuple(value)] if isinstance(value[0], int) else [tuple(v) for v in value]


def _rows(path: Path) -> Iterator[Json]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())
