"""What the tests of places share: reading a text, in a theatre or in none."""

from functools import cache

from sayso.language.analysis import analyse
from sayso.record.place import Toponym
from sayso.reference.places.find import find_toponyms
from sayso.reference.places.gazetteer import Gazetteer, carried_file
from sayso.theatres.directory import Directory
from sayso.theatres.load import load_theatre
from sayso.theatres.theatre import Theatre


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer([carried_file()])


@cache
def directory(theatre: str) -> Directory:
    return Directory(load_theatre(theatre) if theatre else Theatre())


def read(text: str, theatre: str = "") -> tuple[Toponym, ...]:
    return find_toponyms(analyse(text), gazetteer(), directory(theatre))


def told(text: str, theatre: str = "") -> dict[str, str | None]:
    """The place names of a text and, for each, its country and its largest division; None where it
    is refused.
    """
    return {each.text: _where(each) for each in read(text, theatre)}


def _where(toponym: Toponym) -> str | None:
    place = toponym.place
    return " ".join((place.country, *place.admin[:1])).strip() if place else None
