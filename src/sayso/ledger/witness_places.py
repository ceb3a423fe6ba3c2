"""Where a list of witnessed heads is kept: a file, a clone of a git repository, or a server."""

import os
import subprocess
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from sayso.ledger.errors import LedgerError
from sayso.record.address import is_web_address

IN_GIT = "sayso-heads.jsonl"
"""The list's name in a repository."""
TOKEN = "SAYSO_WITNESS_TOKEN"
"""The environment variable with the token that a server wants."""
_LIMIT = 256 * 2**20
_WAIT = 30.0


class Place(Protocol):
    """Somewhere a list is kept."""

    def read(self) -> bytes:
        """All lines; none where there is no list yet.

        Raises:
            LedgerError: L024 if it cannot be read.
        """

    def append(self, line: bytes) -> None:
        """Add a line.

        Raises:
            LedgerError: L024 if it cannot be added.
        """


def place_of(name: str) -> Place:
    """The place that a name stands for: an address, a folder that is a clone, or a file."""
    if is_web_address(name):
        return _Server(name)
    return _Clone(name) if (Path(name) / ".git").exists() else _File(name)


@dataclass(frozen=True, slots=True)
class _File:
    name: str

    def read(self) -> bytes:
        try:
            return Path(self.name).read_bytes()
        except FileNotFoundError:
            return b""
        except (OSError, ValueError) as error:
            raise _unreachable(self.name, error) from None

    def append(self, line: bytes) -> None:
        try:
            with Path(self.name).open("ab") as file:
                file.write(line + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except (OSError, ValueError) as error:
            raise _unreachable(self.name, error) from None


@dataclass(frozen=True, slots=True)
class _Clone:
    """A clone: what is added is committed, and pushed where the branch has one that it follows."""

    name: str

    def read(self) -> bytes:
        if self._follows():
            self._git("pull", "--ff-only", "--quiet")
        if not self._git("ls-tree", "--name-only", "HEAD", IN_GIT, fails="").strip():
            return b""
        return self._git("show", f"HEAD:{IN_GIT}")

    def append(self, line: bytes) -> None:
        _File(str(Path(self.name) / IN_GIT)).append(line)
        self._git("add", "--", IN_GIT)
        self._git("commit", "--quiet", "-m", "A head of the ledger", "--", IN_GIT)
        if self._follows():
            self._git("push", "--quiet")

    def _follows(self) -> bool:
        return bool(self._git("rev-parse", "--abbrev-ref", "@{upstream}", fails="").strip())

    def _git(self, *words: str, fails: str | None = None) -> bytes:
        try:
            done = subprocess.run(
                ["git", "-C", self.name, *words],
                capture_output=True,
                stdin=subprocess.DEVNULL,
                timeout=120,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise _unreachable(self.name, error) from None
        if done.returncode and fails is None:
            lines = (done.stderr or done.stdout).decode(
                "utf-8", "replace"
            ).strip().splitlines() or ["git failed"]
            raise _unreachable(self.name, lines[-1])
        return b"" if done.returncode else done.stdout


@dataclass(frozen=True, slots=True)
class _Server:
    """A server that gives the whole list, and adds to it what is posted."""

    name: str

    def read(self) -> bytes:
        return self._ask(None)

    def append(self, line: bytes) -> None:
        self._ask(line)

    def _ask(self, line: bytes | None) -> bytes:
        headers = {"Content-Type": "application/json"} if line is not None else {}
        if os.environ.get(TOKEN):
            headers["Authorization"] = f"Bearer {os.environ[TOKEN]}"
        try:
            request = urllib.request.Request(self.name, line, headers)
            with urllib.request.urlopen(request, timeout=_WAIT) as answer:
                data: bytes = answer.read(_LIMIT)
        except urllib.error.HTTPError as error:
            if error.code == 404 and line is None:
                return b""
            raise _unreachable(self.name, f"it answers {error.code}") from None
        except (OSError, ValueError) as error:
            raise _unreachable(self.name, getattr(error, "reason", error)) from None
        return data


def _unreachable(name: str, error: object) -> LedgerError:
    reason = getattr(error, "strerror", None) or str(error)
    return LedgerError(
        "L024",
        f"The list {name} cannot be had: {reason}.",
        "Check it, and the right to write there.",
    )
