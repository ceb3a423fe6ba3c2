"""A server on this machine that answers as a function says, byte for byte."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

Answer = Callable[[Callable[[bytes], None], Event], None]
"""Sends what it likes; the event is set when the test is over."""


@contextmanager
def server(answer: Answer) -> Iterator[str]:
    over = Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = Thread(target=_serve, args=(listener, answer, over), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/report.txt"
        over.set()


def _serve(listener: socket.socket, answer: Answer, over: Event) -> None:
    while not over.is_set():
        try:
            connection, _ = listener.accept()
        except OSError:
            return
        with connection:
            try:
                connection.recv(65536)
                answer(connection.sendall, over)
            except OSError:
                continue


def at_once(data: bytes) -> Answer:
    """Sends all and hangs up."""
    return lambda send, over: send(data)


def endless(beginning: bytes, piece: bytes, every: float = 0.02) -> Answer:
    """Goes on for as long as it is let."""

    def answer(send: Callable[[bytes], None], over: Event) -> None:
        send(beginning)
        while not over.wait(every):
            send(piece)

    return answer
