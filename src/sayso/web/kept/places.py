"""Questions by the place that they are about, as a map shows them."""

from collections.abc import Iterable

from sayso.reference.places.reach import reach_of
from sayso.web.record import Json

_TOLD = ("id", "type", "what", "standing", "history")
_OF_POSITION = ("speaker", "name", "side", "stance", "value", "first", "until")


def places_of(questions: Iterable[Json]) -> tuple[Json, ...]:
    """The places that are known, each with its questions; ``extent`` is point, area or country."""
    rows: dict[str, Json] = {}
    for each in questions:
        place = each.get("place") or {}
        if place.get("lat") is None:
            continue
        key = place.get("id") or place["name"]
        if key not in rows:
            rows[key] = {**place, **_extent(place), "questions": []}
        rows[key]["questions"].append(_in_short(each))
    return tuple(rows.values())


def _extent(place: Json) -> Json:
    reach = reach_of(place.get("id") or "", place["name"])
    extent = "country" if reach.country else "area" if reach.km else "point"
    return {"extent": extent, "precision": round(reach.km)}


def _in_short(question: Json) -> Json:
    positions = [{key: row.get(key) for key in _OF_POSITION} for row in question["positions"]]
    return {**{key: question[key] for key in _TOLD}, "positions": positions}
