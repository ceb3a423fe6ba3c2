"""What an address on the web answers, taken once: http and https, within limits of size and time."""

import http.client
import ipaddress
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib import request
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

from sayso.errors import InputError
from sayso.reports.capture import Capture
from sayso.reports.text import LIMIT, too_large

FETCHED_LIMIT = 4 * LIMIT
"""The most bytes that are taken of one address."""
_PATIENCE = 20.0
"""Seconds without a byte after which an address counts as silent."""
_LONGEST = 120.0
"""Seconds after which whatever still comes is left."""
_PIECE = 2**16
_UNCHANGED = 304


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came; ``etag`` and ``modified`` are what the server wants to be asked with the next time."""

    capture: Capture
    etag: str = ""
    modified: str = ""


def is_address(name: str) -> bool:
    """Whether a name is that of something on the web, and not of a file."""
    return name.casefold().startswith(("http://", "https://"))


def fetch(address: str, before: Fetched | None = None, *, public: bool = False) -> Fetched | None:
    """Take what is at an address; None if the server says that it is still what ``before`` has.

    With ``public`` no address within a private network is asked, whatever a name or a redirection says.

    Raises:
        InputError: R019 if it cannot be taken, R020 if it is within a private network, R005 if it is too large.
    """
    asked = request.Request(_checked(address), headers={"user-agent": "sayso", "accept": "*/*"})
    if before and before.etag:
        asked.add_header("if-none-match", before.etag)
    if before and before.modified:
        asked.add_header("if-modified-since", before.modified)
    with _telling(address):
        try:
            with _opener(public).open(asked, timeout=_PATIENCE) as answer:
                data = _read(answer, address)
                told = answer.headers
        except HTTPError as error:
            error.close()
            if error.code == _UNCHANGED and before:
                return None
            raise _failed(address, f"the server says {error.code} {error.reason}") from None
    capture = Capture(data, address, "fetched", datetime.now(UTC))
    return Fetched(capture, told.get("etag", ""), told.get("last-modified", ""))


def _checked(address: str) -> str:
    try:
        parts = urlsplit(address)
        sound = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        sound = False
    if not sound or not address.isascii() or any(each.isspace() for each in address):
        raise _failed(address, "it is no address of the web")
    return address


@contextmanager
def _telling(address: str) -> Iterator[None]:
    try:
        yield
    except URLError as error:
        if isinstance(error.reason, _PrivateError):
            raise error.reason.refusal(address) from None
        raise _failed(address, str(getattr(error.reason, "strerror", None) or error.reason)) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _failed(address, str(error) or type(error).__name__) from None


def _read(answer: Any, address: str) -> bytes:
    began, data = time.monotonic(), bytearray()
    while piece := answer.read1(_PIECE):
        data += piece
        if len(data) > FETCHED_LIMIT:
            raise too_large(address, FETCHED_LIMIT, "Save it to a file, and cut it.")
        if time.monotonic() - began > _LONGEST:
            raise TimeoutError(f"it took longer than {_LONGEST:.0f} seconds")
    return bytes(data)


def _failed(address: str, reason: str) -> InputError:
    return InputError(
        "R019", f"{address} cannot be fetched: {reason}.", "Check the address, or save the text yourself."
    )


class _PrivateError(OSError):
    """A name leads into a private network."""

    def refusal(self, address: str) -> InputError:
        return InputError(
            "R020",
            f"{address} leads into a private network.",
            "Save the text, and give that; or fetch it with sayso add.",
        )


def _connect_in_public(address: tuple[str, int], *rest: Any, **named: Any) -> socket.socket:
    """Connect to what the name was resolved to, so that it cannot mean something else the next moment."""
    host, port = address
    for family, _, _, _, found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM):
        if family in (socket.AF_INET, socket.AF_INET6) and ipaddress.ip_address(found[0]).is_global:
            return socket.create_connection((str(found[0]), port), *rest, **named)
    raise _PrivateError(f"{host} is no public address")


class _Http(http.client.HTTPConnection):
    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._create_connection = _connect_in_public


class _Https(http.client.HTTPSConnection):
    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._create_connection = _connect_in_public


class _HttpHandler(request.HTTPHandler):
    def http_open(self, asked: request.Request) -> http.client.HTTPResponse:
        return self.do_open(_Http, asked)


class _HttpsHandler(request.HTTPSHandler):
    def https_open(self, asked: request.Request) -> http.client.HTTPResponse:
        return self.do_open(_Https, asked)


def _opener(public: bool) -> request.OpenerDirector:
    """One that asks the web and nothing else: no files, whatever a redirection says."""
    handlers: list[request.BaseHandler] = [request.HTTPDefaultErrorHandler(), request.HTTPErrorProcessor()]
    handlers += [_HttpHandler(), _HttpsHandler()] if public else [request.HTTPHandler(), request.HTTPSHandler()]
    handlers += [request.HTTPRedirectHandler(), request.UnknownHandler()]
    if not public:
        handlers.append(request.ProxyHandler())
    opener = request.OpenerDirector()
    for handler in handlers:
        opener.add_handler(handler)
    return opener
