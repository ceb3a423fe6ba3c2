"""How much of what is to be read was read, so that the time left can be told."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


@dataclass(slots=True)
class Meter:
    """Bytes of files: ``total`` of all, 0 where that is not known, and ``done`` of those that were
    read.
    """

    total: int = 0
    done: int = 0

    @classmethod
    def of(cls, paths: Iterable[str]) -> "Meter":
        """The files' sizes; 0 where one is no file, as an address or standard input."""
        sizes = list(map(_size, paths))
        return cls(sum(sizes) if all(sizes) else 0)

    @property
    def share(self) -> float:
        """How much of all was read, from 0 to 1; 0 where it is not known."""
        return min(1.0, self.done / self.total) if self.total else 0.0

    def metered(self, stream: BinaryIO) -> BinaryIO:
        """The stream, whose bytes count as they are read."""
        return io.BufferedReader(_Counted(stream, self), 2**16)


class _Counted(io.RawIOBase):
    """A stream that tells a meter what is read of it.  Never waits for more than the next piece."""

    def __init__(self, stream: BinaryIO, meter: Meter) -> None:
        self._stream = cast("io.BufferedReader", stream)
        self._meter = meter

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer)
        piece = self._stream.read1(len(view))
        view[: len(piece)] = piece
        self._meter.done += len(piece)
        return len(piece)


def _size(path: str) -> int:
    """Of a file, or of all files in a folder."""
    try:
        place = Path(path)
        if place.is_dir():
            return sum(each.stat().st_size for each in place.rglob("*") if each.is_file())
        return place.stat().st_size
    except (OSError, ValueError):
        return 0
