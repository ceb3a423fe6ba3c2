"""Reads broken texts, and asks for the board and every page of what was read: nothing may break
off.

    python -m bench.fuzz --reports N --seed S [--corpus FILE ...] [--as-it-is] [--pages N]

Each report is a text of the corpora (JSON Lines with ``text`` a line, a JSON report or plain text;
without any, the samples) that is changed in one of the ways of ``bench.mutations``; ``--as-it-is``
reads the texts themselves, all of them where N is 0.  Rules that fail are not guarded here.  Each
distinct failure is printed once, by its kind and the line that it came from, with how often it was
met and a text that is as small as can be and still makes it.  ``--pages`` are so many reports of
which a ledger is made whose board, brief and pages are all asked for.

Exit status: 0 if nothing failed, 1 if something did.
"""

import argparse
import json
import os
import random
import re
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from io import StringIO
from pathlib import Path
from typing import Any

from bench.mutations import MUTATIONS
from sayso.cli.rendering.jsonl import write_claims
from sayso.cli.rendering.page import render_page
from sayso.cli.rendering.terminal import print_reading, terminal_console
from sayso.errors import InputError
from sayso.questions.board import Board
from sayso.questions.readings import told_of
from sayso.questions.rows import rows_of_question
from sayso.reader import Reading, read_report
from sayso.record.report import Report
from sayso.reports.published import read_published

ROOT = Path(__file__).parent.parent
_TRIES = 400
"""Shorter texts that are tried for each failure."""


@dataclass(slots=True)
class Failure:
    """What failed: its kind and line, how often it was met, and the smallest text that makes it."""

    name: str
    trace: str
    text: str = ""
    times: int = 1


@dataclass(slots=True)
class Failures:
    """The distinct failures that were met."""

    by_name: dict[str, Failure] = field(default_factory=dict)

    def add(
        self, error: Exception, text: str = "", again: Callable[[str], object] | None = None
    ) -> None:
        """Count a failure; the first of its name is made small by running it again on less text."""
        name = name_of(error)
        if name in self.by_name:
            self.by_name[name].times += 1
            return
        small = shrink(text, lambda some: _fails(again, some) == name) if again else text
        self.by_name[name] = Failure(name, "".join(traceback.format_exception(error)[-6:]), small)
        print(f"met: {name}\n  {small!r}", file=sys.stderr, flush=True)


def name_of(error: BaseException) -> str:
    """The kind of a failure and the last line of the program that it came through."""
    steps = [step for step in traceback.extract_tb(error.__traceback__) if "sayso" in step.filename]
    where = (
        f"{Path(steps[-1].filename).parent.name}/{Path(steps[-1].filename).name}:{steps[-1].lineno}"
        if steps
        else "?"
    )
    return f"{type(error).__name__} at {where}"


def _fails(work: Callable[[str], object], text: str) -> str:
    try:
        work(text)
    except Exception as error:
        return name_of(error)
    return ""


def shrink(text: str, still: Callable[[str], bool]) -> str:
    """A short text for which ``still`` holds as it does for ``text``: pieces are left out, large
    ones first.
    """
    words = re.findall(r"\s*\S+", text)
    size, tries = len(words) // 2, 0
    while size and tries < _TRIES:
        at = 0
        while at < len(words) and tries < _TRIES:
            fewer = words[:at] + words[at + size :]
            tries += 1
            if fewer and still("".join(fewer)):
                words = fewer
            else:
                at += size
        size //= 2
    return "".join(words)


def load(paths: Iterable[Path]) -> Iterator[Report]:
    """The reports of files: JSON Lines, JSON or text."""
    for path in paths:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".jsonl":
            yield from (_report(json.loads(line)) for line in text.splitlines() if line.strip())
        elif path.suffix == ".json":
            yield _report(json.loads(text))
        else:
            yield Report(text, path.name)


def _report(told: dict[str, Any]) -> Report:
    published = str(told.get("published") or told.get("date") or told.get("dct") or "")
    try:
        when = read_published(published) if published else None
    except InputError:
        when = None
    return Report(
        told["text"],
        str(told.get("id") or ""),
        told.get("title"),
        told.get("outlet"),
        told.get("url"),
        when,
    )


def mutated(reports: list[Report], many: int, seed: int) -> Iterator[Report]:
    """So many reports, each broken in one way."""
    chance = random.Random(seed)
    for number in range(many):
        report = chance.choice(reports)
        change = MUTATIONS[number % len(MUTATIONS)]
        text = change(chance, report.text)
        if text.strip():
            yield replace(report, text=text, doc=f"{change.__name__}-{number}")


def board_of(readings: Iterable[Reading]) -> Board:
    """The board of readings, with every row of it made."""
    board = Board()
    for number, reading in enumerate(readings, 1):
        board.take(told_of(reading, number))
    for question in board.questions():
        rows_of_question(question)
    return board


def show(reading: Reading) -> str:
    """A reading as the terminal, a page and JSON Lines show it."""
    stream = StringIO()
    print_reading(reading, terminal_console(stream), why=True)
    write_claims([reading], stream)
    return stream.getvalue() + render_page(reading)


def read_all(reports: Iterable[Report], failures: Failures) -> Iterator[Reading]:
    """Each report read and shown, and its own board made."""
    for report in reports:

        def again(text: str, report: Report = report) -> object:
            reading = read_report(replace(report, text=text))
            board_of([reading])
            return show(reading)

        try:
            reading = read_report(report)
            board_of([reading])
            show(reading)
        except Exception as error:
            failures.add(error, report.text, again)
        else:
            yield reading


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reports", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, action="append", default=[])
    parser.add_argument("--as-it-is", action="store_true")
    parser.add_argument("--pages", type=int, default=200)
    asked = parser.parse_args()
    os.environ["SAYSO_STRICT"] = "1"
    reports = list(load(asked.corpus or sorted((ROOT / "samples").glob("*.md"))))
    if asked.as_it_is:
        some = reports[: asked.reports] if asked.reports else reports
    else:
        some = list(mutated(reports, asked.reports, asked.seed))
    failures = Failures()
    readings: list[Reading] = []
    for number, reading in enumerate(read_all(some, failures), 1):
        if len(readings) < asked.pages:
            readings.append(reading)
        if number % 500 == 0:
            print(f"{number} of {len(some)} read", file=sys.stderr, flush=True)
    pages = _ask_pages(readings, failures)
    for failure in sorted(failures.by_name.values(), key=lambda each: -each.times):
        print(f"{failure.times} x {failure.name}\n{failure.trace}  text: {failure.text!r}\n")
    print(f"{len(some)} reports, {pages} pages, {len(failures.by_name)} distinct failures")
    return 1 if failures.by_name else 0


def _ask_pages(readings: list[Reading], failures: Failures) -> int:
    from bench.fuzz_pages import ask_all

    return ask_all(readings, failures.add) if readings else 0


if __name__ == "__main__":
    sys.exit(main())
