"""Refusals that are made before any page is: as a small page for a browser, as JSON for a
program.
"""

import json

from starlette.types import Scope, Send

from sayso.web.stylesheet import stylesheet

PROGRAMS = "/api/"
"""Where addresses begin that programs ask: what is refused there is told as JSON."""
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{sentence} · Sayso</title><link rel="stylesheet" href="/static/{style}"></head>
<body><main class="error-page"><div class="empty"><p class="kicker">{status} · {code}</p><h1>{sentence}</h1>
<p class="lead">{mend}</p></div></main></body></html>
"""


def wants_page(scope: Scope) -> bool:
    """Whether a browser asks for something to look at."""
    accepted = next((value for key, value in scope["headers"] if key == b"accept"), b"")
    return b"text/html" in accepted and not scope["path"].startswith(PROGRAMS)


async def answer(
    send: Send, page: bool, status: int, code: str, sentence: str, mend: str, retry: int = 0
) -> None:
    """Send a refusal; ``retry`` is after how many seconds it may be tried again."""
    error = {"code": code, "sentence": sentence, "mend": mend}
    body = (
        _PAGE.format(status=status, style=stylesheet().name, **error) if page else json.dumps(error)
    ).encode()
    headers: list[tuple[bytes, bytes]] = [
        (b"content-type", b"text/html; charset=utf-8" if page else b"application/json"),
        (b"content-length", str(len(body)).encode()),
    ]
    if retry:
        headers.append((b"retry-after", str(retry).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
