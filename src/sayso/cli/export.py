"""``sayso export``: a whole ledger as JSON Lines, to be kept or replayed."""

import sys
from contextlib import nullcontext
from pathlib import Path

import click

from sayso.cli.ledger_options import ledger_option
from sayso.display.characters import plain
from sayso.errors import SaysoError


@click.command()
@ledger_option
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file instead.")
def export(location: str, output: Path | None) -> None:
    """Write the whole ledger as JSON Lines: every commit, every record, and the bytes of every capture.

    `sayso replay` makes the same ledger of it, with the same head, in a file or in PostgreSQL.  Of a damaged ledger it
    writes what can be read, and tells what is wrong.

    Exit status: 0 if all was written, 1 if something is wrong with the ledger, 2 for a wrong option.
    """
    from sayso.ledger.replay import export as write
    from sayso.ledger.store import open_ledger

    with open_ledger(location) as ledger:
        try:
            with output.open("w", encoding="utf-8") if output else nullcontext(sys.stdout) as stream:
                problems = write(ledger, stream)
        except BrokenPipeError:
            raise
        except OSError as error:
            reason = error.strerror or str(error)
            raise SaysoError(
                "O001", f"{output or 'The output'} cannot be written ({reason}).", "Name another file."
            ) from None
    for problem in problems:
        click.echo(plain(problem), err=True)
    if problems:
        sys.exit(1)
