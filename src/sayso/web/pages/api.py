"""The API's own description: OpenAPI, and a page of it."""

import json

from fastapi import APIRouter
from fastapi.openapi.utils import get_openapi
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sayso.record.json import Json
from sayso.web.access.doors import Door
from sayso.web.pages.common import In, Reader
from sayso.web.record import BoardFilter, Clock, Page
from sayso.web.templating import page

router = APIRouter(route_class=Door)
_MOST = 4000
"""Letters of an example."""


@router.get("/api")
def described(request: Request, house: In, visit: Reader) -> Response:  # noqa: ARG001
    """What can be asked, and with which filters."""
    found = house.record.board(BoardFilter(), Clock(), Page(1)).items
    operations = _operations(schema_of(request), str(found[0]["id"]) if found else "")
    return page(
        request,
        "api.html.j2",
        head=house.record.head(),
        operations=operations,
        parameters=_parameters(operations),
        example=_shortened(found[0]) if found else "",
    )


@router.get("/api/v1/openapi.json")
def openapi(request: Request, visit: Reader) -> Response:  # noqa: ARG001
    """The description for programs, OpenAPI 3.1."""
    return JSONResponse(schema_of(request))


def schema_of(request: Request) -> Json:
    """The API's description."""
    app = request.app
    if not app.openapi_schema:
        text = (
            "What a ledger of Sayso holds: questions, claims, reports, speakers. "
            "docs/reference/api.md tells more."
        )
        app.openapi_schema = get_openapi(
            title="Sayso", version="1", description=text, routes=app.routes
        )
    schema: Json = app.openapi_schema
    return schema


def _shortened(question: Json) -> str:
    """A question as the API gives it, with its first position alone."""
    told = {
        **question,
        "positions": list(question["positions"])[:1],
        "history": list(question["history"])[:1],
    }
    return json.dumps({"items": [told], "total": 1, "next": None}, indent=2, ensure_ascii=False)[
        :_MOST
    ]


def _example(method: str, path: str, question: str) -> str:
    """An address that shows what an operation answers; empty where it takes more than looking."""
    if method != "get" or path.endswith("/events"):
        return ""
    if "{" not in path:
        return path
    return (
        path.replace("{key}", question)
        if path.startswith("/api/v1/questions/{key}") and question
        else ""
    )


def _operations(schema: Json, question: str) -> list[Json]:
    return [
        {
            "method": method.upper(),
            "path": path,
            "example": _example(method, path, question),
            "told": operation.get("description") or operation.get("summary", ""),
            "parameters": operation.get("parameters", []),
        }
        for path, operations in schema["paths"].items()
        for method, operation in operations.items()
    ]


def _parameters(operations: list[Json]) -> dict[str, str]:
    """What each parameter means, told once."""
    found: dict[str, str] = {}
    for operation in operations:
        for each in operation["parameters"]:
            told = each.get("description") or each["schema"].get("description") or ""
            found[each["name"]] = found.get(each["name"]) or told
    return {name: told for name, told in sorted(found.items()) if told}
