"""The captures and texts of a ledger as a web archive (WARC), which other tools open and ``sayso
add`` reads again.
"""

import io
import json
from collections import OrderedDict
from collections.abc import Iterator
from typing import Any, BinaryIO, cast
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import Connection, Text, bindparam, select

from sayso.ledger.bodies import CaptureBody, ReportBody, TextBody
from sayso.ledger.canonical import bytes_hash, parse
from sayso.ledger.captures import named
from sayso.ledger.errors import LedgerError
from sayso.ledger.schema import CAPTURE, RECORD, REPORT, TEXT
from sayso.ledger.store import Ledger
from sayso.record.address import as_web_address
from sayso.record.json import Json
from sayso.reports.forms.form import Head
from sayso.reports.forms.known import find_form
from sayso.reports.forms.restored import ALSO_KNOWN, FACTS, SOFTWARE

_NAME = bindparam("sha256", type_=Text())
_BODY = select(RECORD.c.body)
_REPORTS = _BODY.join(REPORT, REPORT.c.seq == RECORD.c.seq).order_by(REPORT.c.seq)
_TEXT = _BODY.join(TEXT, TEXT.c.seq == RECORD.c.seq).where(TEXT.c.sha256 == _NAME)
_CAPTURE = _BODY.join(CAPTURE, CAPTURE.c.seq == RECORD.c.seq).where(CAPTURE.c.sha256 == _NAME)
_REPORT_BY_ID = _BODY.join(REPORT, REPORT.c.seq == RECORD.c.seq).where(
    REPORT.c.id == bindparam("id")
)
_INFO = f"software: {SOFTWARE}\r\nformat: WARC File Format 1.1\r\n".encode()


def export_warc(ledger: Ledger, stream: BinaryIO) -> list[str]:
    """Write each report that is there as its capture, a resource, and its text, a conversion of
    that; gzipped.

    A removed report is left out.  Gives what could not be written, in sentences.

    Raises:
        LedgerError: L005 to L009.
    """
    writer, problems = _Writer(stream), list[str]()
    with ledger.reading() as connection:
        for body in connection.execute(_REPORTS.execution_options(yield_per=100)).scalars():
            report = cast("ReportBody", parse(body))
            text = cast("TextBody | None", _parsed(connection, _TEXT, report["text"]))
            if text is None:
                continue
            capture = cast("CaptureBody | None", _parsed(connection, _CAPTURE, report["capture"]))
            try:
                data = original_of(ledger, connection, report["capture"])
            except LedgerError as error:
                problems.append(f"Report {report['id']}: {error.sentence}")
                data = None
            writer.write(report, text, capture, data)
    return problems


def original_of(ledger: Ledger, connection: Connection, sha256: str) -> bytes:
    """The bytes of a capture, which are those that its name says.

    Raises:
        LedgerError: L031 if they are gone or are others; L022 if it is no name.
    """
    data = ledger.captures.get(connection, named(sha256))
    if data is None or bytes_hash(data) != sha256:
        reason = "is not there" if data is None else "has other bytes than its name says"
        raise LedgerError(
            "L031", f"The capture {sha256[:12]} {reason}.", "sayso verify tells what else is wrong."
        )
    return data


def report_of(connection: Connection, report: str) -> tuple[ReportBody, str | None]:
    """What was recorded of a report, by its id or the beginning of it, and its text; None if that
    was removed.

    Raises:
        LedgerError: L011 if there is none.
    """
    body = connection.execute(_REPORT_BY_ID, {"id": report}).scalar()
    if body is None:
        raise LedgerError(
            "L011",
            f"There is no report {report[:64]!r}.",
            "sayso reports lists them with their ids.",
        )
    facts = cast("ReportBody", parse(body))
    text = _parsed(connection, _TEXT, facts["text"])
    return facts, text["text"] if text else None


def _parsed(connection: Connection, query: Any, sha256: str) -> Json | None:
    body = connection.execute(query, {"sha256": sha256}).scalar()
    return parse(body) if body else None


class _Writer:
    """Writes records; a capture again only where the last ones before it are not it."""

    def __init__(self, stream: BinaryIO) -> None:
        from warcio.warcwriter import WARCWriter

        self._writer = WARCWriter(stream, gzip=True, warc_version="WARC/1.1")
        self._written: OrderedDict[str, str] = OrderedDict()
        self._write(
            "warcinfo", "", _INFO, "application/warc-fields", {"WARC-Record-ID": _id("warcinfo")}
        )

    def write(
        self,
        report: ReportBody,
        text: TextBody,
        capture: CaptureBody | None,
        data: bytes | None,
    ) -> None:
        """A report, after its capture."""
        address = (
            as_web_address(capture["source"] if capture else None)
            or f"urn:sha256:{report['capture']}"
        )
        refers = (
            {"WARC-Refers-To": self._capture(report["capture"], address, capture, data)}
            if data is not None
            else {}
        )
        facts: Json = {
            name: report.get(name)
            for name in ("doc", "title", "outlet", "url", "published", "body", "notes")
        }
        taken = {
            name: capture.get(name) if capture else None for name in ("source", "tool", "taken_at")
        }
        facts["capture"] = {**taken, "extractor": text["extractor"]}
        fields = {
            "WARC-Record-ID": _id(f"report:{report['id']}"),
            FACTS.title().replace("Warc", "WARC").replace("Json", "JSON"): json.dumps(
                facts, ensure_ascii=True
            ),
            **refers,
        }
        words = text["text"].encode("utf-8", "surrogatepass")
        self._write(
            "conversion", report.get("url") or address, words, "text/plain; charset=utf-8", fields
        )

    def _capture(self, name: str, address: str, capture: CaptureBody | None, data: bytes) -> str:
        if name not in self._written:
            self._written[name] = _id(f"capture:{name}")
            fields = {"WARC-Record-ID": self._written[name]}
            if capture and (taken := capture.get("taken_at")):
                fields["WARC-Date"] = taken
            is_page = find_form(Head("", data[: 2**16].lstrip())).name == "web page"
            self._write(
                "resource",
                address,
                data,
                "text/html" if is_page else "application/octet-stream",
                fields,
            )
            while len(self._written) > ALSO_KNOWN:
                self._written.popitem(last=False)
        return self._written[name]

    def _write(
        self, kind: str, address: str, data: bytes, form: str, fields: dict[str, str]
    ) -> None:
        record = self._writer.create_warc_record(
            _ascii(address),
            kind,
            payload=io.BytesIO(data),
            length=len(data),
            warc_content_type=form,
            warc_headers_dict=fields,
        )
        self._writer.write_record(record)


def _id(name: str) -> str:
    return f"<{uuid5(NAMESPACE_URL, f'sayso:{name}').urn}>"


def _ascii(address: str) -> str:
    """An address as the field of a record can hold it; the report's facts have it as it is."""
    return "".join(_quoted(address)) if address else address


def _quoted(address: str) -> Iterator[str]:
    for character in address:
        if character.isascii() and character.isprintable() and character != " ":
            yield character
        else:
            yield "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "replace"))
