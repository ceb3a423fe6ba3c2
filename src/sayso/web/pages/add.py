"""Adding reports: texts and files in, what was read and what it changed out."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Form, UploadFile
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from sayso.errors import SaysoError
from sayso.reports.forms.describe import names_in_prose
from sayso.web import asking
from sayso.web.access.doors import Door
from sayso.web.access.visit import check_form
from sayso.web.errors import RequestError, not_there, status_of
from sayso.web.jobs import Job
from sayso.web.links import Links
from sayso.web.pages.common import Editor, House, In, Reader
from sayso.web.pages.deciding import named_as
from sayso.web.record import Clock, Upload
from sayso.web.templating import page
from sayso.web.views.cards import Card, card_of
from sayso.web.views.sides import Sides

router = APIRouter(route_class=Door)
_MOST_FILES = 200
_SHOWN = 20
_BEAT = 10.0
"""Seconds after which a stream says that it is still there."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the form was sent with, to stand in it again if it is refused."""

    text: Annotated[str, Form(max_length=1_000_000)] = ""
    title: Annotated[str, Form(max_length=1000)] = ""
    outlet: Annotated[str, Form(max_length=300)] = ""
    url: Annotated[str, Form(max_length=2000)] = ""
    address: Annotated[str, Form(max_length=2000)] = ""
    published: Annotated[str, Form(max_length=40)] = ""
    name: Annotated[str, Form(max_length=200)] = ""


@router.get("/add")
def form(request: Request, house: In, visit: Editor) -> Response:  # noqa: ARG001
    """The form."""
    return _form(request, house, Given())


@router.post("/add")
async def add(
    request: Request,
    house: In,
    visit: Editor,
    given: Annotated[Given, Depends()],
    form: Annotated[str, Form(max_length=200)] = "",
    files: list[UploadFile] | None = None,
) -> Response:
    """Take a text, an address or files, and lead to the page that tells how far they are read.

    What cannot be taken comes back in the form, with what is wrong with it; files a browser must be
    given again.
    """
    chosen = [file for file in files or [] if file.filename or file.size]
    try:
        check_form(visit, form)
        asking.moment("The publication time", given.published)
        uploads = await _uploads(given, chosen)
        who = named_as(house, visit, given.name)
        job = await run_in_threadpool(house.jobs.start, uploads, who)
    except SaysoError as error:
        return _form(request, house, given, error, [file.filename or "file" for file in chosen])
    return RedirectResponse(Links(request).to("add", job.id), 303)


def _form(
    request: Request,
    house: House,
    given: Given,
    problem: SaysoError | None = None,
    files: Sequence[str] = (),
) -> Response:
    status = status_of(problem) if problem else 200
    return page(
        request,
        "add.html.j2",
        status,
        head=house.record.head(),
        given=given,
        problem=problem,
        files=list(files),
        forms=names_in_prose(),
    )


async def _uploads(given: Given, files: Sequence[UploadFile]) -> list[Upload]:
    if len(files) > _MOST_FILES:
        raise RequestError(
            400, "W010", f"These are more than {_MOST_FILES} files.", "Give them in several goes."
        )
    outlet, published = given.outlet, given.published
    uploads = [
        Upload(file.filename or "file", await file.read(), "", outlet, "", published)
        for file in files
    ]
    if given.text.strip():
        data = given.text.replace("\r\n", "\n").encode("utf-8", "surrogatepass")
        uploads.insert(
            0, Upload(given.title or "pasted text", data, given.title, outlet, given.url, published)
        )
    if given.address.strip():
        uploads.append(
            Upload(given.address.strip(), b"", "", outlet, "", published, given.address.strip())
        )
    if not uploads:
        mend = "Paste a text, give an address, or choose files."
        raise RequestError(400, "W010", "There is neither a text nor an address nor a file.", mend)
    return uploads


@router.get("/add/{key}")
def progress(request: Request, key: str, house: In, visit: Reader) -> Response:  # noqa: ARG001
    """How far it is; without scripts the page looks again by itself until it is done."""
    job = _find(house, key)
    now = job.progress
    changed = list(
        dict.fromkeys(each for entry in now.told for each in entry.get("questions") or ())
    )
    sides = house.sides()
    shown = changed[:_SHOWN] if now.is_done else []
    return page(
        request,
        "job.html.j2",
        head=house.record.head(),
        job=job,
        now=now,
        changed=len(changed),
        changes=[each for each in (_change(house, key, job, sides) for key in shown) if each],
    )


def _change(house: House, key: str, job: Job, sides: Sides) -> tuple[Card, Card | None] | None:
    """A question as it is, and as it was before the reports came; None if nobody asked it then."""
    now = house.record.question(key, Clock())
    if now is None:
        return None
    before = house.record.question(key, Clock(recorded_by=job.began))
    words = {str(said["id"]): said for row in now["positions"] for said in row.get("said") or ()}
    return card_of(now, sides, words=words), card_of(before, sides) if before else None


@router.get("/add/{key}/events")
async def events(key: str, house: In, visit: Reader) -> Response:  # noqa: ARG001
    """The same as server-sent events: ``told`` for each report, ``done`` at the end."""
    return StreamingResponse(
        stream(_find(house, key)),
        media_type="text/event-stream",
        headers={"cache-control": "no-store"},
    )


async def stream(job: Job) -> AsyncIterator[str]:
    """A job's events."""
    seen = 0
    while True:
        now = job.progress
        waited = asyncio.get_running_loop().time()
        while len(now.told) <= seen and not now.is_done:
            await asyncio.sleep(0.2)
            if asyncio.get_running_loop().time() - waited > _BEAT:
                waited = asyncio.get_running_loop().time()
                yield ": still reading\n\n"
            now = job.progress
        for entry in now.told[seen:]:
            yield f"event: told\ndata: {json.dumps(entry)}\n\n"
        seen = len(now.told)
        if now.is_done:
            yield f"event: done\ndata: {json.dumps({'reports': seen, 'problem': now.problem})}\n\n"
            return


def _find(house: In, key: str) -> Job:
    job = house.jobs.find(key)
    if job is None:
        raise not_there("job")
    return job
