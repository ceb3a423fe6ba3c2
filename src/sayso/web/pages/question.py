"""One question."""

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
from sayso.web.pages.joining import offered, show_merge, show_split
from sayso.web.record import BoardFilter, Clock, Draft, Page
from sayso.web.templating import page
from sayso.web.views.likeness import check_alike
from sayso.web.views.located import located
from sayso.web.views.question import show_question

router = APIRouter(route_class=Door)
_VERDICTS = ("note", "merge", "split", "undo")
_BESIDE = 8
"""Other questions of the place that a page names."""


@router.get("/questions/{key:path}")
def question(
    request: Request,
    key: str,
    house: In,
    visit: Reader,  # noqa: ARG001
    clock: Annotated[Clock, Depends(asking.clock)],
    lanes: Annotated[str, Query(max_length=10)] = "",
    span: Annotated[str, Query(max_length=40)] = "",
    merge: Annotated[str | None, Query(max_length=300)] = None,
    split: Annotated[str, Query(max_length=10)] = "",
) -> Response:
    """The finding, its words, and positions over time, or over a ``span`` of it; with ``merge`` or
    ``split`` what they are chosen by.
    """
    found = house.record.question(key, clock)
    if found is None:
        raise not_there("question")
    if found["id"] != key:
        # It was merged into another, under whose address it stands now.
        return RedirectResponse(Links(request).to("questions", found["id"]), 303)
    return _shown(request, house, found, clock, lanes=lanes, span=span, merge=merge, split=split)


def _shown(
    request: Request,
    house: House,
    found: Json,
    clock: Clock,
    *,
    lanes: str = "",
    span: str = "",
    merge: str | None = None,
    split: str = "",
    typed: str = "",
    problem: SaysoError | None = None,
) -> Response:
    sides, key = house.sides(), found["id"]
    return page(
        request,
        "question.html.j2",
        status_of(problem) if problem else 200,
        head=house.record.head(),
        q=show_question(found, sides, clock.as_of, every=lanes == "all", span=span),
        sides=sides,
        decisions=_others(house.record.decisions(key, Page(50)).items),
        beside=_beside(house, found, clock),
        located=located(found.get("place") or {}),
        merge=merge,
        offers=offered(house, found, merge.strip(), clock) if merge is not None else [],
        split=split,
        typed=typed,
        problem=problem,
        event=house.record.event_of(key, clock),
        follows=button(house, request.state.visit, "question", key),
    )


@router.post("/questions/{key:path}/decide")
def decide(
    request: Request,
    key: str,
    house: In,
    visit: Editor,
    decided: Decided,
    verdict: Annotated[str, Form(max_length=20)],
    into: Annotated[str, Form(max_length=80)] = "",
    claims: Annotated[str, Form(max_length=20_000)] = "",
    undoes: Annotated[str, Form(max_length=40)] = "",
) -> Response:
    """Append a note, a merging or a splitting, or take one back; what is refused comes back with
    what was typed.
    """
    found = house.record.question(key, Clock())
    if found is None:
        raise not_there("question")
    chosen = claims.replace(",", " ").split()
    try:
        check_form(visit, decided.form)
        if verdict not in _VERDICTS:
            raise RequestError(
                400, "W002", f"A decision is one of {', '.join(_VERDICTS)}.", "Choose one of them."
            )
        if verdict == "merge":
            _check_merge(house, found, into.strip())
        fields = {"claims": chosen} if chosen else {}
        who = named_as(house, visit, decided.name)
        house.record.decide(
            Draft(
                "question",
                key,
                verdict,
                who,
                decided.why.strip(),
                fields,
                into.strip(),
                undoes.strip(),
            )
        )
    except SaysoError as error:
        return _refused(
            request, house, found, verdict, error, why=decided.why, into=into, chosen=chosen
        )
    back = Links(request).to("questions", key)
    return RedirectResponse(f"{back}#notes" if verdict in ("note", "undo") else back, 303)


def _check_merge(house: House, found: Json, into: str) -> None:
    other = house.record.question(into, Clock()) if into else None
    if other is None:
        raise RequestError(
            404, "W001", "There is no question of this id.", "Choose one from the list."
        )
    check_alike(found, other)


def _refused(
    request: Request,
    house: House,
    found: Json,
    verdict: str,
    error: SaysoError,
    *,
    why: str,
    into: str,
    chosen: list[str],
) -> Response:
    """The page that a form was sent from, with what was typed in it."""
    clock, key = Clock(), str(found["id"])
    if verdict == "merge" and into.strip() and house.record.question(into.strip(), clock):
        return show_merge(request, house, key, into, clock, why, error)
    if verdict == "split" and chosen:
        return show_split(request, house, key, chosen, clock, why, error)
    return _shown(
        request,
        house,
        found,
        clock,
        merge=into if verdict == "merge" else None,
        typed=why,
        problem=error,
    )


def _others(decisions: Sequence[Json]) -> list[Json]:
    """The decisions that are no notes, which have a place of their own; ``undone`` tells those that
    were taken back.
    """
    notes = {each["id"] for each in decisions if each["verdict"] == "note"}
    undone = {each.get("undoes") for each in decisions}
    shown = [
        each for each in decisions if each["id"] not in notes and each.get("undoes") not in notes
    ]
    return [{**each, "undone": each["id"] in undone} for each in shown]


def _beside(house: House, found: Json, clock: Clock) -> list[Json]:
    """Other questions of the place."""
    place = str((found.get("place") or {}).get("name") or "")
    if not place:
        return []
    rows = house.record.board(BoardFilter(place=place), clock, Page(_BESIDE + 1)).items
    return [each for each in rows if each["id"] != found["id"]][:_BESIDE]
