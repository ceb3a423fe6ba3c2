"""``sayso verify``: whether anything in a ledger was changed."""

import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from sayso.cli.ledger_options import ledger_option
from sayso.display.characters import plain
from sayso.display.wording import count_of

if TYPE_CHECKING:
    from sayso.ledger.store import Ledger
    from sayso.ledger.verify import Verdict
    from sayso.ledger.witness import Roll
    from sayso.rereading import Reread


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
@click.option(
    "--reread",
    "most",
    type=click.IntRange(1, 1_000_000),
    metavar="N",
    help="Read N reports, drawn at random, again, and compare.",
)
def verify(
    location: str, head: str | None, where: str | None, keys: tuple[str, ...], most: int | None
) -> None:
    """Check the whole ledger: every hash, every span against its text, every capture against its
    name, every row of every table against its record, the search index and the board against ones
    made anew, and what guards the tables.

    It prints the first record that is wrong, and those after it, up to twenty; and the head, which
    you can keep or have signed (sayso stamp): with --head a later check finds out whether the end
    was cut off.  With --witness it is held against a list that sayso witness wrote, and the first
    commit that differs is told.  With --reread reports are read again: a reading that differs was
    made by another recipe, which is told with what of it differs, or is an alarm.

    Exit status: 0 if nothing is wrong, 1 if something is or the ledger cannot be read, 2 for a
    wrong option, 3 if a part of the program is missing.
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
        again = _read_again(ledger, most, verdict) if most and verdict.is_clean else ""
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
    if again:
        click.echo(again)
    if roll and roll.lines:
        last = roll.lines[-1]
        click.echo(
            f"Witnessed {count_of(len(roll.lines), 'time')}, the last {last.at} up to commit "
            f"{last.head[0]}"
        )


def _read_again(ledger: "Ledger", most: int, verdict: "Verdict") -> str:
    """Read a sample again: alarms are problems, other differences are told as they come; the
    sentence sums up.
    """
    from sayso.rereading import Finding, readable, reread

    counts: Counter[Finding] = Counter()
    for each in reread(ledger, most):
        counts[each.finding] += 1
        for sentence in _sentences(each):
            if each.finding is Finding.ALARM:
                verdict.tell(None, sentence)
            else:
                click.echo(plain(sentence), err=True)
    parts = [f"{counts[finding]} {finding}" for finding in Finding if counts[finding]]
    total = count_of(counts.total(), "report")
    return f"Read again {total} of {readable(ledger)}: {', '.join(parts) or 'none'}."


def _sentences(again: "Reread") -> Iterator[str]:
    from sayso.rereading import Finding

    if again.missing:
        yield f"Report {again.report} was read with {' and '.join(again.missing)}, gone since."
    claims = f"{again.differing} of {count_of(again.claims, 'claim')} are read otherwise now"
    if again.finding is Finding.RECIPE:
        yield f"Report {again.report}: {claims}, by another recipe ({', '.join(again.parts)})."
    elif again.finding is Finding.ALARM:
        yield (
            f"Report {again.report}: {claims}, by the same recipe: what read it then, or reads it "
            "now, is not what it says."
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
