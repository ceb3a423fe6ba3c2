"""Every address that the application answers, found by asking the application: a new one is tested
at once.
"""

import re

from fastapi import APIRouter, FastAPI
from starlette.routing import Route
from starlette.testclient import TestClient

from sayso.web.record import BoardFilter, ClaimFilter, Clock, Page
from tests.web.memory import Memory

OPEN = {"/signin", "/name", "/static/{path:path}", "/feeds/{key}.{form}"}
"""What those without an account reach too: it tells nothing of the record."""
SENT = {
    "verdict": "accept",
    "name": "Ada Bell",
    "into": "somebody-else",
    "why": "So.",
    "text": "She said so.",
}
TOLD = {
    "/api/v1/decisions": {"target": "none", "verdict": "accept"},
    "/api/v1/check": {"text": "She said so."},
    "/api/v1/reports": {"reports": [{"text": "She said so."}]},
}
"""What the forms and the API's bodies hold, so that nothing but who sends them can be wrong."""


def doors(client: TestClient, record: Memory, method: str) -> dict[str, str]:
    """Addresses by the pattern of their route, with things of the record in them."""
    question = record.board(BoardFilter(), Clock(), Page(1)).items[0]["id"]
    claim = record.claims(ClaimFilter(), Clock(), Page(1)).items[0]
    report = record.report(claim["where"]["id"])
    assert report
    keys = {
        "questions": question,
        "review": claim["id"],
        "claims": claim["id"],
        "reports": report["id"],
        "speakers": claim["speaker"]["id"],
        "captures": report["capture"]["sha256"],
        "add": "none",
        "jobs": "none",
        "static": "icon.svg",
        "events": record.events_at(
            record.board(BoardFilter(), Clock(), Page(1)).items[0]["place"]["id"], Clock()
        )[0]["id"],
        "places": record.board(BoardFilter(), Clock(), Page(1)).items[0]["place"]["id"],
    }
    app = client.app
    assert isinstance(app, FastAPI)
    found = [each for each in _routes(app) if method in (each.methods or ())]
    assert len(found) >= {"GET": 35, "POST": 10}[method]
    return {each.path: _filled(each.path, keys) for each in found}


def _routes(app: FastAPI) -> list[Route]:
    # Newer versions of FastAPI keep a router that was included as it is.
    found = [getattr(each, "original_router", None) or each for each in app.routes]
    routes = [
        route
        for each in found
        for route in (each.routes if isinstance(each, APIRouter) else [each])
    ]
    return [each for each in routes if isinstance(each, Route)]


def _filled(path: str, keys: dict[str, str]) -> str:
    of = next((name for name in path.split("/")[1:] if name in keys), "")
    return re.sub(
        r"{(\w+)(:path)?}", lambda part: "csv" if part[1] == "form" else keys.get(of, "x"), path
    )
