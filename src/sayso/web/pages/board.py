"""The board."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.record.json import Json
from sayso.web import asking
from sayso.web.access.doors import Door
from sayso.web.access.visit import SEEN, check_form, remembered
from sayso.web.pages.common import House, In, Reader
from sayso.web.record import BoardFilter, Clock, Found, Page
from sayso.web.templating import page, remember
from sayso.web.views.apart import shown_apart
from sayso.web.views.cards import Card, card_of, quoted_on, scale_of
from sayso.web.views.sides import Sides
from sayso.web.views.when import start_of

router = APIRouter(route_class=Door)
_MOST_SHOWN = 300
"""Cards that one address shows; beyond, pages follow."""


@router.get("/")
def board(
    request: Request,
    house: In,
    visit: Reader,  # noqa: ARG001
    wanted: Annotated[BoardFilter, Depends(asking.board)],
    clock: Annotated[Clock, Depends(asking.clock)],
    after: str = "",
    show: Annotated[int, Query(ge=asking.BOARD_PAGE, le=_MOST_SHOWN)] = asking.BOARD_PAGE,
) -> Response:
    """What an editor must not miss first: a card a question, and under their places what one voice
    says.
    """
    record, sides = house.record, house.sides()
    tally = record.tally(replace(wanted, voices=""), clock)
    total = sum(tally.values())
    seen, at = _seen(request)
    new = record.changed_since(at) if seen else frozenset()
    shown = _shown(house, wanted, clock, Page(show, after), total)
    return page(
        request,
        "board.html.j2",
        head=record.head(),
        wanted=wanted,
        filtered=wanted != BoardFilter(standing=wanted.standing, voices=wanted.voices),
        found=shown.found,
        cards=_cards(house, sides, shown.found.items, new, clock),
        singles=shown.singles,
        lone=shown_apart(shown.singles.items, lambda each: _lone(each, sides)),
        spans=scale_of(shown.found.items),
        more=min(show + asking.BOARD_PAGE, _MOST_SHOWN) if show < _MOST_SHOWN and not after else 0,
        skipped=record.skipped(clock),
        tally=tally,
        total=total,
        sides=list(sides),
        seen=seen.isoformat() if seen else "",
        seen_at=at,
        fresh=len(new),
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """The questions that have cards, and those that are folded under their places."""

    found: Found
    singles: Found


def _shown(house: House, wanted: BoardFilter, clock: Clock, pages: Page, total: int) -> _Shown:
    """Fold what one voice says, unless somebody looks for something, or there is nothing else."""
    whole = BoardFilter(type=wanted.type, side=wanted.side, sort=wanted.sort)
    several = replace(wanted, voices="several")
    if not total or wanted != whole or not sum(house.record.tally(several, clock).values()):
        return _Shown(house.record.board(wanted, clock, pages), Found())
    return _Shown(house.record.board(several, clock, pages), house.record.singles(wanted, clock))


def _cards(
    house: House, sides: Sides, questions: tuple[Json, ...], new: frozenset[str], clock: Clock
) -> list[Card]:
    words = house.record.quotes(quoted_on(questions, sides), clock)
    scale = scale_of(questions)
    return shown_apart(
        questions, lambda each: card_of(each, sides, each["id"] in new, words, scale)
    )


def _lone(group: Json, sides: Sides) -> tuple[str, int, list[Card]]:
    """A place, how many questions it has, and the first of them."""
    return (
        group["name"],
        group["count"],
        shown_apart(group["questions"], lambda each: card_of(each, sides)),
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
