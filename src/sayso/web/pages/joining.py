"""Merging questions and splitting claims off: what would become of them is shown before anything is
decided.
"""

from secrets import token_hex
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import Response

from sayso.errors import SaysoError
from sayso.record.json import Json
from sayso.web import asking
from sayso.web.access.doors import Door
from sayso.web.errors import not_there, status_of
from sayso.web.pages.common import Editor, House, In
from sayso.web.record import BoardFilter, Clock, Page
from sayso.web.templating import page
from sayso.web.views.cards import card_of
from sayso.web.views.likeness import elsewhere, unlike

router = APIRouter(route_class=Door)
_OFFERED = 20
_MOST_CLAIMS = 200
_Claims = Annotated[list[str], Query(max_length=_MOST_CLAIMS)]


def offered(house: House, question: Json, words: str, clock: Clock) -> list[Json]:
    """Questions that this one could be merged into: those with the words, or those of its kind at
    its place.
    """
    place = str((question.get("place") or {}).get("name") or "")
    kind = str(question["type"])
    wanted = (
        [BoardFilter(text=words, type=kind), BoardFilter(place=words, type=kind)] if words else []
    )
    wanted = wanted or [BoardFilter(place=place, type=kind)]
    found = [
        each for some in wanted for each in house.record.board(some, clock, Page(_OFFERED)).items
    ]
    return [
        each
        for each in {each["id"]: each for each in found}.values()
        if each["id"] != question["id"]
    ]


@router.get("/questions/{key:path}/merge")
def preview_merge(
    request: Request,
    key: str,
    house: In,
    visit: Editor,  # noqa: ARG001
    clock: Annotated[Clock, Depends(asking.clock)],
    into: str = "",
) -> Response:
    """What two questions would become as one."""
    return show_merge(request, house, key, into, clock)


def show_merge(
    request: Request,
    house: House,
    key: str,
    into: str,
    clock: Clock,
    why: str = "",
    problem: SaysoError | None = None,
) -> Response:
    """The preview of a merging, again with what was typed where it was refused."""
    first, second = _question(house, key, clock), _question(house, into.strip(), clock)
    whole = {
        **second,
        "positions": [*second["positions"], *first["positions"]],
        "say_sos": None,
        "reason": "",
    }
    return page(
        request,
        "preview.html.j2",
        status_of(problem) if problem else 200,
        head=house.record.head(),
        key=key,
        verdict="merge",
        into=second["id"],
        claims=[],
        before=[_card(house, first), _card(house, second)],
        after=[_card(house, whole)],
        refused_because=unlike(first, second),
        warning=elsewhere(first, second),
        why=why,
        problem=problem,
    )


@router.get("/questions/{key:path}/split")
def preview_split(
    request: Request,
    key: str,
    house: In,
    visit: Editor,  # noqa: ARG001
    clock: Annotated[Clock, Depends(asking.clock)],
    claim: _Claims = [],  # noqa: B006
) -> Response:
    """What would stay of a question, and what would be asked apart."""
    return show_split(request, house, key, claim, clock)


def show_split(
    request: Request,
    house: House,
    key: str,
    claims: list[str],
    clock: Clock,
    why: str = "",
    problem: SaysoError | None = None,
) -> Response:
    """The preview of a splitting, again with what was typed where it was refused."""
    question = _question(house, key, clock)
    chosen = set(claims)
    stays, goes = _parted(question, chosen, inside=False), _parted(question, chosen, inside=True)
    nothing = "" if goes["positions"] else "No claim of this question is chosen."
    everything = "" if stays["positions"] else "All its claims are chosen: nothing would stay."
    return page(
        request,
        "preview.html.j2",
        status_of(problem) if problem else 200,
        head=house.record.head(),
        key=key,
        verdict="split",
        into=f"{question['type']!s}-{token_hex(6)}",
        claims=sorted(chosen),
        before=[_card(house, question)],
        after=[_card(house, stays), _card(house, goes)],
        refused_because=nothing or everything,
        warning="",
        why=why,
        problem=problem,
    )


def _parted(question: Json, chosen: set[str], *, inside: bool) -> Json:
    """The question with only the positions that have claims among those chosen, or others."""
    rows = []
    for row in question["positions"]:
        claims = [each for each in row["claims"] if (each in chosen) == inside]
        if claims:
            rows.append({**row, "claims": claims})
    return {
        **question,
        "positions": rows,
        "standing": "",
        "reason": "",
        "say_sos": None,
        "echoes": 0,
        "history": [],
    }


def _question(house: House, key: str, clock: Clock) -> Json:
    found = house.record.question(key, clock)
    if found is None:
        raise not_there("question")
    return found


def _card(house: House, question: Json) -> object:
    words = {
        str(said["id"]): said for row in question["positions"] for said in row.get("said") or ()
    }
    return card_of(question, house.sides(), words=words)
