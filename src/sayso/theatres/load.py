"""Loads theatres: those that come with the program by name, others by path."""

import hashlib
from importlib.resources import files
from pathlib import Path

from sayso.theatres.build import build
from sayso.theatres.check import check_entries
from sayso.theatres.entries import Entries, read_entries
from sayso.theatres.lines import Lines
from sayso.theatres.problem import Problem, TheatreError
from sayso.theatres.theatre import Theatre

LIMIT = 2 * 2**20
"""Bytes that a theatre file may have."""

_SUFFIX = ".toml"


def shipped() -> tuple[str, ...]:
    """The names of the theatres that come with the program, in alphabetical order."""
    inside = files("sayso.theatres").joinpath("data").iterdir()
    return tuple(
        sorted(each.name.removesuffix(_SUFFIX) for each in inside if each.name.endswith(_SUFFIX))
    )


def load_theatre(name_or_path: str | Path) -> Theatre:
    """Load a theatre that comes with the program, by its name, or a file, by its path.

    A string that is a shipped name is that theatre, even if a file is called so; write ``./NAME``
    for the file. Those that come with the program are checked by its tests and not each time.

    Raises:
        TheatreError: if it is not there or anything is wrong with it; ``problems`` has all that is.
    """
    data, name = _read(name_or_path)
    entries = _examine(data, thoroughly=name_or_path not in shipped())
    if entries.problems:
        raise TheatreError(name, tuple(entries.problems))
    return build(entries, hashlib.sha256(data).hexdigest())


def check_theatre(name_or_path: str | Path) -> tuple[Problem, ...]:
    """All that is wrong with a theatre, in the order of its lines; nothing if it can be loaded."""
    try:
        data, _ = _read(name_or_path)
    except TheatreError as error:
        return error.problems
    return tuple(_examine(data).problems)


def _read(name_or_path: str | Path) -> tuple[bytes, str]:
    name = str(name_or_path)
    if isinstance(name_or_path, str) and name in shipped():
        return files("sayso.theatres").joinpath("data", name + _SUFFIX).read_bytes(), name
    try:
        with Path(name_or_path).open("rb") as stream:
            data = stream.read(LIMIT + 1)
    except (OSError, ValueError) as error:
        raise TheatreError(name, (_unreadable(name, error),)) from None
    if len(data) > LIMIT:
        problem = Problem(
            "T002",
            f"It has more than {LIMIT // 2**20} MiB.",
            "A theatre is one conflict: cut it down.",
        )
        raise TheatreError(name, (problem,))
    return data, name


def _unreadable(name: str, error: OSError | ValueError) -> Problem:
    if (
        isinstance(error, FileNotFoundError)
        and Path(name).name == name
        and not name.endswith(_SUFFIX)
    ):
        known = ", ".join(shipped())
        return Problem(
            "T006",
            "There is no theatre of this name.",
            f"Use one of {known}, or the path of a file.",
        )
    if isinstance(error, FileNotFoundError):
        return Problem(
            "T001", "There is no such file.", "Check the path and the folder that you are in."
        )
    reason = getattr(error, "strerror", None) or str(error)
    return Problem("T001", f"It cannot be read: {reason}.", "Name a TOML file that you may read.")


def _examine(data: bytes, thoroughly: bool = True) -> Entries:
    """What a file says and what is wrong with it; whether its tables agree is asked only
    ``thoroughly``.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Entries(
            Lines(""), problems=[Problem("T004", "It is not UTF-8.", "Save it as UTF-8.", line)]
        )
    entries = read_entries(text)
    if thoroughly:
        check_entries(entries)
    entries.problems.sort(key=lambda problem: (problem.line or 0, problem.code))
    return entries
