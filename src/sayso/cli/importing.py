"""``sayso import``: what people made elsewhere, taken into the ledger row by row."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.ledger_options import ledger_option, name_of, who_option
from sayso.display.characters import plain
from sayso.display.wording import count_of

if TYPE_CHECKING:
    from sayso.imports.rows import Refused

_file = click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
_refused_option = click.option(
    "--refused",
    "refused_to",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="PATH",
    help="Where to write the rows that are refused; beside FILE if it is not given.",
)
_why = click.option("--why", default="", metavar="WORDS", help="What is recorded with each.")


@click.group(name="import")
def import_() -> None:
    """Take in what people made elsewhere: claims coded by hand, annotations, ClaimReviews.

    Each row is checked against the text that the ledger has, and added or refused with its reason.
    What is there already is not added twice.
    """


@import_.command()
@_file
@ledger_option
@who_option
@_why
@_refused_option
def claims(file: Path, location: str, who: str | None, why: str, refused_to: Path | None) -> None:
    """Add claims that people coded by hand: CSV, XLSX or JSON Lines, a claim a row.

    Columns are speaker, words, address and date; docs/how-to/code-by-hand.md has the others.  The
    words must stand once, exactly so, in the text of the report at that address.  A row that is
    refused stops no other; all are written to a file, with the reason.

    Exit status: 0 if every row was added or there, 1 if one was refused, 2 for a wrong option.
    """
    from sayso.imports.claims import import_claims
    from sayso.imports.rows import refused_csv
    from sayso.ledger.store import open_ledger

    with open_ledger(location, write=True) as ledger:
        done = import_claims(ledger, file, who=name_of(who), why=why)
    if done.unread:
        click.echo(plain(f"Columns that were not read: {', '.join(done.unread)}."), err=True)
    _tell("claim", len(done.added), len(done.there), done.refused, "line")
    if done.refused:
        _write_refused(
            refused_to or file.with_name(f"{file.name}.refused.csv"),
            refused_csv(done.columns, done.refused),
        )
        click.get_current_context().exit(1)


@import_.command()
@_file
@ledger_option
@who_option
def claimreview(file: Path, location: str, who: str | None) -> None:
    """Add what fact checkers assessed: ClaimReviews in JSON-LD, JSON Lines, a data feed or a page.

    Each becomes a report of the reviewer with one claim, that the reviewer assessed these words so.
    The rating is the reviewer's: it moves nothing on the board.

    Exit status: 0 if every one was added or there, 1 if one was refused, 2 for a wrong option.
    """
    from sayso.imports.claim_reviews import import_reviews
    from sayso.ledger.store import open_ledger

    with open_ledger(location, write=True, create=True) as ledger:
        done = import_reviews(ledger, file, who=name_of(who))
    _tell("assessment", len(done.added), len(done.there), done.refused, "ClaimReview")
    if done.refused:
        click.get_current_context().exit(1)


@import_.command()
@_file
@ledger_option
@who_option
def annotations(file: Path, location: str, who: str | None) -> None:
    """Take back what was annotated in Label Studio (JSON) or doccano (JSON Lines), as decisions.

    A claim that was left as it is, is accepted, one whose parts were moved is amended, and one that
    was marked anew is added, with who annotated and when.  On a claim that is not marked any more
    nothing is decided.

    Exit status: 0 if all was recorded or stands so, 1 if anything was refused, 2 for a wrong
    option.
    """
    from sayso.imports.annotations import import_annotations
    from sayso.ledger.store import open_ledger

    with open_ledger(location, write=True) as ledger:
        done = import_annotations(ledger, file, who=name_of(who))
    for each in done.refused:
        click.echo(plain(f"line {each.row.line}: refused, {each.reason}"), err=True)
    numbers = {verdict: done.decided.get(verdict, 0) for verdict in ("accept", "amend", "claim")}
    click.echo(
        f"{numbers['accept']} accepted, {numbers['amend']} amended, {numbers['claim']} added, "
        f"{done.there} as they stand, {len(done.refused)} refused."
    )
    if done.absent:
        click.echo(
            f"{count_of(done.absent, 'claim')} not marked: nothing was decided on that.", err=True
        )
    if done.refused:
        click.get_current_context().exit(1)


def _tell(what: str, added: int, there: int, refused: Sequence["Refused"], where: str) -> None:
    for each in refused:
        click.echo(plain(f"{where} {each.row.line}: refused, {each.reason}"), err=True)
    parts = [f"{count_of(added, what)} added", f"{there} already there", f"{len(refused)} refused"]
    click.echo(f"{', '.join(parts)}.")


def _write_refused(path: Path, text: str) -> None:
    from sayso.errors import SaysoError

    try:
        path.write_text(text, encoding="utf-8", newline="")
    except OSError as error:
        reason = error.strerror or str(error)
        raise SaysoError(
            "O001", f"{path} cannot be written ({reason}).", "Name another file: --refused PATH."
        ) from None
    click.echo(plain(f"The refused rows are in {path}."), err=True)
