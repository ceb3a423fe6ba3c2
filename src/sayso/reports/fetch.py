"""What an address on the web answers, taken once: http and https, within limits of size and
time.
"""

import http.client
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import SplitResult, urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

from sayso.errors import InputError
from sayso.record.capture import Capture
from sayso.reports.fetch_address import is_public
from sayso.reports.fetch_connection import Connection, Deadline, PrivateError, resolve
from sayso.reports.text import LIMIT, too_large

FETCHED_LIMIT = 4 * LIMIT
"""The most bytes that are taken of one address, packed or unpacked."""
_PIECE = 2**16
_UNCHANGED = 304
_MOVED = (301, 302, 303, 307, 308)
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may take: ``seconds`` in all, of which ``silence`` without a byte, and how many
    redirections.
    """

    seconds: float = 120.0
    silence: float = 20.0
    redirections: int = 10


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Way:
    """Where a fetch may go: to ``public`` addresses alone; ``direct``, past the proxy that the
    environment names.
    """

    public: bool
    direct: bool


Permit = Callable[[str, Way], None]
"""Called with each address before it is asked for; what it raises ends the fetch."""
_HEADERS = {
    "user-agent": "sayso",
    "accept": "*/*",
    "accept-encoding": "identity",
    "connection": "close",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What came; ``etag`` and ``modified`` are what the server wants to be asked with the next
    time.
    """

    capture: Capture
    etag: str = ""
    modified: str = ""


def fetch(
    address: str,
    before: Fetched | None = None,
    *,
    public: bool = False,
    direct: bool | None = None,
    limits: Limits = LIMITS,
    permit: Permit | None = None,
) -> Fetched | None:
    """Take what is at an address; None if the server says that it is still what ``before`` has.

    With ``public`` no address within a private network is asked, whatever a name or a redirection
    says.  Without it a private address may be asked for, but nothing public leads into a private
    network.  ``direct`` says whether a proxy that the environment names is passed over; it is,
    where ``public`` is, if it is not said.

    Raises:
        InputError: R019 if it cannot be taken whole, R020 if it leads into a private network, R005
            if it is too large.
    """
    headers = {}
    if before and before.etag:
        headers["if-none-match"] = before.etag
    if before and before.modified:
        headers["if-modified-since"] = before.modified
    way = Way(public, public if direct is None else direct)
    with _telling(address), answer_of(address, way, limits, headers, permit) as answer:
        return _fetched(answer, address, before)


@contextmanager
def answer_of(
    address: str,
    way: Way,
    limits: Limits,
    headers: dict[str, str],
    permit: Permit | None = None,
) -> Iterator[http.client.HTTPResponse]:
    """What a server answers, at the end of all redirections; nothing of its body is read.

    Raises:
        OSError, http.client.HTTPException, ValueError: if there is none.
        InputError: R019 if it leads to what is no address of the web.
    """
    deadline = Deadline.after(limits.seconds, limits.silence)
    target = address
    for _ in range(limits.redirections + 1):
        parts = _checked(target, address)
        if permit:
            permit(target, way)
        connection = _connection(parts, deadline, way)
        with closing(connection), _ask(connection, target, {**_HEADERS, **headers}) as answer:
            if answer.status not in _MOVED:
                yield answer
                return
            target = urljoin(target, answer.headers.get("location", ""))
            way = replace(way, public=way.public or connection.was_public)
    raise OSError(f"it leads on more than {limits.redirections} times")


def web_address(target: str) -> SplitResult | None:
    """The parts of an address of the web, without names of people and passwords; None if it is
    none.
    """
    try:
        parts = urlsplit(target)
        sound = (
            parts.scheme in _PORTS
            and parts.hostname
            and parts.port != 0
            and "@" not in parts.netloc
        )
    except ValueError:
        return None
    unfit = not target.isascii() or any(each <= " " or each == "\x7f" for each in target)
    return None if unfit or not sound else parts


def port_of(parts: SplitResult) -> int:
    """The port that an address of the web means."""
    return parts.port or _PORTS[parts.scheme]


def _checked(target: str, address: str) -> SplitResult:
    parts = web_address(target)
    if parts is None:
        reason = (
            "it is no address of the web"
            if target == address
            else "it leads to what is no address of the web"
        )
        raise _failed(address, reason)
    return parts


def _connection(parts: SplitResult, deadline: Deadline, way: Way) -> Connection:
    """A connection to a server, or to the proxy that the environment names."""
    host, secure = parts.hostname or "", parts.scheme == "https"
    port = port_of(parts)
    proxy = None if way.direct or proxy_bypass(host) else getproxies().get(parts.scheme)
    if not proxy or _is_here(host):
        return Connection(host, port, deadline, public=way.public, secure=secure)
    if way.public:
        _refuse_private(host, port, deadline)
    by = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
    connection = Connection(by.hostname or "", by.port or 80, deadline, public=False)
    if secure:
        connection.through(host, port)
    connection.was_public = True
    return connection


def _is_here(host: str) -> bool:
    return host in ("localhost", "::1") or host.startswith("127.")


def _refuse_private(host: str, port: int, deadline: Deadline) -> None:
    """Refuse what a proxy is not to be asked for.  A name that only the proxy can resolve is
    refused too.
    """
    if not all(map(is_public, resolve(host, port, deadline))):
        raise PrivateError(f"{host} is no public address")


def _ask(connection: Connection, target: str, headers: dict[str, str]) -> http.client.HTTPResponse:
    parts = urlsplit(target)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    through_proxy = connection.host != parts.hostname and parts.scheme == "http"
    connection.request(
        "GET",
        target.partition("#")[0] if through_proxy else path,
        headers=_with_host(headers, parts),
    )
    return connection.getresponse()


def _with_host(headers: dict[str, str], parts: SplitResult) -> dict[str, str]:
    return {"host": parts.netloc, **headers}


@contextmanager
def _telling(address: str) -> Iterator[None]:
    try:
        yield
    except PrivateError:
        raise InputError(
            "R020",
            f"{address} leads into a private network.",
            "Save the text, and give that; or fetch it with sayso add, from an address of its own.",
        ) from None
    except http.client.IncompleteRead as error:
        raise _failed(address, f"it broke off after {len(error.partial)} bytes") from None
    except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise _failed(address, " ".join(str(reason).split())[:200]) from None


def _fetched(
    answer: http.client.HTTPResponse, address: str, before: Fetched | None
) -> Fetched | None:
    if answer.status == _UNCHANGED and before:
        return None
    if answer.status != http.client.OK:
        raise _failed(address, f"the server says {answer.status} {answer.reason}")
    data = _unpack(_read(answer, address), answer.headers.get("content-encoding", ""), address)
    capture = Capture(data, address, "fetched", datetime.now(UTC))
    return Fetched(capture, answer.headers.get("etag", ""), answer.headers.get("last-modified", ""))


def _read(answer: http.client.HTTPResponse, address: str) -> bytes:
    """All that comes, which must be as much as the server says that it is."""
    lengths = set(answer.headers.get_all("content-length") or ())
    if len(lengths) > 1 or not all(each.strip().isdecimal() for each in lengths):
        raise OSError("the server does not say how long it is")
    if answer.length is not None and answer.length > FETCHED_LIMIT:
        raise _too_large(address)
    expected, data = answer.length, bytearray()
    while piece := answer.read1(_PIECE):
        data += piece
        if len(data) > FETCHED_LIMIT:
            raise _too_large(address)
    if expected is not None and len(data) != expected:
        raise http.client.IncompleteRead(bytes(data), expected - len(data))
    return bytes(data)


def _unpack(data: bytes, packing: str, address: str) -> bytes:
    """What was sent packed though it was not asked for so, up to the limit."""
    if packing.strip().lower() in ("", "identity"):
        return data
    if packing.strip().lower() not in ("gzip", "x-gzip", "deflate"):
        raise OSError(f"it is packed in a way that was not asked for ({packing[:40]})")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
    unpacked = unpacker.decompress(data, FETCHED_LIMIT + 1)
    if len(unpacked) > FETCHED_LIMIT:
        raise _too_large(address)
    if not unpacker.eof:
        raise http.client.IncompleteRead(data)
    return unpacked


def _too_large(address: str) -> InputError:
    return too_large(address, FETCHED_LIMIT, "Save it to a file, and cut it.")


def _failed(address: str, reason: str) -> InputError:
    return InputError(
        "R019",
        f"{address} cannot be fetched: {reason}.",
        "Check the address, or save the text yourself.",
    )
