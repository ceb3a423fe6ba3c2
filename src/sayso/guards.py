"""A part of reading that fails costs its own answer alone, and what failed is told.

Within ``faults_of`` a guarded part that raises gives what stands instead of its answer, and leaves
a ``Fault``. Outside of it, and wherever the environment sets ``SAYSO_STRICT``, nothing is guarded:
tests must see every failure. What the user can put right (a ``SaysoError``) is never guarded.
"""

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TypeVar

from sayso.errors import SaysoError

T = TypeVar("T")

STRICT = "SAYSO_STRICT"
"""The environment variable that takes all guards away."""
_LOG = logging.getLogger("sayso.guards")


@dataclass(frozen=True, slots=True)
class Fault:
    """A part that failed, by the name that its reasons go by: ``rule:control``.

    ``problem`` is the kind of the exception.  ``claim`` is the id of the claim that it was to say
    something of, and ``spans`` the words, as code points of the text; both are empty where it was
    the whole report.
    """

    part: str
    problem: str
    claim: str = ""
    spans: tuple[tuple[int, int], ...] = ()

    @property
    def sentence(self) -> str:
        """What failed, as notes tell it."""
        return f"{self.part} failed: {self.problem}"


_FAULTS: ContextVar[list[Fault] | None] = ContextVar("faults", default=None)


def is_strict() -> bool:
    """Whether failures are to be seen rather than survived."""
    return bool(os.environ.get(STRICT))


@contextmanager
def faults_of() -> Iterator[list[Fault]]:
    """Guard what runs within; the list grows with what fails."""
    faults: list[Fault] = []
    token = _FAULTS.set(faults)
    try:
        yield faults
    finally:
        _FAULTS.reset(token)


def guarded(
    part: str,
    work: Callable[[], T],
    instead: T,
    *,
    claim: str = "",
    spans: tuple[tuple[int, int], ...] = (),
) -> T:
    """What ``work`` gives; ``instead`` where it fails.  ``work`` has to do everything: it gives no
    generator.

    Raises:
        SaysoError: if ``work`` does.
    """
    faults = _FAULTS.get()
    if faults is None or is_strict():
        return work()
    try:
        return work()
    except SaysoError:
        raise
    except Exception as error:
        _LOG.debug("%s failed", part, exc_info=error)
        faults.append(Fault(part, type(error).__name__, claim, spans))
        return instead
