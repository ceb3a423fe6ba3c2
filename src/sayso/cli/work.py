"""``sayso work``: one of any number of processes that read what waits in a shared desk's queue."""

import sys
from typing import TYPE_CHECKING

import click

from sayso.cli.add import Tally, count
from sayso.cli.faults import faults_in_words
from sayso.cli.ledger_options import ledger_option
from sayso.display.characters import plain
from sayso.display.wording import count_of

if TYPE_CHECKING:
    from sayso.ledger.store import Ledger
    from sayso.running.queue import Queue

_PATIENCE = 5.0
"""Seconds after which an idle worker looks at the queue again, should a notice have been lost."""


@click.command()
@ledger_option
@click.option("--until-empty", is_flag=True, help="End when nothing waits any more.")
@click.option("--show", is_flag=True, help="Show how long the queue is and what was refused.")
@click.option("--drop-refused", is_flag=True, help="Take what was refused out of the queue.")
def work(location: str, until_empty: bool, show: bool, drop_refused: bool) -> None:
    """Read reports that `sayso add --queue` put in the queue of a shared ledger, and add them.

    Run it on as many machines as there are; each takes what nobody else reads.  What is read is
    added in the order of the queue, by one at a time, so the ledger is the same whatever their
    number.  A worker that is killed loses nothing: the others read what it had taken.  A report at
    which three workers ended is refused, and so is one that cannot be read; the others go on.

    Exit status: 0 if all is well, 1 if a report was refused or the ledger failed, 2 for a wrong
    option, 3 if a part of the program is missing.
    """
    from sayso.ledger.store import open_ledger
    from sayso.running.queue import Queue

    with open_ledger(location, create=True) as ledger, Queue(ledger) as queue:
        if show or drop_refused:
            _show(queue, drop_refused)
            return
        tally = _work(ledger, queue, until_empty)
    if tally.refused:
        sys.exit(1)


def _work(ledger: "Ledger", queue: "Queue", until_empty: bool) -> Tally:
    from collections import Counter

    from sayso.running.shared import Worker

    worker, tally = Worker(ledger, queue), Tally()
    try:
        while not (until_empty and queue.waiting().is_empty):
            is_idle = True
            for report, outcome in worker.step():
                is_idle = False
                count(report, outcome, tally)
            if is_idle:
                queue.wait(_PATIENCE if not until_empty else 1.0)
    finally:
        click.echo(tally.sentence(), err=True)
        for line in faults_in_words(Counter(worker.faults)):
            click.echo(line, err=True)
    return tally


def _show(queue: "Queue", drop_refused: bool) -> None:
    for number, doc, reason in queue.refused():
        click.echo(f"{number}: {plain(doc)}: {plain(reason)}")
        if drop_refused:
            queue.drop(number)
    waiting = queue.waiting()
    click.echo(
        f"{count_of(waiting.unread, 'report')} to be read, {waiting.read} to be added, "
        f"{waiting.refused} refused."
    )
