"""Asks the application for pages within the process: no port is opened."""

import asyncio
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote, urlsplit

from starlette.types import ASGIApp

_WAIT = 600.0
"""Seconds that a page may take: the board of a million claims as of a day takes some minutes."""


@dataclass(slots=True)
class Answer:
    """What came back."""

    status: int = 500
    headers: dict[str, str] = field(default_factory=dict)
    body: bytearray = field(default_factory=bytearray)


def get(app: ASGIApp, address: str) -> Answer:
    """The answer to a GET of an address that begins with a slash."""
    return asyncio.run(asyncio.wait_for(_get(app, address), _WAIT))


async def _get(app: ASGIApp, address: str) -> Answer:
    parts, answer = urlsplit(address), Answer()
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "GET",
        "scheme": "http",
        "path": unquote(parts.path),
        "raw_path": parts.path.encode(),
        "root_path": "",
        "query_string": parts.query.encode(),
        "headers": [(b"host", b"localhost"), (b"accept", b"text/html")],
        "client": ("127.0.0.1", 0),
        "server": ("localhost", 80),
        "state": {},
    }

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            told = message.get("headers", ())
            answer.headers = {key.decode().lower(): value.decode() for key, value in told}
        elif message["type"] == "http.response.body":
            answer.body += message.get("body", b"")

    await app(scope, receive, send)
    return answer
