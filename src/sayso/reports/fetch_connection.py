"""Connections that end at a deadline, whatever the other side does, and go only where they may."""

import http.client
import io
import socket
import ssl
import time
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING, Any

from sayso.reports.fetch_address import is_public

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class PrivateError(OSError):
    """A name leads into a private network."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """An instant of ``time.monotonic``, by which all is over; ``silence`` seconds without a byte
    end it before.
    """

    at: float
    seconds: float
    silence: float

    @classmethod
    def after(cls, seconds: float, silence: float) -> "Deadline":
        """A deadline so many seconds from now."""
        return cls(time.monotonic() + seconds, seconds, silence)

    def patience(self) -> float:
        """Seconds that one more byte may take.

        Raises:
            TimeoutError: if the deadline has passed.
        """
        left = self.at - time.monotonic()
        if left <= 0:
            raise TimeoutError(f"it took longer than {self.seconds:g} seconds")
        return min(left, self.silence)


class Connection(http.client.HTTPConnection):
    """One exchange with a server; each byte of it, from the name's look-up on, counts against the
    deadline.
    """

    def __init__(
        self, host: str, port: int, deadline: Deadline, *, public: bool, secure: bool = False
    ) -> None:
        super().__init__(host, port)
        self._deadline, self._public = deadline, public
        self._secure_to = host if secure else ""
        self.was_public = False

    def through(self, host: str, port: int) -> None:
        """Ask a proxy, which this connects to, for a tunnel to a host."""
        self.set_tunnel(host, port)
        self._secure_to = host

    def connect(self) -> None:
        """Connect to what the name was resolved to, so that it cannot mean something else the next
        moment.
        """
        plain = self._reach()
        self.sock = _Timed(plain, self._deadline)
        if self._tunnel_host:  # type: ignore[attr-defined]
            self._tunnel()  # type: ignore[attr-defined]
        if self._secure_to:
            plain.settimeout(self._deadline.patience())
            context = ssl.create_default_context()
            # A connection that ends without saying so may have been cut: then it is an error.
            secure = context.wrap_socket(
                plain, server_hostname=self._secure_to, suppress_ragged_eofs=False
            )
            self.sock = _Timed(secure, self._deadline)

    def _reach(self) -> socket.socket:
        addresses = resolve(self.host, self.port, self._deadline)
        allowed = [each for each in addresses if not self._public or is_public(each)]
        if not allowed:
            raise PrivateError(f"{self.host} is no public address")
        failure: OSError | None = None
        for address in allowed:
            try:
                reached = socket.create_connection((address, self.port), self._deadline.patience())
            except OSError as error:
                failure = error
                continue
            self.was_public = is_public(str(reached.getpeername()[0]))
            return reached
        raise failure or OSError("no address answers")


def resolve(host: str, port: int, deadline: Deadline) -> list[str]:
    """The numeric addresses of a name, in the order in which they are to be tried.

    Raises:
        OSError: if it has none, or none is known in time.
    """
    answer: list[Any] = []

    def ask() -> None:
        try:
            answer.append(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            answer.append(error)

    asking = Thread(
        target=ask, daemon=True
    )  # the system's look-up has no time limit that could be set
    asking.start()
    asking.join(deadline.patience())
    if not answer:
        raise TimeoutError(f"{host} is not found in time")
    if isinstance(answer[0], Exception):
        raise OSError(str(getattr(answer[0], "strerror", None) or answer[0]))
    return [
        str(found[4][0]) for found in answer[0] if found[0] in (socket.AF_INET, socket.AF_INET6)
    ]


class _Timed:
    """A socket as ``http.client`` uses it, each of whose reads and writes waits no longer than the
    deadline lets it.
    """

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock, self._deadline = sock, deadline

    def makefile(self, *_: object, **__: object) -> io.BufferedReader:
        return io.BufferedReader(_TimedReader(self._sock, self._deadline))

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(self._deadline.patience())
        self._sock.sendall(data)

    def close(self) -> None:
        self._sock.close()


class _TimedReader(io.RawIOBase):
    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._sock, self._deadline = sock, deadline
        self._raw = sock.makefile("rb", buffering=0)  # keeps the socket open until this is closed

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        self._sock.settimeout(self._deadline.patience())
        return self._raw.readinto(buffer) or 0

    def close(self) -> None:
        self._raw.close()
        super().close()
