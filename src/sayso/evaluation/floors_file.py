"""The floors as a TOML file that people read and the tests check."""

import json
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sayso.errors import SaysoError
from sayso.evaluation.corpora import write_text
from sayso.evaluation.floors import CorpusFloors, Floor, Key
from sayso.evaluation.scores import Unit

FLOORS = Path(__file__).with_name("floors.toml")
"""The floors that the tests check."""

_HEAD = """\
# What each corpus must score, by unit and measure, in percent F1: what was measured, and the floor below it.
# `sayso evaluate attribution --record` writes this file; floors only rise, unless lowered with a reason.
"""


def load_floors(path: Path = FLOORS) -> tuple[CorpusFloors, ...]:
    """Read a floors file; one without corpora is valid.  SaysoError E111 if it is missing or
    malformed.
    """
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        entries = tuple(map(_entry, document.get("corpus", [])))
        if len({entry.name for entry in entries}) < len(entries):
            raise ValueError("two corpora have one name")
    except OSError as error:
        raise _malformed(path, error.strerror or str(error)) from error
    except KeyError as error:
        raise _malformed(path, f"a corpus has no {error}") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise _malformed(path, str(error)) from error
    return entries


def save_floors(path: Path, corpora: Iterable[CorpusFloors]) -> None:
    """Write a floors file whole.  SaysoError E106 if it cannot be written."""
    write_text(path, "\n".join([_HEAD, *map(_as_toml, corpora)]))


def _malformed(path: Path, reason: str) -> SaysoError:
    sentence = f"The floors file {path} cannot be used: {reason}."
    return SaysoError("E111", sentence, "Restore it from the repository.")


def _entry(table: Mapping[str, Any]) -> CorpusFloors:
    floors: dict[Key, Floor] = {
        (unit, measure): Floor(float(floor["measured"]), float(floor["floor"]))
        for unit in Unit
        for measure, floor in table.get(unit, {}).items()
    }
    name, docs, gold, sha256 = (str(table[key]) for key in ("name", "docs", "gold", "sha256"))
    lowered = tuple(map(str, table.get("lowered", [])))
    return CorpusFloors(name, docs, gold, sha256, str(table.get("reader", "")), floors, lowered)


def _as_toml(entry: CorpusFloors) -> str:
    lines = ["[[corpus]]"]
    fields = ("name", "docs", "gold", "sha256", "reader")
    lines += [f"{key} = {_quote(getattr(entry, key))}" for key in fields]
    lines.append(f"lowered = [{', '.join(map(_quote, entry.lowered))}]")
    for unit in Unit:
        of_unit = {measure: floor for (of, measure), floor in entry.floors.items() if of is unit}
        lines += ["", f"[corpus.{unit}]"] if of_unit else []
        lines += [
            f"{_quote(measure)} = {{ measured = {floor.measured:.2f}, floor = {floor.floor:.2f} }}"
            for measure, floor in of_unit.items()
        ]
    return "\n".join(lines) + "\n"


def _quote(text: str) -> str:
    """A TOML basic string: JSON's escapes, and DEL, which JSON leaves bare."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
