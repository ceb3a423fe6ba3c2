"""Which answers a view shows, and how people's decisions change them."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Self

from sqlalchemy import Connection, Row, Select, func, select

from sayso.ledger.amendments import changes_of
from sayso.ledger.identities import Identities
from sayso.ledger.review import in_force
from sayso.ledger.schema import DECISION, READING, RECORD, REPORT, RETRACTION, REVISION
from sayso.ledger.view import View
from sayso.questions.given import Placed
from sayso.questions.records import Answer

_MANY = 20_000
"""Reports that are asked for by name; beyond, all are looked at."""
_AT_ONCE = 500


@dataclass(slots=True)
class Visible:
    """What is left out: reports that were withdrawn or have a later version, readings that a later
    one replaces, claims that were rejected.  ``changes`` are the amendments of claims.
    """

    view: View
    reports: set[int] = field(default_factory=set)
    readings: dict[int, int] = field(default_factory=dict)
    rejected: set[str] = field(default_factory=set)
    changes: dict[str, dict[str, Any]] = field(default_factory=dict)
    speakers: Identities = field(default_factory=Identities)

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
        found = cls(view, speakers=Identities.load(connection, "speaker", view))
        found._load_reports(connection, reports)
        found._load_decisions(connection, claims)
        return found

    def seen(self, placed: Iterable[Placed]) -> list[Placed]:
        """The answers that the view shows, as they were amended."""
        return [self._amended(each) for each in placed if self._is_seen(each.answer)]

    def _is_seen(self, answer: Answer) -> bool:
        known_by = self.view.known_by
        return (
            answer.seq <= self.view.seq
            and (known_by is None or answer.known_at <= known_by)
            and answer.report_seq not in self.reports
            and self.readings.get(answer.report_seq, answer.reading) == answer.reading
            and answer.claim not in self.rejected
        )

    def _amended(self, placed: Placed) -> Placed:
        answer = placed.answer
        changes = self.changes.get(answer.claim, {})
        changed: dict[str, Any] = {
            name: changes[name] for name in ("stance", "certainty", "side") if name in changes
        }
        speaker = changes.get("speaker")
        if speaker:
            changed |= {
                name: speaker[key]
                for name, key in (("speaker", "id"), ("name", "name"), ("kind", "kind"))
            }
        counted = self.speakers.of_claim(answer.claim, changed.get("speaker", answer.speaker))
        if counted != answer.speaker:
            changed["speaker"] = counted
        return replace(placed, answer=replace(answer, **changed)) if changed else placed

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
            self.changes.pop(row.target, None)
            if row.verdict == "reject":
                self.rejected.add(row.target)
            elif row.verdict == "amend" and row.body is not None:
                self.changes[row.target] = changes_of(json.loads(row.body))


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
