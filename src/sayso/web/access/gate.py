"""What every request passes through before a page sees it: host, size, pace; and what every answer
carries.
"""

import time
from collections.abc import Callable, MutableMapping
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from sayso.web.access.answer import answer, wants_page
from sayso.web.access.hops import neighbourhood
from sayso.web.access.pace import Pace
from sayso.web.settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'{styles}; img-src 'self' data: blob:; "
    "connect-src 'self'{origins}; "
    "font-src 'self'; worker-src 'self' blob:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""The Content-Security-Policy; ``styles`` is the hash of a page's own style sheet, if it has one,
and ``origins`` are other servers that its scripts may ask. """
_HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"same-origin",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
    b"permissions-policy": b"camera=(), microphone=(), geolocation=(), interest-cohort=()",
}
_OVER_TLS = {b"strict-transport-security": b"max-age=31536000"}
"""A browser that came over TLS once comes over TLS for a year."""
_SAFE = ("GET", "HEAD", "OPTIONS")
_TAKES_MUCH = ("/add", "/api/v1/reports", "/check", "/api/v1/check")
"""What reports are sent to; whatever else is sent is short."""
_MOST_ELSEWHERE = 2**20
"""Bytes: the longest amendment has 65,536 characters, each of six letters at most."""

Log = Callable[[str], None]


class Gate:
    """Middleware.  ``log`` is given a line for each answer; ``clock`` tells seconds."""

    def __init__(
        self,
        app: ASGIApp,
        settings: Settings,
        log: Log,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._app = app
        self._settings = settings
        self._log = log
        self._clock = clock
        self._pace = Pace(clock)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may pass."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, sender = self._clock(), _Sender(send, scope, self._settings.accounts)
        if scope["method"] == "HEAD":
            # What can be got can be asked about; the sender leaves the body out.
            scope = {**scope, "method": "GET"}
        try:
            refusal = self._refusal(scope)
            if refusal:
                await answer(
                    sender, wants_page(scope), *refusal, retry=60 if refusal[0] == 429 else 0
                )
            else:
                await self._app(scope, _Measured(receive, self._most(scope)), sender)
        finally:
            self._log(_line(scope, sender.status, sender.size, self._clock() - started))

    def _refusal(self, scope: Scope) -> tuple[int, str, str, str] | None:
        headers = {key: value.decode("latin-1") for key, value in scope["headers"]}
        if host_of(headers.get(b"host", "")) not in self._settings.hosts:
            return (
                400,
                "W006",
                "This address is none that is served here.",
                "Use the address that sayso serve printed.",
            )
        if _is_from_elsewhere(scope["method"], headers):
            return (
                403,
                "W005",
                "This form is not from a page of this session.",
                "Open the page here and send it again.",
            )
        length = headers.get(b"content-length", "0")
        most = self._most(scope)
        if not length.isdecimal() or (most and int(length[:15]) > most):
            return (
                413,
                "W008",
                "This is larger than what is taken in at once.",
                "Send fewer or smaller files.",
            )
        if self._is_too_fast(scope):
            return 429, "W007", "These are too many requests in a minute.", "Wait a minute."
        return None

    def _is_too_fast(self, scope: Scope) -> bool:
        limits = self._settings.limits
        sign_in = scope["path"] == "/signin" and scope["method"] == "POST"
        kind = "sign-in" if sign_in else "read" if scope["method"] in _SAFE else "write"
        most = {"sign-in": limits.sign_ins, "read": limits.reads, "write": limits.writes}[kind]
        if not most or scope["path"].startswith("/static/"):
            return False
        client = scope.get("client")
        return self._pace.is_too_fast(neighbourhood(client[0] if client else ""), kind, most)

    def _most(self, scope: Scope) -> int:
        """Bytes that a body may have; 0 is no limit."""
        most = self._settings.limits.body
        return most if not most or scope["path"] in _TAKES_MUCH else min(most, _MOST_ELSEWHERE)


def host_of(header: str) -> str:
    """The name in a Host header, without its port and the brackets of IPv6."""
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.partition(":")[0].lower()


def _is_from_elsewhere(method: str, headers: MutableMapping[bytes, str]) -> bool:
    """Whether a browser tells that another site sends this."""
    if method in _SAFE:
        return False
    origin = headers.get(b"origin", "")
    if origin and origin != "null":
        return origin.partition("://")[2].lower() != headers.get(b"host", "").lower()
    return (
        headers.get(b"sec-fetch-site", "same-origin") not in ("same-origin", "none")
        or origin == "null"
    )


class TooLarge(Exception):  # noqa: N818
    """A body went on beyond the limit."""


class _Measured:
    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._most = most
        self._size = 0

    async def __call__(self) -> Message:
        message = await self._receive()
        self._size += len(message.get("body", b""))
        if self._most and self._size > self._most:
            raise TooLarge
        return message


class _Sender:
    """Adds the headers that every answer carries, and remembers what was sent."""

    def __init__(self, send: Send, scope: Scope, accounts: bool) -> None:
        self._send = send
        self._bare = scope["method"] == "HEAD"
        # Where people sign in, others may use their browser after them.
        self._cache = b"no-store" if accounts else b"no-cache, private"
        self._wanted = _HEADERS if scope["scheme"] != "https" else {**_HEADERS, **_OVER_TLS}
        self.status = 500
        self.size = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers: list[tuple[bytes, bytes]] = list(message.get("headers", ()))
            there = {key.lower() for key, _ in headers}
            wanted = {
                **self._wanted,
                b"content-security-policy": POLICY.format(styles="", origins="").encode(),
            }
            headers += [(key, value) for key, value in wanted.items() if key not in there]
            if b"cache-control" not in there:
                headers.append((b"cache-control", self._cache))
            message = {**message, "headers": headers}
        elif message["type"] == "http.response.body":
            message = {**message, "body": b""} if self._bare else message
            self.size += len(message.get("body", b""))
        await self._send(message)


def _line(scope: Scope, status: int, size: int, seconds: float) -> str:
    """One line without white space or controls in any field."""
    client = scope.get("client")
    path = scope.get("raw_path") or scope["path"].encode("ascii", "backslashreplace")
    # The address of a feed opens it: whoever reads the log must not.
    path = b"/feeds/-" if path.startswith(b"/feeds/") else path
    query = scope.get("query_string", b"")
    asked = path + (b"?" + query if query else b"")
    visit: Any = scope.get("state", {}).get("visit")
    name = (visit.name if visit else "") or "-"
    fields = (
        client[0] if client else "-",
        name.encode("unicode_escape").decode().replace(" ", "_"),
        scope["method"],
        "".join(chr(each) if 32 < each < 127 else f"%{each:02X}" for each in asked),
        str(status),
        str(size),
        f"{1000 * seconds:.0f}ms",
    )
    return " ".join(fields)
