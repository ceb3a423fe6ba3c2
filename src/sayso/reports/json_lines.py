"""Reports in JSON Lines, one a line, read as they come from a file of any length or an open pipe."""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from sayso.errors import InputError
from sayso.reports.capture import Capture
from sayso.reports.json_report import JSON_LIMIT, parse, report_of
from sayso.reports.report import Report
from sayso.reports.text import decode, empty, sayable, too_large

_SKIP = 2**20


def read_json_lines(
    stream: BinaryIO, name: str, notes: tuple[str, ...] = (), limit: int = JSON_LIMIT, original: bytes = b""
) -> Iterator[Report | InputError]:
    """The report of each line, or its error, which names the line's number (from 1).

    Blank lines are passed over.  A report without ``doc`` or ``id`` is called ``name:3`` if it stands on
    line 3.  Its line is its capture, or ``original`` where the stream is another encoding of that.  No line may
    have more than ``limit`` bytes.

    Raises:
        InputError: R007 if no line holds anything.
    """
    number = 0
    found = False
    while line := stream.readline(limit + 1):
        number += 1
        if not line.strip():
            continue
        found = True
        where = f"{sayable(name)}, line {number}"
        try:
            if len(line) > limit:
                _skip_line(stream, line)
                raise too_large(where, limit, "Cut the report on this line into those that it is made of.")
            text, told = decode(line, where)
            report = report_of(parse(text, where), f"{name}:{number}", where, (*notes, *told))
            yield replace(report, capture=Capture(original or line, f"{name}:{number}"))
        except InputError as error:
            yield error
    if not found:
        raise empty(sayable(name))


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(_SKIP)
