"""Sets up scenes from sentences, so that a type's fixture need only say what stands in the text and
what is found.

A fixture is ``fixtures/TYPE.toml``: tables ``[[sentence]]`` with ``text``; ``theatre``, the name of
a shipped theatre or empty; ``speaker``, ``side``, ``stance``, ``certainty`` and ``cue`` of the
claim, whose content is the text, or what follows ``cue`` in it; ``found``, a list of tables with
fields of the propositions, in order.  Fields that a table leaves out are not asked about; a
sentence without ``found`` has no proposition of the type."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sayso.language.analysis import analyse
from sayso.propositions.party import Parties
from sayso.propositions.proposition import Proposition
from sayso.propositions.scene import Scene
from sayso.propositions.setting import Setting
from sayso.record.claim import Certainty, Stance
from sayso.record.place import Place, Precision, Toponym
from sayso.record.referent import Kind, Referent
from sayso.record.report import Report
from sayso.reference.amounts import find_amounts
from sayso.reference.references import References
from sayso.theatres.directory import Directory
from sayso.theatres.load import load_theatre
from sayso.theatres.theatre import Theatre

PLACES = (
    "Makiivka",
    "Kherson",
    "Soledar",
    "Omdurman",
    "Nyala",
    "Velm",
    "Orsk",
    "Khartoum",
    "Wad Madani",
)
"""Names that are places in the fixtures; Velm is invented."""


@dataclass(frozen=True)
class Case:
    """One sentence of a fixture."""

    text: str
    given: dict[str, Any]
    found: tuple[dict[str, Any], ...]

    def scene(self) -> Scene:
        return set_scene(self.text, **self.given)


@cache
def cases(kind: str) -> tuple[Case, ...]:
    path = Path(__file__).parent / "fixtures" / f"{kind}.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Case(each.pop("text"), each, tuple(each.pop("found", ())))
        for each in (dict(sentence) for sentence in data["sentence"])
    )


@cache
def directory(theatre: str) -> Directory:
    return Directory(load_theatre(theatre) if theatre else Theatre())


def set_scene(
    text: str,
    *,
    theatre: str = "",
    speaker: str = "",
    side: str = "",
    stance: str = "asserts",
    certainty: str = "plain",
    cue: str = "",
) -> Scene:
    analysis, parties = analyse(text), Parties(directory(theatre))
    start = text.index(cue) + len(cue) if cue else 0
    toponyms, amounts = find_places(text), find_amounts(analysis)
    return Scene(
        report=Report(text),
        analysis=analysis,
        passage=((start, len(text)),),
        references=References(toponyms=toponyms, amounts=amounts),
        parties=parties,
        setting=Setting(analysis, toponyms, amounts=amounts, parties=parties),
        speaker=Referent(speaker.lower(), speaker, Kind.PERSON, side or None, named=True)
        if speaker
        else None,
        stance=Stance(stance),
        certainty=Certainty(certainty),
        cue=tuple(analysis.parse.tokens(text.index(cue), start)) if cue else (),
    )


def find_places(text: str) -> tuple[Toponym, ...]:
    found = [(at, name) for name in PLACES for at in _all(text, name)]
    return tuple(
        Toponym(
            at,
            at + len(name),
            name,
            Place(f"test:{name}", name, 1.0, 2.0, feature="P.PPL"),
            Precision.EXACT,
            (),
        )
        for at, name in sorted(found)
    )


def _all(text: str, name: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(name, at)]


def shown(found: list[Proposition], asked: tuple[dict[str, Any], ...]) -> list[dict[str, Any]]:
    """What was found, with the fields only that are asked about."""
    told = [each.as_json() for each in found]
    return [
        {name: _simple(value) for name, value in each.items() if not wanted or name in wanted}
        for each, wanted in zip(told, (*asked, *({},) * len(told)), strict=False)
    ]


def _simple(value: Any) -> Any:
    if isinstance(value, dict):
        return value.get("name", value)
    return "none" if value is None else value
