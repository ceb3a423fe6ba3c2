"""``sayso replay``: a ledger made anew from its export."""

import click

from sayso.cli.ledger_options import ledger_option
from sayso.reports.sources import open_bytes


@click.command()
@click.argument("file")
@ledger_option
def replay(file: str, location: str) -> None:
    """Make a ledger anew from FILE, which `sayso export` wrote, or from standard input for -.

    The ledger is made where there is none.  Every hash is checked on the way; what does not hold is
    not added.  A replay that was broken off is run again: what the ledger has already is passed
    over.

    Exit status: 0 if all was replayed, 1 if not, 2 for a wrong option.
    """
    from sayso.ledger.replay import Replay
    from sayso.ledger.store import open_ledger
    from sayso.questions.upkeep import renew

    with open_bytes(file) as stream, open_ledger(location, create=True) as ledger:
        again = Replay(ledger, renew)
        end = again.run(line.decode("utf-8", "replace") for line in stream)
    click.echo(f"{again.commits} commits replayed.")
    click.echo(f"Head {end.sha256}, recorded {end.recorded_at}")
