"""Corpora on disk: JSON Lines of texts and of gold attributions, named by the SHA-256 of their
bytes.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sayso.attribution.annotated import read_marked
from sayso.errors import SaysoError
from sayso.evaluation.rows import Row, row_from_json
from sayso.record.report import Report

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Corpus:
    """Reports with their gold.  ``sha256`` is over the bytes of the docs file, then of the gold
    file.
    """

    reports: tuple[Report, ...]
    gold: tuple[Row, ...]
    sha256: str


def read_corpus(docs: Path, gold: Path) -> Corpus:
    """Read ``docs`` (a line: ``{"doc", "text"}``) and ``gold`` (``{"doc", "source", "cue",
    "content"}``).

    If both are the same file, it is one of reports with inline marks.

    Raises:
        SaysoError: E103, a file cannot be read; E104, a line is not as it should be; E105, there is
            no text.
    """
    docs_bytes, gold_bytes = _read(docs), _read(gold)
    if docs == gold:
        return _read_marked(docs, docs_bytes)
    reports = _parse(docs, docs_bytes, _report_from_json)
    if not reports:
        mend = 'Give a file with {"doc": ..., "text": ...} on each line.'
        raise SaysoError("E105", f"{docs} holds no text.", mend)
    sha256 = hashlib.sha256(docs_bytes + gold_bytes).hexdigest()
    return Corpus(reports, _parse(gold, gold_bytes, row_from_json), sha256)


def read_lines(path: Path, make: Callable[[Mapping[str, Any]], T]) -> tuple[tuple[T, ...], str]:
    """What ``make`` makes of each line of a corpus in one file, and the SHA-256 of the file.

    Raises:
        SaysoError: E103, it cannot be read; E104, ``make`` raises ValueError for a line; E105, it
            has no line.
    """
    content = _read(path)
    made = _parse(path, content, make)
    if not made:
        raise SaysoError(
            "E105", f"{path} holds no text.", "Give a file with one JSON object on each line."
        )
    return made, hashlib.sha256(content).hexdigest()


def write_lines(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows as JSON Lines.  SaysoError E106 if they cannot be written."""
    write_text(path, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))


def _read_marked(path: Path, content: bytes) -> Corpus:
    try:
        texts = read_marked(path)
    except (ValueError, KeyError, IndexError) as error:
        raise SaysoError(
            "E107", f"{path} is not well marked: {error}.", "Mend its marks."
        ) from error
    if not texts:
        raise SaysoError(
            "E105", f"{path} holds no text.", "Give a file of reports with inline marks."
        )
    gold = tuple(
        Row(text.doc, tuple(claim.source), tuple(claim.cue), tuple(claim.content))
        for text in texts
        for claim in text.attributions
    )
    reports = tuple(Report(text.text, text.doc) for text in texts)
    return Corpus(reports, gold, hashlib.sha256(content).hexdigest())


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """Write rows as JSON Lines, in the form of a gold file.  SaysoError E106 if it cannot be
    written.
    """
    write_lines(path, (row.as_json() for row in rows))


def write_text(path: Path, text: str) -> None:
    """Write a file in UTF-8.  SaysoError E106 if it cannot be written."""
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or str(error)
        raise SaysoError(
            "E106",
            f"{path} cannot be written ({reason}).",
            "Name a file in a folder that is yours.",
        ) from error


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise SaysoError("E103", f"{path} cannot be read ({reason}).", "Check the path.") from error


def _parse(path: Path, content: bytes, make: Callable[[Mapping[str, object]], T]) -> tuple[T, ...]:
    made: list[T] = []
    for number, line in enumerate(content.split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            value = json.loads(line.decode("utf-8"))
            if not isinstance(value, dict):
                raise ValueError("it is not an object")
            made.append(make(value))
        except (ValueError, RecursionError) as error:
            raise SaysoError(
                "E104",
                f"{path}, line {number}: {error}.",
                "Mend the line; each holds one JSON object in UTF-8.",
            ) from error
    return tuple(made)


def _report_from_json(value: Mapping[str, object]) -> Report:
    doc, text = value.get("doc"), value.get("text")
    if not isinstance(doc, str):
        raise ValueError('"doc" is missing or not a string')
    if not isinstance(text, str):
        raise ValueError('"text" is missing or not a string')
    return Report(text, doc)
