"""``sayso questions``: the board, contested and changed questions first."""

from typing import TYPE_CHECKING, Any

import click

from sayso.cli.board_options import STANDINGS, board_at, echo_json, echo_line, start_of
from sayso.cli.ledger_options import ledger_option, view_options

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_PAGE = 20


@click.command()
@ledger_option
@click.option(
    "--type",
    "kind",
    metavar="TYPE",
    help="Only of this type: control, count, pledge, responsibility, …",
)
@click.option("--standing", type=click.Choice(STANDINGS), help="Only those that stand so.")
@click.option("--place", metavar="NAME", help="Only of this place: an id, or a name.")
@click.option("--side", metavar="SIDE", help="Only those that a speaker of this side has answered.")
@click.option(
    "--speaker", metavar="NAME", help="Only those that this speaker has answered: an id, or a name."
)
@click.option(
    "--since", metavar="TIME", help="Only those whose standing changed at this time or later."
)
@view_options
@click.option(
    "--limit", type=click.IntRange(1), default=_PAGE, show_default=True, help="How many at most."
)
@click.option(
    "--by-event", is_flag=True, help="As cards: each event with its questions, the most told first."
)
@click.option("--all", "every", is_flag=True, help="Every question, not the first page.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
    help="How to show them.",
)
def questions(
    location: str,
    as_of: str | None,
    recorded_by: str | None,
    limit: int,
    every: bool,
    by_event: bool,
    form: str,
    **asked: Any,
) -> None:
    """Show how each question stands, and why: contested ones first, of each standing those first
    for which most speaks.

    Exit status: 0 if the ledger could be read, whatever it holds, 1 if not, 2 for a wrong option.
    """
    from sayso.questions.page import Filters, page

    since = start_of(asked.pop("since"), "The option --since")
    filters = Filters(type=asked.pop("kind"), since=since, **asked)
    with board_at(location, as_of, recorded_by) as (board, view, now):
        rows = page(board, filters, view, now=now, limit=None if every or by_event else limit + 1)
    if by_event:
        _show_events(rows, None if every else limit, form)
        return
    shown = rows if every else rows[:limit]
    if form == "json":
        echo_json(shown)
    else:
        for row in shown:
            for line in _lines(row):
                echo_line(line)
        click.echo(
            "no question"
            if not shown
            else "1 question"
            if len(shown) == 1
            else f"{len(shown)} questions"
        )
    if len(rows) > len(shown):
        click.echo("There are more: --all shows every one.", err=True)


def _show_events(rows: "Sequence[Mapping[str, Any]]", limit: int | None, form: str) -> None:
    from sayso.questions.events import events_of

    found = events_of(rows)
    shown = found[:limit]
    if form == "json":
        echo_json([event.as_json() for event in shown])
    else:
        for event in shown:
            claims = "1 claim" if event.claims == 1 else f"{event.claims} claims"
            echo_line(f"{event.title} ({claims}; {event.id})")
            if event.grade is not None:
                echo_line(f"  as Airwars grades: {event.grade.name}, {event.grade.reason}")
            for row in event.questions:
                echo_line(f"  {row['standing']}: {row['what']} {row['reason']} {row['id']}")
        click.echo(
            "no event" if not shown else "1 event" if len(shown) == 1 else f"{len(shown)} events"
        )
    if len(found) > len(shown):
        click.echo("There are more: --all shows every one.", err=True)


def _lines(row: "Mapping[str, Any]") -> "Iterator[str]":
    time = row["event_time"]
    when = (
        f" ({time['start']}{'' if time['start'] == time['end'] else ' to ' + time['end']})"
        if time
        else ""
    )
    yield f"{row['standing'].upper()}: {row['what']}{when}"
    yield f"  {row['reason']}"
    voices = "1 say-so" if row["say_sos"] == 1 else f"{row['say_sos']} say-sos"
    echoes = "1 echo" if row["echoes"] == 1 else f"{row['echoes']} echoes"
    yield f"  {voices}, {echoes}{_range(row['bounds'])}; {row['id']}"


def _range(bounds: "Mapping[str, Any] | None") -> str:
    """A count's range, each figure with those behind it."""
    if bounds is None:
        return ""
    told = [
        f"{name} {bounds[name]['said']} ({', '.join(bounds[name]['speakers'])})"
        for name in ("low", "high")
        if bounds[name]["said"]
    ]
    return f"; {', '.join(told)}" if told else ""
