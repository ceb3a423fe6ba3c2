"""Where reports are read from: a file or standard input, opened as bytes."""

import io
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from sayso.errors import InputError
from sayso.reports.text import LIMIT, WHOLE_LIMIT, decode, is_wide, sayable, too_large

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

STANDARD_INPUT = "-"
BEGINNING = 2**16


@dataclass(frozen=True, slots=True)
class Source:
    """A stream whose beginning has been looked at and put back.

    ``beginning`` is the first line with anything on it, cut after 64 KiB; ``blank`` bytes come
    before it.  ``notes`` tell how the stream was recoded: what is marked as UTF-16 or UTF-32 comes
    as UTF-8, and ``original`` then has the bytes as they were.
    """

    name: str
    stream: BinaryIO
    beginning: bytes
    notes: tuple[str, ...] = ()
    original: bytes = b""
    blank: int = 0

    def read(self, limit: int, mend: str) -> bytes:
        """All of it.

        Raises:
            InputError: R005, with ``mend``, if it has more than ``limit`` bytes.
        """
        data = self.stream.read(limit + 1)
        if len(data) > limit:
            raise too_large(sayable(self.name), limit, mend)
        return data


def printable(path: str) -> str:
    """A path as it can be printed: bytes in it that are not UTF-8 arrive as halves of surrogate
    pairs.
    """
    return path.encode("utf-8", "backslashreplace").decode()


@contextmanager
def open_bytes(path: str) -> Iterator[BinaryIO]:
    """Open a file, or standard input for ``-``, which stays open afterwards.

    Raises:
        InputError: R001 if it is not there, R003 if it may not be read, else R004.
    """
    if path == STANDARD_INPUT:
        stdin = getattr(sys.stdin, "buffer", None)
        if stdin is None or stdin.closed:
            raise InputError("R004", "There is no standard input.", "Name a file.")
        yield stdin
        return
    try:
        stream = Path(path).open("rb")  # noqa: SIM115 - what is raised while it is read is told elsewhere
    except (OSError, ValueError) as error:
        raise _refusal(path, error) from None
    with stream:
        yield stream


def peek(stream: BinaryIO, name: str) -> Source:
    """Look at the first line of ``stream`` without losing it; recode it if its lines cannot be told
    apart.

    Raises:
        InputError: R005 or R008 if it is marked as UTF-16 or UTF-32 and is too large, or not what
            it says.
    """
    looked_at = bytearray()
    line = b""
    while not line.strip() and len(looked_at) <= LIMIT and (line := stream.readline(BEGINNING)):
        looked_at += line
    whole = io.BufferedReader(_Rejoined(bytes(looked_at), stream), BEGINNING)
    source = Source(name, whole, line, blank=len(looked_at) - len(line))
    if not is_wide(looked_at):
        return source
    original = source.read(WHOLE_LIMIT, "Save it as UTF-8, in smaller pieces.")
    text, notes = decode(original, sayable(name))
    narrow = peek(io.BytesIO(text.encode("utf-8")), name)
    return Source(name, narrow.stream, narrow.beginning, notes, original, narrow.blank)


def look_further(source: Source) -> tuple[bytes, Source]:
    """The first 64 KiB from the first line with anything on it, and the source with them put
    back.
    """
    data = source.stream.read(source.blank + BEGINNING)
    whole = io.BufferedReader(_Rejoined(data, source.stream), BEGINNING)
    return data[source.blank :], replace(source, stream=whole)


class _Rejoined(io.RawIOBase):
    """A beginning that was read, and the rest of its stream.  Never waits for more than the next
    piece.
    """

    def __init__(self, beginning: bytes, rest: BinaryIO) -> None:
        self._beginning = io.BytesIO(beginning)
        self._rest = cast("io.BufferedReader", rest)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer)
        piece = self._beginning.read(len(view)) or self._rest.read1(len(view))
        view[: len(piece)] = piece
        return len(piece)


def _refusal(path: str, error: OSError | ValueError) -> InputError:
    name = printable(path) or "A path without a name"
    if not path or isinstance(error, ValueError | FileNotFoundError | NotADirectoryError):
        return InputError(
            "R001", f"{name} is not there.", "Check the name and the folder that you are in."
        )
    if isinstance(error, PermissionError):
        return InputError(
            "R003", f"{name} may not be read by you.", "Ask for the right to read it."
        )
    return unreadable(name, error)


def unreadable(name: str, error: OSError | ValueError) -> InputError:
    """What the operating system refuses for a reason of its own, before or while it is read."""
    reason = getattr(error, "strerror", None) or str(error)
    return InputError(
        "R004", f"{name} cannot be read: {reason}.", "Put that right, or read a copy of it."
    )
