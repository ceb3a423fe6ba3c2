"""The board as JSON: the contract of docs/reference/questions.md."""

from collections.abc import Mapping, Sequence
from datetime import date

from sayso.questions.bounds import Bound, Bounds
from sayso.questions.frames import Days
from sayso.questions.places import Spot
from sayso.questions.positions import Position
from sayso.questions.reasons import reason_of
from sayso.questions.standing import Verdict
from sayso.questions.times import shown
from sayso.questions.values import blame_as_shown, control_as_shown, count_as_shown
from sayso.questions.view import Question
from sayso.record.json import Json


def question_as_json(question: Question) -> Json:
    """A question as plain values, in the order of the contract."""
    frame, ended = question.group.frame, question.ended
    return {
        "id": question.id,
        "type": frame.type,
        "place": _place(frame.spot),
        "what": frame.sentence,
        "event_time": _days(frame.days),
        "standing": str(question.standing),
        "reason": question.reason,
        "positions": [_position(position, ended) for position in question.positions],
        "history": history_as_json(question),
        "say_sos": question.say_sos,
        "echoes": question.echoes,
        "bounds": _bounds(question.bounds),
        "changed_at": shown(question.changed_at),
        "asked_at": shown(question.asked_at),
        "about": {name: value for name, value in frame.about if value},
        "reports": list(question.group.reports),
        "made": question.group.made,
    }


def history_as_json(question: Question) -> list[Json]:
    """How it stood from each time at which that changed: how before, by whose words, and why."""
    found: list[Json] = []
    before: Verdict | None = None
    for verdict in question.history:
        if before is None or before.standing is not verdict.standing:
            found.append(_change(before, verdict, question.positions))
        before = verdict
    return found


def _change(before: Verdict | None, verdict: Verdict, positions: Sequence[Position]) -> Json:
    by = [
        each
        for each in verdict.active
        if before is None or not any(each is other for other in before.active)
    ]
    return {
        "at": shown(verdict.at),
        "standing": str(verdict.standing),
        "before": str(before.standing) if before else None,
        "by": [
            {"speaker": each.holder, "name": each.own.name, "claim": each.own.claim} for each in by
        ],
        "reason": reason_of(verdict, positions),
    }


def _position(position: Position, ended: Mapping[int, str]) -> Json:
    own = position.own
    return {
        "speaker": position.holder,
        "name": own.name,
        "side": own.side,
        "value": _value(position),
        "stance": own.stance,
        "first": shown(position.first) if position.dated else None,
        "last": shown(position.last) if position.dated else None,
        "claims": position.claims,
        "say_sos": 1,
        "echoes": len(position.claims) - 1,
        "against_interest": position.against or None,
        "until": shown(position.until),
        "ended": shown(position.until or ended.get(id(position))),
    }


def _value(position: Position) -> Json:
    """The fields of the proposition that shows the position, with the bounds of the clearest."""
    own = position.own
    if own.type == "control" and position.held is not None:
        return control_as_shown(own, position.held)
    if own.type == "responsibility" and position.held is not None:
        return blame_as_shown(own, position.held)
    if own.type == "count" and position.held is not None:
        return count_as_shown(own, position.held)
    told = position.held.value if position.held is not None else {}
    return {**own.value, **told}


def _place(spot: Spot) -> Json | None:
    if not spot.id:
        return None
    told = {
        "name": spot.name,
        "id": spot.id if spot.known else None,
        "lat": spot.lat,
        "lon": spot.lon,
    }
    return {**told, "country": spot.country, "feature": spot.feature, "admin": list(spot.admin)}


def _days(days: Days | None) -> dict[str, str] | None:
    if days is None:
        return None
    start, end = (date.fromordinal(each).isoformat() for each in days)
    return {"start": start, "end": end}


def _bounds(bounds: Bounds | None) -> Json | None:
    if bounds is None:
        return None
    return {name: _bound(getattr(bounds, name)) for name in ("low", "high")}


def _bound(bound: Bound) -> Json:
    return {"figure": bound.figure, "said": bound.said, "speakers": list(bound.speakers)}
