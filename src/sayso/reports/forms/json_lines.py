"""Reports in JSON Lines, one a line, read as they come from a file of any length or an open
pipe.
"""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import BinaryIO

from sayso.errors import InputError
from sayso.record.capture import Capture
from sayso.record.report import Report
from sayso.reports.forms.form import Document, Form, Found, Head, fault
from sayso.reports.forms.json_report import is_object_line, parse, report_of
from sayso.reports.sources import BEGINNING, Source
from sayso.reports.text import WHOLE_LIMIT, decode, empty, sayable, too_large

_SKIP = 2**20


def read_json_lines(
    stream: BinaryIO,
    name: str,
    notes: tuple[str, ...] = (),
    limit: int = WHOLE_LIMIT,
    original: bytes = b"",
) -> Iterator[Report | InputError]:
    """The report of each line, or its error, which names the line's number (from 1).

    Blank lines are passed over.  A report without ``doc`` or ``id`` is called ``name:3`` if it
    stands on line 3.  Its line is its capture, or ``original`` where the stream is another encoding
    of that.  No line may have more than ``limit`` bytes.

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
                raise too_large(
                    where, limit, "Cut the report on this line into those that it is made of."
                )
            text, told = decode(line, where)
            report = report_of(parse(text, where), f"{name}:{number}", where, (*notes, *told))
            yield replace(report, capture=Capture(original or line, f"{name}:{number}"))
        except InputError as error:
            yield error
        except Exception as error:  # what one line holds must not end the reading of the others
            yield fault(where, error)
    if not found:
        raise empty(sayable(name))


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(_SKIP)


def read(document: Document) -> Found:
    """The report of each line of what is there as a whole."""
    yield from read_json_lines(
        BytesIO(document.data), document.name, document.notes, original=document.original
    )


def _stream(source: Source) -> Found:
    yield from read_json_lines(source.stream, source.name, source.notes, original=source.original)


def _is_json_lines(head: Head) -> bool:
    """A line that is too long to be looked at whole is taken for a whole object if it begins as
    one.
    """
    line = head.line.strip()
    if not line.startswith(b"{"):
        return False
    return len(line) >= BEGINNING - 2 or is_object_line(line)


FORM = Form(
    name="JSON Lines",
    what="one JSON object a line, with the keys of JSON",
    suffixes=(".jsonl", ".ndjson"),
    by_content="its first line is a whole object",
    recognise=_is_json_lines,
    read=read,
    stream=_stream,
    text="`title`, a blank line and `text`; `text` alone where it begins with the title; `title` "
    "if it is all",
    title="`title`",
    outlet="`outlet`",
    published="`published`, as [below](#publication-time)",
    author="`author`",
    address="`url`",
    lost="other keys",
    certain=False,
)
