"""``sayso stamp``: the head signed by an authority of time."""

from pathlib import Path

import click

from sayso.cli.ledger_options import ledger_option
from sayso.display.characters import plain
from sayso.errors import SaysoError


@click.command()
@ledger_option
@click.option("--authority", metavar="URL", help="The RFC 3161 authority to ask.")
@click.option(
    "--root", "roots", multiple=True, metavar="FILE", help="A certificate that is trusted, in PEM."
)
@click.option("--check", is_flag=True, help="Ask nobody; check the stamps that the ledger has.")
def stamp(location: str, authority: str | None, roots: tuple[str, ...], check: bool) -> None:
    """Have the ledger's head signed by an authority of time, and record its answer.

    It proves that the ledger held what it holds now by then.  Only a hash of the head is sent.
    With --root the answer must be signed by a certificate that leads to one of these; without, it
    is only checked that it is for this head.

    Exit status: 0 if all is well, 1 if not, 2 for a wrong option, 3 if a part of the program is
    missing.
    """
    from sayso.ledger import stamp as stamping
    from sayso.ledger.store import open_ledger

    if check == bool(authority):
        raise click.UsageError("Give either --authority or --check.")
    trusted = [_read(root) for root in roots]
    with open_ledger(location, write=not check) as ledger:
        if check or not authority:
            stamps = stamping.check_stamps(ledger, trusted)
        else:
            stamps = [stamping.stamp(ledger, authority, trusted)]
    for each in stamps:
        click.echo(plain(f"{each.time}  commit {each.commit}  {each.head}  {each.authority}"))
    if check and not stamps:
        click.echo("No stamps.")
    if not trusted:
        click.echo(
            "Who signed was not checked: --root FILE names a certificate that you trust.", err=True
        )


def _read(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SaysoError(
            "L020", f"The certificate {path} cannot be read: {reason}.", "Check the path."
        ) from None
