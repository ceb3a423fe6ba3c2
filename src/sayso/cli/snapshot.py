"""``sayso snapshot``: a ledger as Parquet tables."""

from pathlib import Path

import click

from sayso.cli.ledger_options import ledger_option


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@ledger_option
@click.option(
    "--licence",
    default="",
    metavar="NAME",
    help="What others may do with it, as SPDX says: CC-BY-4.0.",
)
@click.option(
    "--texts",
    is_flag=True,
    help="Put the whole texts of reports in, which mostly belong to their outlets.",
)
def snapshot(folder: Path, location: str, licence: str, texts: bool) -> None:
    """Write the ledger as Parquet tables to DIR, with a Data Package that says what is in them.

    DIR must not be there, or be empty.  docs/how-to/query-a-snapshot.md shows how to ask it with
    DuckDB.

    Exit status: 0 if it was written, 1 if not, 2 for a wrong option, 3 if a part of the program is
    missing.
    """
    from sayso.ledger.snapshot import snapshot as write
    from sayso.ledger.store import open_ledger

    with open_ledger(location) as ledger:
        counts = write(ledger, folder, licence=licence, texts=texts)
    for table, number in counts.items():
        click.echo(f"{number:>9} {table}")
