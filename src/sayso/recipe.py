"""The recipe of this program as it is installed: what it reads with, named by content."""

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from sayso.language.encoder.encoder import load_model
from sayso.language.parser import parser_name
from sayso.record.recipe import Recipe
from sayso.reference.places.gazetteer import load_gazetteer

_READING = ("attribution", "language", "propositions", "record", "reference", "theatres")
"""The rooms that a reading goes through.  How a file becomes text is another matter: the text has
its own hash.
"""
_ALONE = ("reader.py", "guards.py")
_KINDS = (".py", ".toml", ".json")
_CHUNK = 1 << 20


@cache
def recipe() -> Recipe:
    """What reports are read with in this process.

    Raises:
        SetupError: if the parser or the model is not there.
    """
    gazetteers = tuple(_hash([path]) for path in load_gazetteer().paths)
    model = load_model().folder
    return Recipe(
        program=f"sayso {version('sayso')}",
        rules=_hash(_rules(model)),
        model=_hash(sorted(path for path in model.iterdir() if path.is_file())),
        parser=parser_name(),
        gazetteers=gazetteers,
    )


def _rules(model: Path) -> list[Path]:
    root = Path(str(files("sayso")))
    found = [
        path for room in _READING for path in (root / room).rglob("*") if path.suffix in _KINDS
    ]
    return sorted(
        {*(path for path in found if model not in path.parents), *(root / name for name in _ALONE)}
    )


def _hash(paths: Iterable[Path]) -> str:
    """SHA-256 of files: of their names and contents, one after the other."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(f"{path.name}\n{path.stat().st_size}\n".encode())
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    return digest.hexdigest()
