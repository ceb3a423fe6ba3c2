"""``sayso follow``: what changed of a question, an event, a place, a speaker or words."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from sayso.cli.board_options import board_at, echo_json, echo_line
from sayso.cli.ledger_options import ledger_option
from sayso.record.json import Json

if TYPE_CHECKING:
    from sayso.questions.store import LedgerBoard
    from sayso.watches.store import WatchStore
    from sayso.watches.watch import Watch

Command = TypeVar("Command", bound=Callable[..., Any])
_KINDS = click.Choice(("question", "event", "place", "speaker", "words"))
_MOST = 200


def _options(command: Command) -> Command:
    """What each of the commands takes: the ledger, the file, and whose watches."""
    access = click.option(
        "--access",
        type=click.Path(dir_okay=False, path_type=Path),
        metavar="FILE",
        help="Where watches are kept; beside the ledger if it is not given.",
    )
    user = click.option(
        "--user",
        "owner",
        default="",
        metavar="NAME",
        help="The watches of this account of the pages; without, those of this machine.",
    )
    return ledger_option(access(user(command)))


@click.group()
def follow() -> None:
    """Follow a question, an event, a place, a speaker or words, and be told what changed.

    What is followed is yours and no part of the record; the pages have the same under Following,
    with feeds.  (`sayso watch` is another thing: it adds what comes into a folder.)
    """


@follow.command()
@click.argument("kind", type=_KINDS)
@click.argument("target")
@_options
def add(kind: str, target: str, location: str, access: Path | None, owner: str) -> None:
    """Follow TARGET from now on: the id of a question or event, a place, a speaker, or words.

    Exit status: 0 if it is followed, 1 if there is no such thing, 2 for a wrong option.
    """
    from sayso.watches.journal import begin, name_of

    with _opened(location, access) as (store, board, seq):
        watch = begin(store, board, seq, owner, (kind, target))
        name = name_of(board, watch, seq)
    echo_line(f"{watch.id} {watch.kind}: {name}")
    if not watch.scope:
        click.echo("Nothing on the board is about it yet.", err=True)


@follow.command("list")
@_options
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text",
              show_default=True, help="How to show them.")  # fmt: skip
def listed(location: str, access: Path | None, owner: str, form: str) -> None:
    """List what you follow, and how much of it changed that you have not seen.

    Exit status: 0 if the ledger could be read, 1 if not, 2 for a wrong option.
    """
    from sayso.watches.journal import catch_up, name_of

    with _opened(location, access) as (store, board, seq):
        catch_up(store, board, seq)
        own = store.of(owner)
        unseen = store.unseen(own)
        rows = [_row(watch, name_of(board, watch, seq), unseen[watch.id]) for watch in own]
    if form == "json":
        echo_json(rows)
        return
    for row in rows:
        news = f", {row['unseen']} new" if row["unseen"] else ""
        echo_line(f"{row['id']} {row['kind']}: {row['name']} (since {row['since'][:10]}{news})")
        if row["hook"]:
            problem = f", given up: {row['problem']}" if row["problem"] else ""
            echo_line(f"  posted to {row['hook']}{problem}")
    click.echo("You follow nothing." if not rows else f"{len(rows)} followed")


def _row(watch: "Watch", name: str, unseen: int) -> Json:
    hook = {"hook": watch.hook.address, "problem": watch.hook.problem} if watch.hook else {}
    return {
        "id": watch.id,
        "kind": str(watch.kind),
        "target": watch.target,
        "name": name,
        "since": watch.since,
        "unseen": unseen,
        "hook": "",
        "problem": "",
        **hook,
    }


@follow.command()
@click.argument("watch", metavar="ID")
@_options
def end(watch: str, location: str, access: Path | None, owner: str) -> None:
    """Follow ID no longer; its feed and its webhook end with it.

    Exit status: 0 if it was ended, 1 if there is no such watch, 2 for a wrong option.
    """
    _store(location, access).end(watch, owner)


@follow.command()
@_options
@click.option("--all", "every", is_flag=True, help="Also what you have seen, the last changes.")
@click.option("--keep", is_flag=True, help="Do not mark as seen what is shown.")
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text",
              show_default=True, help="How to show it.")  # fmt: skip
def show(
    location: str, access: Path | None, owner: str, every: bool, keep: bool, form: str
) -> None:
    """Show what changed of what you follow since you last looked: before, after, by whose words.

    Exit status: 0 if the ledger could be read, also where nothing changed, 1 if not, 2 for a wrong
    option.
    """
    from sayso.watches.journal import catch_up, changes_as_json
    from sayso.watches.watch import once

    with _opened(location, access) as (store, board, seq):
        catch_up(store, board, seq)
        own = store.of(owner)
        seen = {watch.id: 0 if every else watch.seen for watch in own}
        last = store.changes(own, _MOST)
        changes = [change for change in reversed(last) if change.id > seen[change.watch]]
        rows = changes_as_json(board, own, [change for change, _ in once(changes)])
    if form == "json":
        echo_json(rows)
    else:
        for line in _lines(rows):
            echo_line(line)
    if last and not keep:
        store.see(owner, last[0].id)


def _lines(rows: list[Json]) -> Iterator[str]:
    from sayso.watches.wording import headline, lines

    for row in rows:
        yield f"{row['at'][:16].replace('T', ' ')} {headline(row)}"
        if row.get("question"):
            yield f"  {row['question']}"
        yield from (f"  {line}" for line in lines(row))
    if not rows:
        yield "Nothing has changed."


@follow.command()
@click.argument("watch", metavar="ID")
@click.argument("address", default="")
@_options
def hook(watch: str, address: str, location: str, access: Path | None, owner: str) -> None:
    """Post what changes of ID to ADDRESS, as JSON, while `sayso serve` runs; without, to none.

    Prints the secret with which each message is signed, as Standard Webhooks has it.  What is not
    taken in is sent again, up to seven times in a day; then the webhook is given up, and told.

    Exit status: 0 if it was set, 1 if the address is refused or there is no such watch, 2 for a
    wrong option.
    """
    from sayso.watches.hooks import checked_address, new_secret

    plain = checked_address(address) if address else ""
    secret = new_secret() if plain else ""
    _store(location, access).set_hook(watch, owner, plain, secret)
    if secret:
        click.echo(secret)


def _store(location: str, access: Path | None) -> "WatchStore":
    from sayso.watches.store import WatchStore
    from sayso.web.serving import access_file

    return WatchStore(access_file(location, access))


@contextmanager
def _opened(
    location: str, access: Path | None
) -> Iterator[tuple["WatchStore", "LedgerBoard", int]]:
    from sayso.ledger.append import head

    with board_at(location) as (board, _, _):
        yield _store(location, access), board, head(board.ledger).seq
