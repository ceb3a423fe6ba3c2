"""A question's page: the finding, its pictures, and each position with where it was said."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from markupsafe import Markup

from sayso.record.json import Json
from sayso.web.drawing.counts import Extent, draw_counts, is_logarithmic
from sayso.web.drawing.timeline import draw_timeline
from sayso.web.drawing.times import Scale
from sayso.web.views.answers import kind_of
from sayso.web.views.cards import state_of
from sayso.web.views.differing import Difference, difference_of
from sayso.web.views.finding import Finding, columns_of, finding_of
from sayso.web.views.lanes import lanes_of
from sayso.web.views.positions import Position, positions_of
from sayso.web.views.sides import Side, Sides
from sayso.web.views.when import start_of

MOST = 200
"""Positions that a page shows and draws: the last ones.  The data has all."""
COLUMNS = 3
"""Columns that the positions of all sides stand in, at most."""

OfSide = tuple[Side, tuple[Position, ...]]


@dataclass(frozen=True, slots=True)
class Shown:
    """A question as its page shows it.  ``columns`` are the positions by side, as they stand beside
    each other.

    In the picture ``shared`` speakers have a lane together and ``hidden`` ones none, nor have the
    ``undated`` positions; ``earlier`` positions are left out of the page.  ``drawn`` and
    ``numbers`` are what the two pictures show, for scripts.
    """

    raw: Json
    kind: str
    place: str
    finding: Finding
    difference: Difference
    positions: tuple[Position, ...]
    columns: tuple[tuple[OfSide, ...], ...]
    timeline: Markup
    shared: int
    hidden: int
    undated: int
    earlier: int
    counts: Markup
    logarithmic: bool
    changes: tuple[Json, ...]
    state: str
    drawn: Json
    numbers: Json


def show_question(
    question: Json,
    sides: Sides,
    until: datetime | None = None,
    *,
    every: bool = False,
    span: str = "",
    page: str = "",
) -> Shown:
    """Lay a question out; its pictures reach to ``until`` at least, and ``every`` speaker has a
    lane if asked for.  The timeline shows a ``span`` of the time, ``2024-03-01~2024-03-20``.
    ``page`` is the address of the page that has the words of the numbers, "" for this one.
    """
    known = positions_of(question, sides)
    positions = known[-MOST:]
    bands = [
        (side, tuple(each for each in positions if each.side.id == side.id))
        for side in sides.in_order(each.side.id for each in positions)
    ]
    lanes, shared, hidden = lanes_of(bands, every=every)
    extents = _extents(question, positions)
    changes = [each for each in question.get("history", ()) if start_of(each.get("at"))]
    scale, what = _scale(positions, until), str(question.get("what", ""))
    shown = scale.narrowed(span)
    return Shown(
        raw=question,
        kind=kind_of(str(question.get("type", ""))),
        place=str((question.get("place") or {}).get("name") or ""),
        finding=finding_of(columns_of(positions, _quoted(positions)), sides),
        difference=difference_of(question, positions),
        positions=tuple(positions),
        columns=tuple(side_by_side(bands)),
        timeline=draw_timeline(lanes, shown, f"Positions over time: {what}", scale)
        if lanes
        else Markup(),
        shared=shared,
        hidden=hidden,
        undated=sum(each.since is None for each in positions),
        earlier=len(known) - len(positions),
        counts=draw_counts(extents, scale, f"Numbers over time: {what}", page)
        if len(extents) > 1
        else Markup(),
        logarithmic=is_logarithmic(extents),
        changes=tuple(_rungs(changes)),
        state=state_of(question),
        drawn={"scale": scale, "shown": shown, "history": [_change(each) for each in changes]},
        numbers={"extents": [asdict(each) for each in extents], "scale": scale},
    )


def side_by_side(bands: Sequence[OfSide]) -> list[tuple[OfSide, ...]]:
    """The sides in columns: each goes below what is shortest, so that no fourth one begins under
    all the others.
    """
    columns: list[list[OfSide]] = [[] for _ in range(min(len(bands), COLUMNS))]
    for band in bands:
        shortest = min(columns, key=lambda column: sum(len(positions) for _, positions in column))
        shortest.append(band)
    return [tuple(column) for column in columns]


def _scale(positions: Sequence[Position], until: datetime | None) -> Scale:
    """The time that all pictures of the page share."""
    times = [at for each in positions for at in (each.since, each.until) if at]
    return Scale.of([*times, *([until] if until else [])])


def _quoted(positions: Sequence[Position]) -> dict[str, Json]:
    return {str(said["id"]): said for each in positions for said in each.raw.get("said") or ()}


def _rungs(changes: Sequence[Json]) -> list[Json]:
    """The changes of standing, the last first, each with ``as_of``: its day, or its time if a later
    one has the day.
    """
    days = [str(each["at"])[:10] for each in changes]
    return [
        {
            **each,
            "as_of": day
            if days.count(day) == 1 or day not in days[place + 1 :]
            else str(each["at"]),
        }
        for place, (each, day) in enumerate(zip(changes, days, strict=True))
    ][::-1]


def _change(change: Json) -> Json:
    return {"at": start_of(change["at"]), "standing": str(change.get("standing", ""))}


def _extents(question: Json, positions: Sequence[Position]) -> list[Extent]:
    if question.get("type") != "count":
        return []
    found = []
    for each in positions:
        value = each.raw.get("value") or {}
        low, high = value.get("low"), value.get("high")
        told = each.raw.get("stance", "asserts") == "asserts" and (
            low is not None or high is not None
        )
        if told and each.since and (low or high is not None):
            bound = None if high is None else float(high)
            side, start = each.side.letter, float(low or 0)
            found.append(
                Extent(
                    each.number,
                    each.words,
                    each.speaker,
                    side,
                    start,
                    bound,
                    each.since,
                    each.until,
                )
            )
    return found
