"""``sayso reports``: the reports that a ledger holds."""

import json
import sys

import click

from sayso.cli.ledger_options import ledger_option, view_at, view_options
from sayso.display.characters import plain


@click.command()
@ledger_option
@view_options
@click.option("--outlet", metavar="NAME", help="Of this outlet.")
@click.option("--url", metavar="URL", help="At this address: all its versions.")
@click.option(
    "--format", "form", type=click.Choice(("lines", "jsonl")), default="lines", show_default=True,
    help="How to write them.",
)  # fmt: skip
def reports(
    location: str,
    as_of: str | None,
    recorded_by: str | None,
    outlet: str | None,
    url: str | None,
    form: str,
) -> None:
    """List the reports that the ledger holds, with their ids, in the order in which they were
    recorded.

    Exit status: 0 if the ledger could be read, whatever it holds, 1 if not, 2 for a wrong option.
    """
    from sayso.ledger.query import all_reports
    from sayso.ledger.store import open_ledger

    with open_ledger(location) as ledger, ledger.reading() as connection:
        view = view_at(connection, as_of, recorded_by)
        for report in all_reports(connection, view, outlet=outlet, url=url):
            if form == "jsonl":
                sys.stdout.write(json.dumps(report) + "\n")
                continue
            told = (
                report["outlet"],
                (report["published_start"] or "")[:10],
                report["title"] or report["doc"],
            )
            marks = [name for name in ("retracted", "removed") if report[name]]
            click.echo(plain("  ".join(part for part in (report["id"], *told, *marks) if part)))
