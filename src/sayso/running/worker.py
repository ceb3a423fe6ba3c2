"""What a worker process does: it takes one item after another, works on it and sends back what came
of it.
"""

import os
import pickle
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any

READY = "ready"
"""What a worker sends first, so that one which cannot even start is told from one that an item
ends.
"""


def serve(connection: Connection, work: Callable[[Any], Any]) -> None:
    """Work until the other end closes.  What is sent back is True and the answer, or False and what
    was raised.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started this one
    tasks: SimpleQueue[Any] = SimpleQueue()
    # The other end may send while an answer is being sent: with nobody to take it both would wait
    # for ever.
    threading.Thread(target=_take, args=(connection, tasks), daemon=True).start()
    connection.send((True, READY))
    while True:
        connection.send_bytes(_answer(work, tasks.get()))


def _take(connection: Connection, tasks: "SimpleQueue[Any]") -> None:
    while True:
        try:
            tasks.put(connection.recv())
        except (EOFError, OSError):
            os._exit(0)  # nobody wants what is being worked on


def _answer(work: Callable[[Any], Any], task: Any) -> bytes:
    """Whether the work was done, and what came of it or was raised, packed."""
    try:
        done, answer = True, work(task)
    except Exception as error:
        done, answer = False, error
    try:
        data = pickle.dumps((done, answer), pickle.HIGHEST_PROTOCOL)
        if isinstance(answer, Exception):
            pickle.loads(data)  # some exceptions can be packed and not unpacked
    except Exception as error:
        return pickle.dumps((False, RuntimeError(f"{answer!r} cannot be sent ({error!r})")))
    return data
