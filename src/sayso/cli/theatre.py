"""``sayso theatre``: check, list and show theatres."""

import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import click

from sayso.display.characters import plain

if TYPE_CHECKING:
    from sayso.theatres.directory import Directory
    from sayso.theatres.problem import Problem
    from sayso.theatres.theatre import Actor, Office, Theatre


@click.group()
def theatre() -> None:
    """Check, list and show theatres: conflicts as data.

    A theatre is a TOML file with the sides of a conflict, their actors, what these are called, and
    which offices they held when.  docs/how-to/write-a-theatre.md shows how to write one.
    """


@theatre.command()
@click.argument("file")
def check(file: str) -> None:
    """Say all that is wrong with FILE, a theatre's path or the name of one that comes with Sayso.

    A line for each problem: the file, the line where it can be told, the code, what is wrong, and
    the mend.

    Exit status: 0 if nothing is wrong, 1 if something is, 2 for a wrong option.
    """
    from sayso.theatres.load import check_theatre, load_theatre

    problems = check_theatre(file)
    for problem in problems:
        click.echo(_problem(file, problem))
    if problems:
        click.echo(f"{plain(file)}: {_count(len(problems), 'problem')}.", err=True)
        sys.exit(1)
    click.echo(f"{plain(file)}: nothing is wrong.  {_contents(load_theatre(file))}")


@theatre.command(name="list")
def list_() -> None:
    """List the theatres that come with Sayso."""
    from sayso.theatres.load import load_theatre, shipped

    for name in shipped():
        loaded = load_theatre(name)
        click.echo(f"{name}  {plain(loaded.name)}: {_contents(loaded)}")


@theatre.command()
@click.argument("name")
@click.option(
    "--find",
    "mentions",
    multiple=True,
    metavar="WORDS",
    help="Whom WORDS of a report name; can be repeated.",
)
@click.option(
    "--on", "day", metavar="DATE", help="The day that offices and sides are asked for: 2023-01-13."
)
def show(name: str, mentions: tuple[str, ...], day: str | None) -> None:
    """Show a theatre: its sides and how many actors each has.

    NAME is one that `sayso theatre list` prints, or the path of a file.  With --find it shows
    instead what words of a report lead to: an actor's name in any spelling, a surname, a title, or
    a metonym.
    """
    from sayso.theatres.directory import Directory
    from sayso.theatres.load import load_theatre

    on = _day(day)
    loaded = load_theatre(name)
    if not mentions:
        for line in _summary(loaded, on):
            click.echo(line)
        return
    directory = Directory(loaded)
    for mention in mentions:
        lines = list(_found(directory, mention, on)) or ["nobody that this theatre lists"]
        click.echo(f"{plain(mention)}:\n  " + "\n  ".join(lines))


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise click.UsageError(
            f"--on: {plain(written or '')} is no day; write it as 2023-01-13."
        ) from None


def _problem(file: str, problem: "Problem") -> str:
    line = "" if problem.line is None else f":{problem.line}"
    return plain(f"{file}{line}: {problem.code} {problem.sentence} {problem.mend}")


def _contents(loaded: "Theatre") -> str:
    parts = (
        _count(len(loaded.sides), "side"),
        _count(len(loaded.actors), "actor"),
        _count(len(loaded.metonyms), "metonym"),
        _count(len(loaded.places), "place"),
        _count(len(loaded.phrases), "phrase"),
    )
    return f"{', '.join(parts[:-1])} and {parts[-1]}."


def _summary(loaded: "Theatre", on: date | None) -> Iterator[str]:
    """The head of a theatre and a line for each side; each actor's side is that of the day, or its
    only one.
    """
    since = f", since {loaded.started}" if loaded.started else ""
    yield plain(f"{loaded.name} ({loaded.id}){since}")
    yield _contents(loaded) + (f"  Kept up to {loaded.as_of}." if loaded.as_of else "")
    yield f"SHA-256 {loaded.sha256}"
    yield from (plain(f"Note: {note}") for note in loaded.notes)
    kinds = Counter((_side_of(actor, on)[0], actor.kind) for actor in loaded.actors)
    named = [(side.id, f"{side.id}  {side.name}, {side.kind}") for side in loaded.sides]
    for side, title in [*named, ("", "no side, or a side that changed")]:
        counts = {kind: number for (of, kind), number in kinds.items() if of == side}
        if counts or side:
            shown = ", ".join(_count(counts[kind], kind) for kind in sorted(counts)) or "no actors"
            yield plain(f"{title}: {shown}")


def _side_of(actor: "Actor", on: date | None) -> tuple[str, str]:
    allegiance = actor.allegiance(on)
    return (allegiance.side, str(allegiance.relation)) if allegiance else ("", "")


def _found(directory: "Directory", mention: str, on: date | None) -> Iterator[str]:
    named, meant = directory.named(mention), directory.meant(mention)
    surnamed = [actor for actor in directory.surnamed(mention) if actor not in named]
    for how, actors in (
        ("name", named),
        ("metonym", [meant] if meant else []),
        ("surname", surnamed),
    ):
        yield from (_actor(how, actor, on) for actor in actors)
    for holding in directory.holders(mention, on=on):
        held = " perhaps" if on and holding.held is None else ""
        yield _actor("title" + held, holding.actor, on)
    if place := directory.place(mention):
        yield plain(f"place: {place.name}")


def _actor(how: str, actor: "Actor", on: date | None) -> str:
    side, relation = _side_of(actor, on)
    sided = f"{side} ({relation})" if side else "no side"
    offices = "; ".join(map(_office, actor.offices))
    return plain(f"{how}: {actor.id}, {actor.kind}, {sided}" + (f"; {offices}" if offices else ""))


def _office(office: "Office") -> str:
    whose = f" of {office.place or office.of}" if office.place or office.of else ""
    since = f" from {office.since}" if office.since else ""
    until = f" to {office.until}" if office.until else ""
    return office.title + whose + since + until


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
