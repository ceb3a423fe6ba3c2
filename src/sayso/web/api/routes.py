"""What can be asked of the API: reading."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from sayso.record.json import Json
from sayso.web import asking
from sayso.web.access.doors import Door
from sayso.web.api import formats
from sayso.web.api.answers import many, one
from sayso.web.api.described import CLAIMS, ONE, PROBLEMS, QUESTIONS, SIMPLE
from sayso.web.errors import not_there
from sayso.web.pages.common import In, Reader
from sayso.web.record import BoardFilter, ClaimFilter, Clock, Page

router = APIRouter(prefix="/api/v1", responses=PROBLEMS, route_class=Door)
_Clock = Annotated[Clock, Depends(asking.clock)]
_Page = Annotated[Page, Depends(asking.page)]
_Board = Annotated[BoardFilter, Depends(asking.board)]
_Claims = Annotated[ClaimFilter, Depends(asking.claims)]

_OF_QUESTIONS = formats.writers(
    formats.QUESTION_COLUMNS, formats.question_rows, formats.question_features
)
_OF_CLAIMS = formats.writers(formats.CLAIM_COLUMNS, formats.claim_rows, formats.claim_features)
_OF_DECISIONS = formats.writers(formats.DECISION_COLUMNS, formats.decision_rows, None)


@router.get("/head", responses=ONE)
def head(request: Request, house: In, visit: Reader) -> Response:  # noqa: ARG001
    """The last commit of the ledger, and how much it holds."""
    return one(request, house, house.record.head)


@router.get("/sides", responses=ONE)
def sides(request: Request, house: In, visit: Reader) -> Response:  # noqa: ARG001
    """The sides of the theatres."""
    return one(request, house, lambda: {"items": list(house.record.sides())})


@router.get("/questions", responses=QUESTIONS)
def questions(
    request: Request,
    house: In,
    visit: Reader,  # noqa: ARG001
    wanted: _Board,
    clock: _Clock,
    pages: _Page,
) -> Response:
    """The board: questions with how they stand; the format by the Accept header."""
    return many(request, house, "", lambda: house.record.board(wanted, clock, pages), _OF_QUESTIONS)


@router.get("/questions.{form}", responses=QUESTIONS)
def questions_as(
    request: Request,
    form: str,
    house: In,
    visit: Reader,  # noqa: ARG001
    wanted: _Board,
    clock: _Clock,
    pages: _Page,
) -> Response:
    """The board as `json`, `csv` (a row a position) or `geojson`."""
    return many(
        request, house, form, lambda: house.record.board(wanted, clock, pages), _OF_QUESTIONS
    )


@router.get("/questions/{key}", responses=ONE)
def question(request: Request, key: str, house: In, visit: Reader, clock: _Clock) -> Response:  # noqa: ARG001
    """One question; each position has `said`, the words in which it was said."""
    return one(request, house, lambda: _there(house.record.question(key, clock), "question"))


@router.get("/claims", responses=CLAIMS)
def claims(
    request: Request,
    house: In,
    visit: Reader,  # noqa: ARG001
    wanted: _Claims,
    clock: _Clock,
    pages: _Page,
) -> Response:
    """Claims with their `where`; the format by the Accept header."""
    return many(request, house, "", lambda: house.record.claims(wanted, clock, pages), _OF_CLAIMS)


@router.get("/claims.{form}", responses=CLAIMS)
def claims_as(
    request: Request,
    form: str,
    house: In,
    visit: Reader,  # noqa: ARG001
    wanted: _Claims,
    clock: _Clock,
    pages: _Page,
) -> Response:
    """Claims as `json`, `csv` or `geojson` (a point for each place in each claim)."""
    return many(request, house, form, lambda: house.record.claims(wanted, clock, pages), _OF_CLAIMS)


@router.get("/claims/{key}", responses=ONE)
def claim(request: Request, key: str, house: In, visit: Reader) -> Response:  # noqa: ARG001
    """One claim with its passage, its questions, its decisions and why it is as it is."""
    return one(request, house, lambda: _there(house.record.claim(key), "claim"))


@router.get("/reports", responses=SIMPLE)
def reports(request: Request, house: In, visit: Reader, clock: _Clock, pages: _Page) -> Response:  # noqa: ARG001
    """Reports without their texts, the last published first."""
    return many(request, house, "", lambda: house.record.reports(pages, clock), {})


@router.get("/reports/{key}", responses=ONE)
def report(request: Request, key: str, house: In, visit: Reader) -> Response:  # noqa: ARG001
    """One report with its text and its claims."""
    return one(request, house, lambda: _there(house.record.report(key), "report"))


@router.get("/speakers", responses=SIMPLE)
def speakers(
    request: Request,
    house: In,
    visit: Reader,  # noqa: ARG001
    pages: _Page,
    q: Annotated[str, Query(max_length=300, description="Words of the name.")] = "",
) -> Response:
    """Speakers, the most quoted first."""
    return many(request, house, "", lambda: house.record.speakers(q.strip(), pages), {})


@router.get("/speakers/{key:path}", responses=ONE)
def speaker(request: Request, key: str, house: In, visit: Reader, clock: _Clock) -> Response:  # noqa: ARG001
    """One speaker with positions and track."""
    return one(request, house, lambda: _there(house.record.speaker(key, clock), "speaker"))


@router.get("/places", responses=SIMPLE)
def places(request: Request, house: In, visit: Reader, wanted: _Board, clock: _Clock) -> Response:  # noqa: ARG001
    """Places with the questions at them."""
    return many(request, house, "", lambda: house.record.places(wanted, clock), {})


@router.get("/decisions", responses=SIMPLE)
def decisions(
    request: Request,
    house: In,
    visit: Reader,  # noqa: ARG001
    pages: _Page,
    target: str = "",
) -> Response:
    """Who decided what, the last first; `target` is what it was decided on."""
    return many(
        request, house, "", lambda: house.record.decisions(target[:200], pages), _OF_DECISIONS
    )


@router.get("/decisions.{form}", responses=SIMPLE)
def decisions_as(
    request: Request,
    form: str,
    house: In,
    visit: Reader,  # noqa: ARG001
    pages: _Page,
    target: str = "",
) -> Response:
    """The same as `json` or `csv`."""
    return many(
        request, house, form, lambda: house.record.decisions(target[:200], pages), _OF_DECISIONS
    )


def _there(found: Json | None, thing: str) -> Json:
    if found is None:
        raise not_there(thing)
    return found
