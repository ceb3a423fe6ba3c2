"""What is shown of many things, each by itself: one that cannot be shown takes no page with it."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeVar

from sayso.questions.apart import attempt

T = TypeVar("T")
Shown = TypeVar("Shown")


def shown_apart(things: Iterable[T], show: Callable[[T], Shown | None]) -> list[Shown]:
    """What ``show`` makes of each, without those that it makes nothing of or fails on."""
    tried = (attempt(partial(show, thing)) for thing in things)
    return [shown for shown, _ in tried if shown is not None]
