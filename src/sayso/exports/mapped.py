"""Questions as rows of a map's layer."""

from collections.abc import Iterator

from sayso.exports.format import Sheet, columns
from sayso.exports.rows import QuestionRow
from sayso.exports.selection import Selection
from sayso.exports.shapes import Shape, shape_of
from sayso.record.json import Json

MAPPED = Sheet(
    "questions",
    "a question with where it plays",
    columns(
        ("question", "string", "The question's id."),
        ("type", "string", "control, count, pledge, responsibility, …"),
        ("what", "string", "The question."),
        ("standing", "string", "contested, conceded, denied, superseded, agreed or unconfirmed."),
        ("reason", "string", "Why it stands so, in one sentence."),
        ("answers", "string", "Who says what now, a semicolon between."),
        ("place", "string", "The id of the place."),
        ("place_name", "string", "Its name."),
        ("around_km", "number", "How far around the point it may be: 0 for a point."),
        ("event_from", "string", "The first day of the event."),
        ("event_to", "string", "Its last day."),
        ("say_sos", "integer", "Independent voices with an answer that holds."),
        ("changed_at", "string", "When it came to stand as it does."),
        ("claims", "string", "The ids of the claims behind it, a space between."),
    ),
)


def mapped(selection: Selection) -> Iterator[tuple[Shape | None, Json]]:
    """Each question with its shape and its columns; one of a state, or without a place that is
    known, has no shape.
    """
    for row in selection.questions():
        shape = shape_of(row.place)
        yield shape, _values(row, shape)


def _values(row: QuestionRow, shape: Shape | None) -> Json:
    place, time = row.place or {}, row.event_time or {}
    holding = [each for each in row.positions if each.ended is None]
    claims = dict.fromkeys(claim for each in row.positions for claim in each.claims)
    return {
        "question": row.id,
        "type": row.type,
        "what": row.what,
        "standing": row.standing,
        "reason": row.reason,
        "answers": "; ".join(f"{each.name}: {each.answer}" for each in holding),
        "place": place.get("id"),
        "place_name": place.get("name"),
        "around_km": shape.km if shape else None,
        "event_from": time.get("start"),
        "event_to": time.get("end"),
        "say_sos": row.say_sos,
        "changed_at": row.changed_at,
        "claims": " ".join(claims),
    }
