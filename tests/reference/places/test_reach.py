"""How far around its point a place may mean."""

import pytest

from sayso.reference.places.gazetteer import load_gazetteer
from sayso.reference.places.reach import reach_of


def id_of(name: str, feature: str) -> str:
    return next(each.place.id for each in load_gazetteer().named(name) if each.kind == feature)


def test_a_town_is_at_its_point() -> None:
    assert reach_of(id_of("Makiivka", "P.PPL"), "Makiivka").km == 0


def test_a_province_is_as_wide_as_its_towns_lie_apart() -> None:
    assert 80 < reach_of(id_of("Kherson Oblast", "A.ADM1"), "Kherson Oblast").km < 140


def test_a_country_has_no_reach_but_is_one() -> None:
    reach = reach_of(id_of("Ukraine", "A.PCLI"), "Ukraine")

    assert reach.country
    assert reach.km == 0


def test_a_sea_is_wider_than_an_island() -> None:
    assert (
        reach_of("sayso:black-sea", "Black Sea").km
        > reach_of("sayso:snake-island", "Snake Island").km
        > 0
    )


@pytest.mark.parametrize("key", ["", "user:nowhere", "geonames:706483"])
def test_a_place_that_the_gazetteer_does_not_have_has_none(key: str) -> None:
    assert reach_of(key, "Nowhere in particular").km == 0
