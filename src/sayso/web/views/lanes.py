"""The lanes of a question's picture: a speaker a lane, and of many the quieter ones of a side
together.
"""

from collections.abc import Sequence
from datetime import datetime

from sayso.web.drawing.timeline import Band, Bar, Lane
from sayso.web.views.positions import Position
from sayso.web.views.sides import Side

_MANY = 14
"""Lanes above which a picture is no longer read at a glance, and the quieter speakers of a side
share one.
"""
_ALONE = 3
"""Speakers of a side who keep a lane of their own there: those with most claims."""
MOST_LANES = 200
"""Lanes that are drawn at all."""

Bands = Sequence[tuple[Side, tuple[Position, ...]]]


def lanes_of(bands: Bands, *, every: bool) -> tuple[list[Band], int, int]:
    """The lanes by side, how many speakers share one with others, and how many have none; ``every``
    parts them.
    """
    by_side = [(side, _speakers(positions)) for side, positions in bands]
    folds = not every and sum(len(speakers) for _, speakers in by_side) > _MANY
    found, left, shared, hidden = [], MOST_LANES, 0, 0
    for side, speakers in by_side:
        lanes = list(speakers.values())
        quiet = _quiet(lanes) if folds else []
        loud = [each for each in lanes if not any(each is other for other in quiet)]
        shared += len(quiet)
        hidden += max(len(loud) - left, 0)
        drawn = [Lane(each[0].speaker, tuple(map(_bar, each))) for each in loud[:left]]
        left -= len(drawn)
        if quiet:
            drawn.append(Lane(f"{len(quiet)} others", _together(quiet)))
        if drawn:
            found.append(Band(side.letter, side.name, tuple(drawn)))
    return found, shared, hidden


def _speakers(positions: Sequence[Position]) -> dict[str, list[Position]]:
    speakers: dict[str, list[Position]] = {}
    for each in positions:
        if each.since and each.known:
            speakers.setdefault(each.speaker, []).append(each)
    return speakers


def _quiet(lanes: Sequence[list[Position]]) -> list[list[Position]]:
    """All but those with most claims; nobody where only one would be left."""
    if len(lanes) <= _ALONE + 1:
        return []
    ranked = sorted(lanes, key=lambda each: -sum(len(position.claims) or 1 for position in each))
    return ranked[_ALONE:]


def _together(lanes: Sequence[list[Position]]) -> tuple[Bar, ...]:
    """A bar an answer, from when it was first given until nobody gives it."""
    answers: dict[str, list[Position]] = {}
    for each in sorted(
        (position for lane in lanes for position in lane), key=lambda each: each.number
    ):
        answers.setdefault(each.words, []).append(each)
    return tuple(_joint(words, group) for words, group in answers.items())


def _joint(words: str, group: Sequence[Position]) -> Bar:
    first, ends = _bar(group[0]), [each.until for each in group]
    known: list[datetime] = [each for each in ends if each]
    until = max(known) if len(known) == len(ends) else None
    told = words if len(group) == 1 else f"{words} ({len(group)})"
    against = any(bool(each.raw.get("against_interest")) for each in group)
    return Bar(first.number, told, first.since, first.known, until, first.manner, against)


def _bar(each: Position) -> Bar:
    if each.since is None or each.known is None:
        raise ValueError("a position without a date has no bar")
    stance = str(each.raw.get("stance") or "asserts")
    manner = stance if stance in ("asserts", "denies", "doubts", "withholds") else "asserts"
    against = bool(each.raw.get("against_interest"))
    return Bar(each.number, each.words, each.since, each.known, each.until, manner, against)
