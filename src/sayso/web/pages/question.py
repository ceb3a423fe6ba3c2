"""One question."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.web import asking
from sayso.web.access.doors import Door
from sayso.web.access.visit import check_form
from sayso.web.errors import RequestError, not_there
from sayso.web.links import Links
from sayso.web.pages.common import Editor, In, Reader
from sayso.web.pages.deciding import named
from sayso.web.record import Clock, Draft, Json, Page
from sayso.web.templating import page
from sayso.web.views.question import show_question

router = APIRouter(route_class=Door)
_VERDICTS = ("note", "merge", "split", "undo")


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
    return page(
        request,
        "question.html.j2",
        head=house.record.head(),
        q=show_question(found, sides, clock.as_of),
        sides=sides,
        decisions=_others(house.record.decisions(key, Page(50)).items),
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
    undoes: Annotated[str, Form(max_length=40)] = "",
    form: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Append a note, a merging or a splitting, or take one back."""
    check_form(visit, form)
    if verdict not in _VERDICTS:
        raise RequestError(400, "W002", f"A decision is one of {', '.join(_VERDICTS)}.", "Choose one of them.")
    if house.record.question(key, Clock()) is None:
        raise not_there("question")
    fields = {"claims": claims.replace(",", " ").split()} if claims.strip() else {}
    house.record.decide(
        Draft("question", key, verdict, named(visit), why.strip(), fields, into.strip(), undoes.strip())
    )
    back = Links(request).to("questions", key)
    return RedirectResponse(f"{back}#notes" if verdict in ("note", "undo") else back, 303)


def _others(decisions: Sequence[Json]) -> list[Json]:
    """The decisions that are no notes: these have a place of their own."""
    notes = {each["id"] for each in decisions if each["verdict"] == "note"}
    return [each for each in decisions if each["id"] not in notes and each.get("undoes") not in notes]
