"""``sayso add``: reports in, their claims recorded."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from sayso.cli.faults import faults_in_words
from sayso.cli.forms_help import NamesForms
from sayso.cli.ledger_options import ledger_option, theatre_option
from sayso.cli.workers_option import runner_option, workers_option
from sayso.display.characters import plain
from sayso.display.wording import count_of
from sayso.errors import InputError, SaysoError

if TYPE_CHECKING:
    from sayso.ledger.adding import Added
    from sayso.record.report import Report


@click.command(cls=NamesForms)
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@ledger_option
@theatre_option
@click.option(
    "--published", metavar="WHEN", help="When the reports were published: a date or time, ISO 8601."
)
@click.option("--outlet", metavar="NAME", help="Who published the reports.")
@workers_option
@runner_option
@click.option(
    "--reread", is_flag=True, help="Read again what was read by another recipe; both readings stay."
)
@click.option(
    "--queue", is_flag=True, help="Put them in the ledger's queue, for `sayso work` to read."
)
def add(
    reports: tuple[str, ...],
    location: str,
    theatre: str,
    published: str | None,
    outlet: str | None,
    workers: int | None,
    runner: str,
    reread: bool,
    queue: bool,
) -> None:
    """Read reports and record them with their claims.

    A REPORT is a file, a folder of them, an address, or - for standard input: FORMS.  What it is is
    told by its content, not by its name.  The ledger is made where there is none.  A report is
    added in whole or not at all, and never twice; one that cannot be read or recorded is told, and
    the others are added all the same.  At the end stands how many were added, already there, and
    refused, and what failed on some claims, where it is noted.

    Exit status: 0 if every report is in the ledger now, 1 if some were refused or the ledger
    failed, 2 for a wrong option, 3 if a part of the program is missing.
    """
    from sayso.cli.progress import with_progress
    from sayso.ledger.store import open_ledger
    from sayso.recording import Recorder
    from sayso.reports.load import load
    from sayso.reports.meter import Meter
    from sayso.reports.published import read_published
    from sayso.running.adding import add_side_by_side
    from sayso.running.workers import Runner

    when = read_published(published, "The option --published") if published else None
    if queue:
        _put_in_queue(location, load(reports, outlet=outlet, published=when), theatre, reread)
        return
    tally = Tally()
    with open_ledger(location, create=True) as ledger:
        recorder = Recorder(ledger, theatre, reread)
        try:
            meter = Meter.of(reports)
            loaded = load(reports, outlet=outlet, published=when, meter=meter)
            with closing(add_side_by_side(recorder, loaded, workers, Runner(runner))) as added:
                for report, outcome in with_progress(added, meter):
                    count(report, outcome, tally)
        finally:
            click.echo(tally.sentence(), err=True)
            for line in faults_in_words(recorder.faults):
                click.echo(line, err=True)
    if tally.refused:
        sys.exit(InputError.exit_status)


def _put_in_queue(
    location: str, loaded: "Iterable[Report | InputError]", theatre: str, reread: bool
) -> None:
    from sayso.ledger.store import open_ledger
    from sayso.running.queue import Queue
    from sayso.running.queued import Options

    refused = list[InputError]()

    def readable() -> "Iterator[Report]":
        for report in loaded:
            if isinstance(report, InputError):
                refused.append(report)
                click.echo(f"sayso: {report}", err=True)
            else:
                yield report

    with open_ledger(location, create=True) as ledger, Queue(ledger) as queue:
        number = sum(1 for _ in queue.put(readable(), Options(theatre, reread)))
    click.echo(f"{count_of(number, 'report')} queued, {len(refused)} refused.", err=True)
    if refused:
        sys.exit(InputError.exit_status)


@dataclass(slots=True)
class Tally:
    """What became of the reports of one command."""

    outcomes: Counter[str] = field(default_factory=Counter)
    claims: int = 0
    unread: int = 0
    refused: list[str] = field(default_factory=list)

    def sentence(self) -> str:
        """The counts, as the end of a command says them."""
        counts = [
            f"{count_of(self.outcomes['added'], 'report')} added ({count_of(self.claims, 'claim')})"
        ]
        if again := self.outcomes["read again"]:
            counts.append(f"{again} read again")
        there, older = (
            self.outcomes["already there"],
            self.outcomes["already there, read by another version"],
        )
        counts.append(f"{there + older} already there")
        if self.unread:
            counts.append(f"{self.unread} not read, or not all, for their language")
        counts.append(f"{len(self.refused)} refused{_why(self.refused)}")
        more = (
            f"  {older} of them read by another version: --reread reads them again."
            if older
            else ""
        )
        return f"{', '.join(counts)}.{more}"


def _why(codes: list[str]) -> str:
    return (
        f" ({', '.join(f'{code}: {number}' for code, number in sorted(Counter(codes).items()))})"
        if codes
        else ""
    )


def count(report: "Report | InputError | None", added: "Added | SaysoError", tally: Tally) -> None:
    """Count what became of a report, and tell what is to be told of it."""
    if isinstance(added, SaysoError):
        tally.refused.append(added.code)
        name = _name(report)
        click.echo(f"sayso: {name}{added}", err=True)
        return
    tally.outcomes[added.outcome] += 1
    tally.claims += added.claims
    tally.unread += bool(added.notes)
    for line in (*_told(added), *(f"{_name(report)}{note}" for note in added.notes)):
        click.echo(line, err=True)


def _name(report: "Report | InputError | None") -> str:
    return "" if report is None or isinstance(report, InputError) else f"{plain(report.doc)}: "


def _told(added: "Added") -> Iterator[str]:
    if added.previous:
        gone = f"{count_of(added.gone, 'claim')} of it {'is' if added.gone == 1 else 'are'} gone"
        yield f"Report {added.report} is a new version of {added.previous}: {gone}."
