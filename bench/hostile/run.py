"""What becomes of more than a thousand hostile files, with good ones between them.

    python -m bench.hostile.run [--seconds N] [--only WORD]

Each file is read by a process that is ended if it takes more than N seconds of a processor (60).  Wrong is: a
file that is neither read nor refused with a code, one that takes too long or ends the process, one
at which the program fails (R021), a connection that is opened, a file that is written, a report
that no ledger can hold, and a good file that is not read.
"""

import argparse
import multiprocessing
import os
import re
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import chain
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.hostile import archives, documents, markup
from bench.hostile.archives import WORDS

if TYPE_CHECKING:
    from sayso.record.report import Report

_SECONDS = 60.0
_WAIT = 20
"""So many times as long as a processor may take is waited for: others may use it meanwhile."""
_GOOD_EVERY = 20
_MEMORY = 6 * 2**30
_HALF = re.compile("[\ud800-\udfff]")
_WRITES = ("w", "a", "x", "+")


def hostile_files(times: int = 18) -> Iterator[tuple[str, bytes]]:
    """All of them by name; ``times`` is how often each good file is broken."""
    return chain(
        archives.bombs(), archives.nested(), archives.traversal(), archives.lies(), archives.warcs(),
        markup.entities(), markup.pages(), markup.page_data(),
        documents.pdfs(), documents.mails(), documents.tables(), documents.json_files(), documents.encodings(),
        documents.broken(times),
    )  # fmt: skip


def with_good(files: Iterator[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """The files, and a good one after each twenty."""
    for number, named in enumerate(files, 1):
        yield named
        if number % _GOOD_EVERY == 0:
            yield f"good-{number}.txt", WORDS


@dataclass(slots=True)
class Reader:
    """A process that reads one file after another; a new one where the last was ended."""

    seconds: float = _SECONDS
    _process: Any = None
    _connection: Connection | None = field(default=None)

    def read(self, name: str, data: bytes) -> tuple[str, ...]:
        """The code of each report or refusal, ``ok`` being a report; or the one thing that went
        wrong.
        """
        connection = self._connection or self._start()
        connection.send((name, data))
        if not self._answers(connection):
            self.close()
            return (f"HANG: more than {self.seconds:g} seconds",)
        try:
            answer: tuple[str, ...] = connection.recv()
        except EOFError:
            status = self._process.exitcode
            self.close()
            return (f"DEATH: the process ended ({status})",)
        return answer

    def _answers(self, connection: Connection) -> bool:
        """Whether it answers before it has taken too much of a processor."""
        limit = _used(self._process.pid) + self.seconds
        end = time.monotonic() + _WAIT * self.seconds
        while not connection.poll(min(1.0, self.seconds)):
            if _used(self._process.pid) > limit or time.monotonic() > end:
                return False
        return True

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process, self._connection = None, None

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        assert self._connection.poll(300)
        self._connection.recv()
        return self._connection


def _used(process: int) -> float:
    """Seconds of a processor that a process took (Linux)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _serve(connection: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    _outcome("warm.html", b"<html><body><p>Words.</p></body></html>")
    events: list[str] = []
    sys.addaudithook(lambda event, arguments: _watch(event, arguments, events))
    connection.send("ready")
    while True:
        try:
            name, data = connection.recv()
        except EOFError:
            return
        events.clear()
        outcome = _outcome(name, data)
        connection.send((*outcome, *(f"ACT: {event}" for event in events[:3])))


def _watch(event: str, arguments: tuple[Any, ...], events: list[str]) -> None:
    mode = arguments[1] if event == "open" else None
    writes = isinstance(mode, str) and any(sign in mode for sign in _WRITES)
    if writes or event in (
        "socket.connect",
        "socket.getaddrinfo",
        "os.system",
        "subprocess.Popen",
        "os.mkdir",
    ):
        events.append(f"{event} {arguments[:1]!r}"[:200])


def _outcome(name: str, data: bytes) -> tuple[str, ...]:
    from sayso.record.report import Report
    from sayso.reports.load import read_stream

    try:
        found = list(read_stream(BytesIO(data), name))
    except BaseException as error:
        return (f"RAISED: {error!r}"[:300],)
    codes = tuple("ok" if isinstance(each, Report) else each.code for each in found[:50])
    failed = tuple(
        f"FAILED: {each}"[:300]
        for each in found
        if not isinstance(each, Report) and each.code == "R021"
    )
    unfit = tuple(
        f"UNFIT: {words}"
        for each in found
        if isinstance(each, Report)
        for words in unfit_for_a_ledger(each)
    )
    return (*codes, *failed, *unfit[:3]) if found else ("RAISED: nothing came of it",)


def unfit_for_a_ledger(report: "Report") -> Iterator[str]:
    """The fields of a report that no ledger could hold: half of a surrogate pair, or a NUL."""
    for name in ("text", "doc", "title", "outlet", "url", "author"):
        words = getattr(report, name) or ""
        if "\0" in words or _HALF.search(words):
            yield f"{name} {words[:40]!a}"


def is_wrong(name: str, outcome: tuple[str, ...]) -> bool:
    """Whether an outcome is none that a hostile, or a good, file may have."""
    if name.startswith("good-"):
        return outcome != ("ok",)
    return any(":" in line for line in outcome)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=_SECONDS)
    parser.add_argument(
        "--only", default="", metavar="WORD", help="Only files with this in their names."
    )
    options = parser.parse_args()
    reader, codes, wrong, slow = (
        Reader(options.seconds),
        Counter[str](),
        list[str](),
        list[tuple[float, str]](),
    )
    number = 0
    for name, data in with_good(each for each in hostile_files() if options.only in each[0]):
        number += 1
        start = time.perf_counter()
        outcome = reader.read(name, data)
        slow = sorted([*slow, (time.perf_counter() - start, name)], reverse=True)[:8]
        codes.update(set(outcome) if not is_wrong(name, outcome) else {"WRONG"})
        if is_wrong(name, outcome):
            wrong.append(f"{name}: {'; '.join(line for line in outcome if ':' in line) or outcome}")
            print(wrong[-1], flush=True)
    reader.close()
    print(
        f"{number} files: {', '.join(f'{code} {count}' for code, count in sorted(codes.items()))}"
    )
    print("slowest: " + ", ".join(f"{name} {seconds:.1f} s" for seconds, name in slow))
    print(f"{len(wrong)} wrong")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
