"""``sayso board``: the board that stands beside a ledger."""

import sys

import click

from sayso.cli.ledger_options import ledger_option
from sayso.display.characters import plain


@click.command()
@ledger_option
@click.option("--rebuild", is_flag=True, help="Drop the board and make it anew from the ledger.")
def board(location: str, rebuild: bool) -> None:
    """Compare the board with one that is made anew from the ledger; or make it anew.

    The board is what `sayso questions`, briefs and pages show.  It is made of the ledger alone, so
    that it can always be made again; `sayso verify` compares it too.

    Exit status: 0 if it is as it should be, 1 if it differs or cannot be made, 2 for a wrong
    option.
    """
    from sayso.ledger.store import open_ledger
    from sayso.questions import upkeep

    with open_ledger(location, write=rebuild) as ledger:
        if rebuild:
            upkeep.rebuild(ledger)
            click.echo("The board was made anew.")
            return
        differences = list(upkeep.differences(ledger))
    for sentence in differences:
        click.echo(plain(sentence))
    if differences:
        click.echo("sayso board --rebuild makes it anew.", err=True)
        sys.exit(1)
    click.echo("The board is as the ledger makes it.")
