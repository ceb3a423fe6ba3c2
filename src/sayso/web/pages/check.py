"""Checking a draft: a text or a file in, what the record has of its statements out.  Nothing of it is
kept.
"""

from typing import Annotated

from fastapi import APIRouter, Depends, Form, UploadFile
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from sayso.checking.draft import CheckedDraft
from sayso.checking.errors import AT_ONCE
from sayso.errors import SaysoError
from sayso.web import asking
from sayso.web.access.doors import Door
from sayso.web.access.visit import check_form
from sayso.web.errors import RequestError, status_of
from sayso.web.links import Links
from sayso.web.pages.common import Editor, House, In
from sayso.web.record import Clock, Upload
from sayso.web.templating import page

router = APIRouter(route_class=Door)


@router.get("/check")
def form(request: Request, house: In, visit: Editor) -> Response:  # noqa: ARG001
    """The form."""
    return _shown(request, house)


@router.post("/check")
async def check(
    request: Request,
    house: In,
    visit: Editor,
    clock: Annotated[Clock, Depends(asking.clock)],
    text: Annotated[str, Form(max_length=1_000_000)] = "",
    published: Annotated[str, Form(max_length=40)] = "",
    form: Annotated[str, Form(max_length=200)] = "",
    file: UploadFile | None = None,
) -> Response:
    """Hold a draft against the record, and show it with what was found; what cannot be checked
    comes back in the form, with what is wrong with it.
    """
    draft, problem = None, None
    try:
        check_form(visit, form)
        asking.moment("The day", published)
        upload = await _upload(text, published, file)
        draft = await run_in_threadpool(house.record.check, upload, clock)
    except SaysoError as error:
        problem = error
    return _shown(request, house, text, published, draft, problem)


async def _upload(text: str, published: str, file: UploadFile | None) -> Upload:
    if file is not None and (file.filename or file.size):
        return Upload(file.filename or "file", await file.read(), published=published)
    if not text.strip():
        raise RequestError(
            400, "W010", "There is neither a text nor a file.", "Paste a text, or choose a file."
        )
    data = text.replace("\r\n", "\n").encode("utf-8", "surrogatepass")
    return Upload("draft.txt", data, published=published)


def _shown(
    request: Request,
    house: House,
    text: str = "",
    published: str = "",
    draft: CheckedDraft | None = None,
    problem: SaysoError | None = None,
) -> Response:
    links = Links(request)
    return page(
        request,
        "check.html.j2",
        status_of(problem) if problem else 200,
        head=house.record.head(),
        text=text,
        published=published,
        draft=draft,
        problem=problem,
        longest=AT_ONCE,
        address=lambda claim: links.to("claims", claim),
    )
