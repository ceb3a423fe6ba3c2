"""The base of all propositions: a content that is understood, the question it answers, and how
answers compare.

A type is a frozen, slotted, keyword-only dataclass that inherits ``Proposition`` and has

- ``type``, a class variable: its name in JSON and on boards;
- its own fields, each ``str``, ``int``, ``bool``, ``None``, an enumeration, or a tuple or dataclass
  of such;
- ``_about``, which names what the answer is about, beside place and time, and asks it in a
  sentence;
- ``_compare``, which is given another of the same type that answers the same question.

What the types are, and how each is found, is told in ``sayso.propositions.types``.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, ClassVar, Self, TypedDict

from sayso.record.claim import Certainty, Reason, Span, Stance
from sayso.record.codec import codec_of
from sayso.record.json import Json
from sayso.record.likelihood import Likelihood
from sayso.record.moment import Moment, may_coincide
from sayso.record.place import Place

_OF_THE_WORDS = frozenset(
    {"type", "spans", "why", "stance", "certainty", "place", "place_text", "event_time"}
)
"""What says where a proposition stands, where and when it plays and how it is put, not what it
answers.
"""


class Comparison(StrEnum):
    """How two answers stand to each other, in whichever order they are given."""

    SAME = "same"
    NARROWER = "narrower"
    """Both can be right, and one says more: "more than 500" and 559, most of the town and all of
    it.
    """
    CONFLICTING = "conflicting"
    UNRELATED = "unrelated"
    """They answer different questions."""


@dataclass(frozen=True, slots=True)
class QuestionKey:
    """What comparable propositions are about.  Equal keys are one question; unequal ones may be,
    where one leaves out what the other tells (``may_be_one``).

    ``about`` are names and values of the type's own, without empty values, in the type's order;
    ``place`` is the place's id, or its folded name where it is not known, or empty; ``time`` is
    when it happened, as ISO 8601 start and end in UTC, or empty where nothing tells.  ``sentence``
    asks the question.
    """

    type: str
    about: tuple[tuple[str, str], ...]
    place: str
    place_name: str
    time: tuple[str, str] | None
    sentence: str

    def as_json(self) -> Json:
        """As plain values."""
        written: Json = codec_of(QuestionKey).encode(self)
        return written

    def may_be_one(self, other: "QuestionKey") -> bool:
        """Whether nothing that both tell differs: neither type, place, time nor anything they are
        about.
        """
        mine, theirs = dict(self.about), dict(other.about)
        return (
            self.type == other.type
            and (not self.place or not other.place or self.place == other.place)
            and all(mine[name] == theirs[name] for name in mine.keys() & theirs.keys())
            and (self.time is None or other.time is None or _meet(self.time, other.time))
        )


def _meet(first: tuple[str, str], second: tuple[str, str]) -> bool:
    return first[0] < second[1] and second[0] < first[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposition:
    """Something that a speaker puts forward, denies or leaves open, as it would be told plainly.

    ``spans`` are the words that say it, as code points of the report's text.  ``stance`` and
    ``certainty`` are the speaker's towards the proposition as it stands here: "denies that no one
    died" and "no one died" are both turned until what is told is a plain fact.  ``likelihood`` is
    the band of a word of likelihood (percent). ``place`` is where, None where unknown,
    ``place_text`` the words for it, with those that make it only near ("12 km east of Velm");
    ``event_time`` is when it happened or holds.  ``why`` tells which rule saw it, by which words.
    """

    type: ClassVar[str] = ""
    tells: ClassVar[tuple[str, ...]] = ()
    """The fields by which two answers to one question differ."""

    spans: tuple[Span, ...]
    stance: Stance = Stance.ASSERTS
    certainty: Certainty = Certainty.PLAIN
    likelihood: Likelihood | None = None
    place: Place | None = None
    place_text: str = ""
    event_time: Moment | None = None
    why: tuple[Reason, ...] = ()

    @property
    def answers(self) -> bool:
        """Whether it answers its question at all: what is withheld or supposed does not."""
        return self.stance is not Stance.WITHHOLDS and self.certainty is not Certainty.HYPOTHETICAL

    def as_json(self) -> Json:
        """``type`` and all fields as plain values, which the codec of entries reads back without
        loss.
        """
        return {"type": self.type, **codec_of(type(self)).encode(self)}

    def own_fields(self) -> Json:
        """What its type has of its own, as plain values: what it answers, not where it stands and
        how it is put.
        """
        return {name: value for name, value in self.as_json().items() if name not in _OF_THE_WORDS}

    def bare(self) -> Self:
        """The same without its words, place and time, as what it answers."""
        return replace(self, spans=(), stance=Stance.ASSERTS, certainty=Certainty.PLAIN, place=None, place_text="",
                       event_time=None, why=())  # fmt: skip

    def answer_alone(self) -> Self:
        """The same with nothing but the fields that tell: equal ones are one answer."""
        return type(self)(spans=(), **{name: getattr(self, name) for name in self.tells})

    def question(self) -> QuestionKey:
        """The question that it answers."""
        about, sentence = self._about()
        told = tuple((name, value) for name, value in about if value)
        time = self.event_time.interval if self.event_time else None
        when = (time.start.isoformat(), time.end.isoformat()) if time else None
        place = self.place.id if self.place else self.place_text.casefold()
        return QuestionKey(self.type, told, place, self.place_name, when, sentence)

    def compare(self, other: "Proposition") -> Comparison:
        """How this answer stands to ``other``'s, whatever stance and certainty they are given
        with.
        """
        if self.type != other.type or not self.same_place(other) or not self.same_time(other):
            return Comparison.UNRELATED
        return self._compare(other)

    @property
    def place_name(self) -> str:
        """What a board calls the place; empty where none is told."""
        return self.place.name if self.place else self.place_text

    @property
    def is_near(self) -> bool:
        """Whether it only plays near its place: the words for that do not begin with a name, "12 km
        east of Velm".
        """
        first = self.place_text[:1]
        return self.place is not None and (first.islower() or first.isdigit())

    def same_place(self, other: "Proposition") -> bool:
        """Whether both are of one place, or one of them tells none."""
        if self.place and other.place:
            return self.place.id == other.place.id
        mine, theirs = self.place_name.casefold(), other.place_name.casefold()
        return not mine or not theirs or mine == theirs

    def same_time(self, other: "Proposition") -> bool:
        """Whether they may have happened at one time."""
        return may_coincide(self.event_time, other.event_time)

    def _about(self) -> tuple[list[tuple[str, str]], str]:
        return (
            [],
            f"What is said of {self.type}{f' in {self.place_name}' if self.place_name else ''}?",
        )

    def _compare(self, other: "Proposition") -> Comparison:  # noqa: ARG002
        return Comparison.UNRELATED


class PropositionFields(TypedDict):
    """The fields that propositions of every type are made with."""

    spans: tuple[Span, ...]
    stance: Stance
    certainty: Certainty
    likelihood: Likelihood | None
    place: Place | None
    place_text: str
    event_time: Moment | None
    why: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpaqueProposition(Proposition):
    """One that this version does not understand: of another type, or with a value that its type
    does not have.

    ``data`` is the whole of it as canonical JSON text.  It is asked about by its type and place
    alone, and compares as unrelated with everything, so that it contests nothing.
    """

    data: str = "{}"

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """The proposition that these plain values are, with those fields of every type that can be
        read.
        """
        fields: dict[str, Any] = {"spans": ()}
        for name, codec in _COMMON.items():
            try:
                fields[name] = codec.decode(data[name])
            except (KeyError, TypeError, ValueError, AttributeError):
                continue
        return cls(data=json.dumps(data, ensure_ascii=False, sort_keys=True), **fields)

    @property
    def type(self) -> str:  # type: ignore[override]
        """The name of its type, as it was written."""
        return str(self.as_json().get("type") or "")

    def as_json(self) -> Json:
        """The plain values that it was read from."""
        written: Json = json.loads(self.data)
        return written

    def answer_alone(self) -> Self:
        """The same with its own fields alone, as nobody knows which of them tell."""
        return self.bare()

    def bare(self) -> Self:
        """The same with its own fields alone."""
        return self.of({"type": self.type, **self.own_fields()})


_COMMON = {
    "spans": codec_of(tuple[Span, ...]),
    "stance": codec_of(Stance),
    "certainty": codec_of(Certainty),
    "likelihood": codec_of(Likelihood | None),
    "place": codec_of(Place | None),
    "place_text": codec_of(str),
    "event_time": codec_of(Moment | None),
    "why": codec_of(tuple[Reason, ...]),
}
"""The fields of every type: where it stands and how it is put."""


def compare(first: Proposition, second: Proposition) -> Comparison:
    """How the first answer stands to the second."""
    return first.compare(second)


def question(proposition: Proposition) -> QuestionKey:
    """The question that a proposition answers."""
    return proposition.question()
