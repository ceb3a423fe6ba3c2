"""The rows of the tables in ``sheets``, in the order of their columns."""

from collections.abc import Iterator
from typing import Any

from sayso.exports.rows import (
    AnswerRow,
    ClaimRow,
    DecisionRow,
    PositionRow,
    QuestionRow,
    ReportRow,
    Values,
)
from sayso.exports.selection import Selection
from sayso.ledger.canonical import bounds_of
from sayso.questions.coding import encoded

Cells = tuple[Any, ...]
Rows = Iterator[tuple[str, Cells]]


def rows_of(selection: Selection) -> Rows:
    """Every row of every table, each with its table's name."""
    yield from _rows_of_claims(selection)
    yield from _rows_of_questions(selection)
    for report in selection.reports():
        yield "reports", report_cells(report)
    for decision in selection.decisions():
        yield "decisions", decision_cells(decision)
    for reviewer in selection.reviewers():
        yield "reviewers", (reviewer.name, reviewer.decisions, reviewer.first, reviewer.last)


def _rows_of_claims(selection: Selection) -> Rows:
    for claim in selection.claims():
        yield "claims", claim_cells(claim)
        for answer in claim.answers:
            yield "answers", answer_cells(claim, answer)


def _rows_of_questions(selection: Selection) -> Rows:
    for question in selection.questions():
        yield "questions", question_cells(question)
        for number, position in enumerate(question.positions):
            yield "positions", position_cells(question.id, number, position)
        for change in question.values["history"]:
            yield "standings", standing_cells(question.id, change)


def claim_cells(row: ClaimRow) -> Cells:
    """A claim's row."""
    it: Values = row.values or {}
    report = row.report
    places = it.get("places") or ()
    first: Values = next((each for each in places if each.get("lat") is not None), {})
    names = "; ".join(dict.fromkeys(each.get("name") or each["text"] for each in places))
    place = first or (places[0] if places else {})
    spans = row.spans("content")
    return (
        row.id,
        *_speaker(it),
        it.get("stance"),
        it.get("certainty"),
        *(row.words(part) for part in ("source", "cue", "content")),
        " ".join(dict.fromkeys(each.question for each in row.answers)),
        "; ".join(dict.fromkeys(each.answer for each in row.answers)),
        (it.get("against_interest") or {}).get("what"),
        *(place.get("id"), place.get("name") or place.get("text")),
        *(place.get("lat"), place.get("lon"), place.get("where_prec")),
        names,
        " ".join(dict.fromkeys(each["type"] for each in it.get("propositions") or ())),
        *bounds_of(it.get("said_at")),
        *bounds_of(it.get("event_time")),
        *_printed(report),
        report.published_end,
        it.get("mode"),
        it.get("act"),
        row.review,
        encoded(row.changes) if row.changes else None,
        report.retracted,
        row.gone,
        row.values is None,
        spans[0][0] if spans else None,
        spans[-1][1] if spans else None,
        *(report.id, report.text_sha256, report.capture_sha256, row.seq),
    )


def answer_cells(row: ClaimRow, answer: AnswerRow) -> Cells:
    """The row of an answer."""
    it: Values = row.values or {}
    value = answer.value
    return (
        row.id,
        answer.question,
        answer.type,
        answer.what,
        answer.answer,
        *_bounds(value),
        value.get("holder") if answer.type == "control" else None,
        _accused(answer),
        answer.standing,
        *_speaker(it),
        it.get("stance"),
        row.words("content"),
        *_days(answer.event_time),
        *_place(answer.place),
        *_printed(row.report),
        row.review,
        encoded(value),
    )


def question_cells(row: QuestionRow) -> Cells:
    """A question's row."""
    bounds = row.values["bounds"] or {}
    return (
        *(row.id, row.type, row.what, row.standing, row.reason),
        *_place(row.place),
        (row.place or {}).get("country"),
        *_days(row.event_time),
        *(row.say_sos, row.echoes, len(row.positions)),
        *((bounds.get(name) or {}).get("said") for name in ("low", "high")),
        *(row.asked_at, row.changed_at),
    )


def position_cells(question: str, number: int, row: PositionRow) -> Cells:
    """A position's row."""
    return (
        *(question, number, row.speaker, row.name, row.side, row.stance, row.answer),
        *_bounds(row.value),
        *(row.first, row.last, row.until, row.ended, row.echoes, row.against_interest),
        " ".join(row.claims),
        encoded(row.value),
    )


def standing_cells(question: str, change: Values) -> Cells:
    """The row of a change of how a question stands."""
    return (
        *(question, change["at"], change["before"], change["standing"]),
        "; ".join(dict.fromkeys(each["name"] for each in change["by"])),
        " ".join(dict.fromkeys(each["claim"] for each in change["by"])),
        change["reason"],
    )


def report_cells(row: ReportRow) -> Cells:
    """A report's row."""
    return (
        row.id,
        *_printed(row),
        *(row.published_end, row.known_at, row.doc, row.retracted, row.removed, row.previous),
        *(row.text_sha256, row.capture_sha256, row.seq),
    )


def decision_cells(row: DecisionRow) -> Cells:
    """A decision's row."""
    return (
        *(row.seq, row.recorded_at, row.who, row.subject, row.verdict, row.target),
        *(row.into, row.undoes, row.why),
        encoded(row.changes) if row.changes else None,
        row.holds,
    )


def _speaker(entry: Values) -> Cells:
    speaker = entry.get("speaker") or {}
    return (speaker.get("id"), speaker.get("name"), entry.get("side"))


def _printed(report: ReportRow) -> Cells:
    return (report.outlet, report.title, report.url, report.published_start)


def _place(place: Values | None) -> Cells:
    return tuple((place or {}).get(name) for name in ("id", "name", "lat", "lon"))


def _days(time: Values | None) -> Cells:
    return ((time or {}).get("start"), (time or {}).get("end"))


def _bounds(value: Values) -> Cells:
    return (value.get("low"), value.get("high"))


def _accused(answer: AnswerRow) -> Any:
    value = answer.value
    if answer.type == "responsibility":
        return value.get("accused") or value.get("accused_side")
    if answer.type == "strike":
        return value.get("attacker") or value.get("attacker_side")
    return None
