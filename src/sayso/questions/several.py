"""Pure work on many pieces, in several processes at once where there is much of it."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Protocol, TypeVar

_MOST = 8
_AHEAD = 2
"""Pieces that lie ready for each process: more would only fill memory."""
Piece = TypeVar("Piece")
Made = TypeVar("Made")


class Workers(Protocol):
    """Does a piece of work after the other and gives what was made of them in the same order."""

    def __call__(self, work: Callable[[Piece], Made], pieces: Iterable[Piece]) -> Iterator[Made]:
        """``work`` is a function of a module, and it and the pieces can be handed to another
        process.
        """


def _alone(work: Callable[[Piece], Made], pieces: Iterable[Piece]) -> Iterator[Made]:
    return map(work, pieces)


@contextmanager
def workers(*, many: bool) -> Iterator[Workers]:
    """Whoever does the work: one process for each processor if there is much of it, else this
    process.
    """
    count = min(
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        _MOST,
    )
    if not many or count < 2:
        yield _alone
        return
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:

        def worked(work: Callable[[Piece], Made], pieces: Iterable[Piece]) -> Iterator[Made]:
            waiting: deque[Future[Made]] = deque()
            for piece in pieces:
                waiting.append(pool.submit(work, piece))
                if len(waiting) > _AHEAD * count:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

        try:
            yield worked
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
