"""``sayso claims``: what the ledger holds, filtered, as a table, CSV or JSON Lines."""

import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from sayso.cli.claim_filters import claim_filters, filters_of
from sayso.cli.ledger_options import ledger_option, view_at, view_options

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from sayso.ledger.filters import Filters
    from sayso.ledger.query import Found
    from sayso.ledger.view import View


@click.command()
@ledger_option
@claim_filters
@view_options
@click.option(
    "--all-readings", is_flag=True, help="Those of older readings of the same reports too."
)
@click.option("--newest", is_flag=True, help="The newest first.")
@click.option(
    "--limit", type=click.IntRange(0), default=50, show_default=True, help="How many; 0 for all."
)
@click.option("--after", metavar="PLACE", help="Go on where the page before ended, as it said.")
@click.option(
    "--format", "form", type=click.Choice(("table", "csv", "jsonl")), default="table", show_default=True,
    help="How to write them.",
)  # fmt: skip
def claims(location: str, as_of: str | None, recorded_by: str | None, **asked: Any) -> None:
    """Show the claims that the ledger holds: all that pass every filter that is given.

    They come in the order in which they were recorded; with --since or --until, in that of the
    clock.  Only the newest reading of each report counts, unless all are asked for.

    Exit status: 0 if the ledger could be read, whatever it holds, 1 if not, 2 for a wrong option.
    """
    from sayso.ledger.store import open_ledger

    filters = filters_of(asked)
    with open_ledger(location) as ledger, ledger.reading() as connection:
        view = view_at(connection, as_of, recorded_by)
        after = _write(connection, filters, view, asked)
    if after:
        click.echo(f"There are more: --after '{after}'", err=True)


def _write(
    connection: "Connection", filters: "Filters", view: "View", asked: Mapping[str, Any]
) -> str | None:
    from sayso.cli.rendering import claims as rendering
    from sayso.ledger.query import find_claims

    write = {
        "table": rendering.write_table,
        "csv": rendering.write_csv,
        "jsonl": rendering.write_json_lines,
    }
    limit, after = asked["limit"], asked["after"]
    last: list[str | None] = [None]

    def pages() -> Iterator["Found"]:
        left, place = limit or sys.maxsize, after
        while left:
            page = find_claims(
                connection, filters, view, limit=min(left, 500), after=place, newest=asked["newest"]
            )
            yield from page.claims
            left, place = left - len(page.claims), page.after
            last[0] = place
            if place is None:
                return

    write[asked["form"]](pages(), sys.stdout)
    return last[0]
