"""Webhooks: what is posted, how it is signed, and which addresses may be named.

Messages are those of Standard Webhooks (standardwebhooks.com, version 1): whoever receives one can
check with a library of theirs, or in three lines, that it is from here and how old it is.
"""

import base64
import hashlib
import hmac
import json
import secrets
from collections.abc import Sequence

from sayso.errors import SaysoError
from sayso.record.json import Json
from sayso.reports.fetch import web_address
from sayso.reports.fetch_address import is_numeric, is_public
from sayso.watches.watch import Watch
from sayso.watches.wording import Told, headline

_PREFIX = "whsec_"
_MOST = 2000
"""Characters of an address: as many as an address to add reports from may have."""


def new_secret() -> str:
    """A secret to sign with: 32 random bytes, written as Standard Webhooks has it."""
    return _PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def signature(secret: str, message: str, timestamp: int, body: bytes) -> str:
    """The value of the header ``webhook-signature``: HMAC-SHA256 of id, time and body."""
    key = base64.b64decode(secret.removeprefix(_PREFIX))
    signed = f"{message}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def headers_of(secret: str, message: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The headers of a message."""
    return {
        "content-type": "application/json",
        "content-length": str(len(body)),
        "webhook-id": message,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signature(secret, message, timestamp, body),
    }


def body_of(watch: Watch, name: str, changes: Sequence[Told], at: str) -> bytes:
    """What is posted: the watch, and the changes, the oldest first, each with its headline."""
    followed = {"id": watch.id, "kind": str(watch.kind), "target": watch.target, "name": name}
    items: list[Json] = [{"headline": headline(c), **c} for c in changes]
    data = {"watch": followed, "changes": items}
    message = {"type": "sayso.changed", "timestamp": at, "data": data}
    return json.dumps(message, ensure_ascii=True).encode()


def checked_address(address: str) -> str:
    """An address that a webhook may have: of the web, and not plainly within a private network.

    What a name is resolved to is looked at whenever something is sent.

    Raises:
        SaysoError: F004 if it may not.
    """
    plain = address.strip()
    parts = web_address(plain) if len(plain) <= _MOST else None
    if parts is None:
        raise _refused(plain, "is no address of the web")
    host = (parts.hostname or "").rstrip(".")
    local = host == "localhost" or host.endswith((".localhost", ".local", ".internal"))
    if local or (is_numeric(host) and not is_public(host)):
        raise _refused(plain, "is on this machine or in a private network")
    return plain


def _refused(address: str, why: str) -> SaysoError:
    return SaysoError(
        "F004", f"{address[:80]!r} {why}.", "Name an http or https address that others can reach."
    )
