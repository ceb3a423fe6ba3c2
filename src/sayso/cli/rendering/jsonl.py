"""Claims as JSON Lines, one object a line."""

from collections.abc import Iterable
from typing import TextIO

from sayso.contract import entry_as_line
from sayso.reader import Reading


def write_claims(readings: Iterable[Reading], stream: TextIO) -> None:
    """Write each claim of each reading as a line, a reading at a time, so that a pipe gets it at
    once.
    """
    for reading in readings:
        stream.writelines(entry_as_line(entry) + "\n" for entry in reading.entries)
        stream.flush()
