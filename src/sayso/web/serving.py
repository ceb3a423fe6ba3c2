"""Running the application: one process, one address."""

import logging
import socket
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

import uvicorn
from starlette.types import ASGIApp

from sayso.errors import SaysoError
from sayso.watches.courier import Courier
from sayso.web.access.connections import HEAD_WAIT, protocol
from sayso.web.access.gate import Log
from sayso.web.access.store import Store
from sayso.web.app import make_app
from sayso.web.record import Record
from sayso.web.settings import LOOPBACK, Limits, Settings, is_loopback
from sayso.web.tiles import Tiles

_BACKLOG = 128
"""Connections that are taken in at one go, before it is looked whether there are too many."""


def settings_for(
    host: str,
    access: Path,
    names: tuple[str, ...],
    accounts: bool,
    tiles: Tiles | None = None,
    hops: int = 0,
) -> Settings:
    """How to serve at ``host``: elsewhere than on this machine alone, everybody needs an account.

    So they do behind ``hops`` proxies, which bring others here.

    Raises:
        SaysoError: W014 if there is no account yet that could sign in.
    """
    needed = accounts or bool(hops) or not is_loopback(host)
    if needed and not Store(access).users():
        raise SaysoError(
            "W014",
            f"Others could reach {host}, and nobody has an account.",
            "Make one with sayso user add NAME --role editor, or leave --host out.",
        )
    hosts = tuple(dict.fromkeys((*LOOPBACK, *(each.lower() for each in (host, *names)))))
    limits = Limits() if needed else Limits(reads=0, writes=0)
    return Settings(
        access,
        tuple(each for each in hosts if each not in ("0.0.0.0", "::")),
        needed,
        limits,
        tiles,
        hops,
    )


def access_file(location: str, named: Path | None) -> Path:
    """Where users and sessions are kept: beside the ledger's file, or here for one that is in no
    file.
    """
    if named is not None:
        return named
    if "://" in location:
        return Path("sayso-access.db")
    return Path(location).with_suffix(".access.db")


def serve(
    record: Record, settings: Settings, host: str, port: int, log: TextIO | None = None
) -> None:
    """Serve until it is told to stop.  ``log`` is given a line for each answer.

    Raises:
        SaysoError: W015 if the address cannot be had.
    """
    bound = _bind(host, port)
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)
    app = make_app(record, settings, _writer(log))
    courier = Courier(record, app.state.house.watches)
    courier.start()
    try:
        uvicorn.Server(configured(app, settings)).run(sockets=[bound])
    finally:
        courier.stop()


def configured(app: ASGIApp, settings: Settings, head_wait: float = HEAD_WAIT) -> uvicorn.Config:
    """How uvicorn serves: it believes no header of its own accord, and drops who does not say what
    they want.
    """
    return uvicorn.Config(
        app,
        http=protocol(settings.hops, head_wait),
        ws="none",
        proxy_headers=False,
        forwarded_allow_ips="",
        backlog=_BACKLOG,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_keep_alive=15,
    )


def address(host: str, port: int) -> str:
    """What to open in a browser."""
    shown = "localhost" if host in ("0.0.0.0", "::", "127.0.0.1", "::1") else host
    return f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/"


def _bind(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
    except (OSError, OverflowError) as error:
        bound.close()
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise SaysoError(
            "W015",
            f"{host}, port {port}, cannot be had ({reason}).",
            "Choose another with --host and --port.",
        ) from error
    return bound


def _writer(log: TextIO | None) -> Log:
    def write(line: str) -> None:
        if log is not None:
            log.write(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ} {line}\n")
            log.flush()

    return write
