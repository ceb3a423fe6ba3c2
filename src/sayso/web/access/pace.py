"""How fast is too fast: requests by address, passwords by account."""

import asyncio
import hashlib
import hmac
import secrets
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass

from sayso.web.errors import RequestError

_MINUTE = 60.0
_MOST_SENDERS = 10_000
_FREE_TRIES = 5
"""Passwords for an account that are looked at at once: people mistype."""
_LONGEST = 30.0
"""Seconds between two tries at most: NIST SP 800-63B, 5.2.2, has delays that grow from 30 seconds
on.
"""
_PATIENCE = 60.0
"""Seconds that a try may be put off; a browser gives up after some more."""
_FORGOTTEN = 900.0
"""Seconds without a try after which an account's are forgotten."""

_AT_ONCE = 2
"""Passwords that are looked at at a time."""

Clock = Callable[[], float]


class Pace:
    """Counts requests of senders in the last minute."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._times: dict[tuple[str, str], deque[float]] = {}

    def is_too_fast(self, sender: str, kind: str, most: int) -> bool:
        """Whether ``sender`` has had ``most`` of a kind in the last minute; if not, this one is
        counted.
        """
        now = self._clock()
        if len(self._times) > _MOST_SENDERS:
            self._times = {
                key: times
                for key, times in self._times.items()
                if times and times[-1] > now - _MINUTE
            }
        times = self._times.setdefault((sender, kind), deque())
        while times and times[0] <= now - _MINUTE:
            times.popleft()
        if len(times) >= most:
            return True
        times.append(now)
        return False


@dataclass(slots=True)
class _Account:
    tries: int = 0
    free_at: float = 0.0
    last: float = 0.0


class Tries:
    """Puts off tries of an account's password, from wherever they come, the longer the more there
    were.

    No account is ever locked: browsers that signed in to it before (``device``) wait in a line of
    their own, so that who tries passwords from elsewhere cannot keep its owner out.
    """

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self.few = asyncio.Semaphore(_AT_ONCE)
        self._accounts: OrderedDict[tuple[str, str], _Account] = OrderedDict()

    def seconds_to_wait(self, name: str, device: str = "") -> float:
        """Take the next turn for an account; it is so many seconds away.

        Raises:
            RequestError: W007 if it is more than a minute away.
        """
        now = self._clock()
        account = self._account((name, device), now)
        wait = max(0.0, account.free_at - now)
        if wait > _PATIENCE:
            raise RequestError(
                429,
                "W007",
                "There were too many wrong passwords for this name.",
                "Wait a minute, and try again.",
            )
        account.tries, account.last = account.tries + 1, now
        over = account.tries - _FREE_TRIES
        account.free_at = now + wait + (min(2.0 ** min(over, 10), _LONGEST) if over >= 0 else 0.0)
        return wait

    def succeeded(self, name: str, device: str = "") -> None:
        """Forget the tries: the password was right."""
        self._accounts.pop((name, device), None)

    def _account(self, key: tuple[str, str], now: float) -> _Account:
        found = self._accounts.get(key)
        if found is None or now - found.last > _FORGOTTEN:
            found = self._accounts[key] = _Account()
        self._accounts.move_to_end(key)
        while len(self._accounts) > _MOST_SENDERS:
            self._accounts.popitem(last=False)
        return found


def new_device(secret: bytes, name: str) -> str:
    """What a browser keeps that signed in under a name: it opens nothing, and shows that it is not
    a stranger.
    """
    number = secrets.token_hex(16)
    return f"{number}.{_signed(secret, name, number)}"


def device_of(secret: bytes, name: str, cookie: str) -> str:
    """Which browser of this account it is; "" where it is none."""
    number, _, signature = cookie.partition(".")
    is_ours = hmac.compare_digest(
        _signed(secret, name, number).encode(), signature.encode("utf-8", "replace")
    )
    return number if is_ours else ""


def _signed(secret: bytes, name: str, number: str) -> str:
    told = f"device\0{number}\0{name}".encode("utf-8", "surrogatepass")
    return hmac.new(secret, told, hashlib.sha256).hexdigest()
