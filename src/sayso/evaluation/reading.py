"""Reports read to be scored: one that cannot be read ends the measure, which would be of another
corpus.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from sayso.errors import InputError
from sayso.record.report import Report
from sayso.theatres.directory import Directory

if TYPE_CHECKING:
    from sayso.reader import Reading


def readings_of(
    reports: Iterable[Report], directory: Directory | None = None
) -> "Iterator[Reading]":
    """Each report read.

    Raises:
        InputError: R040 if one cannot be read.
    """
    from sayso.reader import read_many

    for reading in read_many(reports, directory):
        if isinstance(reading, InputError):
            raise reading
        yield reading
