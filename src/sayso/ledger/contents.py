"""Whether records say what is so: texts and captures against their names, spans against their
texts.
"""

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, bindparam, select

from sayso.errors import SaysoError
from sayso.ledger.bodies import CaptureBody, ClaimBody, ReadingBody, ReportBody, TextBody
from sayso.ledger.canonical import bytes_hash
from sayso.ledger.checking import problems_of
from sayso.ledger.dossier import text_of
from sayso.ledger.schema import READING, REMOVED, REPORT
from sayso.ledger.store import Ledger
from sayso.ledger.walk import Record, Tell

_KEPT = 64
_TEXT_READ = (
    select(REPORT.c.text_sha256)
    .join(READING, READING.c.report_seq == REPORT.c.seq)
    .where(READING.c.seq == bindparam("reading"))
)


class Contents:
    """Checks records one after the other, in order."""

    def __init__(self, ledger: Ledger, connection: Connection, tell: Tell) -> None:
        self.ledger, self.connection, self.tell = ledger, connection, tell
        self._texts: dict[str, str] = {}
        self._reports: dict[str, str] = {}
        self._readings: dict[int, tuple[str, str | None]] = {}

    def check(self, record: Record) -> None:
        """Tell what is wrong with what a record says; what was removed says nothing."""
        if record.value is None:
            return
        try:
            check = _CHECKS.get(record.kind)
            if check is not None:
                check(self, record, record.value)
        except (KeyError, TypeError, ValueError) as error:
            self.tell(record.seq, f"it is not as a {record.kind} must be: {error!r}")

    def _text(self, record: Record, body: TextBody) -> None:
        if bytes_hash(body["text"].encode("utf-8", "surrogatepass")) != body["sha256"]:
            self.tell(record.seq, "the text is not the one that its hash names")
        _keep(self._texts, body["sha256"], body["text"])

    def _report(self, _: Record, body: ReportBody) -> None:
        _keep(self._reports, body["id"], body["text"])

    def _reading(self, record: Record, body: ReadingBody) -> None:
        """Remember the text that was read, where it was met shortly before: the claims that follow
        are of it.
        """
        sha256 = self._reports.get(body["report"], "")
        if sha256 in self._texts:
            _keep(self._readings, record.seq, (sha256, self._texts[sha256]))

    def _capture(self, record: Record, body: CaptureBody) -> None:
        name = body["sha256"]
        try:
            data = self.ledger.captures.get(self.connection, name)
        except SaysoError as error:
            self.tell(record.seq, f"the capture {name} cannot be read: {error.sentence}")
            return
        removed = (
            self.connection.execute(
                select(REMOVED.c.seq).where(REMOVED.c.seq == record.seq)
            ).first()
            is not None
        )
        if data is None:
            if not removed:
                self.tell(record.seq, f"the capture {name} is not there")
        elif removed and self.ledger.captures.owns(name):
            self.tell(
                record.seq,
                f"the capture {name} was removed, and is still there: remove its report again",
            )
        elif bytes_hash(data) != name:
            self.tell(record.seq, f"the capture {name} is not the one that its name says")

    def _claim(self, record: Record, body: ClaimBody) -> None:
        sha256, text = self._text_of(int(body["reading"]))
        entry = body["entry"]
        if text is None or not isinstance(entry, dict):
            self.tell(record.seq, "its report's text is not there")
            return
        for problem in problems_of(entry, text, sha256):
            self.tell(record.seq, f"{problem} (claim {entry['id']})")

    def _text_of(self, reading: int) -> tuple[str, str | None]:
        """The hash and the text of the report of a reading."""
        if reading not in self._readings:
            sha256 = self.connection.execute(_TEXT_READ, {"reading": reading}).scalar() or ""
            _keep(self._readings, reading, (sha256, text_of(self.connection, sha256)))
        return self._readings[reading]


_CHECKS: dict[str, Callable[[Contents, Record, Any], None]] = {
    "text": Contents._text,
    "capture": Contents._capture,
    "claim": Contents._claim,
    "report": Contents._report,
    "reading": Contents._reading,
}


def _keep(kept: dict[Any, Any], key: object, value: object) -> None:
    if len(kept) >= _KEPT:
        kept.clear()
    kept[key] = value
