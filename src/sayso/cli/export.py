"""``sayso export``: what is recorded, taken elsewhere."""

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sayso.cli.board_options import STANDINGS, can_be_written
from sayso.cli.claim_filters import claim_filters, filters_of
from sayso.cli.ledger_options import ledger_option, view_options
from sayso.display.characters import plain

if TYPE_CHECKING:
    from sayso.exports.asked import Asked
    from sayso.exports.format import Format
    from sayso.ledger.store import Ledger


class _NamesFormats(click.Command):
    """A command whose help lists the formats: looked up only where help is asked for."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the formats, then the options."""
        from sayso.cli.export_formats import all_formats

        with formatter.section("Formats"):
            formatter.write_dl([(form.name, form.title) for form in all_formats()])
        super().format_options(ctx, formatter)


@click.command(cls=_NamesFormats)
@click.argument("form", metavar="[FORMAT]", default="ledger")
@ledger_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="The file to write, or the folder, as the format is; without it, standard output.",
)
@claim_filters
@click.option("--standing", type=click.Choice(STANDINGS), help="Of questions that stand so.")
@view_options
@click.option("--all-readings", is_flag=True, help="Claims of older readings of reports too.")
@click.option(
    "--licence", default="", metavar="NAME", help="What others may do with it: CC-BY-4.0."
)
def export(form: str, location: str, output: Path | None, **given: Any) -> None:
    """Write what the ledger holds in another form: all of it, or the claims and questions that
    pass every filter that is given.

    Without FORMAT, or with ledger, it writes every commit, every record and the bytes of every
    capture as JSON Lines; sayso replay makes the same ledger of it, in a file or in PostgreSQL.  Of
    a damaged ledger it writes what can be read, and tells what is wrong.

    A question passes by its type, place, side, speaker and standing, and, where another filter is
    given, by one of its claims.  An export is whole or is not there: what is interrupted leaves
    nothing.  docs/reference/exports.md says what each format holds, and what is lost.

    Exit status: 0 if all was written, 1 if something is wrong with the ledger, 2 for a wrong
    option.
    """
    from sayso.cli.export_formats import format_named
    from sayso.ledger.store import open_ledger

    format_ = format_named(form)
    asked = _asked(format_, given)
    write = not format_.is_whole and can_be_written(location)  # the board is kept in the ledger
    with open_ledger(location, write=write) as ledger:
        if format_.is_whole:
            _copy(ledger, format_, output, asked)
        else:
            _write(ledger, format_, output, asked)


def _asked(format_: "Format", options: Mapping[str, Any]) -> "Asked":
    from sayso.exports.asked import Asked

    named = {name: options[name] for name in ("standing", "as_of", "recorded_by", "licence")}
    if not format_.takes_vintage:
        return Asked(claims=filters_of(options), **named)
    filters = filters_of({**options, "since": None})
    return Asked(claims=filters, vintage=options["since"], **named)


def _copy(ledger: "Ledger", format_: "Format", output: Path | None, asked: "Asked") -> None:
    from sayso.exports.write import copy_ledger

    if asked.is_filtered or not asked.is_now:
        raise click.UsageError(f"{format_.name} is all of the ledger: it takes no filter.")
    if output is not None:
        problems = copy_ledger(ledger, format_, output)
    else:
        problems = format_.copy(ledger, sys.stdout.buffer) if format_.copy else []
    for problem in problems:
        click.echo(plain(problem), err=True)
    if problems:
        sys.exit(1)


def _write(ledger: "Ledger", format_: "Format", output: Path | None, asked: "Asked") -> None:
    from sayso.exports.errors import needs_a_path
    from sayso.exports.write import write_export

    if output is not None:
        counts = write_export(ledger, format_, asked, output)
        for name, number in counts.items():
            click.echo(f"{number:>9} {name}", err=True)
        return
    if format_.is_folder:
        raise needs_a_path(format_.name)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"export{format_.suffix}"
        write_export(ledger, format_, asked, target)
        with target.open("rb") as stream:
            while block := stream.read(1 << 20):
                sys.stdout.buffer.write(block)
