"""Answers are sent packed, to whoever can unpack them."""

import re

from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from sayso.web.tiles import HERE

_LEAST = 1000
"""Bytes below which packing costs more than it saves."""
_LEVEL = 5
"""Of gzip: above it a page takes much longer and gets hardly smaller."""
_AS_THEY_ARE = (HERE, "/captures/")
"""Asked for in parts by their own offsets, or bytes that must arrive as they were captured."""


class Packing:
    """gzip around the pages, the API and the files; streams of events and what is packed already go
    through.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._packed = GZipMiddleware(app, minimum_size=_LEAST, compresslevel=_LEVEL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        plain = scope["type"] != "http" or scope["path"].startswith(_AS_THEY_ARE)
        await (self._app if plain else self._packed)(scope, receive, send)


def takes(request: Request, coding: str) -> bool:
    """Whether who asks can unpack a coding such as ``br``; one that is merely not refused by ``*``
    is not meant.
    """
    for each in request.headers.get("accept-encoding", "").lower().split(","):
        name, _, quality = each.partition(";")
        if name.strip() == coding:
            return not re.fullmatch(r"\s*q\s*=\s*0(\.0*)?\s*", quality)
    return False
