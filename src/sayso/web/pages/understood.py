"""Amending what is understood of a claim: type, slots, place and day, with a preview."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.errors import SaysoError
from sayso.record.interval import Interval
from sayso.record.json import Json
from sayso.record.place import Place
from sayso.reference.places.gazetteer import load_gazetteer
from sayso.web import asking
from sayso.web.access.doors import Door
from sayso.web.access.visit import check_form
from sayso.web.errors import RequestError, not_there, status_of
from sayso.web.links import Links
from sayso.web.pages.common import House, In, Reviewer
from sayso.web.pages.deciding import named_as
from sayso.web.pages.decision_form import Decided
from sayso.web.record import BoardFilter, Clock, Draft, Page
from sayso.web.templating import page
from sayso.web.views.reading import pieces_of
from sayso.web.views.understood import (
    Drafted,
    Understood,
    drafts_of,
    proposition_of,
    slots_of,
    type_names,
    understood,
)

router = APIRouter(route_class=Door)
_MOST = 8
"""Propositions of a claim that a form has; the longest claim of the corpora has six."""
_CANDIDATES = 12
_LONGEST = 500
"""Characters of a field."""


@router.get("/review/{key}/understood")
def form_of(request: Request, key: str, house: In, visit: Reviewer) -> Response:  # noqa: ARG001
    """What is understood of a claim, in a form; with an empty one if it is nothing."""
    claim = _claim(house, key)
    return _shown(request, house, claim, drafts_of(claim) or [_empty()])


@router.post("/review/{key}/understood")
async def amend(
    request: Request,
    key: str,
    house: In,
    visit: Reviewer,
    decided: Decided,
    act: Annotated[str, Form(max_length=20)] = "",
) -> Response:
    """Show what the form would make of the claim, or record it; what is refused comes back as it
    was typed.
    """
    claim = _claim(house, key)
    fields = {name: str(value)[:_LONGEST] for name, value in (await request.form()).items()}
    drafts = [_read(house, fields, number) for number in range(_MOST) if f"{number}.type" in fields]
    if act == "more":
        drafts = [*drafts, _empty()][:_MOST]
    try:
        check_form(visit, decided.form)
        if act in ("fields", "more"):
            return _shown(request, house, claim, drafts, why=decided.why)
        rows = _propositions(claim, drafts, visit.name or decided.name)
        if act == "amend":
            who = named_as(house, visit, decided.name)
            changes = {"propositions": rows}
            house.record.decide(Draft("claim", key, "amend", who, decided.why.strip(), changes))
            return RedirectResponse(f"{Links(request).to('review', key)}#understood", 303)
    except SaysoError as error:
        return _shown(request, house, claim, drafts, why=decided.why, problem=error)
    return _shown(request, house, claim, drafts, why=decided.why, after=understood(rows))


def _shown(
    request: Request,
    house: House,
    claim: Json,
    drafts: list[Drafted],
    *,
    why: str = "",
    after: list[Understood] | None = None,
    problem: SaysoError | None = None,
) -> Response:
    return page(
        request,
        "understood.html.j2",
        status_of(problem) if problem else 200,
        head=house.record.head(),
        claim=claim,
        passage=pieces_of(claim),
        before=understood(claim.get("propositions") or ()),
        after=after,
        drafts=drafts,
        types=type_names(),
        sides=house.sides(),
        may_more=len(drafts) < _MOST,
        why=why,
        problem=problem,
    )


def _claim(house: House, key: str) -> Json:
    claim = house.record.claim(key)
    if claim is None:
        raise not_there("claim")
    return claim


def _empty() -> Drafted:
    return Drafted(-1, "control", {})


def _read(house: House, fields: Mapping[str, str], number: int) -> Drafted:
    """One proposition of the form, with the places that the words for its place may mean."""

    def field(name: str) -> str:
        return fields.get(f"{number}.{name}", "").strip()

    was = field("was")
    draft = Drafted(
        int(was) if was.isdecimal() and len(was) < 4 else -1,
        field("type"),
        {slot.name: field(slot.name) for slot in slots_of(field("type"))},
        field("place"),
        field("place_id"),
        field("day"),
        field("stance") or "asserts",
        field("certainty") or "plain",
        bool(field("gone")),
    )
    return replace(draft, candidates=_candidates(house, draft.place))


def _candidates(house: House, words: str) -> tuple[Place, ...]:
    """The places that go by some words: those of the board first, then those with most people."""
    if not words:
        return ()
    rows = house.record.board(BoardFilter(place=words), Clock(), Page(1)).items
    here = [_place(row["place"]) for row in rows if (row.get("place") or {}).get("id")]
    gazetteer = load_gazetteer()
    named = sorted(gazetteer.named(words), key=lambda entry: -entry.place.population)
    places = [*here, *(entry.place for entry in named)]
    known = [place for place in places if place is not None]
    return tuple({place.id: place for place in known}.values())[:_CANDIDATES]


def _place(row: Json) -> Place | None:
    if row.get("lat") is None or row.get("lon") is None:
        return None
    return Place(
        row["id"],
        row["name"],
        row["lat"],
        row["lon"],
        country=row.get("country") or "",
        feature=row.get("feature") or "",
        admin=tuple(row.get("admin") or ()),
    )


def _propositions(claim: Json, drafts: list[Drafted], who: str) -> list[Json]:
    """The propositions of a form, with those that no form shows as they are.

    Raises:
        RequestError: W002 for a day that is none, W022 for a type or slot that is not as it must
            be.
    """
    known = {draft.was for draft in drafts_of(claim)}
    rows = claim.get("propositions") or []
    untouched = [row for number, row in enumerate(rows) if number not in known]
    own = [draft for draft in drafts if not draft.gone]
    for draft in own:
        if draft.was >= len(rows):
            raise RequestError(
                409, "W022", "The claim has changed meanwhile.", "Open the form again."
            )
    return [*untouched, *(proposition_of(d, claim, _when(d.day), who) for d in own)]


def _when(day: str) -> Interval | None:
    """A day, or the days from one to another: 2023-01-12/2023-01-14."""
    first, _, last = (part.strip() for part in day.partition("/"))
    start, end = asking.moment("day", first), asking.moment("day", last)
    if start is None or end is None:
        return start
    if end.end < start.start:
        raise RequestError(400, "W022", "The last day is before the first.", "Turn them round.")
    return Interval(start.start, end.end)
