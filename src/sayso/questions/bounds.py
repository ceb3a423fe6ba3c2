"""The lowest and the highest figure of a count that somebody gives, in the words of whoever gives
it.

From the positions that hold at the time: ``low`` is of those who leave the least possible, ``high``
of those who leave the most; None where one of them sets no upper bound and begins above all others.
Nothing is made of them: no figure stands here that nobody said.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.questions.positions import Position
from sayso.questions.wording import position_in_words


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure, as it was ``said`` ("about 400", "dozens"), and the names of those who say so.

    ``figure`` is None where there is none, or where words alone were said.
    """

    figure: int | None
    said: str
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The range that current positions leave."""

    low: Bound
    high: Bound


def bounds_of(active: Sequence[Position]) -> Bounds | None:
    """The range of the positions that hold; None if none gives a figure."""
    told = [
        each for each in active if each.held and each.held.type == "count" and not each.held.denied
    ]
    if not told:
        return None
    least = min(_low(each) for each in told)
    low = _bound([each for each in told if _low(each) == least], "low")
    closed = [high for each in told if (high := _high(each)) is not None]
    greatest = max(closed, default=None)
    open_ = [each for each in told if _high(each) is None]
    if greatest is None or any(_low(each) > greatest for each in open_):
        return Bounds(low, Bound(None, "", _names(open_)))
    return Bounds(low, _bound([each for each in told if _high(each) == greatest], "high"))


def _bound(positions: Sequence[Position], which: str) -> Bound:
    first = positions[0]
    value = first.own.value
    if first.own.vague:
        return Bound(None, first.own.vague, _names(positions))
    about = value.get("figure") if value.get("approximate") else None
    figure = about if isinstance(about, int) else (_low(first) if which == "low" else _high(first))
    return Bound(figure, position_in_words(first), _names(positions))


def _low(position: Position) -> int:
    value = position.held.value if position.held else {}
    return int(value.get("low") or 0)


def _high(position: Position) -> int | None:
    value = position.held.value if position.held else {}
    high: int | None = value.get("high")
    return high


def _names(positions: Iterable[Position]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(position.own.name for position in positions))
