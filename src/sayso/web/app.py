"""The application: pages, API and what stands before them."""

import logging
from importlib import resources

from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from sayso.errors import SaysoError
from sayso.watches.store import WatchStore
from sayso.web.access.answer import PROGRAMS
from sayso.web.access.doors import Door, refuse_unguarded
from sayso.web.access.gate import Gate, Log, TooLarge
from sayso.web.access.hops import Hops
from sayso.web.access.queue import Dear
from sayso.web.access.store import Store
from sayso.web.access.visit import visit_of
from sayso.web.api import routes, writing
from sayso.web.errors import RequestError, status_of
from sayso.web.jobs import Jobs
from sayso.web.packing import Packing, takes
from sayso.web.pages import (
    account,
    add,
    api,
    board,
    check,
    claims,
    event,
    following,
    joining,
    missed,
    pictures,
    place,
    question,
    reports,
    review,
    search,
    speakers,
    understood,
    why,
)
from sayso.web.pages import map as map_page
from sayso.web.pages.common import Anybody, House
from sayso.web.record import Record
from sayso.web.settings import Settings
from sayso.web.stylesheet import stylesheet
from sayso.web.templating import page

_PAGES = (
    account,
    add,
    api,
    board,
    check,
    claims,
    event,
    following,
    map_page,
    joining,
    missed,
    pictures,
    place,
    question,
    reports,
    review,
    search,
    speakers,
    understood,
    why,
)
_files = APIRouter(route_class=Door)
_LOG = logging.getLogger("sayso.web")
_FOREVER = {"cache-control": "public, max-age=31536000, immutable"}
_KINDS = {".svg": "image/svg+xml", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css",
          ".json": "application/json", ".woff2": "font/woff2", ".wasm": "application/wasm",
          ".png": "image/png"}  # fmt: skip


def _unheard(_: str) -> None:
    """Where nobody reads the log."""


def make_app(record: Record, settings: Settings, log: Log = _unheard) -> FastAPI:
    """The application over a record.  ``log`` is given a line for each answer."""
    app = FastAPI(
        title="Sayso",
        version="1",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
    )
    house = House(
        record, Store(settings.access), WatchStore(settings.access), settings, Jobs(record)
    )
    app.state.house = house
    # The last one that is added stands outermost.
    app.add_middleware(Dear)
    app.add_middleware(_Visits, house=house)
    app.add_middleware(Packing)
    app.add_middleware(Gate, settings=settings, log=log)
    app.add_middleware(Hops, hops=settings.hops)
    for router in (*(part.router for part in _PAGES), _files):
        refuse_unguarded(router)
        app.include_router(router, include_in_schema=False)
    for router in (routes.router, writing.router):
        refuse_unguarded(router)
        app.include_router(router)
    for kind in (SaysoError, RequestValidationError, HTTPException, TooLarge, Exception):
        app.add_exception_handler(kind, _refuse)
    return app


class _Visits:
    """Works out who asks, before a page is chosen."""

    def __init__(self, app: ASGIApp, house: House) -> None:
        self._app = app
        self._house = house

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            visit = visit_of(Request(scope), self._house.store, self._house.settings)
            scope.setdefault("state", {})["visit"] = visit
        await self._app(scope, receive, send)


@_files.get("/static/{path:path}")
def _static(request: Request, path: str, visit: Anybody) -> Response:  # noqa: ARG001
    sheet = stylesheet()
    if path == sheet.name:
        return Response(sheet.text, media_type="text/css", headers=_FOREVER)
    folder, _, name = path.rpartition("/")
    kind = _KINDS.get(name[name.rfind(".") :]) if "." in name else None
    root = resources.files("sayso.web")
    parts = ["static"] if not folder else folder.split("/")
    if (
        kind is None
        or ".." in path
        or "\\" in path
        or "\0" in path
        or parts[0] not in ("static", "assets")
    ):
        raise RequestError(404, "W001", "There is no such file.", "Go to the board.")
    file = root.joinpath(*parts, name)
    if not file.is_file():
        raise RequestError(404, "W001", "There is no such file.", "Go to the board.")
    if parts[0] != "assets":
        return Response(file.read_bytes(), media_type=kind)
    packed = root.joinpath(*parts, f"{name}.br")
    if takes(request, "br") and packed.is_file():
        headers = {**_FOREVER, "content-encoding": "br", "vary": "accept-encoding"}
        return Response(packed.read_bytes(), media_type=kind, headers=headers)
    return Response(file.read_bytes(), media_type=kind, headers=_FOREVER)


def _refuse(request: Request, error: Exception) -> Response:
    """An error as a page, or as JSON for programs, in the one shape of the API's errors."""
    status, code, sentence, mend = _told(error)
    if request.url.path.startswith(PROGRAMS) or not hasattr(request.state, "visit"):
        headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
        told = {"code": code, "sentence": sentence, "mend": mend}
        return JSONResponse(told, status, headers)
    if status == 401 and request.method == "GET":
        return RedirectResponse("/signin", 303)
    head = None
    return page(
        request,
        "error.html.j2",
        status,
        status=status,
        code=code,
        sentence=sentence,
        mend=mend,
        head=head,
    )


def _told(error: Exception) -> tuple[int, str, str, str]:
    if isinstance(error, SaysoError):
        return status_of(error), error.code, error.sentence, error.mend
    if isinstance(error, TooLarge):
        return (
            413,
            "W008",
            "This is larger than what is taken in at once.",
            "Send fewer or smaller files.",
        )
    if isinstance(error, RequestValidationError):
        return 422, "W002", _first_problem(error), "Mend the address or the form."
    if isinstance(error, HTTPException):
        if error.status_code == 404:
            return 404, "W001", "There is no such page.", "Go to the board."
        if error.status_code == 405:
            return 405, "W002", "This address takes another method.", "Look at what it takes: /api."
        return (
            error.status_code,
            "W002",
            "This request cannot be read.",
            "Mend the address or the form.",
        )
    _LOG.error("an answer broke off", exc_info=error)
    return (
        500,
        "W000",
        "Something is broken here, and it has been logged.",
        "Try another page, and report this one.",
    )


def _first_problem(error: RequestValidationError) -> str:
    first = error.errors()[0]
    where = str(first["loc"][-1]) if first.get("loc") else "the request"
    return f"{where}: {str(first['msg']).lower()}."
