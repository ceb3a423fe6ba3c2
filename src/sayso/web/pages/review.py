"""Reviewing claims, one after another.  Looking never decides: only a sent form is appended."""

import json
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from sayso.errors import SaysoError
from sayso.record.json import Json
from sayso.web import asking
from sayso.web.access.doors import Door
from sayso.web.access.visit import Visit, check_form
from sayso.web.errors import RequestError, not_there, status_of
from sayso.web.links import Links
from sayso.web.pages.common import House, In, Reviewer
from sayso.web.pages.deciding import named_as
from sayso.web.pages.decision_form import Decided
from sayso.web.record import ClaimFilter, Draft, Found, Page
from sayso.web.templating import page
from sayso.web.views.anchored import spans_of
from sayso.web.views.reading import pieces_of
from sayso.web.views.understood import understood

router = APIRouter(route_class=Door)
_AHEAD = 200
_WORDS = 80
"""Letters of a claim that tell which one it was."""
_AMENDABLE = ("stance", "certainty", "act", "mode", "speaker", "side", "source", "cue", "content")
_SPANS = ("source", "cue", "content")
_VERDICTS = ("accept", "reject", "amend", "unsure", "undo")


@router.get("/review")
def queue(
    request: Request,
    house: In,
    visit: Reviewer,
    wanted: Annotated[ClaimFilter, Depends(asking.claims)],
) -> Response:
    """The first claim in the queue."""
    found = house.record.queue(wanted, Page(1))
    last = request.query_params.get("last", "")
    if not found.items:
        told = _last(house, visit, last)
        return page(
            request, "review-done.html.j2", head=house.record.head(), wanted=wanted, last=told
        )
    return RedirectResponse(_at(request, found.items[0]["id"], last=last), 303)


@router.get("/review/log")
def log(request: Request, house: In, visit: Reviewer) -> Response:  # noqa: ARG001
    """Who decided what, the last first."""
    return page(
        request,
        "decisions.html.j2",
        head=house.record.head(),
        found=house.record.decisions("", Page(200)),
    )


@router.get("/review/{key}")
def claim(
    request: Request,
    key: str,
    house: In,
    visit: Reviewer,
    wanted: Annotated[ClaimFilter, Depends(asking.claims)],
) -> Response:
    """One claim with what can be decided on it."""
    found = house.record.claim(key)
    if found is None:
        raise not_there("claim")
    draft: Json = json.loads(house.store.draft(visit.name, key) or "{}")
    return _shown(request, house, visit, found, wanted, draft)


def _shown(
    request: Request,
    house: House,
    visit: Visit,
    found: Json,
    wanted: ClaimFilter,
    draft: Json,
    problem: SaysoError | None = None,
) -> Response:
    key = found["id"]
    ahead = house.record.queue(wanted, Page(_AHEAD))
    before, after = _neighbours(ahead, key)
    return page(
        request,
        "review.html.j2",
        status_of(problem) if problem else 200,
        head=house.record.head(),
        claim=found,
        passage=pieces_of(found),
        words=_words(found),
        understood=understood(found.get("propositions") or ()),
        sides=house.sides(),
        draft=draft,
        before=_at(request, before) if before else "",
        after=_at(request, after) if after else "",
        left=ahead.total,
        more_left=ahead.total is None and _AHEAD,
        last=_last(house, visit, request.query_params.get("last", "")),
        problem=problem,
    )


def _last(house: House, visit: Visit, key: str) -> Json | None:
    """What whoever asks decided last, on another claim, if it can be taken back still."""
    found = house.record.decisions(key, Page(1)).items if key else ()
    if not found or found[0]["who"] != visit.name or found[0]["verdict"] == "undo":
        return None
    claim = house.record.claim(key)
    words = str(claim["content"]["text"]) if claim else ""
    return {**found[0], "words": words[:_WORDS]}


@router.post("/review/{key}")
async def decide(
    request: Request,
    key: str,
    house: In,
    visit: Reviewer,
    decided: Decided,
    verdict: Annotated[str, Form(max_length=20)],
    undoes: Annotated[str, Form(max_length=80)] = "",
) -> Response:
    """Append one decision and lead to the next claim, or keep a draft outside the ledger.

    What is refused comes back with what was typed; an undo leads to the claim whose decision it
    took back.
    """
    fields = {
        each: str(value).strip()
        for each, value in (await request.form()).items()
        if each in _AMENDABLE
    }
    found = house.record.claim(key)
    if found is None:
        raise not_there("claim")
    wanted = _filter(request)
    try:
        check_form(visit, decided.form)
        who = named_as(house, visit, decided.name)
        if verdict == "draft":
            house.store.save_draft(who, key, json.dumps({**fields, "why": decided.why}))
            return RedirectResponse(_at(request, key), 303)
        if verdict not in _VERDICTS:
            raise RequestError(
                400, "W002", f"A decision is one of {', '.join(_VERDICTS)}.", "Choose one of them."
            )
        following = _neighbours(house.record.queue(wanted, Page(_AHEAD)), key)[1]
        amended = _amended(found, fields) if verdict == "amend" else {}
        undone = undoes if verdict == "undo" else ""
        house.record.decide(
            Draft("claim", key, verdict, who, decided.why.strip(), amended, undoes=undone)
        )
    except SaysoError as error:
        return _shown(request, house, visit, found, wanted, {**fields, "why": decided.why}, error)
    house.store.save_draft(who, key, "")
    if verdict == "undo":
        return RedirectResponse(_at(request, key), 303)
    return RedirectResponse(
        _at(request, following, last=key) if following else Links(request).to("review", last=key),
        303,
    )


def _filter(request: Request) -> ClaimFilter:
    known = {
        key: value for key, value in request.query_params.items() if key in ClaimFilter.__slots__
    }
    return asking.claims(**known)


def _at(request: Request, key: str, last: str = "") -> str:
    query = {
        name: value for name, value in request.query_params.items() if value and name != "last"
    }
    query |= {"last": last} if last else {}
    return Links(request).to("review", key, **query)


def _neighbours(found: Found, key: str) -> tuple[str, str]:
    keys = [each["id"] for each in found.items]
    if key not in keys:
        return "", keys[0] if keys else ""
    place = keys.index(key)
    return keys[place - 1] if place else "", keys[place + 1] if place + 1 < len(keys) else ""


def _words(claim: Json) -> list[tuple[int, int, str]]:
    """The words of the passage with where they stand, to name spans by."""
    passage: Any = claim.get("passage") or {"text": "", "start": 0}
    text, start, found, at = str(passage["text"]), int(passage["start"]), [], 0
    for word in text.split()[:400]:
        at = text.index(word, at)
        found.append((start + at, start + at + len(word), word))
        at += len(word)
    return found


def _amended(claim: Json, fields: dict[str, str]) -> Json:
    """What differs from the claim as it is.

    Raises:
        RequestError: W011 if a span is none.
    """
    told: Json = {}
    for name, value in fields.items():
        if name in _SPANS:
            spans = spans_of(value)
            if spans != [list(span) for span in claim[name]["spans"]]:
                told[name] = {"spans": spans}
        elif name == "speaker":
            if value != ((claim.get("speaker") or {}).get("id") or ""):
                told[name] = value or None
        elif value != (claim.get(name) or ""):
            told[name] = value or None
    return told
