"""What Label Studio and doccano give back: for each text the claims that somebody marked in it, by
whom and when.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sayso.exports.formats.annotations import PARTS
from sayso.imports.errors import holds_nothing, unreadable_file
from sayso.imports.rows import read_bytes, text_of_file
from sayso.record.claim import Span

Json = Mapping[str, Any]
_MOST_REGIONS = 20_000
"""Spans of one text.  A report of the largest size has some 2,000 claims of three parts."""


class AnnotationError(ValueError):
    """Why an annotation is refused, in a clause."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A claim as it was marked: the spans of its source, cue and content."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]

    @property
    def parts(self) -> tuple[tuple[Span, ...], ...]:
        """The three in the order of a claim's id."""
        return (self.source, self.cue, self.content)


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """A text with what one person marked in it.

    ``line`` is its line, or its place in a list; ``report`` the id that it was given with, empty
    where it has none; ``who`` is empty where the tool does not tell; ``origin`` says in words
    where the annotation comes from.  ``problem`` says why nothing of it can be taken.
    """

    line: int
    report: str = ""
    text: str = ""
    claims: tuple[Marked, ...] = ()
    who: str = ""
    origin: str = ""
    problem: str = ""


def annotated_texts(path: Path) -> list[AnnotatedText]:
    """What a file holds: a JSON export of Label Studio, or JSON Lines of doccano.

    Raises:
        ImportFileError: J001, J003 or J004.
    """
    text = text_of_file(path.name, read_bytes(path))
    texts = [each for line, value in _values(path.name, text) for each in _texts(line, value)]
    if not texts:
        raise holds_nothing(path.name, "annotated text")
    return texts


def _values(name: str, text: str) -> Iterator[tuple[int, Any]]:
    if text.lstrip().startswith("["):
        try:
            yield from enumerate(json.loads(text), 1)
        except (ValueError, RecursionError):
            raise unreadable_file(name, "it is no JSON") from None
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError):
                yield number, None


def _texts(line: int, value: Any) -> Iterator[AnnotatedText]:
    """A task has as many as people annotated it; a line has one."""
    try:
        if not isinstance(value, dict):
            raise AnnotationError("it is no JSON object")
        if "entities" in value or "label" in value:
            yield _doccano(line, value)
        else:
            yield from _label_studio(line, value)
    except AnnotationError as error:
        yield AnnotatedText(line, problem=str(error))
    except (KeyError, TypeError, ValueError, AttributeError):
        yield AnnotatedText(line, problem="it is neither a task of Label Studio nor of doccano")


def _label_studio(line: int, task: Json) -> Iterator[AnnotatedText]:
    data, made = task["data"], task.get("annotations") or []
    if all(each.get("was_cancelled") for each in made):
        raise AnnotationError("nobody has annotated it")
    for each in made:
        if each.get("was_cancelled"):
            continue
        origin = f"Label Studio, annotation {each.get('id')} of {_time(each)}"
        try:
            claims = tuple(_of_results(each["result"], str(data["text"])))
        except AnnotationError as error:
            yield AnnotatedText(line, problem=str(error))
            continue
        who = _person(each.get("completed_by"))
        report, text = str(data.get("report") or ""), str(data["text"])
        yield AnnotatedText(line, report, text, claims, who, origin)


def _time(annotation: Json) -> str:
    return str(annotation.get("updated_at") or annotation.get("created_at") or "no date")[:40]


def _person(value: Any) -> str:
    """Who annotated, by address or number."""
    if isinstance(value, dict):
        value = value.get("email") or value.get("id")
    if value in (None, ""):
        return ""
    return f"Label Studio user {value}" if isinstance(value, int) else str(value)[:200]


def _of_results(results: Iterable[Json], text: str) -> Iterator[Marked]:
    regions: dict[str, tuple[str, Span]] = {}
    links: list[tuple[str, str]] = []
    for each in results:
        if each.get("type") == "relation":
            links.append((str(each["from_id"]), str(each["to_id"])))
        elif labels := (each.get("value") or {}).get("labels"):
            value = each["value"]
            span = _span(value["start"], value["end"], text)
            if "text" in value and text[slice(*span)] != value["text"]:
                raise AnnotationError(f"its words at {span[0]}-{span[1]} are not those of the text")
            regions[str(each["id"])] = (_part(labels[0]), span)
    yield from marked(regions, links)


def _doccano(line: int, row: Json) -> AnnotatedText:
    text = str(row["text"])
    if "entities" not in row:
        raise AnnotationError("it has no relations: export doccano's project with them")
    regions = {
        str(each["id"]): (
            _part(each["label"]),
            _span(each["start_offset"], each["end_offset"], text),
        )
        for each in row["entities"]
    }
    links = [(str(each["from_id"]), str(each["to_id"])) for each in row.get("relations") or []]
    who = str(row.get("annotator") or row.get("user") or "")[:200]
    claims = tuple(marked(regions, links))
    return AnnotatedText(line, str(row.get("report") or ""), text, claims, who, "doccano")


def _span(start: Any, end: Any, text: str) -> Span:
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        raise AnnotationError(f"{str(start)[:20]}-{str(end)[:20]} is no span of its text")
    return start, end


def _part(label: Any) -> str:
    if label not in PARTS:
        raise AnnotationError(f"there is no part {str(label)[:40]!r}: {', '.join(PARTS)}")
    return str(label)


def marked(
    regions: Mapping[str, tuple[str, Span]], links: Iterable[tuple[str, str]]
) -> Iterator[Marked]:
    """The claims: what hangs together by relations is one.

    Raises:
        AnnotationError: if a relation leads nowhere, or something hangs by no content.
    """
    if len(regions) > _MOST_REGIONS:
        raise AnnotationError(f"it has more than {_MOST_REGIONS} spans")
    root = _roots(regions, links)
    groups: dict[str, dict[str, list[Span]]] = {}
    for name, (part, span) in regions.items():
        groups.setdefault(root[name], {}).setdefault(part, []).append(span)
    for group in groups.values():
        if "content" not in group:
            raise AnnotationError(f"a {next(iter(group))} is related to no content")
        yield Marked(*(tuple(sorted(group.get(part, ()))) for part in PARTS))


def _roots(names: Iterable[str], links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each name one of those that it hangs together with, the same for all of them.

    Raises:
        AnnotationError: if a relation leads to none of the names.
    """
    root = {name: name for name in names}

    def top(name: str) -> str:
        while root[name] != name:
            root[name] = root[root[name]]
            name = root[name]
        return name

    for one, other in links:
        if one not in root or other not in root:
            raise AnnotationError("one of its relations leads to no span")
        root[top(one)] = top(other)
    return {name: top(name) for name in root}
