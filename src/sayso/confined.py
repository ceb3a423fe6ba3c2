"""A process apart in which hostile bytes are read: with bounds of time and memory, and killed where
they are passed.

Whoever waits for it goes on with an error with a code; the next call starts another process.
"""

import contextlib
import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from sayso.errors import InputError

Result = TypeVar("Result")

MEMORY = 3 * 2**30
"""Bytes.  A text of one line of 380 kB took 1.5 GiB, the dearest that was met; few reports have a
tenth of that.
"""
_FIRST_SECONDS = 60
"""Of a processor, for loading the models and for whatever is short."""
_SECONDS_PER_MEBIBYTE = 3000
"""The dearest texts that were met took one second for 1,000 characters; three times that."""
_PATIENCE = 10
"""How many times as long may go by on the clock: the machine may have other things to do."""


def seconds_for(size: int) -> int:
    """Seconds of a processor for so many bytes or characters."""
    return _FIRST_SECONDS + _SECONDS_PER_MEBIBYTE * size // 2**20


class Confined:
    """Runs functions of modules in a process apart, one at a time."""

    def __init__(self, memory: int = MEMORY) -> None:
        self._memory = memory
        self._lock = threading.Lock()
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None

    def run(self, seconds: int, function: Callable[..., Result], *arguments: Any) -> Result:
        """What the function gives, within so many seconds of a processor.

        Raises:
            InputError: R042 if it takes longer, R043 if it needs more memory or the process ends,
                and what it raises.
        """
        with self._lock:
            outcome, value = self._answer(seconds, function, arguments)
            if outcome == "raised":
                if getattr(value, "code", "") in ("R042", "R043"):
                    self.end()
                raise value
            found: Result = value
            return found

    def _answer(
        self, seconds: int, function: Callable[..., Any], arguments: tuple[Any, ...]
    ) -> tuple[str, Any]:
        connection = self._started()
        try:
            connection.send((seconds, function, arguments))
            if not connection.poll(seconds * _PATIENCE):
                return "raised", _too_long()
            outcome, value = connection.recv()
        except (EOFError, OSError):
            return "raised", self._ended()
        return outcome, value

    def end(self) -> None:
        """Kill the process, if there is one."""
        process, connection, self._process, self._connection = (
            self._process,
            self._connection,
            None,
            None,
        )
        if connection is not None:
            connection.close()
        if process is not None:
            process.kill()
            process.join()

    def _started(self) -> Connection:
        if self._connection is None:
            context = multiprocessing.get_context("spawn")
            self._connection, theirs = context.Pipe()
            self._process = context.Process(target=_serve, args=(theirs, self._memory), daemon=True)
            self._process.start()
            theirs.close()
        return self._connection

    def _ended(self) -> InputError:
        """Why the process ended."""
        process = self._process
        if process is not None:
            process.join(_FIRST_SECONDS)
        status = process.exitcode if process is not None else None
        return _too_long() if status == -getattr(signal, "SIGXCPU", 0) else _too_much()


def _serve(connection: Connection, memory: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever started this
    _bound_memory(memory)
    with contextlib.suppress(EOFError, OSError):
        while True:
            seconds, function, arguments = connection.recv()
            _bound_time(seconds)
            connection.send(_outcome(function, arguments))


def _outcome(function: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[str, Any]:
    try:
        return "gave", function(*arguments)
    except MemoryError:
        return "raised", _too_much()
    except Exception as error:
        return "raised", error if isinstance(error, InputError) else _failed(error)


def _bound_memory(memory: int) -> None:
    if sys.platform == "linux":  # elsewhere this limit is not kept
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))


def _bound_time(seconds: int) -> None:
    """Let the kernel end this process after so many more seconds of a processor."""
    if sys.platform != "win32":
        import resource

        usage = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(
            resource.RLIMIT_CPU, (int(usage.ru_utime + usage.ru_stime) + seconds + 1, hard)
        )


def _too_long() -> InputError:
    return InputError(
        "R042",
        "It takes too long to read.",
        "Cut it into shorter reports, with line breaks in them.",
    )


def _too_much() -> InputError:
    return InputError(
        "R043",
        "Reading it needs too much memory.",
        "Cut it into shorter reports, with line breaks in them.",
    )


def _failed(error: Exception) -> InputError:
    reason = f"{type(error).__name__}: {str(error)[:80]}"
    return InputError(
        "R021", f"The program fails at it ({reason}).", "Tell its makers, with the file."
    )
