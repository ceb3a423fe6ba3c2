"""Claims: the list with its filters, and one with every reason for what it is."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from sayso.record.json import Json
from sayso.web import asking
from sayso.web.access.doors import Door
from sayso.web.errors import not_there
from sayso.web.pages.common import House, In, Reader
from sayso.web.record import ClaimFilter, Clock, Page
from sayso.web.templating import page
from sayso.web.views.hits import excerpt
from sayso.web.views.reading import pieces_of

router = APIRouter(route_class=Door)
_FEW, _MOST = 30, 20
"""Letters below which a claim is shown with what stands around it, and of so many at most."""


@router.get("/claims")
def claims(
    request: Request,
    house: In,
    visit: Reader,  # noqa: ARG001
    wanted: Annotated[ClaimFilter, Depends(asking.claims)],
    clock: Annotated[Clock, Depends(asking.clock)],
    pages: Annotated[Page, Depends(asking.page)],
) -> Response:
    """Who said what, filtered as on the command line."""
    found = house.record.claims(wanted, clock, pages)
    return page(
        request,
        "claims.html.j2",
        head=house.record.head(),
        wanted=wanted,
        found=found,
        sides=house.sides(),
        around=_around(house, found.items),
    )


def _around(house: House, claims: Sequence[Json]) -> dict[str, str]:
    """What stands around claims of few words, which tell nothing by themselves, by their ids."""
    short = [each for each in claims if len(each["content"]["text"]) < _FEW][:_MOST]
    found = (house.record.claim(each["id"]) for each in short)
    return {
        each["id"]: excerpt(each["passage"]["text"], each["content"]["text"])
        for each in found
        if each
    }


@router.get("/claims/{key}")
def claim(request: Request, key: str, house: In, visit: Reader) -> Response:  # noqa: ARG001
    """A claim in its passage, with the rules, words and scores that made it."""
    found = house.record.claim(key)
    if found is None:
        raise not_there("claim")
    return page(
        request,
        "claim.html.j2",
        head=house.record.head(),
        claim=found,
        passage=pieces_of(found),
        sides=house.sides(),
    )
