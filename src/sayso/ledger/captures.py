"""The original bytes of reports, each named by its SHA-256 and never rewritten."""

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, insert, select

from sayso.ledger.canonical import bytes_hash
from sayso.ledger.errors import of_disk
from sayso.ledger.schema import CAPTURE_CONTENT


class Captures(Protocol):
    """Where captures are kept."""

    def put(self, connection: Connection, sha256: str, data: bytes) -> None:
        """Keep ``data`` under its name, durably, before the commit that names it.  What is there stays."""

    def get(self, connection: Connection, sha256: str) -> bytes | None:
        """The bytes kept under a name; None if there are none."""

    def remove(self, names: Iterable[str]) -> None:
        """Take away what a removal that has come to be names."""


class FolderCaptures:
    """A folder beside a ledger's file: ``sayso.captures/ab/abcd…``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where the bytes of that name lie."""
        return self.folder / sha256[:2] / sha256

    def put(self, connection: Connection, sha256: str, data: bytes) -> None:  # noqa: ARG002
        """Write a file aside and give it its name once it is whole, so that no name ever has a part of its bytes."""
        path = self.path(sha256)
        try:
            if not self._is_whole(path, sha256, len(data)):
                path.parent.mkdir(parents=True, exist_ok=True)
                _write(path, data)
        except OSError as error:
            raise of_disk(error, str(self.folder)) from error

    def _is_whole(self, path: Path, sha256: str, size: int) -> bool:
        try:
            return path.stat().st_size == size and bytes_hash(path.read_bytes()) == sha256
        except FileNotFoundError:
            return False

    def get(self, connection: Connection, sha256: str) -> bytes | None:  # noqa: ARG002
        """The file's bytes."""
        try:
            return self.path(sha256).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise of_disk(error, str(self.folder)) from error

    def remove(self, names: Iterable[str]) -> None:
        """Delete the files."""
        try:
            for sha256 in names:
                self.path(sha256).unlink(missing_ok=True)
        except OSError as error:
            raise of_disk(error, str(self.folder)) from error

    def parts(self) -> Iterator[Path]:
        """What a killed process left: files that never got their names."""
        return self.folder.glob("??/.*.part")


class TableCaptures:
    """A table of a shared ledger's database."""

    def put(self, connection: Connection, sha256: str, data: bytes) -> None:
        """Insert the bytes; they come to be with the commit that names them."""
        there = select(CAPTURE_CONTENT.c.sha256).where(CAPTURE_CONTENT.c.sha256 == sha256)
        if connection.execute(there).first() is None:
            connection.execute(insert(CAPTURE_CONTENT).values(sha256=sha256, content=data))

    def get(self, connection: Connection, sha256: str) -> bytes | None:
        """The row's bytes."""
        found = connection.execute(select(CAPTURE_CONTENT.c.content).where(CAPTURE_CONTENT.c.sha256 == sha256))
        data = found.scalar()
        return None if data is None else bytes(data)

    def remove(self, names: Iterable[str]) -> None:
        """Nothing is left to do: the rows went with the removal's own commit."""


def _write(path: Path, data: bytes) -> None:
    part = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with part.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(0o444)
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
