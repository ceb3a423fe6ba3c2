"""Entries as JSON: the contract that everything else builds on (docs/reference/claims.md).

The keys are always all there and in one order.  Spans are lists of ``[start, end]``, code points of the report's
text, end exclusive; an absent part has none.  What is not known is null, an empty list or an empty string.  Times
are ISO 8601 in UTC; the end of an interval does not belong to it.
"""

import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sayso.attribution.claim import Part, Reason, Source, Span
from sayso.language.veridicality.likelihood import Likelihood
from sayso.reader import Entry
from sayso.reference.actors.referent import Referent
from sayso.reference.amounts.amount import Amount, Number
from sayso.reference.places.place import Toponym
from sayso.reference.references import Moment
from sayso.reference.times.expression import TimeExpression

_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Valid inside a JSON string, but a reader may take it for a line's end, a terminal may obey it, or no file can
hold it.  Written as ``\\uXXXX`` it says the same."""


def entry_as_json(entry: Entry) -> dict[str, Any]:
    """The entry as plain lists, strings and numbers, in the order of the contract."""
    claim, its = entry.claim, entry.references
    return {
        "report": claim.report,
        "doc": claim.doc,
        "id": claim.id,
        "source": _source(claim.source),
        "cue": _part(claim.cue),
        "content": _part(claim.content),
        "mode": str(claim.mode),
        "act": str(claim.act),
        "stance": str(claim.stance),
        "certainty": str(claim.certainty),
        "likelihood": _likelihood(claim.likelihood),
        "speaker": _referent(its.speaker) if its.speaker else None,
        "side": its.speaker.side if its.speaker else None,
        "said_at": _moment(its.said_at),
        "event_time": _moment(its.event_time),
        "places": [_toponym(toponym) for toponym in its.places],
        "times": [_time(time) for time in its.times],
        "amounts": [_amount(amount) for amount in its.amounts],
        "propositions": [proposition.as_json() for proposition in entry.propositions],
        "against_interest": _reason(entry.against_interest) if entry.against_interest else None,
        "notes": [_reason(note) for note in entry.notes],
        "why": [_reason(reason) for reason in (*claim.why, *its.why)],
    }


def entry_as_line(entry: Entry) -> str:
    """The entry as one line of JSON, without its line break."""
    return as_line(entry_as_json(entry))


def as_line(value: Any) -> str:
    """Plain values as one line of JSON that no reader breaks, no terminal obeys and any file can hold."""
    line = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", line)


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[int(start), int(end)] for start, end in spans]


def _part(part: Part) -> dict[str, Any]:
    return {"spans": _spans(part.spans), "text": part.text}


def _source(source: Source) -> dict[str, Any]:
    return {**_part(Part(source.spans, source.text)), "named": bool(source.named), "via": _part(source.via)}


def _likelihood(band: Likelihood | None) -> dict[str, Any] | None:
    return {"words": band.words, "low": band.low, "high": band.high} if band else None


def _reason(reason: Reason) -> dict[str, Any]:
    score = None if reason.score is None else float(reason.score)
    return {"by": reason.by, "what": reason.what, "words": reason.words, "score": score}


def _referent(referent: Referent) -> dict[str, Any]:
    return {
        "id": referent.id,
        "name": referent.name,
        "kind": str(referent.kind),
        "named": referent.named,
        "side": referent.side,
        "members": [_referent(member) for member in referent.members],
        "state": referent.state or None,
    }


def _moment(moment: Moment | None) -> dict[str, Any] | None:
    if moment is None:
        return None
    return {**_bounds(moment.interval.start, moment.interval.end), "why": _reason(moment.why)}


def _bounds(start: datetime | None, end: datetime | None) -> dict[str, Any]:
    return {"start": _instant(start), "end": _instant(end)}


def _instant(when: datetime | None) -> str | None:
    return None if when is None else when.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _toponym(toponym: Toponym) -> dict[str, Any]:
    place = toponym.place
    return {
        "span": [toponym.start, toponym.end],
        "text": toponym.text,
        "id": place.id if place else None,
        "name": place.name if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "country": place.country if place else "",
        "admin": list(place.admin) if place else [],
        "where_prec": None if toponym.precision is None else int(toponym.precision),
        "why": [_reason(reason) for reason in toponym.why],
    }


def _time(time: TimeExpression) -> dict[str, Any]:
    interval = time.interval
    return {
        "span": [time.start, time.end],
        "text": time.text,
        "type": str(time.type),
        "value": time.value,
        **_bounds(interval.start if interval else None, interval.end if interval else None),
        "mod": time.mod,
        "vague": time.vague,
        "reason": time.reason,
    }


def _amount(amount: Amount) -> dict[str, Any]:
    return {
        "span": list(amount.span),
        "text": amount.text,
        "low": _number(amount.low),
        "high": None if amount.high is None else _number(amount.high),
        "approximate": amount.approximate,
        "kind": str(amount.kind),
        "unit": amount.unit,
        "per": amount.per,
        "noun": amount.noun.text if amount.noun else "",
        "further": amount.further,
        "parts": [_amount(part) for part in amount.parts],
        "out_of": _amount(amount.out_of) if amount.out_of else None,
        "same": _amount(amount.same) if amount.same else None,
        "why": _reason(amount.reason),
    }


def _number(number: Number) -> int | float:
    """A number as JSON has it: whole ones to the last digit."""
    return float(number) if isinstance(number, Decimal) and number % 1 else int(number)
