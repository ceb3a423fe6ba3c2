"""Connections: how many there may be, and how long each may take to say what it wants."""

import asyncio
import sys
from collections import Counter

from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD_WAIT = 10.0
"""Seconds for the head of a request; the slowest browsers on a bad line take two or three."""
BODY_WAIT = 300.0
"""Seconds for a body: 32 MiB at one megabit a second."""
_OURS = 256
"""Files that are left for the ledger, captures and uploads."""
_MOST = 4096
_MOST_OF_ONE = 256
"""Of one address: a newsroom behind one router, with six of each browser."""


class Crowd:
    """All connections.  Where there are too many, the one that has waited longest without asking
    anything goes.
    """

    def __init__(self, most: int, most_of_one: int = 0) -> None:
        """``most`` connections in all, ``most_of_one`` of one address; 0 is no limit."""
        self._most, self._most_of_one = most, most_of_one
        self._of: Counter[str] = Counter()
        self._idle: dict[Patient, None] = {}

    def came(self, one: "Patient") -> None:
        """Let one in, and out who must go for it."""
        self._of[one.address] += 1
        self._idle[one] = None
        if self._most_of_one and self._of[one.address] > self._most_of_one:
            self._drop(next(each for each in self._idle if each.address == one.address))
        elif self._most and self._of.total() > self._most:
            self._drop(next(iter(self._idle)))

    def is_busy(self, one: "Patient") -> None:
        """One asked something, and stays until it is answered."""
        self._idle.pop(one, None)

    def is_idle(self, one: "Patient") -> None:
        """One was answered, and may ask again."""
        self._idle.setdefault(one, None)

    def left(self, one: "Patient") -> None:
        """One is gone."""
        self._idle.pop(one, None)
        self._of[one.address] -= 1
        if self._of[one.address] <= 0:
            del self._of[one.address]

    def _drop(self, one: "Patient") -> None:
        self._idle.pop(one, None)
        one.transport.abort()


class Patient(H11Protocol):
    """uvicorn's protocol, with an end to its patience.  uvicorn itself waits for a head for
    ever.
    """

    crowd = Crowd(0)
    head_wait = HEAD_WAIT
    body_wait = BODY_WAIT
    address = ""
    _alarm: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client is there."""
        super().connection_made(transport)
        self.address = self.client[0] if self.client else ""
        self._wait(self.head_wait)
        self.crowd.came(self)

    def data_received(self, data: bytes) -> None:
        """Some bytes came: of a head, a body, or what comes after."""
        super().data_received(data)
        if not self._is_answering():
            if self._alarm is None:
                self._wait(self.head_wait)
            return
        self.crowd.is_busy(self)
        if not self.cycle.more_body:
            self._calm()
        elif self._alarm is None or self._alarm.when() - self.loop.time() <= self.head_wait:
            self._wait(self.body_wait)

    def on_response_complete(self) -> None:
        """An answer was sent."""
        super().on_response_complete()
        if not self._is_answering():
            self._calm()
            self.crowd.is_idle(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone."""
        self._calm()
        self.crowd.left(self)
        super().connection_lost(exc)

    def _is_answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _wait(self, seconds: float) -> None:
        self._calm()
        self._alarm = self.loop.call_later(seconds, self.transport.abort)

    def _calm(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None


def protocol(hops: int, head_wait: float = HEAD_WAIT) -> type[Patient]:
    """A protocol with a crowd of its own.  Behind proxies all connections are theirs, and only all
    are counted.
    """
    crowd = Crowd(min(_MOST, _files() - _OURS), 0 if hops else _MOST_OF_ONE)
    shared: dict[str, object] = {"crowd": crowd, "head_wait": head_wait}
    return type("Patient", (Patient,), shared)


def _files() -> int:
    """How many files this process may open; as many as it is allowed to allow itself."""
    if sys.platform == "win32":
        return _MOST + _OURS
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _MOST + _OURS if hard == resource.RLIM_INFINITY else min(hard, _MOST + _OURS)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return wanted
    resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return wanted
