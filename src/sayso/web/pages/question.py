"""One question."""

from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.web import asking
from sayso.web.access.visit import check_form
from sayso.web.errors import RequestError, not_there
from sayso.web.links import Links
from sayso.web.pages.common import Editor, In, Reader
from sayso.web.pages.deciding import named
from sayso.web.record import Clock, Draft, Page
from sayso.web.templating import page
from sayso.web.views.question import show_question

router = APIRouter()


@router.get("/questions/{key:path}")
def question(
    request: Request,
    key: str,
    house: In,
    visit: Reader,  # noqa: ARG001
    clock: Annotated[Clock, Depends(asking.clock)],
) -> Response:
    """Positions over time, with the words of each."""
    found = house.record.question(key, clock)
    if found is None:
        raise not_there("question")
    if found["id"] != key:
        # It was merged into another, under whose address it stands now.
        return RedirectResponse(Links(request).to("questions", found["id"]), 303)
    sides = house.sides()
    bare = [{key: value for key, value in row.items() if key != "said"} for row in found["positions"]]
    return page(
        request,
        "question.html.j2",
        head=house.record.head(),
        q=show_question(found, sides, clock.as_of),
        sides=sides,
        island_data={key: value for key, value in found.items() if key != "positions"} | {"positions": bare},
        notes=house.record.decisions(key, Page(50)).items,
    )


@router.post("/questions/{key:path}/decide")
def decide(
    request: Request,
    key: str,
    house: In,
    visit: Editor,
    verdict: Annotated[str, Form(max_length=20)],
    why: Annotated[str, Form(max_length=2000)] = "",
    into: Annotated[str, Form(max_length=80)] = "",
    claims: Annotated[str, Form(max_length=2000)] = "",
    form: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Append a merging or a splitting."""
    check_form(visit, form)
    if verdict not in ("merge", "split"):
        raise RequestError(400, "W002", "A decision on a question is merge or split.", "Choose one of them.")
    fields = {"claims": claims.replace(",", " ").split()} if claims.strip() else {}
    house.record.decide(Draft("question", key, verdict, named(visit), why.strip(), fields, into.strip()))
    return RedirectResponse(Links(request).to("questions", key), 303)
