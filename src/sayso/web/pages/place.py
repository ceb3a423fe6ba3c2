"""One place: who is said to hold it, what is asked about it, what happened there, who speaks of
it.
"""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from sayso.record.json import Json
from sayso.web import asking
from sayso.web.access.doors import Door
from sayso.web.errors import not_there
from sayso.web.pages.common import In, Reader
from sayso.web.pages.following import button
from sayso.web.record import BoardFilter, Clock, Page
from sayso.web.templating import page
from sayso.web.views.apart import shown_apart
from sayso.web.views.cards import card_of
from sayso.web.views.located import located
from sayso.web.views.mapped import manner_of
from sayso.web.views.place import held_by_day, speakers_of
from sayso.web.views.question import show_question

router = APIRouter(route_class=Door)
_MOST = 500
"""Questions of a place that the page looks at, the weightiest."""
_SHOWN = 40
_DAYS = 60
_EVENTS = 12


@router.get("/places/{key:path}")
def place(
    request: Request,
    key: str,
    house: In,
    visit: Reader,
    clock: Annotated[Clock, Depends(asking.clock)],
) -> Response:
    """What is said about one place, by its id or its name."""
    record, sides = house.record, house.sides()
    asked = BoardFilter(place=key.strip()[:300])
    found = record.board(asked, clock, Page(_MOST)) if asked.place else None
    if found is None or not found.items:
        raise not_there("place")
    rows = list(found.items)
    where: Json = rows[0].get("place") or {}
    control = next((row for row in rows if row["type"] == "control"), None)
    full = record.question(str(control["id"]), clock) if control else None
    held = held_by_day(rows, sides)
    key = str(where.get("id") or where["name"])
    return page(
        request,
        "place.html.j2",
        head=record.head(),
        place=where,
        key=key,
        name=str(where["name"]),
        total=found.total,
        control=show_question(full, sides, clock.as_of) if full else None,
        manner=manner_of(rows, sides),
        held=held[:_DAYS],
        earlier=max(len(held) - _DAYS, 0),
        cards=shown_apart(rows[:_SHOWN], lambda row: card_of(row, sides)),
        events=record.events_at(key, clock)[:_EVENTS],
        voices=speakers_of(rows, sides),
        located=located(where),
        sides=sides,
        follows=button(house, visit, "place", key),
    )
