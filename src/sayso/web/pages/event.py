"""One event: a strike, a crash, a battle for a place, with its questions, its toll and its map."""

from typing import Annotated

from fastapi import APIRouter, Depends
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.record.json import Json
from sayso.web import asking
from sayso.web.access.doors import Door
from sayso.web.errors import not_there
from sayso.web.links import Links
from sayso.web.pages.common import House, In, Reader
from sayso.web.pages.following import button
from sayso.web.record import Clock
from sayso.web.templating import page
from sayso.web.views.apart import shown_apart
from sayso.web.views.cards import card_of
from sayso.web.views.located import located
from sayso.web.views.place import speakers_of
from sayso.web.views.question import show_question

router = APIRouter(route_class=Door)
_TOLLS = 4
"""Questions of how many that are looked at for a picture of the toll."""


@router.get("/events/{key}")
def event(
    request: Request,
    key: str,
    house: In,
    visit: Reader,
    clock: Annotated[Clock, Depends(asking.clock)],
) -> Response:
    """What happened once: its questions, most told first, with the findings, the toll and where."""
    found = house.record.event(key, clock)
    if found is None:
        raise not_there("event")
    if found["id"] != key:
        # Another question became its first, or it grew together with an earlier one.
        return RedirectResponse(Links(request).to("events", found["id"]), 303)
    sides, rows = house.sides(), found["questions"]
    place: Json = next((row["place"] for row in rows if row.get("place")), {})
    toll, picture = _toll(house, rows, clock, Links(request))
    return page(
        request,
        "event.html.j2",
        head=house.record.head(),
        event=found,
        place=place,
        cards=shown_apart(rows, lambda row: card_of(row, sides)),
        toll=toll,
        picture=picture,
        located=located(place),
        voices=speakers_of(rows, sides),
        follows=button(house, visit, "event", key),
    )


def _toll(house: House, rows: list[Json], clock: Clock, links: Links) -> tuple[Json | None, Markup]:
    """The first question of how many whose numbers make a picture, and that picture, whose marks
    lead to the words on the question's page.
    """
    counts = [row for row in rows if row["type"] == "count"]
    for row in counts[:_TOLLS]:
        whole = house.record.question(str(row["id"]), clock)
        page = links.to("questions", str(row["id"]))
        shown = show_question(whole, house.sides(), clock.as_of, page=page) if whole else None
        if shown and shown.counts:
            return row, shown.counts
    return None, Markup()
