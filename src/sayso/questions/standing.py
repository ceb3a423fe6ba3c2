"""How a question stands at each time: from what its speakers hold then, and from what they held
before.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations, islice

from sayso.questions.holdings import admits_loss, covers, part_of
from sayso.questions.lines import contests, is_behind, is_figure, is_one_line
from sayso.questions.overtaking import counts_as_change, overtakes
from sayso.questions.policies import LastWord, Policy
from sayso.questions.positions import Position
from sayso.questions.sides import is_party
from sayso.questions.speaking import bears_out, is_nameless, voice_of
from sayso.questions.values import Held, agree, conflict, favours, one_answer


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
    """``by`` came round, at its ``first`` time, to what ``to`` holds; ``gave_up`` is what its side
    held before.

    ``to`` is None where a side admits a loss that nobody else has told.
    """

    by: Position
    to: Position | None
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
    return [
        timeline.step(at, taken)
        for at, taken in _steps(
            [each for each in positions if each.held is not None and not each.recalled]
        )
    ]


def _steps(positions: Sequence[Position]) -> Iterator[tuple[str, list[Position]]]:
    """The positions by the time at which they were taken; those without a date are there from the
    beginning.
    """
    begin = min((each.first for each in positions if each.dated), default="")
    fine = len({each.first for each in positions}) <= _FINE
    taken: dict[str, list[Position]] = {}
    for each in positions:
        at = each.first if each.dated or not begin else begin
        taken.setdefault(at if fine else at[:10], []).append(each)
    for at in sorted(taken):
        yield max(each.first if each.dated or not begin else begin for each in taken[at]), taken[at]


_Place = tuple[str, str]
"""A speaker, and the part of a place that an answer on control is of: of everything else there is
one answer.
"""


@dataclass(slots=True)
class _Timeline:
    """Goes through the positions in time."""

    policy: Policy
    held: dict[_Place, Position] = field(default_factory=dict)
    replaced: list[tuple[Position, Position]] = field(default_factory=list)
    concessions: list[Concession] = field(default_factory=list)

    def step(self, at: str, taken: Sequence[Position]) -> Verdict:
        for position in taken:
            self._concede(position)
            self._put(position)
        self._overtake(at, taken)
        return _judge(at, self.policy, list(self.held.values()), self.replaced, self.concessions)

    def _put(self, new: Position) -> None:
        place = (new.holder, part_of(_of(new)))
        for key in [
            key for key in self.held if key[0] == new.holder and (key == place or not place[1])
        ]:
            self._replace(self.held.pop(key), new)
        self.held[place] = new

    def _concede(self, new: Position) -> None:
        if not is_party(new.side) or favours(_of(new), new.side):
            return
        mine: list[Position] = []
        theirs: list[Position] = []
        for each in self.held.values():
            (mine if each.side == new.side else theirs).append(each)
        gave_up = [each for each in mine if _conflict(each, new)]
        for other in theirs if gave_up or new.against else ():
            if _of(new).denied or not _agree(new, other) or not covers(_of(new), _of(other)):
                continue
            before = next((each for each in gave_up if _conflict(each, other)), None)
            if before is not None or (new.against and is_party(other.side)):
                self.concessions.append(Concession(new, other, before))
                return
        if admits_loss(_of(new), new.side):
            self.concessions.append(Concession(new, None, next(iter(gave_up), None)))

    def _overtake(self, at: str, taken: Sequence[Position]) -> None:
        """Let go of what others' later answers took the place of.  An answer that has lost its own
        place meanwhile takes no other's.
        """
        for new in taken:
            if not any(each is new for each in self.held.values()):
                continue
            for place, old in list(self.held.items()):
                if old is not new and (
                    overtakes(self.policy, old, new, at) or self._is_corrected(old, new)
                ):
                    self._let_go(place, old, new)
            ahead = self._ahead_of(new)
            if ahead is not None:
                self.held.pop((new.holder, part_of(_of(new))), None)
                new.until = new.until or new.first

    def _let_go(self, place: _Place, old: Position, new: Position) -> None:
        """A party's own word stands until the party gives it up; that another told more is
        remembered.
        """
        self._replace(old, new)
        if not self.policy.running or not is_party(old.side) or old.side == new.side:
            del self.held[place]
            old.until = old.until or new.first

    def _ahead_of(self, new: Position) -> Position | None:
        """The figure of the line that a new one only looks back behind; None where its speaker
        corrects its own.
        """
        if not self.policy.running or not is_figure(new) or self._corrects(new):
            return None
        if not is_nameless(new) and not is_party(new.side):
            return None
        others = (each for each in self.held.values() if each is not new and _is_line_of(each, new))
        return next(
            (
                each
                for each in others
                if is_behind(each, new) and not one_answer(_of(each), _of(new))
            ),
            None,
        )

    def _is_corrected(self, old: Position, new: Position) -> bool:
        """Whether a figure of a line was told before its speaker corrected it."""
        return (
            self.policy.running
            and is_behind(old, new)
            and is_one_line(old, new)
            and self._corrects(new)
        )

    def _corrects(self, new: Position) -> bool:
        return any(after is new and before.holder == new.holder for before, after in self.replaced)

    def _replace(self, old: Position, new: Position) -> None:
        if not one_answer(_of(old), _of(new)) and counts_as_change(self.policy, old, new):
            self.replaced.append((old, new))


def _is_line_of(old: Position, new: Position) -> bool:
    """Whether a figure is of the line of another: of a party's, what the party itself and those of
    no party tell.
    """
    return is_one_line(old, new) and (
        not is_party(new.side) or old.side == new.side or is_nameless(old)
    )


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
    elif replaced and (policy.running or policy.last_word in (LastWord.GIVER, LastWord.ANYONE)):
        standing = Standing.SUPERSEDED
    else:
        standing = Standing.AGREED if _borne_out(active) else Standing.UNCONFIRMED
    return Verdict(
        at, standing, tuple(active), tuple(open_), tuple(replaced[-_SHOWN:]), tuple(live)
    )


_LOOKED_AT = 300
"""Different answers of different voices that are held against each other: the last ones, as nobody
reads more.
"""


def _conflicts(active: Sequence[Position]) -> list[tuple[Position, Position]]:
    """A pair for each two answers that exclude each other and can contest each other: those who
    first gave them.
    """
    first: dict[tuple[Held, str], Position] = {}
    for position in active:
        camp = (
            str(position.side)
            if is_party(position.side)
            else ""
            if is_nameless(position)
            else "named"
        )
        first.setdefault((_of(position), camp), position)
    pairs = combinations(list(first.values())[-_LOOKED_AT:], 2)
    return list(islice(((a, b) for a, b in pairs if _conflict(a, b) and contests(a, b)), _ENOUGH))


def _borne_out(active: Sequence[Position]) -> bool:
    """Whether two voices that are no outlet's own and not unnamed bear each other out."""
    by_answer: dict[Held, set[str]] = {}
    for position in active:
        if bears_out(position):
            by_answer.setdefault(_of(position), set()).add(voice_of(position))
    if any(len(voices) > 1 for voices in by_answer.values()):
        return True
    return any(agree(a, b) and by_answer[a] != by_answer[b] for a, b in combinations(by_answer, 2))


def _lives(concession: Concession, active: Sequence[Position]) -> bool:
    """Whether nobody of the side went back on it."""
    by, to = concession.by, concession.to or concession.by
    return not any(
        each.side == by.side and each.first > by.first and _conflict(each, to) for each in active
    )


def _settled(pair: tuple[Position, Position], concession: Concession) -> bool:
    """Whether a conflict is between what a side held before it conceded and what it conceded, or
    with what those of no party had said before.
    """
    by = concession.by
    for mine, other in (pair, pair[::-1]):
        before = mine.first <= by.first and mine is not by
        whose = mine.side == by.side or not is_party(mine.side)
        if before and whose and _conflict(mine, by) and (other is by or _agree(by, other)):
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
