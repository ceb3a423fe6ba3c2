"""A whole file or a whole folder, or none: what is written gets its name when it is finished."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sayso.errors import SaysoError
from sayso.exports.errors import is_there
from sayso.ledger.sqlite import sync_folder


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """A file beside ``target`` to be written, which takes its name at the end, in the place of one
    that is there.  If anything fails, or somebody interrupts, it goes and the old one stays.

    Raises:
        SaysoError: O001 if it cannot be written.
    """
    part = _beside(target)
    with _in_words(target):
        try:
            if target.is_dir():
                raise is_there(target)
            yield part
            _sync(part)
            part.replace(target)
            sync_folder(target.parent)
        finally:
            part.unlink(missing_ok=True)


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """The same of a folder, which must not be there or be empty.

    Raises:
        ExportError: X003 if there is something in it.
        SaysoError: O001 if it cannot be written.
    """
    part = _beside(target)
    with _in_words(target):
        try:
            if target.exists() and not (target.is_dir() and not any(target.iterdir())):
                raise is_there(target)
            part.mkdir()
            yield part
            for path in sorted(part.rglob("*")):
                sync_folder(path) if path.is_dir() else _sync(path)
            sync_folder(part)
            if target.is_dir():
                target.rmdir()
            part.rename(target)
            sync_folder(target.parent)
        finally:
            shutil.rmtree(part, ignore_errors=True)


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.part")


def _sync(path: Path) -> None:
    with path.open("rb") as stream:
        os.fsync(stream.fileno())


@contextmanager
def _in_words(target: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise SaysoError(
            "O001", f"{target} cannot be written ({reason}).", "Name another file."
        ) from None
