"""The door of this room: names of files and addresses to reports, one by one, where a bad one stops
no other.
"""

import os
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import BinaryIO

from sayso.errors import InputError
from sayso.record.address import is_web_address
from sayso.record.capture import Capture
from sayso.record.interval import Interval
from sayso.record.report import Report
from sayso.reports.fetch_politely import PoliteFetcher
from sayso.reports.folder import files_in
from sayso.reports.forms import address_list
from sayso.reports.forms.form import Document, Form, Head, fault
from sayso.reports.forms.known import find_form
from sayso.reports.meter import Meter
from sayso.reports.sources import (
    STANDARD_INPUT,
    Source,
    look_further,
    open_bytes,
    peek,
    printable,
    unreadable,
)
from sayso.reports.text import empty, sayable


def load(
    paths: Sequence[str],
    *,
    outlet: str | None = None,
    published: Interval | None = None,
    meter: Meter | None = None,
) -> Iterator[Report | InputError]:
    """Read the reports of each file, folder or address in turn, and yield them as they come.

    ``-`` is standard input.  Of a folder all files are read, and of a list of addresses what they
    answer.

    What cannot be read is yielded as its InputError in its place, and never raised, so that the
    others are read all the same.  ``outlet`` and ``published`` are for reports that do not say
    their own: what a report says of itself is nearer to its publisher than an option given for
    many, and wins.  ``meter`` counts the bytes of the files that were read.
    """
    fetcher = PoliteFetcher()
    for path in paths:
        for found in _read_path(path, meter or Meter(), fetcher):
            yield _fill(found, outlet, published) if isinstance(found, Report) else found


def read_stream(stream: BinaryIO, name: str) -> Iterator[Report | InputError]:
    """Read the reports of an open binary stream, its form told by its content, else by the suffix
    of ``name``.

    Nothing is raised for anything that ``stream`` may hold: errors are yielded.  It is not closed.
    """
    try:
        yield from _read(peek(stream, name))
    except InputError as error:
        yield error
    except OSError as error:
        yield unreadable(sayable(name), error)


def read_capture(capture: Capture) -> Iterator[Report | InputError]:
    """Read the reports of what was fetched, each with where and when it was; errors are yielded.

    A report that is a part of it, such as an item of a feed, has its own bytes for its capture.
    """
    for found in read_stream(BytesIO(capture.data), capture.source):
        if isinstance(found, Report):
            part = found.capture.data if found.capture else capture.data
            found = replace(
                found, capture=replace(capture, data=part), url=found.url or capture.source
            )
        yield found


def all_of(data: bytes, name: str) -> list[Report | InputError]:
    """All reports of some bytes, as ``read_stream`` reads them."""
    return list(read_stream(BytesIO(data), name))


def all_of_capture(capture: Capture) -> list[Report | InputError]:
    """All reports of what was fetched."""
    return list(read_capture(capture))


def all_of_file(path: str) -> list[Report | InputError]:
    """All reports of a file."""
    return list(load([path]))


def _read_path(path: str, meter: Meter, fetcher: PoliteFetcher) -> Iterator[Report | InputError]:
    try:
        if is_web_address(path):
            yield from _fetched(path, fetcher)
        elif path != STANDARD_INPUT and os.path.isdir(path):  # noqa: PTH112 - Path.is_dir raises for some names
            for file in files_in(path):
                if isinstance(file, InputError):
                    yield file
                else:
                    yield from _read_path(file, meter, fetcher)
        else:
            with open_bytes(path) as stream:
                yield from _read_file(meter.metered(stream), printable(path), fetcher)
    except InputError as error:
        yield error


def _read_file(
    stream: BinaryIO, name: str, fetcher: PoliteFetcher
) -> Iterator[Report | InputError]:
    """As ``read_stream``, but what a list of addresses names is fetched."""
    try:
        source = peek(stream, name)
        form = find_form(_head(name, source.beginning))
        if form.stream is None:
            beginning, source = look_further(source)
            form = find_form(_head(name, beginning))
        if form is not address_list.FORM:
            yield from _read(source)
            return
        data = source.read(address_list.FORM.limit, address_list.FORM.mend)
        for address in address_list.addresses_of(data, sayable(name)):
            yield from _fetched(address, fetcher, public=True)
    except InputError as error:
        yield error
    except OSError as error:
        yield unreadable(sayable(name), error)


def _fetched(
    address: str, fetcher: PoliteFetcher, public: bool = False
) -> Iterator[Report | InputError]:
    """What an address answers; a private one only where the user named it."""
    try:
        answer = fetcher.fetch(address, public=public, direct=False)
    except InputError as error:
        yield error
        return
    if answer:
        yield from read_capture(answer.capture)


def _read(source: Source) -> Iterator[Report | InputError]:
    form = find_form(_head(source.name, source.beginning))
    if form.stream is None:
        beginning, source = look_further(source)
        form = find_form(_head(source.name, beginning))
    nothing = True
    try:
        for found in form.stream(source) if form.stream else form.read(_document(source, form)):
            nothing = False
            yield found
    except (InputError, OSError):
        raise
    except Exception as error:  # whatever a file holds, the next is read
        yield fault(sayable(source.name), error)
        return
    if nothing:  # such as an export in which no post has words
        raise empty(sayable(source.name))


def _head(name: str, beginning: bytes) -> Head:
    return Head(name, beginning.removeprefix(BOM_UTF8).lstrip())


def _document(source: Source, form: Form) -> Document:
    return Document(source.name, source.read(form.limit, form.mend), source.notes, source.original)


def _fill(report: Report, outlet: str | None, published: Interval | None) -> Report:
    outlet = report.outlet or outlet or None
    published = report.published or published
    if (outlet, published) == (report.outlet, report.published):
        return report
    return replace(report, outlet=outlet, published=published)
