"""What can be told to the API: reports to be added, decisions to be appended."""

from typing import Annotated

from fastapi import APIRouter, Body, Depends
from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sayso.checking.contract import draft_as_json
from sayso.checking.errors import AT_ONCE
from sayso.record.json import Json
from sayso.web import asking
from sayso.web.access.doors import Door
from sayso.web.access.roles import DECIDES
from sayso.web.access.visit import FORM_HEADER, Visit, check_form, demand
from sayso.web.api.described import ONE, PROBLEMS
from sayso.web.asking import moment
from sayso.web.errors import RequestError, not_there
from sayso.web.pages.common import Editor, House, In, Reader, Reviewer
from sayso.web.pages.deciding import named
from sayso.web.record import VERDICTS, Clock, Draft, Upload
from sayso.web.views.likeness import check_alike

router = APIRouter(prefix="/api/v1", responses=PROBLEMS, route_class=Door)
_ON_CLAIMS = ("accept", "reject", "amend", "unsure", "undo")
_ON_IDENTITIES = ("merge", "split", "undo")
_ON_OTHERS = {
    "question": (*_ON_IDENTITIES, "note"),
    "speaker": _ON_IDENTITIES,
    "place": _ON_IDENTITIES,
}


class NewReport(BaseModel):
    """A report to be read and added."""

    model_config = ConfigDict(extra="forbid")
    text: str = Field(min_length=1, max_length=5_000_000)
    title: str = Field("", max_length=1000)
    outlet: str = Field("", max_length=300)
    url: str = Field("", max_length=2000)
    published: str = Field("", max_length=40, description="ISO 8601.")


class NewDraft(BaseModel):
    """A draft to be checked."""

    model_config = ConfigDict(extra="forbid")
    text: str = Field(min_length=1, max_length=AT_ONCE)
    published: str = Field(
        "", max_length=40, description="ISO 8601: from when its “on Tuesday” is counted."
    )


class NewReports(BaseModel):
    """Reports to be read and added, one after another."""

    model_config = ConfigDict(extra="forbid")
    reports: list[NewReport] = Field(min_length=1, max_length=200)


class NewDecision(BaseModel):
    """A decision to be appended.  ``fields`` are what an amendment sets; a merge names ``into``, an
    undo ``undoes``.

    A note's words are its ``why``.
    """

    model_config = ConfigDict(extra="forbid")
    subject: str = Field("claim", pattern="^(claim|question|speaker|place)$")
    target: str = Field(min_length=1, max_length=200)
    verdict: str = Field(max_length=20, description=", ".join(VERDICTS))
    why: str = Field("", max_length=2000)
    fields: Json = Field(default_factory=dict)
    into: str = Field("", max_length=200)
    undoes: str = Field("", max_length=40)


def _ours(request: Request, visit: Reader) -> Visit:
    """Who tells us something: by a token, under a name, or from one of our pages with its form's
    token.
    """
    check_form(visit, request.headers.get(FORM_HEADER, ""))
    return visit


_Ours = Annotated[Visit, Depends(_ours)]


@router.post("/reports", status_code=202, responses={202: ONE[200]})
def add(house: In, visit: _Ours, editor: Editor, told: Annotated[NewReports, Body()]) -> Response:  # noqa: ARG001
    """Read and add reports; the answer is a job, which `GET /jobs/{id}` and its events tell of."""
    uploads = []
    for each in told.reports:
        moment("The publication time", each.published)
        data = each.text.encode("utf-8", "surrogatepass")
        uploads.append(
            Upload(each.title or "text", data, each.title, each.outlet, each.url, each.published)
        )
    job = house.jobs.start(uploads, named(visit))
    return JSONResponse(job.as_json(), 202, headers={"location": f"/api/v1/jobs/{job.id}"})


@router.post("/check", responses=ONE)
def check(
    house: In,
    visit: _Ours,  # noqa: ARG001
    editor: Editor,  # noqa: ARG001
    clock: Annotated[Clock, Depends(asking.clock)],
    told: Annotated[NewDraft, Body()],
) -> Response:
    """Hold a draft against the record: each quotation and attributed statement with what was found.

    Nothing of the draft is kept.
    """
    moment("The day", told.published)
    data = told.text.encode("utf-8", "surrogatepass")
    upload = Upload("draft.txt", data, published=told.published)
    return JSONResponse(draft_as_json(house.record.check(upload, clock)))


@router.get("/jobs/{key}", responses=ONE)
def job(house: In, visit: Reader, key: str) -> Response:  # noqa: ARG001
    """How far the reading of added reports is.  `/add/{id}/events` tells the same as server-sent
    events.
    """
    found = house.jobs.find(key)
    if found is None:
        raise not_there("job")
    return JSONResponse(found.as_json())


@router.post("/decisions", status_code=201, responses={201: ONE[200]})
def decide(
    house: In,
    visit: _Ours,
    reviewer: Reviewer,  # noqa: ARG001
    told: Annotated[NewDecision, Body()],
) -> Response:
    """Append a decision; decisions on questions, speakers and places are an editor's."""
    demand(visit, DECIDES[told.subject])
    possible = _ON_CLAIMS if told.subject == "claim" else _ON_OTHERS[told.subject]
    if told.verdict not in possible:
        raise RequestError(
            400, "W002", f"verdict is none of {', '.join(possible)}.", "Choose one of them."
        )
    if (
        told.subject == "claim"
        and told.verdict != "undo"
        and house.record.claim(told.target) is None
    ):
        raise not_there("claim")
    if told.verdict == "note" and house.record.question(told.target, Clock()) is None:
        raise not_there("question")
    if told.subject == "question" and told.verdict == "merge":
        _check_merge(house, told)
    draft = Draft(
        told.subject,
        told.target,
        told.verdict,
        named(visit),
        told.why.strip(),
        told.fields,
        told.into,
        told.undoes,
    )
    return JSONResponse(house.record.decide(draft), 201)


def _check_merge(house: House, told: NewDecision) -> None:
    first, second = (house.record.question(key, Clock()) for key in (told.target, told.into))
    if first is None or second is None:
        raise not_there("question")
    check_alike(first, second)
