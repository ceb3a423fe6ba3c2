"""Events: one strike, one crash, one battle for a place, one pledge, with its questions as the rows
of one card.

A pure function of questions as the contract has them: given the same ones in any order it makes the
same events.  Each question, in the order in which they were first recorded, joins the event that it
fits best, or makes one.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sayso.questions.event_fit import WIDE, Sketch, fit, is_wide, sketch_of
from sayso.questions.grades import Grade, grade_of
from sayso.record.json import Json

Row = Mapping[str, Any]
"""A question as the contract has it."""
_ENOUGH = 4
"""What a question must weigh to join an event: the same place in the same days does, a shared
report alone does not.
"""
_LOOKED_AT = 64
"""Events that a question is held against: the last ones with a place, a day or a report in
common.
"""


@dataclass(frozen=True, slots=True)
class Event:
    """What happened once.

    ``id`` is made of its first question's and stays; ``questions`` are its rows, the most answered
    first.  ``claims`` is how many claims bear them, by which events are put in order.  ``grade`` is
    that of an event with harm to people.
    """

    id: str
    kind: str
    title: str
    questions: tuple[Row, ...]
    claims: int
    changed_at: str
    grade: Grade | None

    def as_json(self) -> Json:
        """As plain values."""
        told = {"id": self.id, "kind": self.kind, "title": self.title, "claims": self.claims}
        grade = {"name": self.grade.name, "reason": self.grade.reason} if self.grade else None
        return {
            **told,
            "changed_at": self.changed_at,
            "grade": grade,
            "questions": list(self.questions),
        }


@dataclass(slots=True)
class _Growing:
    first: str
    kind: str
    sketches: list[Sketch] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


def events_of(rows: Iterable[Row]) -> list[Event]:
    """The events that these questions are rows of, those that most claims bear first."""
    found: list[_Growing] = []
    under: dict[str, list[_Growing]] = {}
    for row in sorted(rows, key=lambda each: (each["made"], each["id"])):
        sketch = sketch_of(row)
        event = _best(sketch, _near(sketch, under))
        if event is None:
            event = _Growing(str(row["id"]), sketch.kind)
            found.append(event)
        event.sketches.append(sketch)
        event.rows.append(row)
        for bucket in sketch.buckets():
            there = under.setdefault(bucket, [])
            if event not in there[-1:]:
                there.append(event)
    return sorted(
        (_event(each) for each in found), key=lambda each: (-each.claims, each.changed_at, each.id)
    )


def event_with(events: Iterable[Event], id_: str) -> Event | None:
    """The event that goes by an id, or that one of that id was merged into."""
    return next(
        (each for each in events if id_ in {event_id(str(row["id"])) for row in each.questions}),
        None,
    )


def event_id(question: str) -> str:
    """The id of the event that a question is the first of."""
    return f"event-{hashlib.sha256(question.encode('utf-8', 'replace')).hexdigest()[:12]}"


def _near(sketch: Sketch, under: Mapping[str, Sequence[_Growing]]) -> Iterator[_Growing]:
    seen: set[int] = set()
    for bucket in sketch.buckets():
        for event in under.get(bucket, ())[-_LOOKED_AT:]:
            if id(event) not in seen:
                seen.add(id(event))
                yield event


def _best(sketch: Sketch, events: Iterable[_Growing]) -> _Growing | None:
    """The event of which one question fits best and none is of another place or time."""
    best, most = None, _ENOUGH - 1
    for event in events:
        score = _score(sketch, event)
        if score > most:
            best, most = event, score
    return best


def _score(sketch: Sketch, event: _Growing) -> int:
    if event.kind != sketch.kind:
        return 0
    scores = [fit(sketch, other) for other in event.sketches[:_LOOKED_AT]]
    return 0 if any(score is None for score in scores) else max(score or 0 for score in scores)


def _event(growing: _Growing) -> Event:
    rows = sorted(growing.rows, key=lambda row: (-_claims([row]), row["made"], row["id"]))
    changed = max(str(row["changed_at"] or "") for row in rows)
    told = (event_id(growing.first), growing.kind, _title(growing, rows), tuple(rows))
    return Event(*told, _claims(rows), changed, grade_of(rows))


def _claims(rows: Iterable[Row]) -> int:
    return len(
        {claim for row in rows for position in row["positions"] for claim in position["claims"]}
    )


def _title(growing: _Growing, rows: Sequence[Row]) -> str:
    """Where and when, and the question that is answered most."""
    lead = rows[0]
    day = next(
        (row["event_time"]["start"] for row in rows if row["event_time"] and not is_wide(row)), ""
    )
    place = next((row["place"]["name"] for row in rows if row["place"]), "")
    if growing.kind == WIDE:
        day = ""
    where = ", ".join(filter(None, (place, day)))
    return f"{where}: {lead['what']}" if where else str(lead["what"])
