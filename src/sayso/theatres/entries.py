"""The tables of a theatre file as they were written, with what does not fit taken out and told."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from sayso.theatres.lines import Lines
from sayso.theatres.problem import Problem
from sayso.theatres.schema import TABLES, Field, WrongValueError


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in the file something stands: the table and its number from 0, a key, and an item of
    that key's list.
    """

    table: str
    index: int
    key: str = ""
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One table: its well-formed values, and ``label``, which names it in sentences: "The actor
    anna-lind".
    """

    spot: Spot
    label: str
    values: dict[str, Any]


@dataclass(slots=True)
class Entries:
    """All tables of a file, and the problems found so far."""

    lines: Lines
    tables: dict[str, list[Entry]] = field(default_factory=lambda: {name: [] for name in TABLES})
    problems: list[Problem] = field(default_factory=list)

    def tell(self, spot: Spot, code: str, sentence: str, mend: str) -> None:
        """Note a problem with the line of ``spot``."""
        line = self.lines.find(spot.table, spot.index, spot.key, spot.item)
        self.problems.append(Problem(code, sentence, mend, line))


def read_entries(text: str) -> Entries:
    """Parse TOML and sort out its tables.  ``text`` that is not TOML, or empty, has no tables and
    one problem.
    """
    entries = Entries(Lines(text))
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        entries.problems.append(_not_toml(error))
        return entries
    if not document:
        sentence = "The file has no tables."
        mend = "Begin with [theatre], an id and a name; docs/how-to/write-a-theatre.md shows how."
        entries.problems.append(Problem("T003", sentence, mend))
        return entries
    for name, value in document.items():
        _read_tables(entries, name, value)
    if "theatre" not in document:
        entries.problems.append(
            Problem("T008", "The file has no table [theatre].", "Add it, with an id and a name.")
        )
    return entries


def _not_toml(error: Exception) -> Problem:
    if isinstance(error, RecursionError):
        return Problem(
            "T005",
            "It nests lists or tables too deeply.",
            "No key of a theatre needs more than two levels.",
        )
    said = str(error)
    line = said.partition("(at line ")[2].partition(",")[0]
    mend = 'Mend it there.  A month alone needs quotation marks: "2022-03".'
    return Problem(
        "T005", f"It is not TOML: {said.rstrip('.')}.", mend, int(line) if line.isdigit() else None
    )


def _read_tables(entries: Entries, name: str, value: object) -> None:
    spot = Spot(name, 0)
    if name not in TABLES:
        entries.tell(spot, "T007", f"There is no table “{name}”.", _suggest(name, TABLES))
        return
    wanted = dict if name == "theatre" else list
    tables = [value] if wanted is dict else value
    if (
        not isinstance(value, wanted)
        or not isinstance(tables, list)
        or not all(isinstance(e, dict) for e in tables)
    ):
        head = "[theatre]" if wanted is dict else f"[[{name}]]"
        entries.tell(
            spot, "T009", f"“{name}” is not given as {head}.", f"Write {head} above its keys."
        )
        return
    for index, table in enumerate(tables):
        here = Spot(name, index)
        label = _label(name, index, table)
        entries.tables[name].append(
            Entry(here, label, _read_table(entries, here, label, table, TABLES[name]))
        )


def _label(name: str, index: int, table: Mapping[str, object]) -> str:
    known = next(
        (found for key in ("id", "name") if isinstance(found := table.get(key), str) and found),
        None,
    )
    if name == "theatre":
        return "The theatre"
    return f"The {name} “{known}”" if known else f"{name.capitalize()} {index + 1}"


def _read_table(
    entries: Entries,
    spot: Spot,
    label: str,
    table: Mapping[str, object],
    fields: Mapping[str, Field],
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in table.items():
        here = Spot(spot.table, spot.index, spot.key or key, spot.item)
        if key not in fields:
            entries.tell(
                here,
                "T007",
                f"{label} has a key “{key}”, which means nothing here.",
                _suggest(key, fields),
            )
            continue
        try:
            read = fields[key].read(value)
        except WrongValueError as wrong:
            entries.tell(here, wrong.code, f"{label}: “{key}” {wrong.predicate}.", wrong.mend)
            continue
        values[key] = (
            _read_inner(entries, here, label, read, fields[key].tables)
            if fields[key].tables
            else read
        )
    for key in (key for key, wanted in fields.items() if wanted.needed and key not in table):
        entries.tell(spot, "T008", f"{label} has no “{key}”.", "Add it.")
    return values


def _read_inner(
    entries: Entries, spot: Spot, label: str, items: list[object], fields: Mapping[str, Field]
) -> list[dict[str, Any]]:
    """The well-formed tables of a list such as an actor's offices; each keeps its number under
    ``""``.
    """
    found = []
    for number, item in enumerate(items):
        here = Spot(spot.table, spot.index, spot.key, number)
        if not isinstance(item, dict):
            mend = f"Write it in braces: {{ {next(iter(fields))} = … }}."
            entries.tell(here, "T009", f"{label}: “{spot.key}” has an item that is no table.", mend)
            continue
        inner = f"{label}, “{spot.key}” {number + 1}"
        found.append(_read_table(entries, here, inner, item, fields) | {"": number})
    return found


def _suggest(word: str, known: Mapping[str, object]) -> str:
    near = get_close_matches(word, known, 1)
    return (
        f"Write “{near[0]}” if that is meant."
        if near
        else f"Take it out; known are: {', '.join(known)}."
    )
