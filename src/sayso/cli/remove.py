"""``sayso remove``: a report whose words the law wants gone."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from sayso.cli.ledger_options import ledger_option, name_of, who_option, why_option
from sayso.display.wording import count_of

if TYPE_CHECKING:
    from sayso.ledger.removal import Removed


@click.command()
@click.argument("report", metavar="REPORT")
@ledger_option
@who_option
@why_option
@click.option("--yes", is_flag=True, help="Do not ask: it cannot be undone.")
def remove(report: str, location: str, who: str | None, why: str, yes: bool) -> None:
    """Remove the words of the report with the id REPORT: its text, its claims and its capture.

    It is for what the law demands; a report that is merely wrong is withdrawn or its claims are
    rejected.  A tombstone with the reason and all hashes stay, so that the chain can be checked as
    before.  Other reports with the same text lose it too, and every capture that holds the words is
    taken, also one that other reports were read from: what was taken, and what stays, is told.
    Copies that were made elsewhere (exports, snapshots, backups) keep it.

    Exit status: 0 if it was removed, 1 if not, 2 for a wrong option.
    """
    from sayso.ledger import removal
    from sayso.ledger.store import open_ledger
    from sayso.questions.upkeep import renew

    if not yes:
        click.confirm(f"Remove the words of report {report} for good?", abort=True)
    with open_ledger(location, write=True) as ledger:
        removed = removal.remove(ledger, report, who=name_of(who), why=why, renew=renew)
    for line in _sentences(removed):
        click.echo(line)


def _sentences(removed: "Removed") -> Iterator[str]:
    yield f"Removed: {', '.join(removed.reports)}"
    yield f"Taken: {count_of(removed.claims, 'claim')}, {count_of(len(removed.captures), 'capture')}"
    if removed.bereft:
        yield f"These lost their original, which held the same words: {', '.join(removed.bereft)}"
    if removed.alike:
        yield f"These say the same in a text of their own, and stay: {', '.join(removed.alike)}"
    if removed.left:
        yield f"Another ledger in this folder names these captures, and they stay: {', '.join(removed.left)}"
    if removed.in_use:
        yield "Another program has the ledger open: until it closes it, its file can still hold what was removed."
