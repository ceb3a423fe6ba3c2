"""Speakers: the list, and what one said, about what, and what became of it."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.errors import SaysoError
from sayso.record.json import Json
from sayso.web import asking
from sayso.web.access.doors import Door
from sayso.web.access.visit import check_form
from sayso.web.errors import RequestError, not_there, status_of
from sayso.web.links import Links
from sayso.web.pages.common import Editor, House, In, Reader
from sayso.web.pages.deciding import named_as
from sayso.web.pages.decision_form import Decided
from sayso.web.pages.following import button
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
    return page(
        request,
        "speakers.html.j2",
        head=house.record.head(),
        found=found,
        sides=house.sides(),
        words=q,
    )


@router.get("/speakers/{key:path}")
def speaker(
    request: Request,
    key: str,
    house: In,
    visit: Reader,  # noqa: ARG001
    clock: Annotated[Clock, Depends(asking.clock)],
    same: Annotated[str | None, Query(max_length=300)] = None,
) -> Response:
    """One speaker; ``same`` are words of the name of another one who may be the same."""
    return _shown(request, house, key, clock, same)


def _shown(
    request: Request,
    house: House,
    key: str,
    clock: Clock,
    same: str | None = None,
    why: str = "",
    problem: SaysoError | None = None,
) -> Response:
    found = house.record.speaker(key, clock)
    if found is None:
        raise not_there("speaker")
    sides = house.sides()
    positions = [
        (each, answer(str(each["question"].get("type", "")), each, sides))
        for each in found.get("positions", ())
    ]
    claims = house.record.claims(ClaimFilter(speaker=key), clock, Page(_SHOWN))
    return page(
        request,
        "speaker.html.j2",
        status_of(problem) if problem else 200,
        head=house.record.head(),
        speaker=found,
        positions=positions,
        found=claims,
        said_once=_said_once(claims.items),
        sides=sides,
        same=same,
        offers=_offers(house, key, same or str(found["name"])) if same is not None else [],
        why=why,
        problem=problem,
        follows=button(house, request.state.visit, "speaker", str(found["id"])),
    )


def _offers(house: House, key: str, words: str) -> list[Json]:
    """Speakers with these words in their names, or one of them, the most quoted first."""
    record = house.record
    parts = [words, *sorted(words.split(), key=len, reverse=True)[:2]]
    found = [
        each
        for part in parts
        if part.strip()
        for each in record.speakers(part.strip(), Page(_SHOWN)).items
    ]
    return [each for each in {each["id"]: each for each in found}.values() if each["id"] != key][
        :_SHOWN
    ]


def _said_once(claims: Sequence[Json]) -> list[tuple[Json, list[Json]]]:
    """The claims with those that have the same words, which copies of a report have."""
    groups: dict[str, list[Json]] = {}
    for each in claims:
        groups.setdefault(" ".join(str(each["content"]["text"]).casefold().split()), []).append(
            each
        )
    return [(rows[0], rows[1:]) for rows in groups.values()]


@router.post("/speakers/{key:path}/merge")
def merge(
    request: Request,
    key: str,
    house: In,
    visit: Editor,
    decided: Decided,
    into: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Decide that this speaker is another one that is known; what is refused comes back with what
    was typed.
    """
    try:
        check_form(visit, decided.form)
        if house.record.speaker(into.strip(), Clock()) is None:
            raise RequestError(
                404, "W001", "There is no speaker of this id.", "Choose one from the list."
            )
        who = named_as(house, visit, decided.name)
        house.record.decide(
            Draft("speaker", key, "merge", who, decided.why.strip(), into=into.strip())
        )
    except SaysoError as error:
        return _shown(request, house, key, Clock(), "", decided.why, error)
    return RedirectResponse(Links(request).to("speakers", into.strip()), 303)
