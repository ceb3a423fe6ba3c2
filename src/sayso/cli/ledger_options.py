"""The options that commands on a ledger share."""

import getpass
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from sayso.ledger.view import View

Command = TypeVar("Command", bound=Callable[..., Any])

ledger_option = click.option(
    "--ledger",
    "location",
    envvar="SAYSO_LEDGER",
    default="sayso.db",
    show_default=True,
    show_envvar=True,
    metavar="LEDGER",
    help="The ledger: a file, or postgresql://USER@HOST/DATABASE.",
)
theatre_option = click.option(
    "--theatre",
    envvar="SAYSO_THEATRE",
    show_envvar=True,
    default="auto",
    show_default=True,
    metavar="NAME",
    help="The conflict that they are about: a theatre's name, a file, none, or auto for what each "
    "names.",
)
why_option = click.option(
    "--why", required=True, metavar="WORDS", help="The reason, which is recorded with it."
)
who_option = click.option(
    "--who",
    envvar="SAYSO_WHO",
    show_envvar=True,
    metavar="NAME",
    help="Who decides; your name on this machine if it is not given.",
)


def view_options(command: Command) -> Command:
    """``--as-of`` and ``--recorded-by``: both clocks."""
    as_of = click.option(
        "--as-of", metavar="TIME", help="Only what had surely been published by then."
    )
    recorded_by = click.option(
        "--recorded-by", metavar="TIME", help="Only what this ledger held by then."
    )
    return as_of(recorded_by(command))


def view_at(connection: "Connection", as_of: str | None, recorded_by: str | None) -> "View":
    """The view that the two options ask for."""
    from sayso.ledger.view import view_of

    return view_of(connection, as_of=as_of, recorded_by=recorded_by)


def name_of(who: str | None) -> str:
    """Who decides.

    Raises:
        UsageError: if nobody can be named.
    """
    if who and who.strip():
        return who.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        raise click.UsageError("Say who decides: --who NAME.") from None
