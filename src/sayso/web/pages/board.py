"""The board."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.web import asking
from sayso.web.access.doors import Door
from sayso.web.access.visit import SEEN, check_form, remembered
from sayso.web.pages.common import In, Reader
from sayso.web.record import BoardFilter, Clock, Page
from sayso.web.templating import page, remember
from sayso.web.views.apart import shown_apart
from sayso.web.views.cards import card_of
from sayso.web.views.when import start_of

router = APIRouter(route_class=Door)


@router.get("/")
def board(
    request: Request,
    house: In,
    visit: Reader,  # noqa: ARG001
    wanted: Annotated[BoardFilter, Depends(asking.board)],
    clock: Annotated[Clock, Depends(asking.clock)],
    after: str = "",
) -> Response:
    """What is contested and what changed: a card a question."""
    record, sides = house.record, house.sides()
    found = record.board(wanted, clock, Page(asking.BOARD_PAGE, after))
    tally = record.tally(wanted, clock)
    seen, at = _seen(request)
    new = record.changed_since(at) if seen else frozenset()
    cards = shown_apart(found.items, lambda each: card_of(each, sides, each["id"] in new))
    return page(
        request,
        "board.html.j2",
        head=record.head(),
        wanted=wanted,
        filtered=wanted != BoardFilter(standing=wanted.standing),
        found=found,
        cards=cards,
        skipped=record.skipped(clock),
        tally=tally,
        total=sum(tally.values()),
        sides=list(sides),
        seen=seen.isoformat() if seen else "",
        seen_at=at,
        fresh=len(new),
    )


@router.post("/seen")
def mark_as_seen(
    request: Request, house: In, visit: Reader, form: Annotated[str, Form(max_length=200)] = ""
) -> Response:
    """Remember in the reader's browser that they looked now."""
    check_form(visit, form)
    response = RedirectResponse("/", 303)
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    remember(request, response, SEEN, f"{now}~{house.record.head()['seq']}")
    return response


def _seen(request: Request) -> tuple[datetime | None, int]:
    """When the reader last marked the board as seen, and the number that the ledger had reached."""
    when, _, seq = remembered(request, SEEN).partition("~")
    return (start_of(when), int(seq)) if seq.isdecimal() and len(seq) < 19 else (None, 0)
