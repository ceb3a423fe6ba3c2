"""``sayso withdraw``: a report that its outlet no longer stands by."""

import click

from sayso.cli.ledger_options import ledger_option, name_of, who_option, why_option


@click.command()
@click.argument("report", metavar="REPORT")
@ledger_option
@who_option
@why_option
@click.option(
    "--published", metavar="WHEN", help="When the outlet said so: a date or time, ISO 8601."
)
def withdraw(report: str, location: str, who: str | None, why: str, published: str | None) -> None:
    """Record that its outlet withdrew the report with the id REPORT (sayso reports lists them).

    The report and its claims stay, and are marked wherever they are shown.

    Exit status: 0 if it was recorded, 1 if not, 2 for a wrong option.
    """
    from sayso.ledger import removal
    from sayso.ledger.store import open_ledger
    from sayso.reports.published import read_published

    when = read_published(published, "The option --published") if published else None
    with open_ledger(location, write=True) as ledger:
        number = removal.withdraw(ledger, report, who=name_of(who), why=why, published=when)
    click.echo(f"Retraction {number}")
