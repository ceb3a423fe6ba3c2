"""From where a request came, and by which scheme: told by the declared proxies before this server
and nobody else.
"""

import ipaddress
import logging

from starlette.types import ASGIApp, Receive, Scope, Send

_LOG = logging.getLogger("sayso.web")
_FORWARDED = b"x-forwarded-for"
_SCHEME = b"x-forwarded-proto"
_FIRST_GROUPS = 64
"""Bits of an IPv6 address that one household or office has for itself (RFC 6177); it may change the
others at will.
"""


class Hops:
    """Middleware.  ``hops`` is how many proxies a request comes through, each of which appends whom
    it got it from.

    Only the last ``hops`` entries of the header are theirs.  What stands before them was sent by
    the client, and what is sent where no proxy is declared was too: neither is believed.
    """

    def __init__(self, app: ASGIApp, hops: int) -> None:
        self._app = app
        self._hops = hops
        self._warned = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, as coming from where it came from."""
        if scope["type"] == "http":
            scope = self._as_sent(scope) if self._hops else self._as_met(scope)
        await self._app(scope, receive, send)

    def _as_sent(self, scope: Scope) -> Scope:
        client, scheme = self._of_hop(scope, _FORWARDED), self._of_hop(scope, _SCHEME).lower()
        found = dict(scope)
        if _is_address(client):
            found["client"] = (client, 0)
        if scheme in ("http", "https"):
            found["scheme"] = scheme
        return found

    def _of_hop(self, scope: Scope, name: bytes) -> str:
        """What the outermost proxy wrote; "" where it wrote nothing."""
        lines = [value.decode("latin-1") for key, value in scope["headers"] if key == name]
        entries = [each.strip() for each in ",".join(lines).split(",") if each.strip()]
        if name == _SCHEME and entries:
            # Most proxies write over this one instead of appending to it.
            return entries[-min(self._hops, len(entries))]
        return entries[-self._hops] if len(entries) >= self._hops else ""

    def _as_met(self, scope: Scope) -> Scope:
        if not self._warned and any(key == _FORWARDED for key, _ in scope["headers"]):
            self._warned = True
            _LOG.warning(
                "A request names where it came from, and no proxy is declared: see sayso serve "
                "--proxy."
            )
        return scope


def neighbourhood(address: str) -> str:
    """What is counted as one sender: an address of IPv4, or the network of one of IPv6."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((int(found), _FIRST_GROUPS), strict=False))


def _is_address(told: str) -> bool:
    try:
        ipaddress.ip_address(told)
    except ValueError:
        return False
    return True
