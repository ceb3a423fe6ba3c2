"""Which of the record's dataclasses are written in another shape than their own, and in which."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from sayso.record.amount import Amount, Noun, Number
from sayso.record.amount import Kind as AmountKind
from sayso.record.claim import Reason, Span
from sayso.record.grain import Grain
from sayso.record.interval import Interval
from sayso.record.json import Json
from sayso.record.members import Codec, Extent, Flat, Member, Plain, Schema, properties_of
from sayso.record.moment import Moment
from sayso.record.place import Place, Precision, Relation, Toponym
from sayso.record.referent import Kind, Referent
from sayso.record.time_expression import Anchor, AnchorKind, Direction, TimeExpression, TimeType

Codecs = Callable[[Any], Codec]
_NO_PLACE: Mapping[str, Any] = {
    "id": None,
    "name": None,
    "lat": None,
    "lon": None,
    "country": "",
    "feature": "",
    "admin": [],
    "population": 0,
}
_NO_INTERVAL: Mapping[str, Any] = {"start": None, "end": None}
_NO_REASON = Reason("", "")
"""Of what a reviewer gave, or an earlier version wrote, without one."""


@dataclass(frozen=True, slots=True)
class _Bounds:
    """The interval of a moment: ``start`` and ``end`` in the object itself, or in its ``interval``,
    as propositions had it until 0.1.  A moment with one bound, as a reviewer may give it, is that
    instant.
    """

    codec: Codec

    def write(self, value: Any, into: Json) -> None:
        into |= self.codec.encode(value.interval)

    def read(self, data: Mapping[str, Any], into: dict[str, object]) -> None:
        nested = data.get("interval")
        bounds = nested if isinstance(nested, Mapping) else data
        start, end = bounds.get("start"), bounds.get("end")
        into["interval"] = self.codec.decode({"start": start or end, "end": end or start})

    def describe(self, properties: dict[str, Schema], defs: dict[str, Schema]) -> None:
        properties |= properties_of(self.codec, defs)


@dataclass(frozen=True, slots=True)
class _Noun:
    """What an amount counts: its words as ``noun``, empty where there are none, where they stand
    and their lemma.
    """

    span: Codec
    text: Codec

    def write(self, value: Any, into: Json) -> None:
        noun = value.noun
        into["noun"] = noun.text if noun else ""
        into["noun_span"] = self.span.encode(noun.span) if noun else None
        into["noun_lemma"] = noun.lemma if noun else ""

    def read(self, data: Mapping[str, Any], into: dict[str, object]) -> None:
        span, text = self.span.decode(data.get("noun_span")), self.text.decode(data.get("noun", ""))
        lemma = self.text.decode(data.get("noun_lemma", text))
        into["noun"] = Noun(span or (0, 0), text, lemma) if span or text else None

    def describe(self, properties: dict[str, Schema], defs: dict[str, Schema]) -> None:
        text = self.text.schema(defs)
        properties |= {"noun": text, "noun_span": self.span.schema(defs), "noun_lemma": text}


def _first_reason(reason: Codec, why: Any) -> Any:
    """The reason of a moment, which may be null or a list where a reviewer gave it."""
    first = why[:1] if isinstance(why, list) else [why] if why else []
    return reason.decode(first[0]) if first else _NO_REASON


def _kind(value: Any) -> Kind:
    """What a referent is; a kind that this version does not know is somebody."""
    return Kind(value) if value in set(Kind) else Kind.PERSON


def _precision(code: Any) -> Precision | None:
    """How exactly a toponym places what it tells; a code that is none of UCDP's tells nothing."""
    return Precision(code) if code in set(Precision) else None


def _moment(of: Codecs) -> tuple[Member, ...]:
    why = replace(of(Reason), decode=partial(_first_reason, of(Reason)))
    return _Bounds(of(Interval)), Plain("why", "why", why, _NO_REASON)


def _referent(of: Codecs) -> tuple[Member, ...]:
    return (
        Plain("id", "id", of(str)),
        Plain("name", "name", of(str)),
        Plain("kind", "kind", replace(of(Kind), decode=_kind)),
        Plain("named", "named", of(bool), False),
        Plain("side", "side", of(str | None), None),
        Plain("members", "members", of(tuple[Referent, ...]), ()),
        Plain("state", "state", of(str), ""),
    )


def _toponym(of: Codecs) -> tuple[Member, ...]:
    return (
        Extent(of(Span)),
        Plain("text", "text", of(str), ""),
        Flat("place", of(Place), _NO_PLACE),
        Plain("where_prec", "precision", replace(of(Precision | None), decode=_precision), None),
        Plain("relation", "relation", of(Relation), Relation.AT),
        Plain("phrase", "phrase", of(str), ""),
        Plain("why", "why", of(tuple[Reason, ...]), ()),
    )


def _time(of: Codecs) -> tuple[Member, ...]:
    return (
        Extent(of(Span)),
        Plain("text", "text", of(str)),
        Plain("type", "type", of(TimeType)),
        Plain("value", "value", of(str | None)),
        Flat("interval", of(Interval), _NO_INTERVAL),
        Plain("mod", "mod", of(str | None)),
        Plain("vague", "vague", of(bool)),
        Plain("reason", "reason", of(str)),
        Plain("anchor", "anchor", of(Anchor | None), None),
        Plain("direction", "direction", of(Direction | None), None),
        Plain("grain", "grain", of(Grain | None), None),
        Plain("signal", "signal", of(str), ""),
    )


def _anchor(of: Codecs) -> tuple[Member, ...]:
    return (
        Plain("kind", "kind", of(AnchorKind)),
        Flat("interval", of(Interval), _NO_INTERVAL),
        Plain("span", "span", of(Span | None)),
    )


def _amount(of: Codecs) -> tuple[Member, ...]:
    return (
        Plain("span", "span", of(Span), (0, 0)),
        Plain("text", "text", of(str)),
        Plain("low", "low", of(Number)),
        Plain("high", "high", of(Number | None)),
        Plain("approximate", "approximate", of(bool), False),
        Plain("kind", "kind", of(AmountKind), AmountKind.COUNT),
        Plain("unit", "unit", of(str), ""),
        Plain("per", "per", of(str), ""),
        Plain("figures", "figures", of(tuple[Number, ...]), ()),
        _Noun(of(Span | None), of(str)),
        Plain("further", "further", of(bool), False),
        Plain("parts", "parts", of(tuple[Amount, ...]), ()),
        Plain("out_of", "out_of", of(Amount | None), None),
        Plain("same", "same", of(Amount | None), None),
        Plain("revised_to", "revised_to", of(Span | None), None),
        Plain("why", "reason", of(Reason), _NO_REASON),
    )


SHAPES: Mapping[Any, Callable[[Codecs], tuple[Member, ...]]] = {
    Moment: _moment,
    Referent: _referent,
    Toponym: _toponym,
    TimeExpression: _time,
    Anchor: _anchor,
    Amount: _amount,
}
"""What makes the members of a class, given what makes codecs."""
