"""How a question stands at each time: from what its speakers hold then, and from what they held before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations, islice

from sayso.questions.policies import LastWord, Policy
from sayso.questions.positions import Position
from sayso.questions.values import Held, agree, conflict, favours, is_of_its_day, is_party, one_answer


class Standing(StrEnum):
    """How a question stands."""

    UNCONFIRMED = "unconfirmed"
    """On one say-so, or on none."""
    AGREED = "agreed"
    CONTESTED = "contested"
    """Answers exclude one another."""
    DENIED = "denied"
    """An answer is denied, without another in its place."""
    CONCEDED = "conceded"
    """A side came round to the other's answer, or admits what is against its interest."""
    SUPERSEDED = "superseded"
    """A figure or a stage that its own source replaced, and nobody contradicts."""


@dataclass(frozen=True, slots=True)
class Concession:
    """``by`` came round, at its ``first`` time, to what ``to`` holds; ``gave_up`` is what its side held before."""

    by: Position
    to: Position
    gave_up: Position | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a question stands from a time on, and the positions that make it so."""

    at: str
    standing: Standing
    active: tuple[Position, ...] = ()
    conflicts: tuple[tuple[Position, Position], ...] = ()
    replaced: tuple[tuple[Position, Position], ...] = ()
    concessions: tuple[Concession, ...] = ()


_FINE = 120
"""Up to so many times of change each has its verdict; beyond, each day has."""

_SHOWN = 10
"""The last replacements and concessions that a verdict looks at."""
_ENOUGH = 50
"""Conflicts that are looked for: one makes a question contested, and nobody reads more."""


def verdicts(policy: Policy, positions: Sequence[Position]) -> list[Verdict]:
    """How a question stood from each time at which somebody took a position, the last one last."""
    timeline = _Timeline(policy)
    return [timeline.step(at, taken) for at, taken in _steps([each for each in positions if each.held is not None])]


def _steps(positions: Sequence[Position]) -> Iterator[tuple[str, list[Position]]]:
    """The positions by the time at which they were taken; those without a date are there from the beginning."""
    begin = min((each.first for each in positions if each.dated), default="")
    fine = len({each.first for each in positions}) <= _FINE
    taken: dict[str, list[Position]] = {}
    for each in positions:
        at = each.first if each.dated or not begin else begin
        taken.setdefault(at if fine else at[:10], []).append(each)
    for at in sorted(taken):
        yield max(each.first if each.dated or not begin else begin for each in taken[at]), taken[at]


def voice_of(position: Position) -> str:
    """Who counts as one voice: a side that takes part in the conflict, or anyone else alone."""
    return f"side {position.side}" if is_party(position.side) else position.holder


@dataclass(slots=True)
class _Timeline:
    """Goes through the positions in time."""

    policy: Policy
    held: dict[str, Position] = field(default_factory=dict)
    replaced: list[tuple[Position, Position]] = field(default_factory=list)
    concessions: list[Concession] = field(default_factory=list)

    def step(self, at: str, taken: Sequence[Position]) -> Verdict:
        for position in taken:
            self._concede(position)
            before = self.held.get(position.holder)
            if before is not None:
                self._replace(before, position)
            self.held[position.holder] = position
        self._overtake(at, taken)
        return _judge(at, self.policy, list(self.held.values()), self.replaced, self.concessions)

    def _concede(self, new: Position) -> None:
        if not is_party(new.side) or favours(_of(new), new.side):
            return
        mine: list[Position] = []
        theirs: list[Position] = []
        for each in self.held.values():
            (mine if each.side == new.side else theirs).append(each)
        gave_up = [each for each in mine if _conflict(each, new)]
        for other in theirs if gave_up or new.against else ():
            if _of(new).denied or not _agree(new, other):
                continue
            before = next((each for each in gave_up if _conflict(each, other)), None)
            if before is not None or (new.against and is_party(other.side)):
                self.concessions.append(Concession(new, other, before))
                return

    def _overtake(self, at: str, taken: Sequence[Position]) -> None:
        """Let go of what others' later answers took the place of."""
        for new in taken:
            for holder, old in self._may_be_overtaken(new):
                if old is not new and self._takes_its_place(old, new, at):
                    self._replace(old, new)
                    del self.held[holder]

    def _may_be_overtaken(self, new: Position) -> list[tuple[str, Position]]:
        if self.policy.last_word is LastWord.ANYONE:
            return list(self.held.items())
        party = is_party(new.side)
        return [
            (holder, old)
            for holder, old in self.held.items()
            if (party and old.side == new.side) or is_of_its_day(_of(old))
        ]

    def _is_answered_by(self, old: Position, new: Position) -> bool:
        """Whether what the one says may take the place of what the other says, if it is later."""
        same_side = is_party(old.side) and old.side == new.side
        return self.policy.last_word is LastWord.ANYONE or (self.policy.last_word is LastWord.SIDE and same_side)

    def _replace(self, old: Position, new: Position) -> None:
        if not one_answer(_of(old), _of(new)):
            self.replaced.append((old, new))

    def _takes_its_place(self, old: Position, new: Position, at: str) -> bool:
        mine, theirs = _of(old), _of(new)
        if not old.dated or not new.dated:
            later = new.dated or (not old.dated and old.own.seq < new.own.seq)
            return later and self._is_answered_by(old, new) and not one_answer(mine, theirs) and not theirs.denied
        if self.policy.last_word is LastWord.ANYONE:
            if mine.value.get("stage") == theirs.value.get("stage"):
                return old.last_word(at)[:10] < new.first[:10] and not theirs.denied and not one_answer(mine, theirs)
            return not theirs.denied and (old.first, old.own.seq) < (new.first, new.own.seq)
        if is_of_its_day(mine) and not is_of_its_day(theirs):
            return old.last_word(at)[:10] < new.first[:10]
        if not is_party(old.side) or old.side != new.side or old.last_word(at)[:10] >= new.first[:10]:
            return False
        if self.policy.running:
            return not mine.denied and not theirs.denied and _low(old) <= _low(new)
        return self.policy.last_word is LastWord.SIDE and not agree(mine, theirs)


def _judge(
    at: str,
    policy: Policy,
    active: Sequence[Position],
    replaced: Sequence[tuple[Position, Position]],
    concessions: Sequence[Concession],
) -> Verdict:
    conflicts = _conflicts(active)
    there = {id(each) for each in active}
    last = islice((each for each in reversed(concessions) if id(each.by) in there), _SHOWN)
    live = [each for each in last if _lives(each, active)][::-1]
    open_ = [pair for pair in conflicts if not any(_settled(pair, each) for each in live)]
    if open_:
        only_denied = all(_of(a).denied or _of(b).denied for a, b in open_)
        standing = Standing.DENIED if only_denied else Standing.CONTESTED
    elif live:
        standing = Standing.CONCEDED
    elif replaced and (policy.running or policy.last_word is LastWord.ANYONE):
        standing = Standing.SUPERSEDED
    else:
        standing = Standing.AGREED if _borne_out(active) else Standing.UNCONFIRMED
    return Verdict(at, standing, tuple(active), tuple(open_), tuple(replaced[-_SHOWN:]), tuple(live))


def _conflicts(active: Sequence[Position]) -> list[tuple[Position, Position]]:
    """A pair for each two answers that exclude each other: those who first gave them."""
    first: dict[Held, Position] = {}
    for position in active:
        first.setdefault(_of(position), position)
    found = ((first[a], first[b]) for a, b in combinations(first, 2) if conflict(a, b))
    return list(islice(found, _ENOUGH))


def _borne_out(active: Sequence[Position]) -> bool:
    """Whether two voices bear each other out."""
    by_answer: dict[Held, set[str]] = {}
    for position in active:
        by_answer.setdefault(_of(position), set()).add(voice_of(position))
    if any(len(voices) > 1 for voices in by_answer.values()):
        return True
    return any(agree(a, b) and by_answer[a] != by_answer[b] for a, b in combinations(by_answer, 2))


def _lives(concession: Concession, active: Sequence[Position]) -> bool:
    """Whether nobody of the side went back on it."""
    by, to = concession.by, concession.to
    return not any(each.side == by.side and each.first > by.first and _conflict(each, to) for each in active)


def _settled(pair: tuple[Position, Position], concession: Concession) -> bool:
    """Whether a conflict is between what a side held before it conceded and what it conceded."""
    by = concession.by
    for mine, other in (pair, pair[::-1]):
        if mine.side == by.side and mine.first <= by.first and mine is not by and _agree(by, other):
            return True
    return False


def _of(position: Position) -> Held:
    if position.held is None:
        raise ValueError("what is withheld is held by nobody")
    return position.held


def _conflict(first: Position, second: Position) -> bool:
    return conflict(_of(first), _of(second))


def _agree(first: Position, second: Position) -> bool:
    return agree(_of(first), _of(second))


def _low(position: Position) -> int:
    value = _of(position).value
    return int(value.get("low") or value.get("high") or 0)
