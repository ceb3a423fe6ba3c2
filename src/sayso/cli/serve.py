"""``sayso serve``: the pages and the API over a ledger."""

from pathlib import Path
from typing import TextIO

import click

from sayso.cli.ledger_options import ledger_option


@click.command()
@ledger_option
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Where to be reached; elsewhere needs accounts.",
)
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8170, show_default=True, help="At which port."
)
@click.option(
    "--name",
    "names",
    multiple=True,
    metavar="HOST",
    help="Another name of this host; can be repeated.",
)
@click.option(
    "--theatre",
    envvar="SAYSO_THEATRE",
    show_envvar=True,
    default="auto",
    show_default=True,
    metavar="NAME",
    help="The conflict that added reports are about: a theatre's name, a file, none, or auto for "
    "what each names.",
)
@click.option("--accounts", is_flag=True, help="Demand accounts on this machine too.")
@click.option(
    "--proxy",
    "hops",
    type=click.IntRange(0, 9),
    default=0,
    show_default=True,
    metavar="N",
    help="How many proxies stand before it, each of which appends to X-Forwarded-For; without, no "
    "header is believed.",
)
@click.option(
    "--access",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Where users and sessions are kept; beside the ledger if it is not given.",
)
@click.option(
    "--tiles",
    envvar="SAYSO_TILES",
    show_envvar=True,
    default="",
    metavar="TILES",
    help="What lies under the map: a .pmtiles file, or an https address of one, or of images with "
    "{z}, {x} and {y}.",
)
@click.option(
    "--tiles-credit", default="", metavar="TEXT", help="Whom the map is to name for its tiles."
)
@click.option(
    "--access-log",
    "log",
    type=click.File("a", encoding="utf-8", lazy=False),
    metavar="FILE",
    help="Write a line for each answer here.",
)
def serve(
    location: str,
    host: str,
    port: int,
    names: tuple[str, ...],
    theatre: str,
    accounts: bool,
    hops: int,
    access: Path | None,
    tiles: str,
    tiles_credit: str,
    log: TextIO | None,
) -> None:
    """Open the ledger in a browser: the board, its questions, reports, speakers, review, and the
    API.

    Only this machine can reach it, unless --host or --proxy says otherwise; then everybody needs an
    account, which `sayso user add` makes.  With --tiles from elsewhere, browsers ask there for the
    map's tiles, and for nothing else. It serves until it is stopped (Ctrl-C).  The ledger is made
    where there is none.

    Exit status: 0 when it is stopped, 1 if the ledger or the address cannot be had, 2 for a wrong
    option, 3 if a part of the program is missing.
    """
    from sayso.parts import require_web

    require_web()
    from sayso.confined import Confined
    from sayso.ledger.errors import LedgerError
    from sayso.ledger.store import open_ledger
    from sayso.recording import apart
    from sayso.web import serving
    from sayso.web.kept.record import LedgerRecord
    from sayso.web.tiles import tiles_of

    under = tiles_of(tiles, tiles_credit) if tiles else None
    settings = serving.settings_for(
        host, serving.access_file(location, access), names, accounts, under, hops
    )
    try:
        ledger = open_ledger(location, create=True)
    except LedgerError as error:
        if error.code != "L007":
            raise
        ledger = open_ledger(location)
    with ledger:
        record = LedgerRecord(ledger, theatre, apart(Confined()))
        record.head()  # brings the board up to date, so that the first page need not
        click.echo(f"Open {serving.address(host, port)} in a browser.  Ctrl-C stops it.", err=True)
        serving.serve(record, settings, host, port, log)
