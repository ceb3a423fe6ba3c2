"""Which reports have some words, and how many there are of each outlet and day."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select

from sayso.ledger.canonical import instant
from sayso.ledger.schema import RECORD, REPORT, TEXT
from sayso.record.json import Json
from sayso.web.kept.opened import Sight
from sayso.web.record import ReportFilter

_MOST_OUTLETS = 12
_MOST_DAYS = 31
_DAY = 10
"""The letters of a time that are its day."""


def asks_of(sight: Sight, wanted: ReportFilter) -> list[ColumnElement[bool]]:
    """What is asked of a report: that it is there by the clocks, and what the filter says."""
    asks: list[ColumnElement[bool]] = [REPORT.c.seq <= sight.view.seq]
    if sight.view.known_by is not None:
        asks.append(REPORT.c.known_at <= sight.view.known_by)
    if wanted.outlet:
        asks.append(REPORT.c.outlet == wanted.outlet)
    if wanted.since:
        asks.append(REPORT.c.published_start >= instant(wanted.since))
    if wanted.until:
        asks.append(REPORT.c.published_start <= instant(wanted.until))
    return asks + [_has(word) for word in wanted.text.replace('"', " ").split()]


def _has(word: str) -> ColumnElement[bool]:
    """A word of the title, of the outlet's name, or of the text."""
    texts = select(TEXT.c.sha256).join(RECORD, RECORD.c.seq == TEXT.c.seq)
    inside = texts.where(RECORD.c.body.icontains(word, autoescape=True))
    named = [
        column.icontains(word, autoescape=True)
        for column in (REPORT.c.title, REPORT.c.outlet, REPORT.c.doc)
    ]
    return or_(*named, REPORT.c.text_sha256.in_(inside))


def counted(sight: Sight, asks: Sequence[ColumnElement[bool]]) -> Json:
    """How many reports pass of each outlet, the most first, and of each day, the last first."""
    day = func.substr(REPORT.c.published_start, 1, _DAY).label("name")
    outlets = select(REPORT.c.outlet.label("name"), func.count().label("many")).where(
        *asks, REPORT.c.outlet != ""
    )
    outlets = (
        outlets.group_by(REPORT.c.outlet)
        .order_by(func.count().desc(), REPORT.c.outlet)
        .limit(_MOST_OUTLETS)
    )
    days = select(day, func.count().label("many")).where(
        *asks, REPORT.c.published_start.is_not(None)
    )
    days = days.group_by(day).order_by(day.desc()).limit(_MOST_DAYS)
    return {"outlets": _rows(sight, outlets), "days": _rows(sight, days)}


def _rows(sight: Sight, chosen: Any) -> list[Json]:
    return [{"name": row.name, "count": int(row.many)} for row in sight.connection.execute(chosen)]
