"""One box for words, speakers and places."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from sayso.web import asking
from sayso.web.access.doors import Door
from sayso.web.pages.common import In, Reader
from sayso.web.record import BoardFilter, ClaimFilter, Clock, Found, Page
from sayso.web.templating import page
from sayso.web.views.apart import shown_apart
from sayso.web.views.cards import card_of

router = APIRouter(route_class=Door)
_SHOWN = 8


@router.get("/search")
def search(
    request: Request,
    house: In,
    visit: Reader,  # noqa: ARG001
    clock: Annotated[Clock, Depends(asking.clock)],
    q: Annotated[str, Query(max_length=300)] = "",
) -> Response:
    """Speakers, questions at places, questions and claims with these words."""
    words, record, sides = q.strip(), house.record, house.sides()
    few = Page(_SHOWN)
    speakers = record.speakers(words, few) if words else Found()
    places = record.board(BoardFilter(place=words), clock, few) if words else Found()
    asked = record.board(BoardFilter(text=words), clock, few) if words else Found()
    claims = record.claims(ClaimFilter(text=words), clock, Page(20)) if words else Found()
    known = {each["id"] for each in places.items}
    questions = [*places.items, *(each for each in asked.items if each["id"] not in known)]
    return page(
        request,
        "search.html.j2",
        head=record.head(),
        words=words,
        speakers=speakers,
        questions=shown_apart(questions, lambda each: card_of(each, sides)),
        claims=claims,
        sides=sides,
    )
