"""``sayso watch``: what changes on the board as reports come into a folder or a feed."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.board_options import echo_line
from sayso.cli.ledger_options import ledger_option, theatre_option
from sayso.errors import InputError, SaysoError

if TYPE_CHECKING:
    from sayso.ledger.store import Ledger
    from sayso.questions.store import Change
    from sayso.record.report import Report
    from sayso.recording import Recorder, Run
    from sayso.reports.fetch import Fetched
    from sayso.reports.fetch_politely import PoliteFetcher

_FOLDER_EVERY, _FEED_EVERY = 5.0, 300.0


@click.command()
@click.argument("place", metavar="FOLDER|FEED")
@ledger_option
@theatre_option
@click.option(
    "--every",
    type=click.FloatRange(0.1),
    metavar="SECONDS",
    help=f"How often.  [default: {_FOLDER_EVERY:g} for a folder, {_FEED_EVERY:g} for a feed]",
)
@click.option("--once", is_flag=True, help="Look once and end.")
def watch(place: str, location: str, theatre: str, every: float | None, once: bool) -> None:
    """Add each report that comes into a FOLDER or FEED and print which questions it changes.

    A FEED is the address of an RSS or Atom feed; what its items hold is read, not the pages that
    they lead to.  A report that cannot be read is told on standard error, and the others are added
    all the same.  A file that changes is read again; a feed that does not answer is asked again the
    next time.  End with Ctrl-C.

    Exit status: 0 after --once, 1 if the folder or the ledger cannot be read, 2 for a wrong option,
    130 after Ctrl-C.
    """
    from sayso.confined import Confined
    from sayso.ledger.store import open_ledger
    from sayso.record.address import is_web_address
    from sayso.recording import Recorder, apart

    feed = is_web_address(place)
    every = every or (_FEED_EVERY if feed else _FOLDER_EVERY)
    with open_ledger(location, create=True) as ledger:
        run = apart(Confined())
        come = _feed(place, run) if feed else _Folder(Path(place), run)
        watching = _Watching(ledger, Recorder(ledger, theatre, reread=True, run=run), come)
        while True:
            for line in watching.look():
                echo_line(line)
            if once:
                return
            time.sleep(every)


@dataclass(slots=True)
class _Folder:
    """The reports of the files that were not there before, or are no longer as they were."""

    folder: Path
    run: "Run"
    _seen: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def __call__(self) -> Iterator["Report | InputError"]:
        from sayso.reports.load import all_of_file

        for path, size in self._new():
            try:
                yield from self.run(size, all_of_file, str(path))
            except InputError as error:
                yield error

    def _new(self) -> list[tuple[Path, int]]:
        try:
            there = {path: path.stat() for path in sorted(self.folder.iterdir()) if path.is_file()}
        except OSError as error:
            reason = error.strerror or str(error)
            raise SaysoError(
                "Q003", f"{self.folder} cannot be watched ({reason}).", "Name a folder."
            ) from error
        states = {
            path: (stat.st_mtime_ns, stat.st_size)
            for path, stat in there.items()
            if path.name[0] != "."
        }
        new = [(path, state[1]) for path, state in states.items() if self._seen.get(path) != state]
        self._seen = states
        return new


def _feed(address: str, run: "Run") -> "_Feed":
    from sayso.reports.fetch_politely import PoliteFetcher

    return _Feed(address, run, PoliteFetcher())


@dataclass(slots=True)
class _Feed:
    """The items of a feed, where it is no longer as it was."""

    address: str
    run: "Run"
    fetcher: "PoliteFetcher"
    _before: "Fetched | None" = None

    def __call__(self) -> Iterator["Report | InputError"]:
        from sayso.reports.load import all_of_capture

        try:
            fetched = self.fetcher.fetch(self.address, self._before)
        except InputError as error:
            yield error
            return
        if fetched is None or (self._before and fetched.capture.data == self._before.capture.data):
            return
        self._before = fetched
        try:
            yield from self.run(len(fetched.capture.data), all_of_capture, fetched.capture)
        except InputError as error:
            yield error


@dataclass(slots=True)
class _Watching:
    ledger: "Ledger"
    recorder: "Recorder"
    come: "Callable[[], Iterator[Report | InputError]]"

    def look(self) -> Iterator[str]:
        """Add what is new; a line for each question that changes."""
        from sayso.recording import REFUSED_HERE

        for found in self.come():
            try:
                if isinstance(found, InputError):
                    raise found
                self.recorder.add(found)
            except SaysoError as error:
                if not isinstance(error, InputError) and error.code not in REFUSED_HERE:
                    raise
                click.echo(f"sayso: {error}", err=True)
                continue
            yield from self._changes()

    def _changes(self) -> Iterator[str]:
        from sayso.questions.store import LedgerBoard

        with self.ledger.writing() as connection:
            changes = LedgerBoard(connection, connection).catch_up()
        yield from (line for change in changes if (line := _line(change)))


def _line(change: "Change") -> str:
    """A question that is new, or stands otherwise than before, or has another position; empty if
    nothing is new.
    """
    question, before = change.question, change.before
    what, standing = question.group.frame.sentence, str(question.standing)
    if before is None:
        return f"new: {what} {standing}: {question.reason} ({question.id})"
    if before["standing"] != standing:
        return f"{before['standing']} -> {standing}: {what} {question.reason} ({question.id})"
    if len(before["positions"]) != len(question.positions):
        return f"still {standing}: {what} {question.reason} ({question.id})"
    return ""
