"""``sayso places``: look places up, and add those of a country."""

from typing import TYPE_CHECKING

import click

from sayso.display.characters import plain

if TYPE_CHECKING:
    from sayso.reference.places.gazetteer import Entry


@click.group()
def places() -> None:
    """Look up the places that Sayso knows, and add more.

    docs/how-to/add-a-gazetteer.md shows how.
    """


@places.command()
@click.argument("file")
def add(file: str) -> None:
    """Add the places of FILE, a GeoNames dump: UA.zip, UA.txt or allCountries.zip.

    They are kept in the file that SAYSO_PLACES names, or else where your system keeps the data of
    programs.  What was added before stays; a place that is there already is replaced.  Lines that
    hold no place are counted, by code.
    """
    from pathlib import Path

    from sayso.reference.places.adding import add_dump
    from sayso.reference.places.user import user_file

    target = user_file()
    added = add_dump(Path(file), target)
    for broken in added.examples:
        click.echo(plain(f"{file}:{broken.line}: {broken.code} {broken.sentence}"), err=True)
    if added.broken:
        counts = ", ".join(f"{number} {code}" for code, number in added.broken.items())
        click.echo(f"Lines left out: {counts}.", err=True)
    click.echo(plain(f"{added.places} places of {file} are in {target}."))


@places.command(name="list")
def list_() -> None:
    """List the files that places are looked up in, and how many each holds."""
    from sayso.reference.places.gazetteer import load_gazetteer

    for path, number in load_gazetteer().sizes():
        click.echo(plain(f"{number:9}  {path}"))


@places.command()
@click.argument("name")
def find(name: str) -> None:
    """Show every place that NAME may mean, those with most inhabitants first."""
    from sayso.reference.places.gazetteer import load_gazetteer
    from sayso.theatres.names import RULE_SETS

    gazetteer = load_gazetteer()
    entries = gazetteer.named(name) or gazetteer.spelt(name, tuple(RULE_SETS))
    for entry in sorted(entries, key=lambda entry: (-entry.place.population, entry.number)):
        click.echo(plain(_line(entry)))
    if not entries:
        click.echo(plain(f"No place is called {name}."), err=True)


def _line(entry: "Entry") -> str:
    place = entry.place
    where = ", ".join((*reversed(place.admin), place.country))
    people = f", {place.population} inhabitants" if place.population else ""
    return (
        f"{place.name} ({where}): {place.lat:.4f}, {place.lon:.4f}, {place.feature}{people}, "
        f"{place.id}"
    )
