"""The reports of a ledger."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from sayso.library.rows import Column, Rows
from sayso.record.interval import Interval


@dataclass(frozen=True, slots=True)
class LedgerReport:
    """What a report says of itself, without its text.

    ``sha256`` names the text, ``capture`` the original bytes, where they were kept.  ``seq`` is the
    number of its record.  ``retracted`` says that its outlet withdrew it, ``removed`` that its
    words are no longer here.
    """

    id: str
    seq: int
    sha256: str
    capture: str | None
    doc: str
    title: str | None
    outlet: str | None
    url: str | None
    published: Interval | None
    retracted: bool = False
    removed: bool = False


def report_of(row: Mapping[str, Any], *, retracted: bool = False) -> LedgerReport:
    """A report as a row of the ledger's table has it."""
    return LedgerReport(
        id=row["id"],
        seq=row["seq"],
        sha256=row["text_sha256"],
        capture=row["capture_sha256"] or None,
        doc=row["doc"] or "",
        title=row["title"],
        outlet=row["outlet"],
        url=row["url"],
        published=_interval(row["published_start"], row["published_end"]),
        retracted=bool(row.get("retracted", retracted)),
        removed=bool(row.get("removed", False)),
    )


def _interval(start: str | None, end: str | None) -> Interval | None:
    if not start:
        return None
    return Interval(datetime.fromisoformat(start), datetime.fromisoformat(end or start))


def when(interval: Interval | None) -> str | None:
    """The beginning of a stretch of time, ISO 8601 in UTC."""
    return interval.start.isoformat().replace("+00:00", "Z") if interval else None


class Reports(Rows[LedgerReport]):
    """Reports in the order of recording."""

    noun = "report"
    columns: ClassVar[tuple[Column, ...]] = (
        ("id", lambda report: report.id),
        ("published", lambda report: when(report.published)),
        ("outlet", lambda report: report.outlet),
        ("title", lambda report: report.title),
        ("url", lambda report: report.url),
        ("doc", lambda report: report.doc),
        ("sha256", lambda report: report.sha256),
        ("capture", lambda report: report.capture),
        ("retracted", lambda report: report.retracted),
        ("removed", lambda report: report.removed),
    )
    shown = ("id", "published", "outlet", "title", "retracted")

    def __init__(self, reports: tuple[LedgerReport, ...]) -> None:
        self._reports = reports

    def __len__(self) -> int:
        return len(self._reports)

    def __iter__(self) -> Iterator[LedgerReport]:
        return iter(self._reports)
