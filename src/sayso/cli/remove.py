"""``sayso remove``: a report whose words the law wants gone."""

import click

from sayso.cli.ledger_options import ledger_option, name_of, who_option, why_option


@click.command()
@click.argument("report", metavar="REPORT")
@ledger_option
@who_option
@why_option
@click.option("--yes", is_flag=True, help="Do not ask: it cannot be undone.")
def remove(report: str, location: str, who: str | None, why: str, yes: bool) -> None:
    """Remove the words of the report with the id REPORT: its text, its claims and its capture.

    It is for what the law demands; a report that is merely wrong is withdrawn or its claims are rejected.  A tombstone
    with the reason and all hashes stay, so that the chain can be checked as before.  Other reports with the same text
    lose it too.  Copies that were made elsewhere (exports, snapshots, backups) keep it.

    Exit status: 0 if it was removed, 1 if not, 2 for a wrong option.
    """
    from sayso.ledger import removal
    from sayso.ledger.store import open_ledger

    if not yes:
        click.confirm(f"Remove the words of report {report} for good?", abort=True)
    with open_ledger(location, write=True) as ledger:
        removed = removal.remove(ledger, report, who=name_of(who), why=why)
    click.echo(f"Removed: {', '.join(removed)}")
