"""Fetching as servers ask for it: what their ``robots.txt`` leaves, and not one request upon
another.
"""

import http.client
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from sayso.errors import InputError
from sayso.reports.fetch import LIMITS, Fetched, Limits, Way, answer_of, fetch
from sayso.reports.robots import MOST_BYTES, Robots, read_robots

SECONDS = 1.0
"""Between two requests to one server: what crawlers that are asked for no other pace keep to."""
_DAY = 24 * 60 * 60.0
"""How long what was read of a ``robots.txt`` holds at most (RFC 9309, 2.4)."""
_MOST_SERVERS = 100
"""Whose ``robots.txt`` is kept at once: each may have 500 KiB."""
_LIMITS = Limits(seconds=30.0, silence=15.0, redirections=5)
"""A ``robots.txt`` is short; five redirections are what RFC 9309 (2.3.1.2) asks to follow."""
_TOO_MANY_REQUESTS = 429


@dataclass(slots=True)
class PoliteFetcher:
    """Fetches addresses one after another; what it reads of a server's ``robots.txt`` is asked for
    once a day.
    """

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _robots: dict[str, tuple[Robots, float]] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def fetch(
        self,
        address: str,
        before: Fetched | None = None,
        *,
        public: bool = False,
        direct: bool | None = None,
        limits: Limits = LIMITS,
    ) -> Fetched | None:
        """As ``sayso.reports.fetch.fetch``; each server that a redirection leads to is asked, too.

        Raises:
            InputError: R028 if the server asks programs to leave the address alone; else as there.
        """
        return fetch(
            address, before, public=public, direct=direct, limits=limits, permit=self._permit
        )

    def _permit(self, target: str, way: Way) -> None:
        server = _server_of(target)
        robots = self._robots_of(server, way)
        if not robots.allows(target):
            raise InputError(
                "R028",
                f"{target} is not fetched: {server}/robots.txt asks programs to leave it alone.",
                "Save the page yourself, and give that; or ask who runs the server.",
            )
        self._wait(server, max(SECONDS, robots.delay))

    def _wait(self, server: str, seconds: float) -> None:
        if server in self._asked:
            self.sleep(max(0.0, self._asked[server] + seconds - self.clock()))
        elif len(self._asked) >= _MOST_SERVERS * _MOST_SERVERS:
            self._asked.clear()
        self._asked[server] = self.clock()

    def _robots_of(self, server: str, way: Way) -> Robots:
        robots, until = self._robots.get(server, (Robots(), float("-inf")))
        if self.clock() < until:
            return robots
        robots = _ask_robots(f"{server}/robots.txt", way)
        if len(self._robots) >= _MOST_SERVERS:
            self._robots.clear()
        self._robots[server] = robots, self.clock() + _DAY
        return robots


def _server_of(target: str) -> str:
    parts = urlsplit(target)
    return f"{parts.scheme}://{parts.netloc.lower()}"


def _ask_robots(address: str, way: Way) -> Robots:
    """What a server answers: that there is none allows all; no answer, or a fault of the server,
    allows nothing.

    Raises:
        OSError, http.client.HTTPException: if it cannot be had.
    """
    with answer_of(address, way, _LIMITS, {}) as answer:
        if answer.status == http.client.OK:
            return read_robots(answer.read(MOST_BYTES))
        if 400 <= answer.status < 500 and answer.status != _TOO_MANY_REQUESTS:
            return Robots()
        raise OSError(f"the server says {answer.status} {answer.reason} for its robots.txt")
