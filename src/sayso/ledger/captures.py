"""The original bytes of reports, each named by its SHA-256 and never rewritten.

A name comes from a ledger that somebody else may have made.  ``named`` is the one door that it
comes in by: what is no hash is refused, so that no name leads out of the place of the captures.
"""

import os
import secrets
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, insert, select

from sayso.ledger import sqlite
from sayso.ledger.canonical import bytes_hash, is_sha256
from sayso.ledger.errors import LedgerError, of_disk
from sayso.ledger.schema import CAPTURE_CONTENT


def named(sha256: object) -> str:
    """The name of a capture, which is the SHA-256 of its bytes: 64 hexadecimal digits and nothing
    else.

    Raises:
        LedgerError: L022 if it is another thing.
    """
    if isinstance(sha256, str) and is_sha256(sha256):
        return sha256
    raise LedgerError(
        "L022",
        f"{str(sha256)[:80]!r} is no capture's name.",
        "A capture is named by 64 hexadecimal digits: whoever wrote this ledger did so with "
        "another program.",
    )


class Captures(Protocol):
    """Where captures are kept.  Each method raises LedgerError L022 for a name that is none."""

    def put(self, connection: Connection, sha256: str, data: bytes) -> None:
        """Keep ``data`` under its name, durably, before the commit that names it.  What is there
        stays.
        """

    def get(self, connection: Connection, sha256: str) -> bytes | None:
        """The bytes kept under a name; None if there are none."""

    def remove(self, names: Iterable[str]) -> tuple[str, ...]:
        """Take away what a removal that has come to be names; gives the names of which the bytes
        stay.
        """

    def owns(self, sha256: str) -> bool:
        """Whether the bytes lie where no other ledger may need them."""


class FolderCaptures:
    """The folder beside a ledger's file, named after all of the file's name:
    ``sayso.db.captures/ab/abcd…``.

    Ledgers of before share ``sayso.captures`` with every file whose name differs in its suffix
    alone.  It is still read, and a capture there is only removed if no other ledger names it.
    """

    def __init__(self, ledger: Path) -> None:
        self.ledger = ledger
        self.folder = ledger.with_name(f"{ledger.name}.captures")
        self.shared = ledger.with_suffix(".captures")
        self._synced: set[Path] = set()

    def path(self, sha256: str) -> Path:
        """Where new bytes of that name lie.

        Raises:
            LedgerError: L022 if it is no name.
        """
        return _below(self.folder, sha256)

    def put(self, connection: Connection, sha256: str, data: bytes) -> None:  # noqa: ARG002
        """Write a file aside and give it its name once it is whole, so that no name ever has a part
        of its bytes.
        """
        path = self.path(sha256)
        try:
            if not self._is_whole(path, sha256, len(data)):
                self._make_folder(path.parent)
                _write(path, data)
        except OSError as error:
            raise of_disk(error, str(self.folder)) from error

    def _make_folder(self, folder: Path) -> None:
        """Make a folder, and write it down in the folder above: else a power cut may lose it with
        all it holds.
        """
        if folder in self._synced:
            return
        if folder != self.folder:
            self._make_folder(self.folder)
        folder.mkdir(exist_ok=True)
        sqlite.sync_folder(folder.parent)
        self._synced.add(folder)

    def _is_whole(self, path: Path, sha256: str, size: int) -> bool:
        try:
            return path.stat().st_size == size and bytes_hash(path.read_bytes()) == sha256
        except FileNotFoundError:
            return False

    def get(self, connection: Connection, sha256: str) -> bytes | None:  # noqa: ARG002
        """The file's bytes."""
        for path in self._paths(sha256):
            try:
                return _read(path)
            except (FileNotFoundError, NotADirectoryError):
                continue
            except OSError as error:
                raise of_disk(error, str(path.parent.parent)) from error
        return None

    def _paths(self, sha256: str) -> tuple[Path, ...]:
        own, shared = self.path(sha256), _below(self.shared, sha256)
        return (own,) if own == shared else (own, shared)

    def remove(self, names: Iterable[str]) -> tuple[str, ...]:
        """Delete the files, but for those that another ledger which shares the folder names."""
        left = []
        try:
            for sha256 in names:
                for path in self._paths(sha256):
                    if path.is_file() and self._is_anothers(path.parent.parent, sha256):
                        left.append(sha256)
                    elif path.is_file() or path.is_symlink():
                        path.unlink(missing_ok=True)  # another process may finish the same
                        sqlite.sync_folder(path.parent)
        except OSError as error:
            raise of_disk(error, str(self.folder)) from error
        return tuple(left)

    def _is_anothers(self, folder: Path, sha256: str) -> bool:
        """Whether another ledger beside this one reads from that folder and names the capture."""
        for beside in folder.parent.iterdir():
            if folder not in (
                beside.with_name(f"{beside.name}.captures"),
                beside.with_suffix(".captures"),
            ):
                continue
            if (
                sqlite.is_ledger(beside)
                and not beside.samefile(self.ledger)
                and sqlite.holds(beside, sha256)
            ):
                return True
        return False

    def owns(self, sha256: str) -> bool:
        """Whether the file is in the ledger's own folder."""
        return self.path(sha256).exists()

    def parts(self) -> Iterator[Path]:
        """What a killed process left: files that never got their names."""
        return self.folder.glob("??/*.part")


class TableCaptures:
    """A table of a shared ledger's database."""

    def put(self, connection: Connection, sha256: str, data: bytes) -> None:
        """Insert the bytes; they come to be with the commit that names them."""
        there = select(CAPTURE_CONTENT.c.sha256).where(CAPTURE_CONTENT.c.sha256 == named(sha256))
        if connection.execute(there).first() is None:
            connection.execute(insert(CAPTURE_CONTENT).values(sha256=sha256, content=data))

    def get(self, connection: Connection, sha256: str) -> bytes | None:
        """The row's bytes."""
        chosen = select(CAPTURE_CONTENT.c.content).where(CAPTURE_CONTENT.c.sha256 == named(sha256))
        data = connection.execute(chosen).scalar()
        return None if data is None else bytes(data)

    def remove(self, names: Iterable[str]) -> tuple[str, ...]:
        """Nothing is left to do: the rows went with the removal's own commit."""
        for sha256 in names:
            named(sha256)
        return ()

    def owns(self, sha256: str) -> bool:
        """Every row is this ledger's."""
        return bool(named(sha256))


def _below(folder: Path, sha256: str) -> Path:
    return folder / named(sha256)[:2] / sha256


def _read(path: Path) -> bytes:
    """The bytes of a file that is one: not what a link leads to, nor a device, which may never
    end.
    """
    descriptor = os.open(
        path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    )
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(f"{path.name} is no file")
        return stream.read()


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
    sqlite.sync_folder(path.parent)
