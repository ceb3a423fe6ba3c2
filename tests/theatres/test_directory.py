from datetime import date
from pathlib import Path

import pytest

from sayso.theatres.directory import Directory
from sayso.theatres.load import load_theatre
from sayso.theatres.theatre import Theatre

from .writing import write


@pytest.fixture
def harbour(tmp_path: Path) -> Directory:
    return Directory(load_theatre(write(tmp_path)))


def ids(directory: Directory, mention: str) -> list[str]:
    return [actor.id for actor in directory.named(mention)]


def holders(
    directory: Directory, title: str, of: str = "", place: str = "", on: date | None = None
) -> list[tuple[str, bool | None]]:
    return [(holding.actor.id, holding.held) for holding in directory.holders(title, of, place, on)]


@pytest.mark.parametrize(
    "mention",
    [
        "Hanna Lindova",
        "Anna Lindova",
        "HANNA LINDOVA",
        "Ганна Ліндова",
        "iron hanna",
        "Hanna Lindova's",
    ],
)
def test_an_actor_is_found_by_any_of_its_names_in_any_spelling(
    harbour: Directory, mention: str
) -> None:
    assert ids(harbour, mention) == ["hanna-lindova"]


@pytest.mark.parametrize("mention", ["Lindova", "Hanna", "Hanna Lind", "Olga Lindova", "the", ""])
def test_a_part_of_a_name_is_not_the_name(harbour: Directory, mention: str) -> None:
    assert ids(harbour, mention) == []


@pytest.mark.parametrize("mention", ["Holm", "der Holm", "van der Holm"])
def test_a_surname_is_all_but_the_first_words(harbour: Directory, mention: str) -> None:
    assert [actor.id for actor in harbour.surnamed(mention)] == ["per-holm"]


def test_only_persons_have_surnames(harbour: Directory) -> None:
    assert harbour.surnamed("Gazette") == ()


def test_the_article_before_a_name_does_not_count(harbour: Directory) -> None:
    assert (
        ids(harbour, "Harbour Gazette")
        == ids(harbour, "the Harbour Gazette")
        == ["harbour-gazette"]
    )


@pytest.mark.parametrize("mention", ["Cliffside", "the Lighthouse", "Lighthouse"])
def test_a_metonym_means_the_actor_of_its_side(harbour: Directory, mention: str) -> None:
    meant = harbour.meant(mention)
    assert meant
    assert meant.id == "northland"
    assert harbour.named(mention) == ()


def test_an_office_leads_to_who_held_it_on_the_day(harbour: Directory) -> None:
    assert holders(harbour, "mayor", on=date(2023, 6, 1)) == [("hanna-lindova", True)]
    assert holders(harbour, "mayor", on=date(2024, 6, 20)) == [
        ("per-holm", True),
        ("hanna-lindova", None),
    ]
    assert holders(harbour, "mayor", on=date(2020, 1, 1)) == []


def test_without_a_day_all_who_ever_held_an_office_are_told(harbour: Directory) -> None:
    assert holders(harbour, "mayor") == [("hanna-lindova", None), ("per-holm", None)]


@pytest.mark.parametrize(
    "title",
    [
        "defence minister",
        "Minister of Defence",
        "the defense minister",
        "acting defence minister",
        "minister for defense",
    ],
)
def test_a_title_is_the_same_in_other_words(harbour: Directory, title: str) -> None:
    assert holders(harbour, title, "northland", on=date(2024, 9, 1)) == [("hanna-lindova", True)]


def test_a_theatre_can_say_that_two_titles_are_one(harbour: Directory) -> None:
    assert holders(harbour, "head of the town") == holders(harbour, "mayor")
    assert holders(harbour, "deputy mayor") == []


def test_an_office_of_another_house_or_place_is_another_office(harbour: Directory) -> None:
    assert holders(harbour, "mayor", "southland") == []
    assert holders(harbour, "mayor", "northland", "Ostrand") == []


def test_the_kind_of_region_does_not_count_in_the_place_of_an_office(harbour: Directory) -> None:
    assert holders(harbour, "mayor", "", "Port") == holders(harbour, "mayor", "", "Port region")


def test_a_place_is_found_by_any_of_its_names(harbour: Directory) -> None:
    assert {
        place.name for name in ("Ostrand", "ostrant", "Ostervik") if (place := harbour.place(name))
    } == {"Ostrand"}
    assert harbour.place("Vik") is None


def test_only_a_name_that_one_side_alone_uses_gives_it_away(harbour: Directory) -> None:
    assert harbour.side_of_place_name("Ostervik") == "south"
    assert harbour.side_of_place_name("Ostrand") is None
    assert harbour.side_of_place_name("Vik") is None


def test_without_a_theatre_nothing_is_found_and_nothing_fails() -> None:
    empty = Directory(Theatre())
    assert not any(
        (empty.named("Hanna Lindova"), empty.surnamed("Lindova"), empty.holders("mayor"))
    )
    assert not any(
        (empty.meant("Cliffside"), empty.place("Ostrand"), empty.side_of_place_name("Ostrand"))
    )
