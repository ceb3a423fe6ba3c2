"""Who opens a connection and says nothing."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from sayso.web.access.connections import Crowd, Patient
from sayso.web.serving import configured
from sayso.web.settings import Settings

ASK = b"GET / HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n"
HALF = b"GET / HTTP/1.1\r\nhost:"


async def _answer(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "http":
        await Response("Here.")(scope, receive, send)


@contextmanager
def server(folder: Path, head_wait: float, crowd: Crowd | None = None) -> Iterator[int]:
    """The port of a server with a limited patience."""
    config = configured(_answer, Settings(folder / "access.db"), head_wait)
    config.lifespan = "off"
    assert isinstance(config.http, type)
    if crowd is not None:
        config.http.crowd = crowd  # type: ignore[attr-defined]
    bound = socket.create_server(("127.0.0.1", 0))
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    try:
        yield bound.getsockname()[1]
    finally:
        running.should_exit = True
        thread.join(30)


def come(port: int, words: bytes = b"") -> socket.socket:
    client = socket.create_connection(("127.0.0.1", port), 30)
    client.sendall(words)
    return client


def end_of(client: socket.socket) -> bytes:
    """What comes until the other side hangs up."""
    told = b""
    try:
        while part := client.recv(4096):
            told += part
    except ConnectionResetError:
        pass
    return told


def answer_of(client: socket.socket) -> bytes:
    """An answer whole: its head and its body may come in several parts."""
    told = b""
    while not told.endswith(b"Here.") and (part := client.recv(4096)):
        told += part
    return told


def test_who_does_not_say_what_they_want_is_not_waited_for(tmp_path: Path) -> None:
    with server(tmp_path, 0.2) as port:
        for words in (b"", HALF):
            with come(port, words) as client:
                assert end_of(client) == b""


def test_who_asks_is_answered_and_may_ask_again(tmp_path: Path) -> None:
    with server(tmp_path, 30.0) as port, come(port, ASK) as client:
        for _ in range(2):
            assert b"200 OK" in answer_of(client)
            client.sendall(ASK)


def test_where_there_are_too_many_those_who_say_nothing_make_room(tmp_path: Path) -> None:
    with server(tmp_path, 30.0, Crowd(4)) as port:
        silent = [come(port, HALF) for _ in range(12)]
        with come(port, ASK) as client:
            assert b"200 OK" in answer_of(client)
        assert end_of(silent[0]) == b""
        for each in silent:
            each.close()


def test_one_address_has_no_more_than_its_share() -> None:
    crowd, dropped = Crowd(0, 2), list[str]()

    class One(Patient):
        def __init__(self, address: str, name: str) -> None:
            self.address = address
            self.transport = self  # type: ignore[assignment]
            self.name = name

        def abort(self) -> None:
            dropped.append(self.name)

    for address, name in (("a", "first"), ("b", "other"), ("a", "second"), ("a", "third")):
        crowd.came(One(address, name))

    assert dropped == ["first"]
