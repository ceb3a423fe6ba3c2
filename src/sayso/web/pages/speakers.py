"""Speakers: the list, and what one said, about what, and what became of it."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.web import asking
from sayso.web.access.doors import Door
from sayso.web.access.visit import check_form
from sayso.web.errors import not_there
from sayso.web.links import Links
from sayso.web.pages.common import Editor, In, Reader
from sayso.web.pages.deciding import named
from sayso.web.record import ClaimFilter, Clock, Draft, Page
from sayso.web.templating import page
from sayso.web.views.answers import answer

router = APIRouter(route_class=Door)
_SHOWN = 20


@router.get("/speakers")
def speakers(
    request: Request,
    house: In,
    visit: Reader,  # noqa: ARG001
    pages: Annotated[Page, Depends(asking.page)],
    q: str = "",
) -> Response:
    """All speakers, the most quoted first."""
    found = house.record.speakers(q.strip()[:300], pages)
    return page(request, "speakers.html.j2", head=house.record.head(), found=found, sides=house.sides(), words=q)


@router.get("/speakers/{key:path}")
def speaker(
    request: Request,
    key: str,
    house: In,
    visit: Reader,  # noqa: ARG001
    clock: Annotated[Clock, Depends(asking.clock)],
) -> Response:
    """One speaker."""
    found = house.record.speaker(key, clock)
    if found is None:
        raise not_there("speaker")
    sides = house.sides()
    positions = [
        (each, answer(str(each["question"].get("type", "")), each, sides)) for each in found.get("positions", ())
    ]
    return page(
        request,
        "speaker.html.j2",
        head=house.record.head(),
        speaker=found,
        positions=positions,
        found=house.record.claims(ClaimFilter(speaker=key), clock, Page(_SHOWN)),
        sides=sides,
    )


@router.post("/speakers/{key:path}/merge")
def merge(
    request: Request,
    key: str,
    house: In,
    visit: Editor,
    into: Annotated[str, Form(max_length=200)] = "",
    why: Annotated[str, Form(max_length=2000)] = "",
    form: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Decide that this speaker is another one that is known."""
    check_form(visit, form)
    house.record.decide(Draft("speaker", key, "merge", named(visit), why.strip(), into=into.strip()))
    return RedirectResponse(Links(request).to("speakers", into.strip()), 303)
