"""The API's own description: OpenAPI, and a page of it."""

from typing import Any

from fastapi import APIRouter
from fastapi.openapi.utils import get_openapi
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sayso.web.access.doors import Door
from sayso.web.pages.common import In, Reader
from sayso.web.templating import page

router = APIRouter(route_class=Door)


@router.get("/api")
def described(request: Request, house: In, visit: Reader) -> Response:  # noqa: ARG001
    """What can be asked, and with which filters."""
    operations = _operations(schema_of(request))
    return page(
        request, "api.html.j2", head=house.record.head(), operations=operations, parameters=_parameters(operations)
    )


@router.get("/api/v1/openapi.json")
def openapi(request: Request, visit: Reader) -> Response:  # noqa: ARG001
    """The description for programs, OpenAPI 3.1."""
    return JSONResponse(schema_of(request))


def schema_of(request: Request) -> dict[str, Any]:
    """The API's description."""
    app = request.app
    if not app.openapi_schema:
        text = "What a ledger of Sayso holds: questions, claims, reports, speakers. docs/reference/api.md tells more."
        app.openapi_schema = get_openapi(title="Sayso", version="1", description=text, routes=app.routes)
    schema: dict[str, Any] = app.openapi_schema
    return schema


def _operations(schema: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        {
            "method": method.upper(),
            "path": path,
            "told": operation.get("description") or operation.get("summary", ""),
            "parameters": operation.get("parameters", []),
        }
        for path, operations in schema["paths"].items()
        for method, operation in operations.items()
    ]


def _parameters(operations: list[dict[str, Any]]) -> dict[str, str]:
    """What each parameter means, told once."""
    found: dict[str, str] = {}
    for operation in operations:
        for each in operation["parameters"]:
            told = each.get("description") or each["schema"].get("description") or ""
            found[each["name"]] = found.get(each["name"]) or told
    return {name: told for name, told in sorted(found.items()) if told}
