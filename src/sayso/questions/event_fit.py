"""How well two questions fit into one event: by place, days, what was hit, and the reports that
tell both.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sayso.propositions.responsibility.victims import same_thing, thing_of
from sayso.questions.acts import NEAR_KM
from sayso.questions.places import Relation, Spot, bare, relation
from sayso.questions.times import day_of
from sayso.reference.places.distance import kilometres

HARM, BATTLE, WIDE = "harm", "battle", "tolls"
_HARMFUL = frozenset({"count", "strike", "responsibility"})
_OF_A_BATTLE = frozenset({"control", "movement"})
_LONG = 12
"""Days from which on a time is no event's, as for questions."""
_OVER_LAND = frozenset({"flood", "fire", "earthquake", "storm"})
"""Events that reach over many places."""
_NEWS = 3
"""Days after which what is told without its date is no longer of what happened: reports of a
fortnight's feeds tell the event of the day before, or of two days before."""
_SLACK = 1
_SHARED = 3
"""What reports in common weigh at most."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What of a question tells its event.  ``first`` is the day of its first answer, ``thing`` what
    was hit; ``wide`` says that it is an event that reaches over many places, such as a flood.
    """

    kind: str
    spot: Spot
    days: tuple[int, int] | None
    first: int
    thing: str
    reports: frozenset[str]
    key: str
    wide: bool = False

    def buckets(self) -> Iterator[str]:
        """What events that it may belong to are kept under."""
        if self.key:
            yield f"{self.kind}|{self.key}"
            return
        yield from (f"{self.kind}|report {report}" for report in sorted(self.reports))
        if self.thing:
            yield f"{self.kind}|thing {self.thing}"
        if self.spot.id:
            yield f"{self.kind}|{bare(self.spot.name)}"
            yield from (f"{self.kind}|{bare(name)}" for name in self.spot.admin)


def sketch_of(row: Mapping[str, Any]) -> Sketch:
    """The sketch of a question as the contract has it."""
    spot, about = _spot(row["place"]), row["about"]
    first = day_of(str(row["asked_at"] or "9999-12-31"))
    kind = _kind(row, spot)
    thing = str(about.get("thing") or thing_of(str(about.get("target") or "")))
    return Sketch(
        kind,
        spot,
        _days(row),
        first,
        thing,
        frozenset(row["reports"]),
        _key(kind, row, spot),
        about.get("event") in _OVER_LAND,
    )


def fit(mine: Sketch, other: Sketch) -> int | None:
    """What speaks for one event: None if place or time speak against it."""
    if mine.key or other.key:
        return 4 if mine.key == other.key else 0
    when = _time(mine, other)
    shared = min(_SHARED, len(mine.reports & other.reports))
    if when is None and not shared:
        return None
    where = _place(mine, other)
    if where is None:
        return None
    if when is None:
        return None if mine.days and other.days else shared
    return where + when + shared


def is_wide(row: Mapping[str, Any]) -> bool:
    """Whether it asks of a stretch of time."""
    days = _days(row)
    return days is not None and days[1] - days[0] >= _LONG


def _kind(row: Mapping[str, Any], spot: Spot) -> str:
    type_ = str(row["type"])
    if type_ in _OF_A_BATTLE:
        return BATTLE
    if type_ == "count" and (spot.is_country or not spot.id or is_wide(row)):
        return WIDE
    return HARM if type_ in _HARMFUL else type_


def _key(kind: str, row: Mapping[str, Any], spot: Spot) -> str:
    """What alone tells an event of its kind: the place of a battle, the state of tolls, donor and
    kind of a pledge.
    """
    about = row["about"]
    if kind == BATTLE:
        return spot.id or str(row["id"])
    if kind == WIDE:
        return spot.id or f"of {about.get('whose') or about.get('nation') or row['id']}"
    if kind == "pledge":
        return "|".join(str(about.get(name) or "") for name in ("donor", "recipient", "kind"))
    if kind == HARM:
        return ""
    return str(row["id"])


def _place(mine: Sketch, other: Sketch) -> int | None:
    if mine.thing and other.thing and same_thing(mine.thing, other.thing):
        return 3
    how = relation(mine.spot, other.spot)
    if mine.spot.is_country and other.spot.is_country:
        return 0 if how is Relation.SAME else None
    if how is Relation.APART:
        return 1 if (mine.wide or other.wide) and _near(mine.spot, other.spot) else None
    return {Relation.SAME: 3, Relation.WITHIN: 2, Relation.UNTOLD: 0}[how]


def _near(first: Spot, second: Spot) -> bool:
    if first.lat is None or first.lon is None or second.lat is None or second.lon is None:
        return False
    if first.is_region or second.is_region:
        return False
    return kilometres(first.lat, first.lon, second.lat, second.lon) <= NEAR_KM


def _time(mine: Sketch, other: Sketch) -> int | None:
    if mine.days and other.days:
        meet = mine.days[0] - _SLACK <= other.days[1] and other.days[0] - _SLACK <= mine.days[1]
        return 2 if meet else None
    if mine.days or other.days:
        dated, undated = (mine, other) if mine.days else (other, mine)
        after = undated.first - (dated.days or (0, 0))[0]
        return 1 if -_SLACK <= after <= _NEWS else None
    return 1 if abs(mine.first - other.first) <= _NEWS else None


def _days(row: Mapping[str, Any]) -> tuple[int, int] | None:
    time = row["event_time"]
    return (day_of(time["start"]), day_of(time["end"])) if time else None


def _spot(place: Mapping[str, Any] | None) -> Spot:
    if not place:
        return Spot()
    told = (place["id"] or bare(place["name"]), place["name"], place["lat"], place["lon"])
    return Spot(
        *told,
        place.get("country") or "",
        place.get("feature") or "",
        tuple(place.get("admin") or ()),
    )
