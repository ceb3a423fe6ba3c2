"""What is not there beside a question: sides that are silent on it, feeds that brought nothing since it
was asked, reports of its days in languages that are not read, reports whose words were removed.

Silence in a ledger is no answer of anybody.  What is told here says what the silence may be due to.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, exists, func, select

from sayso.language.identify import ENGLISH, find_languages
from sayso.ledger.schema import CLAIM, READING, RECORD, REMOVED, REPORT, TEXT
from sayso.ledger.view import View
from sayso.questions.coding import decoded
from sayso.questions.sides import is_party
from sayso.questions.tables import QUESTION
from sayso.questions.times import as_day
from sayso.questions.view import Question
from sayso.questions.wording import side_in_words


class Missing(StrEnum):
    """What is not there."""

    SIDE = "side"
    FEED = "feed"
    LANGUAGE = "language"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Absence:
    """Something that is not there: ``name`` is the id of a side, an outlet or a language, empty of
    removed reports; ``reports`` is how many it is about, 0 of a side; ``sentence`` tells it.
    """

    kind: Missing
    name: str
    reports: int
    sentence: str


_FEED = 3
"""Reports from which on an outlet is one that is followed rather than met once."""
_MOST = 10
"""Feeds that are named, those silent longest last."""
_LOOKED_AT = 200
"""Reports in which nothing was read whose language is looked at, the last ones."""


def absences(
    connection: Connection, tables: Connection, question: Question, view: View
) -> list[Absence]:
    """What is not there beside a question, as of a view.  ``tables`` has the board."""
    return [
        *_silent(connection, tables, question, view),
        *_without_news(connection, question, view),
        *_unread(connection, question, view),
        *_removed(connection, question, view),
    ]


def _silent(
    connection: Connection, tables: Connection, question: Question, view: View
) -> Iterator[Absence]:
    """The parties that speak in this theatre and have nothing on the question."""
    there = {voice.answer.side for voice in question.voices}
    on_board = tables.execute(select(QUESTION.c.sides).distinct()).scalars()
    sides = {side for row in on_board for side in row.split() if is_party(side)}
    for side in sorted(sides - there):
        if _speaks(connection, side, question.group.frame.theatre, view):
            yield Absence(
                Missing.SIDE,
                side,
                0,
                f"{side_in_words(side)} has said nothing on it in this ledger.",
            )


def _speaks(connection: Connection, side: str, theatre: str, view: View) -> bool:
    said = (
        select(CLAIM.c.seq)
        .join(READING, READING.c.seq == CLAIM.c.reading_seq)
        .where(CLAIM.c.side == side, READING.c.theatre_id == theatre, *_seen(CLAIM, view))
    )
    return bool(connection.execute(select(exists(said))).scalar())


def _without_news(connection: Connection, question: Question, view: View) -> Iterator[Absence]:
    """The feeds whose last report came before the question was first answered."""
    asked = question.asked_at
    if not asked:
        return
    last = func.max(REPORT.c.known_at)
    chosen = (
        select(REPORT.c.outlet, func.count().label("reports"), last.label("last"))
        .where(REPORT.c.outlet.is_not(None), REPORT.c.outlet != "", *_seen(REPORT, view))
        .group_by(REPORT.c.outlet)
        .having(last < asked, func.count() >= _FEED)
        .order_by(last.desc(), REPORT.c.outlet)
        .limit(_MOST)
    )
    for row in connection.execute(chosen).all():
        sentence = (
            f"{row.outlet} has brought nothing since {as_day(row.last)}, before it was asked."
        )
        yield Absence(Missing.FEED, row.outlet, row.reports, sentence)


def _unread(connection: Connection, question: Question, view: View) -> Iterator[Absence]:
    """Reports of the question's days in which nothing was read, by the language that they are in."""
    chosen = (
        select(RECORD.c.body)
        .select_from(REPORT)
        .join(READING, READING.c.report_seq == REPORT.c.seq)
        .join(TEXT, TEXT.c.sha256 == REPORT.c.text_sha256)
        .join(RECORD, RECORD.c.seq == TEXT.c.seq)
        .where(READING.c.claims == 0, *_of_its_days(question), *_seen(REPORT, view))
        .order_by(REPORT.c.seq.desc())
        .limit(_LOOKED_AT)
    )
    bodies = (body for body in connection.execute(chosen).scalars() if body)
    found = Counter(_language(str(decoded(body)["text"])) for body in bodies)
    for language, number in sorted(found.items()):
        if language != ENGLISH:
            sentence = f"{_reports(number)} of its days in {language} {_was(number)} not read."
            yield Absence(Missing.LANGUAGE, language, number, sentence)


def _language(text: str) -> str:
    return next(iter(find_languages(text, [(0, len(text))])), ENGLISH)


def _removed(connection: Connection, question: Question, view: View) -> Iterator[Absence]:
    chosen = (
        select(func.count(REPORT.c.seq.distinct()))
        .join(TEXT, TEXT.c.sha256 == REPORT.c.text_sha256)
        .join(REMOVED, REMOVED.c.seq == TEXT.c.seq)
        .where(REMOVED.c.removal_seq <= view.seq, *_of_its_days(question), *_seen(REPORT, view))
    )
    number = int(connection.execute(chosen).scalar() or 0)
    if number:
        sentence = f"The words of {_reports(number)} of its days were removed."
        yield Absence(Missing.REMOVED, "", number, sentence)


def _of_its_days(question: Question) -> list[ColumnElement[bool]]:
    """The days from its first answer to the day after its last."""
    if not question.asked_at:
        return []
    first, last = question.asked_at[:10], date.fromisoformat(question.last_at[:10])
    end = date.fromordinal(min(last.toordinal() + 2, date.max.toordinal())).isoformat()
    return [REPORT.c.known_at >= first, REPORT.c.known_at < end]


def _seen(table: Any, view: View) -> list[ColumnElement[bool]]:
    known = [] if view.known_by is None else [table.c.known_at <= view.known_by]
    return [table.c.seq <= view.seq, *known]


def _reports(number: int) -> str:
    return "1 report" if number == 1 else f"{number:,} reports"


def _was(number: int) -> str:
    return "was" if number == 1 else "were"
