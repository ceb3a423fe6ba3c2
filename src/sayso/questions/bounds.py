"""Low, best and high of a count, by a rule, with the speakers behind each.  Never one number alone.

From the positions that hold at the time and answer with a figure: ``low`` is the least that any of them leaves
possible, ``high`` the most (None where one of them sets no upper bound and none is above it), ``best`` the figure
that most voices bear out, if one figure has more than any other; of two with as many, none is the best.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.questions.positions import Position
from sayso.questions.speaking import voice_of


@dataclass(frozen=True, slots=True)
class Bound:
    """A figure and the names of those behind it.  ``figure`` is None where there is none."""

    figure: int | None
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The range that current positions leave."""

    low: Bound
    best: Bound
    high: Bound


def bounds_of(active: Sequence[Position]) -> Bounds | None:
    """The range of the positions that hold; None if none gives a figure."""
    told = [(_range(each), each) for each in active if each.held and each.held.type == "count" and not each.held.denied]
    ranges = [(low, high, position) for (low, high), position in told]
    if not ranges:
        return None
    low = min(each[0] for each in ranges)
    closed = [high for _, high, _ in ranges if high is not None]
    greatest = max(closed, default=None)
    if greatest is not None and any(high is None and low > greatest for low, high, _ in ranges):
        greatest = None
    return Bounds(
        Bound(low, _names(position for least, _, position in ranges if least == low)),
        _best(ranges),
        Bound(
            greatest,
            _names(
                position for least, high, position in ranges if high == greatest or (greatest is None and high is None)
            ),
        ),
    )


def _range(position: Position) -> tuple[int, int | None]:
    value = position.held.value if position.held else {}
    return int(value.get("low") or 0), value.get("high")


def _best(ranges: Sequence[tuple[int, int | None, Position]]) -> Bound:
    """Each narrowest figure is borne out by the voices in whose range it lies."""
    figures = sorted({low if low == high or high is None else high for low, high, _ in ranges})
    behind = {
        figure: [position for low, high, position in ranges if low <= figure and (high is None or figure <= high)]
        for figure in figures
    }
    votes = {figure: len({voice_of(position) for position in theirs}) for figure, theirs in behind.items()}
    most = max(votes.values())
    first = [figure for figure in figures if votes[figure] == most]
    exact = [figure for figure in first if any(low == high == figure for low, high, _ in ranges)]
    chosen = exact if exact else first
    return Bound(chosen[0], _names(behind[chosen[0]])) if len(chosen) == 1 else Bound(None, ())


def _names(positions: "object") -> tuple[str, ...]:
    return tuple(dict.fromkeys(position.own.name for position in positions))  # type: ignore[attr-defined]
