"""Runs the blocks of a page, and gives the page as it should be.

Shell commands and Python of one page share a folder, which looks like a fresh clone, and the Python
shares its names."""

import contextlib
import doctest
import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from .pages import ROOT, Block, find_blocks

_BIN = Path(sys.executable).parent


def with_output(page: str, folder: Path) -> str:
    """``page`` with what its blocks print now, run in ``folder``."""
    _lay_out(folder)
    lines, shown, at = page.splitlines(), list[str](), 0
    names: dict[str, Any] = {"__name__": "__main__"}
    for block in find_blocks(lines):
        shown += [*lines[at : block.start], *_run(block, folder, names)]
        at = block.end
    return "\n".join([*shown, *lines[at:]]) + "\n"


def help_of(command: str) -> list[str]:
    return _all_help()[command].rstrip("\n").split("\n")


@cache
def _all_help() -> dict[str, str]:
    """The help of each command, by an interpreter of its own.

    A command keeps the names of its help option as it is first asked for them, so one that a test
    of this process has called without its group would print ``--help`` alone.
    """
    asked = [sys.executable, "-m", "tests.docs.helps"]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, check=True, encoding="utf-8")
    helps: dict[str, str] = json.loads(done.stdout)
    return helps


def _lay_out(folder: Path) -> None:
    (folder / ".venv").mkdir()
    (folder / ".venv" / "bin").symlink_to(_BIN)
    (folder / "corpora").symlink_to(ROOT / "corpora")
    shutil.copytree(
        ROOT / "samples",
        folder / "samples",
        ignore=shutil.ignore_patterns("*.html", "*.db*", "*.captures"),
    )


def _run(block: Block, folder: Path, names: dict[str, Any]) -> list[str]:
    if block.told == "file":
        (folder / block.what).write_text("\n".join(block.lines) + "\n", encoding="utf-8")
    if not block.is_run or (block.told == "needs" and not shutil.which(block.what)):
        return list(block.lines)
    if block.told == "help":
        return help_of(block.what)
    if block.language == "console":
        return [
            line
            for command in _commands(block.lines)
            for line in (*command, *_shell(command, folder))
        ]
    with contextlib.chdir(folder):
        return list(_python(block, names))


def _commands(lines: tuple[str, ...]) -> Iterator[list[str]]:
    """The lines of each command: ``$ `` begins one, ``> `` goes on with it."""
    command: list[str] = []
    for line in (*lines, "$ "):
        if line.startswith("$ "):
            if command:
                yield command
            command = [line]
        elif line.startswith("> ") and command and command[-1].endswith("\\"):
            command.append(line)


def _shell(command: list[str], folder: Path) -> list[str]:
    words = "\n".join(line[2:] for line in command)
    path = f"{_BIN}{os.pathsep}{os.environ['PATH']}"
    env = {"PATH": path, "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        ["bash", "-c", words], cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL, encoding="utf-8", check=False,
    )  # fmt: skip
    assert "Traceback (most recent call last)" not in done.stdout, done.stdout
    return _as_lines(done.stdout)


def _python(block: Block, names: dict[str, Any]) -> Iterator[str]:
    for example in doctest.DocTestParser().get_examples("\n".join(block.lines) + "\n"):
        first, *rest = example.source.rstrip("\n").split("\n")
        yield f">>> {first}"
        yield from (f"... {line}".rstrip() for line in rest)
        yield from _as_lines(_printed(example.source, names))


def _printed(source: str, names: dict[str, Any]) -> str:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(source, "<page>", "single"), names)
    return printed.getvalue()


def _as_lines(printed: str) -> list[str]:
    printed = printed.rstrip("\n")
    return [line.rstrip() for line in printed.split("\n")] if printed else []
