"""The door of this room: names of files and addresses to reports, one by one, where a bad one stops no other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import BinaryIO

from sayso.errors import InputError
from sayso.reports.capture import Capture
from sayso.reports.feed import read_feed
from sayso.reports.fetch import fetch, is_address
from sayso.reports.formats import Format, find_format
from sayso.reports.items import array_items
from sayso.reports.json_lines import read_json_lines
from sayso.reports.json_report import JSON_LIMIT, is_object_line, parse, read_reports
from sayso.reports.markdown import read_markdown
from sayso.reports.report import Interval, Report
from sayso.reports.sources import Source, open_bytes, peek, printable, unreadable
from sayso.reports.text import LIMIT, check_text, decode, sayable


def load(
    paths: Sequence[str], *, outlet: str | None = None, published: Interval | None = None
) -> Iterator[Report | InputError]:
    """Read the reports of each path or address in turn, ``-`` being standard input, and yield them as they come.

    What cannot be read is yielded as its InputError in its place, and never raised, so that the others are
    read all the same.  ``outlet`` and ``published`` are for reports that do not say their own: what a report
    says of itself is nearer to its publisher than an option given for many, and wins.
    """
    for path in paths:
        for found in _read_path(path):
            yield _fill(found, outlet, published) if isinstance(found, Report) else found


def read_stream(stream: BinaryIO, name: str) -> Iterator[Report | InputError]:
    """Read the reports of an open binary stream, its format told by the suffix of ``name`` or by its content.

    Nothing is raised for anything that ``stream`` may hold: errors are yielded.  It is not closed.
    """
    try:
        source = peek(stream, name)
        yield from _read(source, find_format(name, source.beginning, source.is_cut))
    except InputError as error:
        yield error
    except OSError as error:
        yield unreadable(sayable(name), error)


def read_capture(capture: Capture) -> Iterator[Report | InputError]:
    """Read the reports of what was fetched, each with where and when it was; errors are yielded."""
    for found in read_stream(BytesIO(capture.data), capture.source):
        if isinstance(found, Report):
            own = found.capture.data if found.capture else capture.data
            yield replace(found, capture=replace(capture, data=own), url=found.url or capture.source)
        else:
            yield found


def _read_path(path: str) -> Iterator[Report | InputError]:
    try:
        if is_address(path) and (fetched := fetch(path)):
            yield from read_capture(fetched.capture)
            return
        with open_bytes(path) as stream:
            yield from read_stream(stream, printable(path))
    except InputError as error:
        yield error


def _read(source: Source, form: Format) -> Iterator[Report | InputError]:
    if form is Format.JSON_LINES:
        yield from read_json_lines(source.stream, source.name, source.notes, original=source.original)
    elif form is Format.JSON:
        yield from _read_json(source)
    elif form is Format.FEED:
        data = source.read(JSON_LIMIT, "Take fewer items of it.")
        data = source.original or data
        yield from read_feed(data, source.name, Capture(data, source.name))
    else:
        where = sayable(source.name)
        data = source.read(LIMIT, "Cut it into the reports that it is made of.")
        text, told = decode(data, where)
        check_text(text, where)
        notes = (*source.notes, *told)
        marked = form is Format.MARKDOWN
        report = read_markdown(text, source.name, notes) if marked else Report(text, doc=source.name, notes=notes)
        yield replace(report, capture=Capture(source.original or data, source.name))


def _read_json(source: Source) -> Iterator[Report | InputError]:
    data = source.read(JSON_LIMIT, "Give it as JSON Lines (named .jsonl), one report a line.")
    where = sayable(source.name)
    text, told = decode(data, where)
    check_text(text, where)
    try:
        value = parse(text, where)
    except InputError:
        if not any(map(is_object_line, text.lstrip().split("\n", 2)[:2])):
            raise
        yield from read_json_lines(BytesIO(data), source.name, source.notes, original=source.original)
    else:
        capture = Capture(source.original or data, source.name)
        own = array_items(text)
        for at, found in enumerate(read_reports(value, source.name, (*source.notes, *told))):
            part = replace(capture, data=own[at]) if at < len(own) else capture
            yield replace(found, capture=part) if isinstance(found, Report) else found


def _fill(report: Report, outlet: str | None, published: Interval | None) -> Report:
    outlet = report.outlet or outlet or None
    published = report.published or published
    if (outlet, published) == (report.outlet, report.published):
        return report
    return replace(report, outlet=outlet, published=published)
