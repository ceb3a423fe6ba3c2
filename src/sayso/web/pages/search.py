"""One box for words, speakers, reports and places."""

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from sayso.record.json import Json
from sayso.web import asking
from sayso.web.access.doors import Door
from sayso.web.pages.common import House, In, Reader
from sayso.web.pages.following import button
from sayso.web.record import BoardFilter, ClaimFilter, Clock, Found, Page, ReportFilter
from sayso.web.templating import page
from sayso.web.views.apart import shown_apart
from sayso.web.views.cards import card_of
from sayso.web.views.hits import near

router = APIRouter(route_class=Door)
_SHOWN = 8
_KNOWN = 2000
"""Speakers, and places, among whose names those are looked for that are nearly what was asked."""


@router.get("/search")
def search(
    request: Request,
    house: In,
    visit: Reader,
    clock: Annotated[Clock, Depends(asking.clock)],
    q: Annotated[str, Query(max_length=300)] = "",
) -> Response:
    """Places, questions, reports, claims and speakers with these words; near misses where no name
    has them.
    """
    words, record, sides = q.strip(), house.record, house.sides()
    few = Page(_SHOWN)
    speakers, meant = _speakers(house, words) if words else (Found(), False)
    places, place_meant = _places(house, words) if words else (Found(), False)
    here = record.board(BoardFilter(place=words), clock, few) if words else Found()
    asked = record.board(BoardFilter(text=words), clock, few) if words else Found()
    known = {each["id"] for each in here.items}
    questions = [*here.items, *(each for each in asked.items if each["id"] not in known)]
    return page(
        request,
        "search.html.j2",
        head=record.head(),
        words=words,
        speakers=speakers,
        meant=meant,
        places=places,
        place_meant=place_meant,
        follows=button(house, visit, "words", " ".join(words.split())),
        questions=shown_apart(questions, lambda each: card_of(each, sides)),
        claims=record.claims(ClaimFilter(text=words), clock, Page(20)) if words else Found(),
        reports=record.reports(few, clock, ReportFilter(text=words)) if words else Found(),
        sides=sides,
    )


def _places(house: House, words: str) -> tuple[Found, bool]:
    """Places whose names have the words; else those that may be meant, and whether they only
    may.
    """
    there = house.record.places_named(words, Page(_SHOWN))
    if there.items:
        return there, False
    by_name = {str(place["name"]): place for place in _every_place(house)}
    rows = tuple(by_name[name] for name in near(words, by_name)[:_SHOWN])
    return Found(rows, len(rows)), True


def _every_place(house: House) -> tuple[Json, ...]:
    return house.record.places_named("", Page(_KNOWN)).items


def _speakers(house: House, words: str) -> tuple[Found, bool]:
    """Speakers whose names have the words, places left out; else those that may be meant, and
    whether they only may.
    """
    found = house.record.speakers(words, Page(_SHOWN))
    people = tuple(each for each in found.items if each.get("kind") != "place")
    if people:
        return replace(found, items=people), False
    every = house.record.speakers("", Page(_KNOWN)).items
    by_name: dict[str, Json] = {str(each["name"]): each for each in reversed(every)}
    rows = tuple(by_name[name] for name in near(words, by_name)[:_SHOWN])
    return Found(rows, len(rows)), True
