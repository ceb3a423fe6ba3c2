"""Answers as they can be held against each other: what a speaker holds, and how two of them
compare.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from sayso.propositions.control.type import CONTESTED, Change, Control, Extent
from sayso.questions.records import Answer
from sayso.questions.sides import is_party
from sayso.record.json import Json
from sayso.record.proposition import Comparison, Proposition

_GONE = frozenset({"lost", "withdrew"})
_GOING = _GONE | {"leaving"}
"""Changes of which the extent is told at will: an army that leaves a town leaves "an area" and "the
city".
"""
_NO = frozenset({"denies", "doubts"})


@dataclass(frozen=True, slots=True)
class Held:
    """What a speaker holds: ``proposition``, with nothing in it but what tells, or, where
    ``denied``, anything but it. Equal ones are one answer.
    """

    proposition: Proposition
    denied: bool

    @property
    def type(self) -> str:
        """The type of the proposition."""
        return self.proposition.type

    @property
    def value(self) -> Json:
        """The fields that tell, as plain values, without those that are None.  It is shared: change
        nothing in it.
        """
        return _value(self.proposition)


@lru_cache(maxsize=100_000)
def _value(proposition: Proposition) -> Json:
    fields = proposition.own_fields()
    names = proposition.tells or fields
    return {name: fields[name] for name in names if fields[name] is not None}


def held(answer: Answer) -> Held:
    """What an answer holds.

    To deny that a place was lost is to hold that it was not; where a party denies that the other
    has a place, it holds that the place is its own.
    """
    proposition, denied = answer.proposition.answer_alone(), answer.stance in _NO
    if isinstance(proposition, Control) and denied:
        return Held(_turned(proposition, answer.side), False)
    return Held(proposition, denied)


def _turned(control: Control, side: str | None) -> Control:
    """What it is to deny control: the place is not left; or it is the speaker's own; or simply not
    the other's.
    """
    turned = replace(control, extent=Extent.ALL)
    if control.change in _GOING:
        return replace(turned, change=Change.HOLDS)
    if side is not None and is_party(side) and control.holder != side:
        return replace(turned, holder=side, change=Change.HOLDS)
    return replace(turned, change=Change.LOST)


def compare(first: Held, second: Held) -> Comparison:
    """How two that are put forward compare, whatever is denied.

    What this version does not understand, such as a newer one's type or value, contests nothing.
    """
    if first.proposition == second.proposition:
        return Comparison.SAME
    return _compare(first.proposition, second.proposition)


@lru_cache(maxsize=200_000)
def _compare(first: Proposition, second: Proposition) -> Comparison:
    return first.compare(second)


_FIT = (Comparison.SAME, Comparison.NARROWER)
_APART = frozenset({"holder", "extent", "stage", "accused_side", "person"})
"""Where these differ, two answers that can both be right are two positions nevertheless."""


def one_answer(first: Held, second: Held) -> bool:
    """Whether two answers are one position: the same, or the same said less or more fully."""
    if first.denied != second.denied:
        return False
    how = compare(first, second)
    if _is_one_apart(first, second):
        return True
    if how is not Comparison.NARROWER:
        return how is Comparison.SAME
    mine, theirs = first.value, second.value
    if first.type == "control" and {mine.get("change"), theirs.get("change")} & _GOING:
        return mine.get("holder") == theirs.get("holder")
    if first.type == "count":
        return not _bounds(mine).isdisjoint(_bounds(theirs))
    return all(mine.get(name) == theirs.get(name) for name in mine.keys() & theirs.keys() & _APART)


def _is_one_apart(first: Held, second: Held) -> bool:
    """Whether two figures are one said with and without "more than": more than 400, 400."""
    if first.type != "count" or second.type != "count":
        return False
    (low, high), (its, top) = (
        (each.value.get("low") or 0, each.value.get("high")) for each in (first, second)
    )
    open_ = high is None or top is None
    closed = high in (None, low) and top in (None, its)
    return open_ and closed and abs(low - its) == 1 and min(low, its) >= _TELLING


_TELLING = 10
"""From which on "more than" before a figure tells no other one."""


def _bounds(value: Mapping[str, Any]) -> set[int]:
    return {bound for bound in (value.get("low"), value.get("high")) if bound is not None}


def conflict(first: Held, second: Held) -> bool:
    """Whether they exclude each other: two answers that do, or an answer and its denial."""
    if first.denied and second.denied:
        return False
    how = compare(first, second)
    if not first.denied and not second.denied:
        return how is Comparison.CONFLICTING
    denied, put = (first, second) if first.denied else (second, first)
    return how is Comparison.SAME or (how in _FIT and _implies(put, denied))


def agree(first: Held, second: Held) -> bool:
    """Whether one bears the other out."""
    how = compare(first, second)
    if first.denied == second.denied:
        return how in _FIT if not first.denied else how is Comparison.SAME
    return how is Comparison.CONFLICTING


def _implies(put: Held, denied: Held) -> bool:
    """Whether what is put forward lies within what is denied: 600 within "more than 500", not the
    other way.
    """
    if put.type != "count":
        return True
    mine, its = put.value, denied.value
    high = its.get("high")
    return mine.get("low", 0) >= its.get("low", 0) and (
        high is None or (mine.get("high") or 10**18) <= high
    )


def is_of_its_day(held_: Held) -> bool:
    """Whether it tells only of its day, so that any later answer takes its place: that there is
    fighting.
    """
    return held_.type == "control" and held_.value.get("holder") == CONTESTED


def favours(held_: Held, side: str | None) -> bool:
    """Whether it is the side's own gain, so that nobody of it concedes anything by saying so."""
    value = held_.value
    return (
        held_.type == "control"
        and not held_.denied
        and value.get("holder") == side
        and value.get("change") not in _GOING
    )


def control_as_shown(answer: Answer, held_: Held) -> Json:
    """Control as the board shows it: ``holder`` is who has the place, or "not" and who has it no
    longer.
    """
    told = held_.value
    holder = told.get("holder") or ""
    gone = told.get("change") in _GONE
    return {**answer.value, **told, "holder": f"not {holder}" if gone and holder else holder}


def blame_as_shown(answer: Answer, held_: Held) -> Json:
    """Responsibility as the board shows it: ``accused`` is who did it, or "not" and whose doing it
    is denied to be.
    """
    told = {**answer.value, **held_.value}
    accused = told.get("accused_side") or told.get("accused")
    return {**told, "accused": f"not {accused}"} if held_.denied and accused else told


def count_as_shown(answer: Answer, held_: Held) -> Json:
    """A count as the board shows it: of "about 400" the figure that was said; how far it reaches is
    for comparing.
    """
    told = held_.value
    figure = answer.value.get("figure") if answer.value.get("approximate") else None
    said = (answer.value.get("low"), answer.value.get("high")) == (
        told.get("low"),
        told.get("high"),
    )
    shown = {**answer.value, **told, **({"low": figure, "high": figure} if figure and said else {})}
    return {**shown, "said": answer.vague} if answer.vague else shown
