"""Which answers a view shows, and how people's decisions change them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Self

from sqlalchemy import Connection, Row, Select, func, select

from sayso.ledger.amendments import changes_of
from sayso.ledger.identities import Identities
from sayso.ledger.review import in_force
from sayso.ledger.schema import DECISION, READING, RECORD, REPORT, RETRACTION, REVISION
from sayso.ledger.view import View
from sayso.questions.coding import decoded
from sayso.questions.given import Placed
from sayso.questions.records import Answer

_MANY = 20_000
"""Reports that are asked for by name; beyond, all are looked at."""
_AT_ONCE = 500
_MERGED = ("speaker", "place")
"""What people decide to be one, or not to be."""


@dataclass(slots=True)
class Visible:
    """What is left out: reports that were withdrawn or have a later version, readings that a later
    one replaces, claims that were rejected, answers as they were before their claim was amended or
    its place decided to be another.  ``amendments`` are the decisions by which claims are amended.
    """

    view: View
    reports: set[int] = field(default_factory=set)
    readings: dict[int, int] = field(default_factory=dict)
    rejected: set[str] = field(default_factory=set)
    amendments: dict[str, int] = field(default_factory=dict)
    speakers: Identities = field(default_factory=Identities)
    places: Identities = field(default_factory=Identities)

    @classmethod
    def load(
        cls, connection: Connection, view: View, answers: Iterable[Answer] | None = None
    ) -> Self:
        """What holds for these answers; for all there are, if they are not given."""
        reports, claims = None, None
        if answers is not None:
            listed = list(answers)
            reports, claims = {each.report_seq for each in listed}, {each.claim for each in listed}
            if len(reports) > _MANY or len(claims) > _MANY:
                reports, claims = None, None
        speakers, places = (Identities.load(connection, each, view) for each in _MERGED)
        found = cls(view, speakers=speakers, places=places)
        found._load_reports(connection, reports)
        found._load_decisions(connection, claims)
        return found

    def seen(self, placed: Iterable[Placed]) -> list[Placed]:
        """The answers that the view shows, each by whom its speaker is counted with."""
        return [
            self._counted(each)
            for each in placed
            if self._is_seen(each.answer) and self._holds(each)
        ]

    def _holds(self, placed: Placed) -> bool:
        """Whether the answer is the one that holds, of those that a claim was given to a question
        by what people decided.
        """
        answer, spot = placed.answer, placed.frame.spot
        if answer.amendment != self.amendments.get(answer.claim, 0):
            return False
        return self.places.of_place(answer.claim, answer.moved_from or spot.id) == spot.id

    def _is_seen(self, answer: Answer) -> bool:
        known_by = self.view.known_by
        return (
            answer.seq <= self.view.seq
            and (known_by is None or answer.known_at <= known_by)
            and answer.report_seq not in self.reports
            and self.readings.get(answer.report_seq, answer.reading) == answer.reading
            and answer.claim not in self.rejected
        )

    def _counted(self, placed: Placed) -> Placed:
        answer = placed.answer
        counted = self.speakers.of_claim(answer.claim, answer.speaker)
        if counted == answer.speaker:
            return placed
        return replace(placed, answer=replace(answer, speaker=counted))

    def _load_reports(self, connection: Connection, reports: set[int] | None) -> None:
        seq, known_by = self.view.seq, self.view.known_by
        withdrawn = select(RETRACTION.c.report_seq).where(RETRACTION.c.seq <= seq)
        newer = select(REVISION.c.previous_seq).where(REVISION.c.seq <= seq).distinct()
        if known_by is not None:
            withdrawn = withdrawn.where(RETRACTION.c.known_at <= known_by)
            newer = newer.join(REPORT, REPORT.c.seq == REVISION.c.report_seq).where(
                REPORT.c.known_at <= known_by
            )
        for chosen, column in (
            (withdrawn, RETRACTION.c.report_seq),
            (newer, REVISION.c.previous_seq),
        ):
            self.reports |= {row[0] for row in _of(connection, chosen, column, reports)}
        again = (
            select(READING.c.report_seq, func.max(READING.c.seq).label("last"))
            .where(READING.c.seq <= seq)
            .group_by(READING.c.report_seq)
            .having(func.count() > 1)
        )
        rows = _of(connection, again, READING.c.report_seq, reports)
        self.readings = {row.report_seq: row.last for row in rows}

    def _load_decisions(self, connection: Connection, claims: set[str] | None) -> None:
        made = (
            in_force("claim", self.view)
            .join(RECORD, RECORD.c.seq == DECISION.c.seq)
            .add_columns(RECORD.c.body)
        )
        for row in _of(connection, made, DECISION.c.target, claims):
            self.rejected.discard(row.target)
            self.amendments.pop(row.target, None)
            if row.verdict == "reject":
                self.rejected.add(row.target)
            elif row.verdict == "amend" and row.body and changes_of(decoded(row.body)):
                self.amendments[row.target] = row.seq


def _of(
    connection: Connection, chosen: Select[Any], column: Any, ids: set[Any] | None
) -> Iterator[Row[Any]]:
    """The rows that are of these ids, which are asked for some at a time; all there are, if none
    are given.
    """
    if ids is None:
        yield from connection.execute(chosen).all()
        return
    ordered = sorted(ids)
    for at in range(0, len(ordered), _AT_ONCE):
        yield from connection.execute(chosen.where(column.in_(ordered[at : at + _AT_ONCE]))).all()
