"""Web archives (WARC, gzipped too): each page that a server answered with, with its address and time."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sayso.errors import InputError
from sayso.reports.capture import Capture
from sayso.reports.forms.form import Document, Form, Found, Head, broken, fault
from sayso.reports.forms.times import time_of
from sayso.reports.forms.web_page import Page, read_page
from sayso.reports.report import Report
from sayso.reports.text import LIMIT, too_large

_MOST_RECORDS = 100_000
_MOST_PAGE = 2 * LIMIT
_READ = frozenset({"response", "resource"})
_HTML = ("text/html", "application/xhtml+xml")
_GZIP = b"\x1f\x8b"


def read(document: Document) -> Found:
    """The reports of each page that was answered with 200, in the order of the archive; a bad one stops no other.

    Raises:
        InputError: R022 if it is broken before its first page, or holds none.
    """
    pages = 0
    for number, (record, name) in enumerate(_records(document), 1):
        if isinstance(record, InputError):
            yield record
            return
        pages += 1
        try:
            yield from _read_record(document, record, f"{name}#{number}")
        except InputError as error:
            yield error
        except Exception as error:  # what strangers archive must not end the reading of what follows
            yield fault(f"{document.where}, page {number}", error)
    if not pages:
        raise broken(document.where, "a web archive", "no page is in it")


def _records(document: Document) -> Iterator[tuple[Any, str]]:
    """The records that are pages; the error that ends a broken archive in the place of what cannot be read."""
    from warcio.archiveiterator import ArchiveIterator

    records = ArchiveIterator(io.BytesIO(document.data), no_record_parse=False)
    for _ in range(_MOST_RECORDS):
        try:
            record = next(records)
        except StopIteration:
            return
        except Exception as error:  # the library raises whatever its parts do
            yield broken(document.where, "a web archive", " ".join(str(error).split())), document.name
            return
        if _is_page(record):
            yield record, document.name


def _is_page(record: Any) -> bool:
    if record.rec_type not in _READ:
        return False
    headers = record.http_headers or record.rec_headers
    kind = (headers.get_header("Content-Type") or "").lower()
    answered = record.http_headers is None or record.http_headers.get_statuscode() == "200"
    return answered and kind.startswith(_HTML)


def _read_record(document: Document, record: Any, name: str) -> Found:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    data = record.content_stream().read(_MOST_PAGE + 1)
    if len(data) > _MOST_PAGE:
        raise too_large(name, _MOST_PAGE, "Read the page by itself.")
    taken = time_of(record.rec_headers.get_header("WARC-Date") or "", f"{name}: the time").start
    capture = Capture(data, url or name, "read from a web archive", taken)
    address = url if url.startswith(("http://", "https://")) else None
    page = Page(name, data, address, name, document.notes)
    for report in read_page(page):
        yield _of_archive(report, capture)


def _of_archive(report: Report, capture: Capture) -> Report:
    return replace(report, capture=capture)


def is_gzip_of_warc(head: Head) -> bool:
    """Whether gzipped bytes begin a WARC: a few of them are unpacked."""
    import zlib

    if not head.data.startswith(_GZIP):
        return False
    try:
        return zlib.decompressobj(31).decompress(head.data[: 2**12], 16).startswith(b"WARC/")
    except zlib.error:
        return False


FORM = Form(
    name="web archive",
    what="pages as an archive's crawler kept them (WARC, gzipped too; WACZ is a ZIP of them)",
    suffixes=(".warc",),
    by_content="begins with `WARC/`, also when unpacked",
    recognise=lambda head: head.data.startswith(b"WARC/") or is_gzip_of_warc(head),
    read=read,
    text="of each page that was answered with 200 what is read of a page",
    address="the one that was asked for, or the canonical one that the page names",
    libraries="warcio; lxml, trafilatura, htmldate",
    lost="requests, pictures, scripts, answers that are no page",
)
