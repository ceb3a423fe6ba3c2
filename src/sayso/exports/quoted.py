"""Claims as they are quoted elsewhere: those that nobody rejected and whose words are there, as
they were amended, each with the text in which its spans are.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from sayso.exports.rows import ClaimRow, ReportRow
from sayso.exports.selection import Selection
from sayso.ledger.amended import amended
from sayso.ledger.canonical import parse
from sayso.ledger.entry_body import EntryBody
from sayso.ledger.schema import CAPTURE, RECORD
from sayso.record.address import is_web_address

REJECTED = "reject"


@dataclass(frozen=True, slots=True)
class Quoted:
    """A claim: its row, its entry as it was amended, and its report's text."""

    row: ClaimRow
    entry: EntryBody
    text: str

    @property
    def speaker(self) -> str:
        """Who speaks, by name; as printed where nobody is known; empty where nobody is named."""
        speaker = self.entry["speaker"]
        return (speaker["name"] if speaker else "") or self.entry["source"]["text"]

    def spans(self, part: str) -> list[tuple[int, int]]:
        """Where its ``source``, ``cue`` or ``content`` stands, in code points."""
        parts: Mapping[str, Any] = self.entry
        return [(start, end) for start, end in parts[part]["spans"]]

    def time(self, name: str) -> str | None:
        """The beginning of ``said_at`` or ``event_time``, ISO 8601 in UTC."""
        moments: Mapping[str, Any] = self.entry
        start: str | None = (moments.get(name) or {}).get("start")
        return start


def quoted(selection: Selection) -> Iterator[Quoted]:
    """The claims that pass and can be quoted, in the order of recording."""
    report, text = "", None
    for row in selection.claims(answers=False):
        if row.values is None or row.review == REJECTED:
            continue
        if row.report.text_sha256 != report:
            report, text = row.report.text_sha256, selection.text_of(row.report)
        if text is not None:
            entry = amended(row.values, row.changes) if row.changes else row.values
            yield Quoted(row, entry, text)


def captured_at(selection: Selection, report: ReportRow) -> str:
    """When a report's original was taken; where that is not known, when it was surely public."""
    body = select(RECORD.c.body).join(CAPTURE, CAPTURE.c.seq == RECORD.c.seq)
    found = selection.connection.execute(
        body.where(CAPTURE.c.sha256 == report.capture_sha256)
    ).scalar()
    return str((parse(found).get("taken_at") if found else None) or report.known_at)


def source_of(report: ReportRow) -> str:
    """The address of a report; where it has none on the web, a name made of its text's hash."""
    return report.url if is_web_address(report.url) else f"urn:sha256:{report.text_sha256}"


def title_of(report: ReportRow) -> str:
    """What a report is called: its title, else its outlet or file."""
    return one_line(report.title or report.outlet or report.doc) or f"Report {report.id}"


def one_line(text: str) -> str:
    """A text for a format of lines: white space is one space, and what no letter is and acts on
    the line (controls, marks that turn its direction) is shown as a replacement.
    """
    safe = "".join("\ufffd" if _acts(char) else char for char in text)
    return " ".join(safe.split())


_TURNING = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff"


def _acts(char: str) -> bool:
    control = (char < " " and char not in "\t\n\r\v\f") or "\x7f" <= char <= "\x9f"
    return control or char in _TURNING or "\ud800" <= char <= "\udfff"


def day_parts(time: str | None) -> list[int]:
    """Year, month and day of a time; none where it is not known."""
    return [int(part) for part in time[:10].split("-")] if time else []
