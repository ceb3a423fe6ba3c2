"""What a theatre lists is a place and lies where the theatre has it, without company, in any
position.
"""

import pytest

from sayso.language.analysis import analyse
from sayso.reader import directory_for
from sayso.record.place import Place
from sayso.reference.places.find import find_toponyms
from sayso.reference.places.gazetteer import load_gazetteer
from tests.reference.places.reading import read

THEATRES = ("ukraine-2022", "sudan-2023", "samples/vesna.toml")
FRAMES = (
    "Fighting went on in {}.",
    "The army said {} had fallen.",
    "{}'s defenders held out on Monday.",
    "A strike on {} killed two people.",
    "Shells hit the clinic of {}.",
    "Fighting in {}",
    "{} Has Fallen, Army Says",
)
OFF_THE_MAP = {"Kornoi"}
"""Listed, and yet neither the theatre nor the gazetteer says where they lie."""


def _placed(text: str, name: str, theatre: str) -> Place | None:
    directory = directory_for(theatre)
    assert directory is not None
    toponyms = find_toponyms(analyse(text), load_gazetteer(), directory)
    found = [each for each in toponyms if each.text == name]
    assert len(found) == 1, (text, [each.text for each in toponyms])
    return found[0].place


@pytest.mark.parametrize("theatre", THEATRES)
@pytest.mark.parametrize("frame", FRAMES)
def test_what_a_theatre_lists_is_a_place_without_company(theatre: str, frame: str) -> None:
    directory = directory_for(theatre)
    assert directory is not None
    names = [place.name for place in directory.theatre.places]
    lost = [name for name in names if _placed(frame.format(name), name, theatre) is None]

    assert set(lost) <= OFF_THE_MAP


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Kupiansk", "geonames:703656"),
        ("Sloviansk", "geonames:693468"),
        ("Huliaipole", "geonames:707898"),
        ("Urozhaine", "geonames:9114393"),
        ("Pokrovsk", "geonames:704422"),
        ("Siversk", "geonames:694403"),
    ],
)
def test_it_is_the_place_of_the_conflict_and_no_namesake_nor_one_that_was_called_so_once(
    name: str, id_: str
) -> None:
    place = _placed(f"The army said {name} had fallen.", name, "ukraine-2022")

    assert place is not None
    assert place.id == id_


@pytest.mark.parametrize(
    "text",
    [
        "Captain Anton Lyman said so.",
        "The Bakhmut Brigade fell back.",
        "The Kyiv Independent asked him.",
        "Izium Petrov, a driver, was hurt.",
    ],
)
def test_a_listed_name_within_the_name_of_somebody_is_no_place(text: str) -> None:
    assert [each.text for each in read(text, "ukraine-2022")] == []


def test_the_text_may_still_put_a_listed_name_elsewhere() -> None:
    (odessa, _) = read("He is from Odessa, Texas.", "ukraine-2022")

    assert odessa.place is not None
    assert odessa.place.country == "US"
