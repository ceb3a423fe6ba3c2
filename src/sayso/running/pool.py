"""Work in several processes whose answers come in the order of the items, and which may die without
harm.
"""

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

from sayso.errors import SetupError
from sayso.running.worker import READY, serve

Item = TypeVar("Item")
Answer = TypeVar("Answer")

_AHEAD = 2
"""Items that a worker has at once: the one that it works on, and the next, so that it never waits
for one.
"""
_WINDOW = 16
"""Items a worker that may be done or under way beyond the first that is not: what is held in memory
at most.
"""
_PATIENCE = 5.0
"""Seconds that a worker has to end in, when there is nothing more to do, before it is ended."""


def in_order(
    work: Callable[[Any], Answer],
    items: Iterable[Item],
    workers: int,
    lost: Callable[[Item, int], Answer],
    pack: Callable[[Item], Any] = lambda item: item,
) -> Iterator[tuple[Item, Answer]]:
    """Each item with what ``work`` makes of it, in the order of the items, worked on in ``workers``
    processes.

    ``work`` is given what ``pack`` makes of an item; that, ``work`` itself and the answers have to
    be picklable. Items are taken as they are needed, some ahead.  An item at which its process dies
    has the answer that ``lost`` makes of it and of the process's exit status (as
    ``multiprocessing`` has it: the negative number of a signal). Closing the iterator ends the
    processes.

    Raises:
        Exception: what ``work`` raises, in the item's place.
        SetupError: S011 if a process ends before it can work at all.
    """
    with closing(_Pool(work, workers, lost, pack)) as pool:
        yield from pool.run(items)


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    tasks: "deque[tuple[int, Any]]" = field(default_factory=deque)
    is_ready: bool = False


class _Pool(Generic[Item, Answer]):
    def __init__(
        self,
        work: Callable[[Any], Answer],
        workers: int,
        lost: Callable[[Item, int], Answer],
        pack: Callable[[Item], Any],
    ) -> None:
        self._work = work
        self._lost = lost
        self._pack = pack
        self._window = _WINDOW * workers
        self._workers = list[_Worker]()
        self._waiting = deque[tuple[int, Item]]()
        self._done = dict[int, tuple[Item, bool, Any]]()
        try:
            self._workers.extend(self._start() for _ in range(workers))
        except BaseException:
            self.close()
            raise

    def run(self, items: Iterable[Item]) -> Iterator[tuple[Item, Answer]]:
        numbered = enumerate(items)
        following, ended = 0, False
        while True:
            ended = self._hand_out(numbered, following, ended)
            while following in self._done:
                item, is_done, answer = self._done.pop(following)
                following += 1
                if not is_done:
                    raise answer
                yield item, answer
            if ended and not self._is_busy():
                return
            self._collect()

    def close(self) -> None:
        """End the processes: at once those that work on what nobody wants any more."""
        for worker in self._workers:
            worker.connection.close()
        for worker in self._workers:
            worker.process.join(_PATIENCE)
            if worker.process.exitcode is None:
                worker.process.kill()
                worker.process.join()
        self._workers.clear()

    def _is_busy(self) -> bool:
        return bool(self._done or self._waiting) or any(worker.tasks for worker in self._workers)

    def _hand_out(self, items: "Iterator[tuple[int, Item]]", following: int, ended: bool) -> bool:
        """Give each worker what it can have at once, the idle first; gives whether there are no
        more items.
        """
        while idle := min(
            (w for w in self._workers if len(w.tasks) < _AHEAD), key=_load, default=None
        ):
            if not self._waiting and not ended:
                item = next(items, None)
                ended = item is None
                if item:
                    self._waiting.append(item)
            if not self._waiting or self._waiting[0][0] >= following + self._window:
                return ended
            self._send(idle, self._waiting.popleft())
        return ended

    def _send(self, worker: _Worker, task: tuple[int, Item]) -> None:
        worker.tasks.append(task)
        try:
            worker.connection.send(self._pack(task[1]))
        except OSError:  # it died: its end is seen when its answers are collected
            return

    def _collect(self) -> None:
        """Wait for something to happen; take the answers that came, and replace the workers that
        died.
        """
        connections = {worker.connection: worker for worker in self._workers}
        for ready in wait(list(connections)):
            worker = connections[ready]  # type: ignore[index]  # only connections are waited for
            try:
                is_done, answer = worker.connection.recv()
            except (EOFError, OSError):
                self._replace(worker)
                continue
            if worker.is_ready:
                number, item = worker.tasks.popleft()
                self._done[number] = item, is_done, answer
            worker.is_ready = worker.is_ready or answer == READY

    def _replace(self, worker: _Worker) -> None:
        """The item that a dead worker was at is lost; what it had not begun goes to the others."""
        worker.connection.close()
        worker.process.join(_PATIENCE)
        status = worker.process.exitcode or 0
        if not worker.is_ready:
            raise SetupError(
                "S011",
                f"A process to read in ended before it could begin (status {status}).",
                "See whether memory is short; --workers 1 reads without one.",
            )
        self._workers.remove(worker)
        if worker.tasks:
            number, item = worker.tasks.popleft()
            self._done[number] = item, True, self._lost(item, status)
        self._waiting.extendleft(reversed(worker.tasks))
        self._workers.append(self._start())

    def _start(self) -> _Worker:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=serve, args=(theirs, self._work), daemon=True)
        with theirs, _deaf_to_interrupts():
            process.start()
        return _Worker(process, ours)


def _load(worker: _Worker) -> int:
    return len(worker.tasks)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Processes that are started within ignore Ctrl-C from their first moment on."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
