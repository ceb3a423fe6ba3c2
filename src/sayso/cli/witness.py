"""``sayso witness``: the head kept elsewhere, signed."""

from pathlib import Path

import click

from sayso.cli.ledger_options import ledger_option
from sayso.display.characters import plain


@click.command()
@click.argument("where", metavar="WHERE")
@click.option(
    "--key",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The Ed25519 key in PEM to sign with; beside the ledger if it is not given, and made "
    "where there is none.",
)
@ledger_option
def witness(where: str, key: Path | None, location: str) -> None:
    """Add the ledger's head, signed, to a list that is kept elsewhere.

    WHERE is a file, a folder that is a clone of a git repository (the list in it is
    sayso-heads.jsonl; it is committed, and pushed where there is somewhere to push to), or the
    address of a server that gives the list and takes a line by POST.  Keep it where nobody who can
    write to the ledger can write.  sayso verify --witness WHERE then shows the first place where
    the ledger's history differs.  Only hashes, numbers and times are sent.

    Exit status: 0 if it was added, 1 if not, 2 for a wrong option.
    """
    from sayso.ledger.canonical import parse
    from sayso.ledger.store import open_ledger
    from sayso.ledger.witness import next_line, public, read_roll, signing_key
    from sayso.ledger.witness_places import place_of

    if key is None and "://" in location:
        raise click.UsageError("Say which key signs: --key FILE.")
    place = place_of(where)
    with open_ledger(location) as ledger, ledger.reading() as connection:
        roll = read_roll(place.read(), plain(where))
        signer = signing_key(key or Path(f"{location}.witness.pem"))
        line = next_line(connection, roll, signer)
    place.append(line)
    number, head = parse(line.decode())["commits"][-1]
    click.echo(f"Commit {number}  {head}")
    click.echo(f"Signed by {public(signer)}", err=True)
