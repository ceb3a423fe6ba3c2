"""``sayso claims``: what the ledger holds, filtered, as a table, CSV or JSON Lines."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from sayso.cli.ledger_options import ledger_option, view_at, view_options

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from sayso.ledger.filters import Filters
    from sayso.ledger.query import Found
    from sayso.ledger.view import View

_CLOCKS = ("published", "said", "event")
_STANCES = ("asserts", "denies", "doubts", "withholds")
_STATES = ("open", "accept", "reject", "amend", "unsure")


@click.command()
@ledger_option
@click.option("--speaker", metavar="NAME", help="Of this speaker: an id, or a name as it is known.")
@click.option("--side", metavar="SIDE", help="Of speakers of this side of the theatre.")
@click.option("--outlet", metavar="NAME", help="In reports of this outlet.")
@click.option("--stance", type=click.Choice(_STANCES), help="With this stance.")
@click.option(
    "--type", "kind", metavar="TYPE", help="With a proposition of this type: control, count, …"
)
@click.option("--place", metavar="NAME", help="With this place in the content: an id, or a name.")
@click.option(
    "--within",
    type=click.FloatRange(0, 20038),
    metavar="KM",
    help="Up to so far from --place or --near.",
)
@click.option("--near", metavar="LAT,LON", help="With a place near this point, as --within says.")
@click.option(
    "--text",
    "words",
    metavar="WORDS",
    help='With all these words in source or content; "…" keeps together.',
)
@click.option("--review", type=click.Choice(_STATES), help="In this state of review.")
@click.option(
    "--against-interest", is_flag=True, help="Only claims against the speaker's own interest."
)
@click.option("--since", metavar="TIME", help="From this time on, on the clock that --clock names.")
@click.option("--until", metavar="TIME", help="Up to the end of this time.")
@click.option(
    "--clock",
    type=click.Choice(_CLOCKS),
    default="published",
    show_default=True,
    help="Whose time counts.",
)
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

    filters = _filters(asked)
    with open_ledger(location) as ledger, ledger.reading() as connection:
        view = view_at(connection, as_of, recorded_by)
        after = _write(connection, filters, view, asked)
    if after:
        click.echo(f"There are more: --after '{after}'", err=True)


def _filters(asked: dict[str, Any]) -> "Filters":
    from sayso.ledger.canonical import instant
    from sayso.ledger.filters import Filters
    from sayso.reports.published import read_published

    since, until = asked["since"], asked["until"]
    near = _point(asked["near"], asked["within"])
    if asked["within"] is not None and near is None and asked["place"] is None:
        raise click.UsageError("--within needs --place or --near.")
    return Filters(
        **{
            name: asked[name]
            for name in ("speaker", "side", "place", "stance", "outlet", "words", "review", "clock")
        },
        type=asked["kind"],
        within=asked["within"],
        near=near,
        against_interest=asked["against_interest"],
        all_readings=asked["all_readings"],
        since=instant(read_published(since, "The time --since").start) if since else None,
        until=instant(read_published(until, "The time --until").end) if until else None,
    )


def _point(near: str | None, within: float | None) -> tuple[float, float, float] | None:
    if near is None:
        return None
    try:
        lat, lon = (float(part) for part in near.split(","))
    except ValueError:
        raise click.UsageError("--near is latitude and longitude in degrees: 46.64,32.61") from None
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise click.UsageError("--near is no point on earth.")
    if within is None:
        raise click.UsageError("--near needs --within, the distance in kilometres.")
    return lat, lon, within


def _write(
    connection: "Connection", filters: "Filters", view: "View", asked: dict[str, Any]
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
