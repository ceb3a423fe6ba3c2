"""Looking up places."""

import threading

import pytest

from sayso.reference.places.gazetteer import Gazetteer, carried_file
from sayso.reference.places.keys import place_key
from tests.reference.places.reading import gazetteer


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("St. Louis", "Saint-Louis"),
        ("U.S.", "US"),
        ("The Hague", "hague"),
        ("Kyiv's", "KYIV"),
        ("Zaïre", "Zaire"),
        ("Washington, D.C.", "Washington DC"),
    ],
)
def test_ways_of_writing_one_name_have_one_key(one: str, other: str) -> None:
    assert place_key(one) == place_key(other)


@pytest.mark.parametrize("name", ["", "…", "\x00", "\ud800", "’"])
def test_what_is_no_name_finds_nothing(name: str) -> None:
    assert gazetteer().named(name) == ()


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Bakhmut", "UA", 48.59, 38.00),
        ("Soledar", "UA", 48.69, 38.07),
        ("Pisky", "UA", 48.06, 37.68),
        ("El Fasher", "SD", 13.63, 25.35),
        ("El Geneina", "SD", 13.45, 22.45),
        ("Rapides Parish", "US", 31.2, -92.5),
        ("DR Congo", "CD", 0.0, 25.0),
        ("Black Sea", "", 44.0, 35.0),
        ("Luzon", "PH", 16.0, 121.0),
    ],
)
def test_places_are_where_they_are(name: str, country: str, lat: float, lon: float) -> None:
    places = [entry.place for entry in gazetteer().named(name)]

    assert any(
        p.country == country and abs(p.lat - lat) < 0.2 and abs(p.lon - lon) < 0.2 for p in places
    )


def test_a_place_knows_the_divisions_that_it_lies_in() -> None:
    (soledar,) = [
        entry.place for entry in gazetteer().named("Soledar") if entry.place.country == "UA"
    ]

    assert soledar.admin[0] == "Donetsk Oblast"


def test_spellings_are_found_by_the_rules_of_a_theatre() -> None:
    assert gazetteer().named("Al-Fashir") == gazetteer().named("Al Fashir")
    assert {entry.place.name for entry in gazetteer().spelt("Avdijivka", ("east-slavic",))} == {
        "Avdiivka"
    }
    assert gazetteer().spelt("Avdijivka", ()) == ()


def test_the_people_of_a_country_are_known() -> None:
    known = gazetteer()

    assert [known.people(word) for word in ("Russian", "Sudanese", "Ukrainians", "Soledar")] == [
        "RU",
        "SD",
        "UA",
        "",
    ]


def test_threads_look_up_side_by_side() -> None:
    shared = Gazetteer([carried_file()])
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda: found.append(len(shared.named("Kyiv")))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [len(shared.named("Kyiv"))] * 4
