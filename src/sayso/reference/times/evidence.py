"""When a report was published, by evidence in it, where nobody gives its date."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sayso.language.furniture import find_addresses
from sayso.record.interval import Interval
from sayso.record.report import Report
from sayso.reference.times.addresses import date_in_path, time_of_post
from sayso.reference.times.date_line import find_date_line
from sayso.reference.times.period import midnight

_DAY = timedelta(days=1)


class EvidenceKind(StrEnum):
    """What in a report tells its time: the id of the post that it is, its address, a date line,
    what it links to.
    """

    POST_ID = "post id"
    ADDRESS = "address"
    DATE_LINE = "date line"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Evidence:
    """When a report was published, by its own evidence.

    ``words`` say so, at ``span`` of the text, or in the report's address if ``span`` is None.
    """

    kind: EvidenceKind
    interval: Interval
    words: str
    span: tuple[int, int] | None
    reason: str


def find_evidence(report: Report) -> Evidence | None:
    """The best evidence in ``report`` of when it was published; None if there is none, and nothing
    is guessed.

    Best is the time in the id of the post that the report is; then a day in its address; a date
    line; a day or a post's time in an address that it links to; a month in its address.  A date
    line without its year takes the year that brings it nearest to the other evidence.  A report is
    no older than what it links to; it is taken to be of the day of the latest.
    """
    own = list(_of_address(report.url)) if report.url else []
    links = [e for span in find_addresses(report.text) for e in _of_link(report.text, span)]
    latest = max(links, key=lambda e: e.interval.start, default=None)
    days = [e for e in own if _is_of_a_day(e)]
    line = None if days else _date_line(report, own[0] if own else latest)
    ranked = [*days, *([line] if line else []), *([latest] if latest else []), *own]
    return ranked[0] if ranked else None


def _is_of_a_day(evidence: Evidence) -> bool:
    return evidence.interval.end - evidence.interval.start <= _DAY


def _of_address(url: str) -> Iterator[Evidence]:
    made = time_of_post(url)
    if made is not None:
        yield Evidence(EvidenceKind.POST_ID, made, url, None, "the time in the id of the post")
    dated = date_in_path(url)
    if dated is not None:
        yield Evidence(
            EvidenceKind.ADDRESS,
            dated[0],
            dated[1],
            None,
            f"{dated[1]} in the address of the report",
        )


def _of_link(text: str, span: tuple[int, int]) -> Iterator[Evidence]:
    address = text[slice(*span)]
    made, dated = time_of_post(address), date_in_path(address)
    if made is not None:
        reason = f"a link to a post that its id dates to {made.start:%Y-%m-%d %H:%M:%S} UTC"
        yield Evidence(EvidenceKind.LINK, _day_of(made.start.date()), address, span, reason)
    elif dated is not None and dated[0].end - dated[0].start <= _DAY:
        yield Evidence(
            EvidenceKind.LINK, dated[0], address, span, f"a link to an address with {dated[1]}"
        )


def _date_line(report: Report, near: Evidence | None) -> Evidence | None:
    line = find_date_line(report)
    if line is None or (line.year is None and near is None):
        return None
    day = line.nearest_to(near.interval.start.date() if near else date(line.year or 1, 1, 1))
    if day is None:
        return None
    words = report.text[slice(*line.span)]
    year = f", in the year that is near {near.reason}" if line.year is None and near else ""
    return Evidence(
        EvidenceKind.DATE_LINE, _day_of(day), words, line.span, f"the date line “{words}”{year}"
    )


def _day_of(day: date) -> Interval:
    return Interval(midnight(day), midnight(day) + _DAY)
