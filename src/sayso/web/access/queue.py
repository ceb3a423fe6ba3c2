"""Looks into the past are put together anew, which takes long: they wait for one another, and
nobody else for them.
"""

import asyncio
from collections import defaultdict

from starlette.types import ASGIApp, Receive, Scope, Send

from sayso.web.access.answer import answer, wants_page
from sayso.web.access.hops import neighbourhood

_MOST_WAITING = 24
"""Of all visitors.  A board of 100,000 reports as of an instant took 11 to 13 seconds of a
processor.
"""
_MOST_OF_ONE = 6
"""Of one visitor: what a page as of a day asks for, and some tabs more."""
_CLOCKS = (b"as_of=", b"recorded_by=")


class Dear:
    """Middleware: one dear request at a time, and of each visitor one in the line."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._turn = asyncio.Lock()
        self._own: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._waiting: defaultdict[str, int] = defaultdict(int)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on when it is its turn."""
        if scope["type"] != "http" or not _is_dear(scope):
            await self._app(scope, receive, send)
            return
        visitor = _visitor(scope)
        if self._waiting[visitor] >= _MOST_OF_ONE or sum(self._waiting.values()) >= _MOST_WAITING:
            sentence = "Too many looks at earlier days are waiting."
            await answer(
                send,
                wants_page(scope),
                503,
                "W019",
                sentence,
                "Wait until they are done.",
                retry=10,
            )
            return
        self._waiting[visitor] += 1
        try:
            async with self._own[visitor], self._turn:
                await self._app(scope, receive, send)
        finally:
            self._waiting[visitor] -= 1
            if not self._waiting[visitor]:
                del self._waiting[visitor], self._own[visitor]


def _is_dear(scope: Scope) -> bool:
    query: bytes = scope.get("query_string", b"")
    parts = query.split(b"&")
    return any(part.startswith(name) and part != name for part in parts for name in _CLOCKS)


def _visitor(scope: Scope) -> str:
    visit, client = scope["state"]["visit"], scope.get("client")
    return (
        f"account {visit.name}"
        if visit.accounts and visit.name
        else neighbourhood(client[0] if client else "")
    )
