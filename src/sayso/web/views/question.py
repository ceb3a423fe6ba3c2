"""A question's page: its picture, its numbers, and each position with where it was said."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from markupsafe import Markup

from sayso.web.drawing.counts import Extent, draw_counts, is_logarithmic
from sayso.web.drawing.timeline import Band, Bar, Lane, draw_timeline
from sayso.web.record import Json
from sayso.web.views.answers import kind_of
from sayso.web.views.cards import state_of
from sayso.web.views.positions import Position, positions_of
from sayso.web.views.sides import Side, Sides
from sayso.web.views.when import start_of

MOST = 200
"""Positions that a page shows and draws: the last ones.  The data has all."""
_MOST_LANES = 60
"""Speakers in the picture."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A question as its page shows it.  ``bands`` are the positions by side; ``hidden`` lanes are not
    drawn, nor are the ``undated`` positions; ``earlier`` positions are left out.  ``drawn`` and ``numbers`` are what
    the two pictures show, for scripts to draw it.
    """

    raw: Json
    kind: str
    place: str
    positions: tuple[Position, ...]
    bands: tuple[tuple[Side, tuple[Position, ...]], ...]
    timeline: Markup
    hidden: int
    undated: int
    earlier: int
    counts: Markup
    logarithmic: bool
    changes: tuple[Json, ...]
    state: str
    drawn: Json
    numbers: Json


def show_question(question: Json, sides: Sides, until: datetime | None = None) -> Shown:
    """Lay a question out; its pictures reach to ``until`` at least."""
    known = positions_of(question, sides)
    positions = known[-MOST:]
    bands = [
        (side, tuple(each for each in positions if each.side.id == side.id))
        for side in sides.in_order(each.side.id for each in positions)
    ]
    lanes, hidden = _lanes(bands)
    extents = _extents(question, positions)
    changes = [each for each in question.get("history", ()) if start_of(each.get("at"))]
    what = str(question.get("what", ""))
    return Shown(
        raw=question,
        kind=kind_of(str(question.get("type", ""))),
        place=str((question.get("place") or {}).get("name") or ""),
        positions=tuple(positions),
        bands=tuple(bands),
        timeline=draw_timeline(lanes, until, f"Positions over time: {what}") if lanes else Markup(),
        hidden=hidden,
        undated=sum(each.since is None for each in positions),
        earlier=len(known) - len(positions),
        counts=draw_counts(extents, until, f"Numbers over time: {what}") if len(extents) > 1 else Markup(),
        logarithmic=is_logarithmic(extents),
        changes=tuple(reversed(changes)),
        state=state_of(question),
        drawn={"bands": lanes, "until": until, "history": [_change(each) for each in changes]},
        numbers={"extents": [_spoken(each, positions) for each in extents], "until": until},
    )


def _change(change: Json) -> Json:
    return {"at": start_of(change["at"]), "standing": str(change.get("standing", ""))}


def _spoken(extent: Extent, positions: Sequence[Position]) -> Json:
    """What a picture shows of a number, with whoever gives it."""
    speaker = next(each.speaker for each in positions if each.number == extent.number)
    return {**asdict(extent), "speaker": speaker}


def _lanes(bands: Sequence[tuple[Side, tuple[Position, ...]]]) -> tuple[list[Band], int]:
    found, left, hidden = [], _MOST_LANES, 0
    for side, positions in bands:
        speakers: dict[str, list[Bar]] = {}
        for each in positions:
            if each.since and each.known:
                speakers.setdefault(each.speaker, []).append(_bar(each, each.since, each.known))
        lanes = [Lane(name, tuple(bars)) for name, bars in speakers.items()]
        hidden += max(len(lanes) - left, 0)
        lanes = lanes[: max(left, 0)]
        left -= len(lanes)
        if lanes:
            found.append(Band(side.letter, side.name, tuple(lanes)))
    return found, hidden


def _bar(each: Position, since: datetime, known: datetime) -> Bar:
    stance = str(each.raw.get("stance") or "asserts")
    manner = stance if stance in ("asserts", "denies", "doubts", "withholds") else "asserts"
    return Bar(each.number, each.words, since, known, each.until, manner, bool(each.raw.get("against_interest")))


def _extents(question: Json, positions: Sequence[Position]) -> list[Extent]:
    if question.get("type") != "count":
        return []
    found = []
    for each in positions:
        value = each.raw.get("value") or {}
        low, high = value.get("low"), value.get("high")
        told = each.raw.get("stance", "asserts") == "asserts" and (low or high is not None)
        if told and each.since:
            bound = None if high is None else float(high)
            found.append(
                Extent(each.number, each.words, each.side.letter, float(low or 0), bound, each.since, each.until)
            )
    return found
