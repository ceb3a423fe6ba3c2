"""Frames and the clauses that stand in them, as ``corpora/veridicality`` has them.

They are the data of ``sayso evaluate veridicality``.  A frame is what stands above a clause ("it is
not true that", "failed to"), with what it makes of the clause.  What the fields mean is at the head
of ``frames.toml`` and ``clauses.toml``.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import Any

from sayso.errors import SaysoError
from sayso.evaluation.conjugation import TENSES, Verb

MODES = ("direct", "indirect", "headline")
STANCES = ("asserts", "denies", "none")
SLOTS = {
    "finite": ("C", "vpast", "vpres"),
    "infinitive": ("inf",),
    "gerund": ("ger",),
    "past participle": ("pp",),
    "noun phrase": ("nom", "nomn"),
}
"""By the form of the clause, the slots of which a template has one."""

_NEEDS = frozenset({"agent", "event", "state", "active", "plural"})


@dataclass(frozen=True, slots=True)
class Frame:
    """``gives`` and ``negated`` are what the speaker says of the positive clause; ``negated`` is
    empty where the frame takes no negated clause.  ``band`` is the likelihood from low to high in
    percent, None of other frames.
    """

    id: str
    kind: str
    form: str
    gives: str
    negated: str
    templates: Mapping[str, tuple[str, ...]]
    needs: frozenset[str]
    without: frozenset[str]
    tenses: tuple[str, ...]
    others: bool
    band: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Clause:
    """``mark`` is what a right answer has; ``also`` the types, beside its own, that its words may
    be read as.
    """

    id: str
    type: str
    subject: str
    verb: Verb
    rest: str
    nominal: str
    tenses: tuple[str, ...]
    traits: frozenset[str]
    alternative: str
    also: tuple[str, ...]
    mark: Mapping[str, Any]

    @property
    def is_plural(self) -> bool:
        """Whether the subject takes "are"."""
        return "plural subject" in self.traits

    def fits(self, frame: Frame) -> bool:
        """Whether the clause is natural in the frame."""
        slots = slots_of(frame)
        return (
            frame.needs <= self.traits
            and self.type not in frame.without
            and (bool(self.alternative) or "alt" not in slots)
            and (bool(self.nominal) or frame.form != "noun phrase")
            and ("C" not in slots or any(tense in frame.tenses for tense in self.tenses))
            and ("past" in self.tenses or "C" in slots)
        )


@dataclass(frozen=True, slots=True)
class Embeddings:
    """All of a folder.  ``sha256`` is over the bytes of both files; ``theatre`` the file to read
    in.
    """

    frames: tuple[Frame, ...]
    clauses: tuple[Clause, ...]
    speakers: tuple[str, ...]
    voices: tuple[str, ...]
    theatre: Path
    sha256: str


def slots_of(frame: Frame) -> set[str]:
    """The names of the slots of its templates."""
    texts = (template for templates in frame.templates.values() for template in templates)
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def load_embeddings(folder: Path) -> Embeddings:
    """Read ``frames.toml`` and ``clauses.toml`` of a folder.

    Raises:
        SaysoError: E103, a file cannot be read; E108, it is not as it should be.
    """
    frames, frame_bytes = _load(folder / "frames.toml")
    clauses, clause_bytes = _load(folder / "clauses.toml")
    wraps = frames.get("core", {})
    return Embeddings(
        tuple(
            _checked(_frame, entry, folder / "frames.toml", wraps)
            for entry in frames.get("frame", ())
        ),
        tuple(
            _checked(_clause, entry, folder / "clauses.toml") for entry in clauses.get("clause", ())
        ),
        tuple(clauses.get("speakers", ())),
        tuple(clauses.get("voices", ())),
        folder / clauses.get("theatre", ""),
        hashlib.sha256(frame_bytes + clause_bytes).hexdigest(),
    )


def _load(path: Path) -> tuple[Mapping[str, Any], bytes]:
    try:
        content = path.read_bytes()
        return tomllib.loads(content.decode("utf-8")), content
    except OSError as error:
        reason = error.strerror or str(error)
        raise SaysoError("E103", f"{path} cannot be read ({reason}).", "Check the path.") from error
    except ValueError as error:
        raise _malformed(path, str(error)) from error


def _malformed(path: Path, reason: str) -> SaysoError:
    return SaysoError(
        "E108", f"{path}: {reason}.", "Mend it; the head of the file says what an entry holds."
    )


def _checked(make: Any, entry: Mapping[str, Any], path: Path, *more: Any) -> Any:
    name = entry.get("id", "an entry without id")
    try:
        return make(entry, *more)
    except KeyError as error:
        raise _malformed(path, f"{name} has no {error}") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise _malformed(path, f"{name}: {error}") from error


def _frame(entry: Mapping[str, Any], wraps: Mapping[str, Any]) -> Frame:
    frame = Frame(
        id=str(entry["id"]),
        kind=str(entry["kind"]),
        form=str(entry["form"]),
        gives=str(entry["gives"]),
        negated=str(entry.get("negated", "")),
        templates=_templates(entry, wraps),
        needs=frozenset(entry.get("needs", ())),
        without=frozenset(entry.get("without", ())),
        tenses=tuple(entry.get("tenses", TENSES)),
        others=bool(entry.get("others")),
        band=(int(entry["low"]), int(entry["high"])) if "low" in entry else None,
    )
    _check_frame(frame)
    return frame


def _templates(entry: Mapping[str, Any], wraps: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    if "core" in entry:
        core = entry["core"]
        return {mode: tuple(wrap.replace("{core}", core) for wrap in wraps[mode]) for mode in MODES}
    return {mode: tuple(entry[mode]) for mode in MODES if mode in entry}


def _check_frame(frame: Frame) -> None:
    if frame.form not in SLOTS:
        raise ValueError(f"there is no form {frame.form!r}")
    if frame.gives not in STANCES or frame.negated not in ("", *STANCES):
        raise ValueError("a stance is asserts, denies or none")
    if not frame.needs <= _NEEDS or not set(frame.tenses) <= set(TENSES):
        raise ValueError("it needs or takes what no clause has")
    if not frame.templates:
        raise ValueError("it has no template")
    for template in (text for texts in frame.templates.values() for text in texts):
        names = {name for _, name, _, _ in Formatter().parse(template) if name}
        if not names & set(SLOTS[frame.form]):
            raise ValueError(f"no slot of its form is in {template!r}")


def _clause(entry: Mapping[str, Any]) -> Clause:
    verb = Verb(*entry["verb"])
    if not set(entry["tenses"]) <= set(TENSES):
        raise ValueError("there is no such tense")
    return Clause(
        id=str(entry["id"]),
        type=str(entry["type"]),
        subject=str(entry["subject"]),
        verb=verb,
        rest=str(entry["rest"]),
        nominal=str(entry["nominal"]),
        tenses=tuple(entry["tenses"]),
        traits=_traits(entry, verb),
        alternative=str(entry.get("alt", "")),
        also=tuple(entry.get("also", ())),
        mark=entry["mark"],
    )


def _traits(entry: Mapping[str, Any], verb: Verb) -> frozenset[str]:
    traits = {
        "agent": bool(entry.get("agent")),
        "state": bool(entry.get("state")),
        "event": not entry.get("state"),
        "active": verb.base != "be",
        "plural": bool(entry.get("several")),
        "plural subject": bool(entry.get("plural")),
    }
    return frozenset(name for name, holds in traits.items() if holds)
