"""The records of a WARC one by one, from a stream of any length: none is held that is longer than
is read.
"""

import gzip
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from sayso.reports.meter import Meter

_LONGEST_HEAD = 4 * 2**20
"""Bytes of a record's head: real ones have some hundreds, those of a desk's own export its report's
facts.
"""
_PIECE = 2**20
_GZIP = b"\x1f\x8b"
_FREE, _MOST_TIMES = 256 * 2**20, 50
"""What may be unpacked in any case, and how many times more than was packed: pages shrink to a
tenth or twentieth.
"""


@dataclass(frozen=True, slots=True)
class Record:
    """``head`` has the record's own fields by their names in lower case; ``block`` what it holds.

    ``block`` is cut where ``is_whole`` is false.
    """

    head: dict[str, str]
    printed_head: bytes = field(repr=False)
    block: bytes = field(repr=False)
    is_whole: bool = True

    @property
    def kind(self) -> str:
        """``response``, ``resource``, ``conversion`` and so on."""
        return self.head.get("warc-type", "")

    def parsed(self) -> Any:
        """The record as warcio has it, with the head of what a server answered apart."""
        from warcio.archiveiterator import ArchiveIterator

        return next(
            ArchiveIterator(io.BytesIO(self.printed_head + b"\r\n" + self.block + b"\r\n\r\n"))
        )


def records_of(stream: BinaryIO, most: int) -> Iterator[Record]:
    """Each record; of its block no more than ``most`` bytes.

    Raises:
        ValueError, OSError, EOFError, zlib.error: where it is broken, or unpacks to more than
        archives do.
    """
    unpacked = _unpacked(stream)
    while line := unpacked.readline(_PIECE):
        if line.strip():
            yield _record(unpacked, line, most)


def _record(stream: BinaryIO, first: bytes, most: int) -> Record:
    if not first.startswith(b"WARC/"):
        raise ValueError("what follows a record does not begin as one")
    printed = bytearray(first)
    while (line := stream.readline(_PIECE)).strip():
        printed += line
        if len(printed) > _LONGEST_HEAD:
            raise ValueError("the head of a record has no end")
    if not line:
        raise ValueError("it breaks off in the head of a record")
    head = dict(_fields(bytes(printed)))
    length = head.get("content-length", "")
    if not length.isdecimal():
        raise ValueError("a record does not say how long it is")
    block = stream.read(min(int(length), most))
    _skip(stream, int(length) - len(block), len(block) < min(int(length), most))
    return Record(head, bytes(printed), block, int(length) <= most)


def _fields(printed: bytes) -> Iterator[tuple[str, str]]:
    for line in printed.splitlines()[1:]:
        name, _, value = line.partition(b":")
        yield (
            name.strip().lower().decode("utf-8", "replace"),
            value.strip().decode("utf-8", "replace"),
        )


def _skip(stream: BinaryIO, left: int, ended: bool) -> None:
    while left > 0 and not ended:
        piece = stream.read(min(left, _PIECE))
        left, ended = left - len(piece), not piece
    if ended:
        raise ValueError("it breaks off in a record")


def _unpacked(stream: BinaryIO) -> BinaryIO:
    beginning = stream.read(len(_GZIP))
    whole = io.BufferedReader(_Joined(beginning, stream), 2**16)
    if beginning != _GZIP:
        return whole
    meter = Meter()
    packed = gzip.GzipFile(fileobj=meter.metered(whole))
    return io.BufferedReader(_Limited(packed, meter), 2**16)


class _Joined(io.RawIOBase):
    """Bytes that were read, and the rest of their stream."""

    def __init__(self, beginning: bytes, rest: BinaryIO) -> None:
        self._beginning, self._rest = beginning, rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        piece = self._beginning[: len(view)] or self._rest.read(len(view))
        self._beginning = self._beginning[len(view) :]
        view[: len(piece)] = piece
        return len(piece)


class _Limited(io.RawIOBase):
    """What is unpacked, for as long as it is no more than archives unpack to."""

    def __init__(self, packed: gzip.GzipFile, meter: Meter) -> None:
        self._packed, self._meter, self._size = packed, meter, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        piece = self._packed.read1(len(view))
        self._size += len(piece)
        if self._size > _FREE + _MOST_TIMES * self._meter.done:
            raise ValueError("it unpacks to far more than archives do")
        view[: len(piece)] = piece
        return len(piece)
