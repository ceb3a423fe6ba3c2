"""``sayso verify``: whether anything in a ledger was changed."""

import sys
from typing import TYPE_CHECKING

import click

from sayso.cli.ledger_options import ledger_option
from sayso.display.characters import plain
from sayso.display.wording import count_of

if TYPE_CHECKING:
    from sayso.ledger.witness import Roll


@click.command()
@ledger_option
@click.option(
    "--head",
    metavar="HASH",
    help="A commit's hash that you kept elsewhere: it must be in the chain.",
)
@click.option(
    "--witness",
    "where",
    metavar="WHERE",
    help="A list of witnessed heads: a file, a clone, an address.",
)
@click.option(
    "--witness-key",
    "keys",
    multiple=True,
    metavar="KEY",
    help="A public key that may have signed it.",
)
def verify(location: str, head: str | None, where: str | None, keys: tuple[str, ...]) -> None:
    """Check the whole ledger: every hash, every span against its text, every capture against its
    name, every row of every table against its record, the search index and the board against ones
    made anew, and what guards the tables.

    It prints the first record that is wrong, and those after it, up to twenty; and the head, which
    you can keep or have signed (sayso stamp): with --head a later check finds out whether the end
    was cut off.  With --witness it is held against a list that sayso witness wrote, and the first
    commit that differs is told.

    Exit status: 0 if nothing is wrong, 1 if something is or the ledger cannot be read, 2 for a
    wrong option.
    """
    from sayso.ledger.store import open_ledger
    from sayso.ledger.verify import verify as check
    from sayso.questions.upkeep import differences

    roll = _roll(where, keys) if where else None
    with open_ledger(location) as ledger:
        verdict = check(ledger, head=head, roll=roll)
        if verdict.is_clean:  # of a ledger that was changed no board can be made that is right
            for sentence in differences(ledger):
                verdict.tell(None, f"{sentence}  sayso board --rebuild makes it anew.")
    for problem in verdict.problems:
        click.echo(plain(str(problem)))
    told = {
        "commit": verdict.commits,
        "record": verdict.records,
        "claim": verdict.claims,
        "capture": verdict.captures,
    }
    counts = ", ".join(count_of(number, noun) for noun, number in told.items())
    removed = f", {count_of(verdict.removed, 'record')} removed" if verdict.removed else ""
    if not verdict.is_clean:
        click.echo(
            f"{plain(location)}: {count_of(len(verdict.problems), 'problem')} found in "
            f"{counts}{removed}.",
            err=True,
        )
        sys.exit(1)
    click.echo(f"Nothing is wrong: {counts}{removed}.")
    click.echo(f"Head {verdict.head}, recorded {verdict.recorded_at}")
    if roll and roll.lines:
        last = roll.lines[-1]
        click.echo(
            f"Witnessed {count_of(len(roll.lines), 'time')}, the last {last.at} up to commit "
            f"{last.head[0]}"
        )


def _roll(where: str, keys: tuple[str, ...]) -> "Roll":
    from sayso.ledger.errors import LedgerError
    from sayso.ledger.witness import read_roll, refuse_strangers
    from sayso.ledger.witness_places import place_of

    roll = read_roll(place_of(where).read(), plain(where))
    if not roll.lines:
        raise LedgerError(
            "L024",
            f"The list {plain(where)} is not there, or empty.",
            "Name the list that you have.",
        )
    refuse_strangers(roll, {each.strip().lower() for each in keys}, plain(where))
    if not keys:
        signers = ", ".join(sorted({line.key for line in roll.lines}))
        click.echo(f"Signed by {signers}: --witness-key KEY says whom you trust.", err=True)
    return roll
