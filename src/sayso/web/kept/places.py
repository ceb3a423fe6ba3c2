"""Questions by the place that they are about, as a map shows them."""

from collections.abc import Iterable

from sqlalchemy import func, select

from sayso.questions.coding import decoded
from sayso.questions.places import bare
from sayso.questions.tables import QUESTION
from sayso.record.json import Json
from sayso.reference.places.reach import reach_of
from sayso.web.kept.opened import Sight
from sayso.web.record import Found, Page

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


def places_named(sight: Sight, words: str, page: Page) -> Found:
    """Places of the board with some words in their names, those with most questions first."""
    many, name = func.count().label("many"), QUESTION.c.place_name
    chosen = select(name, many, func.max(QUESTION.c.id).label("one")).where(name != "")
    if words:
        chosen = chosen.where(name.contains(bare(words), autoescape=True))
    ranked = chosen.group_by(name).order_by(many.desc(), name).limit(page.limit)
    rows = sight.board.tables.execute(ranked).all()
    bodies = select(QUESTION.c.id, QUESTION.c.body).where(QUESTION.c.id.in_([r.one for r in rows]))
    shown = {row.id: decoded(row.body)["place"] for row in sight.board.tables.execute(bodies)}
    items = [_named(shown[row.one] or {}, row.many) for row in rows]
    return Found(tuple(item for item in items if item["name"]), len(items))


def _named(place: Json, many: int) -> Json:
    name = str(place.get("name") or "")
    return {"id": place.get("id") or name, "name": name, "questions": many}
