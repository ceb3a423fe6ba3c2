"""What an answer is about, and the question that has grown from such answers."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any

from sayso.questions.asking import (
    as_harm,
    dates_the_telling,
    names_a_day,
    of_a_landmark,
    of_a_part,
    of_a_people,
    of_a_rescuer,
    of_a_trade,
    of_nobody,
    over_a_period,
)
from sayso.questions.places import Relation, Spot, relation, spot_of
from sayso.questions.policies import policy_of
from sayso.questions.records import Answer, Proposed
from sayso.questions.times import day_of, instant_at
from sayso.record.moment import Moment
from sayso.record.proposition import Proposition

Days = tuple[int, int]
"""The first day and the last, both included."""
_ANSWERS = frozenset({"low", "high", "approximate", "figure", "parts"})
"""Fields that answer and never ask."""
_LONG = 12
"""A time of more days is no event's: "since February" asks for a sum."""
_REMEMBERED = 12


@dataclass(frozen=True, slots=True)
class Frame:
    """What an answer is about.  ``said`` is the day it was said on, or recorded on if it is not
    ``dated``; ``days`` are those of the event, where they are told.  ``quoted``: somebody is quoted
    with it, it is not the report's own news. ``day_named``: its own words name the one day, by date
    or weekday, and speak of no night.  ``vague`` is the least that a word for a number leaves
    ("dozens"): no two reports share it, as they share a ``figure``.
    """

    type: str
    about: tuple[tuple[str, str], ...]
    spot: Spot
    days: Days | None
    theatre: str
    said: int
    report: str
    sentence: str
    figure: int | None = None
    dated: bool = True
    quoted: bool = True
    day_named: bool = False
    vague: int | None = None

    def as_json(self) -> list[Any]:
        """As plain values, in the order of the fields."""
        spot = self.spot
        place = [
            spot.id,
            spot.name,
            spot.lat,
            spot.lon,
            spot.country,
            spot.feature,
            list(spot.admin),
        ]
        about, days = [list(each) for each in self.about], list(self.days) if self.days else None
        told = [
            self.said,
            self.report,
            self.sentence,
            self.figure,
            self.dated,
            self.quoted,
            self.day_named,
            self.vague,
        ]
        return [self.type, about, place, days, self.theatre, *told]


def frame_from_json(data: Sequence[Any]) -> Frame:
    """The frame that ``as_json`` gave ``data`` of."""
    type_, about, place, days, *rest = data
    *first, admin = place
    spot = replace(Spot(*first), admin=tuple(admin))
    return Frame(
        type_,
        tuple((name, value) for name, value in about),
        spot,
        tuple(days) if days else None,
        *rest,
    )


_TWICE = re.compile(r"\b(?:in|on|at|of|near|from) (?=(in|on|at|near) )\1\b")
"""A preposition that what was hit ends with, before that of the place."""


def frame_of(proposed: Proposed, theatre: str) -> Frame:
    """What an answer is about.  Of a proposition that is not understood no more than type and
    place.
    """
    answer, proposition = proposed.answer, proposed.proposition
    spot = spot_of(proposition)
    bare = of_nobody(as_harm(_without_answer(answer.proposition), answer.value))
    about, sentence = over_a_period(*_asked(bare, spot.name), answer.period)
    about, sentence = of_a_trade(*of_a_people(about, sentence, answer.value), answer.value)
    about, sentence = of_a_rescuer(about, sentence, answer.value, answer.words)
    about, sentence = of_a_part(of_a_landmark(about, answer.value), sentence, answer.value)
    sentence = _TWICE.sub(r"\1", sentence)
    return Frame(
        answer.type,
        about,
        spot,
        _days_asked(proposition, answer),
        theatre,
        day_of(answer.at),
        answer.report,
        sentence,
        None if answer.vague else _figure(answer.value),
        answer.dated,
        not answer.narrated,
        names_a_day(proposition.event_time),
        _figure(answer.value) if answer.vague else None,
    )


@lru_cache(maxsize=50_000)
def _asked(proposition: Proposition, place: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """What a proposition with these fields is about, and its question."""
    key = replace(proposition, place_text=place).question()
    return key.about, key.sentence


def _without_answer(proposition: Proposition) -> Proposition:
    """The same without what answers: those that ask the same are equal."""
    empty: dict[str, Any] = {
        each.name: each.default for each in fields(proposition) if each.name in _ANSWERS
    }
    return replace(proposition, **empty)


def _days_asked(proposition: Proposition, answer: Answer) -> Days | None:
    """The days by which an answer is told from others of its kind: of a deed "last week" is none."""
    policy, moment = policy_of(answer.type), proposition.event_time
    if not policy.dated or answer.period or dates_the_telling(moment):
        return None
    days = _days(moment)
    return None if days and policy.acted and days[1] - days[0] >= _WEEKDAYS else days


_WEEKDAYS = 5
"""A time of more days names no day of a deed: "last week", "this month"."""


def _days(moment: Moment | None) -> Days | None:
    if moment is None:
        return None
    start, end = instant_at(moment.interval.start), instant_at(moment.interval.end)
    last = day_of(end) - (1 if end[11:19] == "00:00:00" else 0)
    return day_of(start), max(day_of(start), last)


def _figure(value: Mapping[str, Any]) -> int | None:
    figure = value.get("figure") or value.get("low") or value.get("high")
    return figure if isinstance(figure, int) else None


@dataclass(frozen=True, slots=True)
class Group:
    """A question as it has grown.  What its first answer left out later ones may tell.

    ``id`` is made of its first answer and stays; ``made`` is the number of that answer's report.
    ``first`` and ``last`` are the days between which it was answered; ``reports`` and ``figures``
    the last few of them.
    """

    id: str
    made: int
    frame: Frame
    first: int
    last: int
    reports: tuple[str, ...] = ()
    figures: tuple[int, ...] = ()

    @classmethod
    def of(cls, frame: Frame, answer: Answer) -> "Group":
        """The question that an answer is the first to."""
        made_of = f"{answer.report}\n{answer.claim}\n{answer.number}"
        if answer.amendment or answer.moved_from:
            made_of += f"\n{answer.amendment}\n{frame.spot.id}"
        digest = hashlib.sha256(made_of.encode("utf-8", "replace")).hexdigest()[:12]
        return cls.grown(f"{frame.type}-{digest}", (frame,), answer.seq)

    @classmethod
    def grown(cls, id_: str, frames: Iterable[Frame], made: int) -> "Group":
        """The question as these answers make it, in the order in which they came; the first is
        there.
        """
        first, *more = frames
        figures = () if first.figure is None else (first.figure,)
        group = cls(id_, made, first, first.said, first.said, (first.report,), figures)
        for frame in more:
            group = group.joined(frame)
        return group

    def joined(self, frame: Frame) -> "Group":
        """The question with one answer more."""
        line = self.is_line_with(frame)
        grown = _at_large(self.frame, frame) if line else _grown(self.frame, frame)
        reports = mine_and(self.reports, frame.report)
        figures = self.figures if frame.figure is None else mine_and(self.figures, frame.figure)
        return Group(
            self.id,
            self.made,
            grown,
            min(self.first, frame.said),
            max(self.last, frame.said),
            reports,
            figures,
        )

    def is_line_with(self, frame: Frame) -> bool:
        """Whether it is the running toll of a state with another figure: it stays that, whatever
        town or army one of its answers names.
        """
        if not self.frame.spot.is_country or not policy_of(self.frame.type).running:
            return False
        tolls = {*self.figures, frame.figure} - {None}
        return len(tolls) > 1 or is_of_fighting(self.frame)


def mine_and(kept: tuple[Any, ...], new: Any) -> tuple[Any, ...]:
    """The last few different ones, the new one at the end."""
    return (
        kept if new in kept[-1:] else (*(each for each in kept if each != new), new)[-_REMEMBERED:]
    )


def _grown(mine: Frame, new: Frame) -> Frame:
    """What a question is about, with what one answer more tells; the same frame where it tells
    nothing more.
    """
    told = dict(mine.about)
    more = tuple(each for each in new.about if each[0] not in told)
    days, spot, theatre = (
        _narrower(mine.days, new.days),
        _finer(mine.spot, new.spot),
        mine.theatre or new.theatre,
    )
    if not more and days is mine.days and spot is mine.spot and theatre is mine.theatre:
        return mine
    clearer = new if (spot is not mine.spot or more) and spot.id == new.spot.id else mine
    about = (*mine.about, *more)
    named = mine.day_named if days is mine.days else new.day_named
    return replace(
        mine,
        about=about,
        spot=spot,
        days=days,
        theatre=theatre,
        sentence=clearer.sentence,
        day_named=named,
    )


def _at_large(mine: Frame, new: Frame) -> Frame:
    """The running toll of a state with one answer more: of civilians until somebody tells it of
    people.
    """
    told, others = dict(mine.about), dict(new.about)
    wider = told.get("group") == "civilians" and others.get("group") in (None, "", "people")
    if not wider or new.spot.id != mine.spot.id or others.get("whose"):
        return mine
    about = tuple(each for each in mine.about if each[0] != "group")
    return replace(mine, about=about, sentence=new.sentence)


def _narrower(first: Days | None, second: Days | None) -> Days | None:
    if first is None or second is None:
        return first or second
    return second if second[1] - second[0] < first[1] - first[0] else first


def _finer(first: Spot, second: Spot) -> Spot:
    if not first.id or (first.is_country and second.id and not second.is_country):
        return second
    known = second.known and not first.known
    return (
        second
        if known or (first.is_region and relation(first, second) is Relation.WITHIN)
        else first
    )


def fullness(frame: Frame) -> int:
    """How much of what it is about an answer tells itself."""
    told = sum(1 for _, value in frame.about if value)
    return told + 2 * bool(frame.spot.id and not frame.spot.is_country) + (frame.days is not None)


def is_of_fighting(frame: Frame) -> bool:
    """Whether a toll is that of the fighting at large rather than of an attack."""
    return dict(frame.about).get("event") in _FIGHTING


_FIGHTING = frozenset({"battle", "war", "withdrawal"})


def is_long(days: Days) -> bool:
    """Whether it is a stretch of time rather than an event's."""
    return days[1] - days[0] >= _LONG
