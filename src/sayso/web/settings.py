"""How the pages are served: to whom, and how much at most."""

from dataclasses import dataclass, field
from pathlib import Path

from sayso.web.tiles import Tiles

LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""The names under which a machine reaches itself alone."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one address may ask in a minute, and the largest body in bytes.  0 is no limit."""

    reads: int = 1200
    writes: int = 120
    sign_ins: int = 10
    body: int = 32 * 2**20


@dataclass(frozen=True, slots=True)
class Settings:
    """``hosts`` are the names that a request may come under; ``accounts`` is whether everybody must
    sign in.

    ``access`` is the file of users and sessions, apart from the record.  ``tiles`` lie under the
    map, if any do. ``hops`` is how many proxies stand before this server and tell whom they got a
    request from.
    """

    access: Path
    hosts: tuple[str, ...] = LOOPBACK
    accounts: bool = False
    limits: Limits = field(default_factory=Limits)
    tiles: Tiles | None = None
    hops: int = 0


def is_loopback(host: str) -> bool:
    """Whether only this machine itself can reach what is bound to ``host``."""
    return host in LOOPBACK or host.startswith("127.")
