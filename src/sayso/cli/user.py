"""``sayso user``: who may read and decide where the pages are served to others."""

from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from sayso.cli.ledger_options import ledger_option
from sayso.display.characters import plain
from sayso.errors import SaysoError

if TYPE_CHECKING:
    from sayso.web.access.store import Store

_ROLES = ("reader", "reviewer", "editor")
_LABEL = 80
_access_option = click.option(
    "--access",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where users are kept; beside the ledger if it is not given.",
)


@click.group()
def user() -> None:
    """Add, list and remove those who may sign in to the pages."""


@user.command()
@click.argument("name")
@click.option(
    "--role",
    type=click.Choice(_ROLES),
    default="reader",
    show_default=True,
    help="What they may do.",
)
@click.option(
    "--password-file",
    "stream",
    type=click.File("r", encoding="utf-8"),
    metavar="FILE",
    help="Read the password from here; - is standard input.",
)
@ledger_option
@_access_option
def add(name: str, role: str, stream: TextIO | None, location: str, access: Path | None) -> None:
    """Add the user NAME, or give them a new role and password; then their sessions and tokens end.

    A reader looks; a reviewer also decides on claims; an editor also adds reports, merges and
    splits.
    """
    from sayso.parts import require_web

    require_web()
    from sayso.web.access.passwords import LEAST
    from sayso.web.access.roles import Role

    told = " ".join(name.split())
    if not 0 < len(told) <= 80 or not told.isprintable():
        raise SaysoError("W013", "This is no name to decide under.", "Give 1 to 80 letters.")
    if stream is not None:
        password = stream.read().rstrip("\r\n")
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    if len(password) < LEAST:
        raise SaysoError(
            "W016",
            f"A password has {LEAST} characters at least.",
            "Choose a longer one: a few words do.",
        )
    _store(location, access).add_user(told, Role(role), password)
    click.echo(f"{told} can sign in as {role}.", err=True)


@user.command("list")
@ledger_option
@_access_option
def show(location: str, access: Path | None) -> None:
    """List the users with their roles."""
    for each in _store(location, access).users():
        click.echo(f"{each.name}\t{each.role}")


@user.command()
@click.argument("name")
@ledger_option
@_access_option
def remove(name: str, location: str, access: Path | None) -> None:
    """Remove the user NAME with sessions and tokens; what they decided stays in the ledger."""
    if not _store(location, access).remove_user(name):
        raise SaysoError("W017", f"There is no user {name!r}.", "sayso user list names all.")


@user.command()
@click.argument("name")
@click.option("--label", required=True, metavar="WORDS", help="What the token is for.")
@click.option(
    "--days",
    type=click.IntRange(1, 366),
    default=90,
    show_default=True,
    help="How many days the token is good for.",
)
@ledger_option
@_access_option
def token(name: str, label: str, days: int, location: str, access: Path | None) -> None:
    """Make a token with which a program of the user NAME asks the API; it is shown this once.

    It ends after some days, by sayso user end-token, and when NAME gets a new password or role.
    """
    store = _store(location, access)
    if all(each.name != name for each in store.users()):
        raise SaysoError("W017", f"There is no user {name!r}.", "sayso user list names all.")
    click.echo(store.make_token(name, " ".join(label.split())[:_LABEL], days))


@user.command()
@ledger_option
@_access_option
def tokens(location: str, access: Path | None) -> None:
    """List the tokens: id, user, what for, since when, until when, last used when."""
    for each in _store(location, access).tokens():
        times = (each.since[:10], each.expires[:10], each.used[:16] or "never")
        click.echo("\t".join(plain(told) for told in (each.id, each.name, each.label, *times)))


@user.command("end-token")
@click.argument("token_id", metavar="ID")
@ledger_option
@_access_option
def end_token(token_id: str, location: str, access: Path | None) -> None:
    """End the token ID, as sayso user tokens lists it."""
    if not _store(location, access).end_token(token_id):
        raise SaysoError("W020", f"There is no token {token_id!r}.", "sayso user tokens lists all.")


def _store(location: str, access: Path | None) -> "Store":
    from sayso.parts import require_web

    require_web()
    from sayso.web.access.store import Store
    from sayso.web.serving import access_file

    return Store(access_file(location, access))
