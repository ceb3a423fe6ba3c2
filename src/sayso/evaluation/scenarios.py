"""Scenarios: contested stories in a folder, with the claims of each report and the positions that
they add up to.

``NN.json`` is a report, ``NN.claims.json`` has its gold claims, ``gold.json`` the questions with
their positions; corpora/scenarios/README.md has the format.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.errors import SaysoError
from sayso.evaluation.rows import Spans, normalise
from sayso.reader import AUTO
from sayso.record.report import Report
from sayso.reports.published import read_published

_REPORTS = "[0-9][0-9].json"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a claim answers to a question of a type, as the gold tells it: {"holder": "russia",
    "extent": "all"}.
    """

    type: str
    value: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim as it was annotated.  ``also`` are types that it holds beside its own ``type``."""

    doc: str
    source: Spans
    content: Spans
    stance: str
    type: str
    also: tuple[str, ...]
    side: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Scenario:
    """One story.  ``doc`` of its reports is their number; ``sha256`` is over its files' bytes in
    their names' order.
    """

    name: str
    reports: tuple[Report, ...]
    claims: tuple[GoldClaim, ...]
    sha256: str


def read_scenario(folder: Path) -> Scenario:
    """Read the scenario in ``folder``.

    Raises:
        SaysoError: E103, a file cannot be read; E104, one is not as it should be; E105, there is no
            report.
    """
    pages = sorted(folder.glob(_REPORTS))
    if not pages:
        mend = "Name a folder with 01.json, 01.claims.json and gold.json."
        raise SaysoError("E105", f"{folder} holds no report.", mend)
    files = [*pages, *(page.with_suffix(".claims.json") for page in pages), folder / "gold.json"]
    contents = {file: _bytes(file) for file in files}
    questions = _made(folder / "gold.json", contents[folder / "gold.json"], _answers)
    reports, claims = [], []
    for page in pages:
        reports.append(
            _made(page, contents[page], lambda value, doc=page.stem: _report(doc, value))
        )
        file = page.with_suffix(".claims.json")
        claims += _made(
            file, contents[file], lambda value, doc=page.stem: _claims(doc, value, questions)
        )
    digest = hashlib.sha256(b"".join(contents[file] for file in sorted(files))).hexdigest()
    return Scenario(folder.resolve().name, tuple(reports), tuple(claims), digest)


def theatre_of(folder: Path) -> str:
    """The theatre to read a scenario in: its own file, or what each report names."""
    own = folder / "theatre.toml"
    return str(own) if own.is_file() else AUTO


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise SaysoError(
            "E103", f"{file} cannot be read ({error.strerror}).", "Check the path."
        ) from error


def _made(file: Path, content: bytes, make: Any) -> Any:
    try:
        return make(json.loads(content))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        mend = "Its format is in corpora/scenarios/README.md."
        raise SaysoError("E104", f"{file} is not as it should be: {error!r}.", mend) from error


def _report(doc: str, value: Mapping[str, Any]) -> Report:
    published = read_published(value["published"]) if value.get("published") else None
    return Report(
        value["text"], doc, value.get("title"), value.get("outlet"), value.get("url"), published
    )


def _answers(questions: Iterable[Mapping[str, Any]]) -> Mapping[str, tuple[Answer, ...]]:
    """What each claim, as "NN#id", answers."""
    found: dict[str, list[Answer]] = defaultdict(list)
    for question in questions:
        for position in question["positions"]:
            for claim in position["claims"]:
                found[claim].append(Answer(question["key"]["type"], position["value"]))
    return {claim: tuple(answers) for claim, answers in found.items()}


def _claims(
    doc: str, rows: Iterable[Mapping[str, Any]], answers: Mapping[str, tuple[Answer, ...]]
) -> list[GoldClaim]:
    return [
        GoldClaim(
            doc,
            _spans(row["source"]),
            _spans(row["content"]),
            row["polarity"],
            row["type"],
            tuple(row.get("also", ())),
            row.get("side") or "",
            answers.get(f"{doc}#{row['id']}", ()),
        )
        for row in rows
    ]


def _spans(part: Any) -> Spans:
    pieces = part if isinstance(part, list) else [part] if part else []
    return normalise((piece["start"], piece["end"]) for piece in pieces)
