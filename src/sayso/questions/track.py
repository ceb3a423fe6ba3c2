"""A speaker's track: what became of the claims.  Counts with their cases, and no score."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sayso.questions.policies import Policy
from sayso.questions.positions import Position
from sayso.questions.sides import is_party
from sayso.questions.standing import Verdict
from sayso.questions.values import conflict


class Turn(StrEnum):
    """What became of a position."""

    CONCEDED = "conceded"
    """The other side came round to it."""
    WALKED_BACK = "walked back"
    """Its own speaker gave it up for an answer that excludes it."""
    DENIED_BY_OWN = "denied by own side"
    """Another speaker of the same side excludes it."""


@dataclass(frozen=True, slots=True)
class Case:
    """One such turn: whose position it was, when it was taken, by whom and when it was turned."""

    holder: str
    name: str
    turn: Turn
    at: str
    position: Position
    by: Position


def cases_of(
    policy: Policy, positions: Sequence[Position], history: Sequence[Verdict]
) -> Iterator[Case]:
    """The turns in a question, each once."""
    for concession in {
        id(each): each for verdict in history for each in verdict.concessions
    }.values():
        if concession.to is not None:
            yield _case(Turn.CONCEDED, concession.to, concession.by)
    told = [position for position in positions if position.held is not None]
    yield from _walked_back(policy, told)
    seen: set[tuple[int, int]] = set()
    for verdict in history:
        for pair in verdict.conflicts:
            key = (id(pair[0]), id(pair[1]))
            if key not in seen and pair[0].side == pair[1].side and is_party(pair[0].side):
                seen.add(key)
                first, second = sorted(pair, key=lambda each: each.first)
                yield _case(Turn.DENIED_BY_OWN, first, second)


def _walked_back(policy: Policy, positions: Sequence[Position]) -> Iterator[Case]:
    last: dict[str, Position] = {}
    for position in positions:
        before = last.get(position.holder)
        if (
            before is not None
            and before.held
            and position.held
            and conflict(before.held, position.held)
        ):
            grown = policy.running and not position.held.denied and _low(position) >= _low(before)
            if not grown:
                yield _case(Turn.WALKED_BACK, before, position)
        last[position.holder] = position


def _case(turn: Turn, position: Position, by: Position) -> Case:
    return Case(position.holder, position.own.name, turn, by.first, position, by)


def _low(position: Position) -> int:
    value = position.held.value if position.held else {}
    return int(value.get("low") or value.get("high") or 0)
