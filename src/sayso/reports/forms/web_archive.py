"""Web archives (WARC, gzipped too): each page that a server answered with, and what a desk's own
export holds.
"""

import io
import zlib
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import BinaryIO

from sayso.errors import InputError
from sayso.record.address import as_web_address
from sayso.record.capture import Capture
from sayso.record.report import Report
from sayso.reports.forms.form import Document, Form, Found, Head, broken, fault
from sayso.reports.forms.restored import ALSO_KNOWN, EXPORT, is_export, restore
from sayso.reports.forms.times import time_of
from sayso.reports.forms.warc_records import Record, records_of
from sayso.reports.forms.web_page import Page, read_page
from sayso.reports.sources import Source
from sayso.reports.text import LIMIT, check_text, decode, sayable, too_large

_MOST_PAGE = 2 * LIMIT
_MOST_BLOCK = 4 * LIMIT
"""Bytes of a record: a page and the head of its answer; of a desk's export a capture."""
_HTML = ("text/html", "application/xhtml+xml")
_GZIP = b"\x1f\x8b"


@dataclass(slots=True)
class _Archive:
    name: str
    notes: tuple[str, ...] = ()
    is_export: bool = False
    pages: int = 0
    captures: "OrderedDict[str, bytes]" = field(default_factory=OrderedDict)
    """The last ones of a desk's export, which the reports after them were read from."""

    @property
    def where(self) -> str:
        return sayable(self.name)


def read(document: Document) -> Found:
    """The reports of each page that was answered with 200, in the order of the archive; a bad one
    stops no other.

    Raises:
        InputError: R022 if it is broken before its first page, or holds none.
    """
    yield from _read(io.BytesIO(document.data), _Archive(document.name, document.notes))


def stream(source: Source) -> Found:
    """The same from a stream of any length."""
    yield from _read(source.stream, _Archive(source.name, source.notes))


def _read(stream: BinaryIO, archive: _Archive) -> Found:
    for record in _records(stream, archive):
        if isinstance(record, InputError):
            yield record
            return
        number = archive.pages + 1
        try:
            yield from _read_record(archive, record)
        except InputError as error:
            yield error
        except (
            Exception
        ) as error:  # what strangers archive must not end the reading of what follows
            yield fault(f"{archive.where}, page {number}", error)
    if not archive.pages:
        raise broken(archive.where, "a web archive", "no page is in it")


def _records(stream: BinaryIO, archive: _Archive) -> Iterator[Record | InputError]:
    """The records; the error that ends a broken archive in the place of what cannot be read."""
    try:
        yield from records_of(stream, _MOST_BLOCK)
    except (ValueError, OSError, EOFError, zlib.error) as error:
        archive.pages += 1
        yield broken(archive.where, "a web archive", " ".join(str(error).split()) or "it is cut")


def _read_record(archive: _Archive, record: Record) -> Found:
    if record.kind == "warcinfo":
        archive.is_export = is_export(record)
    elif archive.is_export:
        yield from _exported(archive, record)
    elif record.kind == "conversion" and record.head.get("content-type", "").startswith(
        "text/plain"
    ):
        archive.pages += 1
        yield _converted(archive, record)
    elif record.kind in ("response", "resource"):
        yield from _page(archive, record)


def _exported(archive: _Archive, record: Record) -> Found:
    if record.kind == "resource":
        archive.captures[record.head.get("warc-record-id", "")] = record.block
        while len(archive.captures) > ALSO_KNOWN:
            archive.captures.popitem(last=False)
    elif record.kind == "conversion":
        archive.pages += 1
        where = f"{archive.where}, report {archive.pages}"
        yield restore(record, archive.captures.get(record.head.get("warc-refers-to", "")), where)


def _converted(archive: _Archive, record: Record) -> Report:
    """The words that a crawler took of a page, as crawls of words alone hold them."""
    name = f"{archive.name}#{archive.pages}"
    if len(record.block) > LIMIT or not record.is_whole:
        raise too_large(name, LIMIT, "Cut it into the reports that it is made of.")
    text, notes = decode(record.block, name)
    check_text(text, name)
    address = _address(record)
    capture = Capture(
        record.block, address or name, "read from a web archive", _taken(record, name)
    )
    return Report(
        text, doc=address or name, url=address, notes=(*archive.notes, *notes), capture=capture
    )


def _page(archive: _Archive, record: Record) -> Found:
    try:
        answer = record.parsed()
    except Exception as error:  # the library raises whatever its parts do
        archive.pages += 1
        raise broken(
            f"{archive.where}, page {archive.pages}", "an answer of a server", type(error).__name__
        ) from None
    headers = answer.http_headers or answer.rec_headers
    if not (headers.get_header("Content-Type") or "").lower().startswith(_HTML):
        return
    if answer.http_headers is not None and answer.http_headers.get_statuscode() != "200":
        return
    archive.pages += 1
    name = f"{archive.name}#{archive.pages}"
    data = answer.content_stream().read(_MOST_PAGE + 1)
    if len(data) > _MOST_PAGE or not record.is_whole:
        raise too_large(name, _MOST_PAGE, "Read the page by itself.")
    address = _address(record)
    capture = Capture(data, address or name, "read from a web archive", _taken(record, name))
    for report in read_page(Page(name, data, address, name, archive.notes)):
        yield replace(report, capture=capture)


def _address(record: Record) -> str | None:
    return as_web_address(record.head.get("warc-target-uri", "").strip("<>"))


def _taken(record: Record, name: str) -> datetime:
    return time_of(record.head.get("warc-date", ""), f"{name}: the time").start


def is_gzip_of_warc(head: Head) -> bool:
    """Whether gzipped bytes begin a WARC: a few of them are unpacked."""
    if not head.data.startswith(_GZIP):
        return False
    try:
        return zlib.decompressobj(31).decompress(head.data[: 2**12], 16).startswith(b"WARC/")
    except zlib.error:
        return False


FORM = Form(
    name="web archive",
    what="pages as an archive's crawler kept them (WARC, gzipped too; WACZ is a ZIP of them); "
    f"{EXPORT}",
    suffixes=(".warc",),
    by_content="begins with `WARC/`, also when unpacked",
    recognise=lambda head: head.data.startswith(b"WARC/") or is_gzip_of_warc(head),
    read=read,
    stream=stream,
    text="of each page that was answered with 200 what is read of a page; of a conversion to text "
    "its words",
    address="the one that was asked for, or the canonical one that the page names",
    libraries="warcio; lxml, trafilatura, htmldate",
    lost="requests, pictures, scripts, answers that are no page",
)
