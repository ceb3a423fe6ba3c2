"""``sayso export``: a whole ledger as JSON Lines, to be kept or replayed, or its reports as
WARC.
"""

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.ledger_options import ledger_option
from sayso.display.characters import plain
from sayso.errors import SaysoError

if TYPE_CHECKING:
    from sayso.ledger.store import Ledger


@click.command()
@ledger_option
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file instead.",
)
@click.option(
    "--format", "form", type=click.Choice(("jsonl", "warc")), default="jsonl", show_default=True,
    help="All of it as JSON Lines, or captures and texts as a web archive.",
)  # fmt: skip
def export(location: str, output: Path | None, form: str) -> None:
    """Write the whole ledger as JSON Lines: every commit, every record, and the bytes of every
    capture.

    `sayso replay` makes the same ledger of it, with the same head, in a file or in PostgreSQL.  Of
    a damaged ledger it writes what can be read, and tells what is wrong.  As WARC it writes the
    captures and the texts of the reports, gzipped, for the tools of web archives; `sayso add` reads
    the same reports of it, with the same captures.

    Exit status: 0 if all was written, 1 if something is wrong with the ledger, 2 for a wrong
    option.
    """
    from sayso.ledger.store import open_ledger

    with open_ledger(location) as ledger:
        try:
            problems = _warc(ledger, output) if form == "warc" else _lines(ledger, output)
        except BrokenPipeError:
            raise
        except OSError as error:
            reason = error.strerror or str(error)
            raise SaysoError(
                "O001",
                f"{output or 'The output'} cannot be written ({reason}).",
                "Name another file.",
            ) from None
    for problem in problems:
        click.echo(plain(problem), err=True)
    if problems:
        sys.exit(1)


def _lines(ledger: "Ledger", output: Path | None) -> list[str]:
    from sayso.ledger.replay import export as write

    with output.open("w", encoding="utf-8") if output else nullcontext(sys.stdout) as stream:
        return write(ledger, stream)


def _warc(ledger: "Ledger", output: Path | None) -> list[str]:
    from sayso.ledger.warc import export_warc

    with output.open("wb") if output else nullcontext(sys.stdout.buffer) as stream:
        return export_warc(ledger, stream)
