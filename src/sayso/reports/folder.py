"""The files of a folder and of the folders in it, in the order of their names."""

import os
from collections.abc import Iterator
from pathlib import Path

from sayso.errors import InputError
from sayso.reports.sources import printable


def files_in(folder: str) -> Iterator[str | InputError]:
    """Each file; in the place of what may not be looked into its error.

    Passed over are hidden files and folders, what is no file, such as a device or a pipe, and links
    that lead out of the folder.

    Raises:
        InputError: R002 if there is none.
    """
    inside = Path(folder).resolve()
    problems: list[InputError] = []
    nothing = True
    for place, folders, names in os.walk(
        folder, onerror=lambda error: problems.append(_shut(error))
    ):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from problems
        problems.clear()
        for name in sorted(names):
            path = Path(place, name)
            if not name.startswith(".") and _is_inside(path, inside):
                nothing = False
                yield str(path)
    yield from problems
    if nothing and not problems:
        raise InputError(
            "R002",
            f"{printable(folder)} is a folder without a file.",
            "Name one with reports in it.",
        )


def _is_inside(path: Path, inside: Path) -> bool:
    try:
        return path.is_file() and path.resolve().is_relative_to(inside)
    except (OSError, ValueError, RuntimeError):
        return False


def _shut(error: OSError) -> InputError:
    name = printable(str(error.filename or "A folder"))
    return InputError("R003", f"{name} may not be read by you.", "Ask for the right to read it.")
