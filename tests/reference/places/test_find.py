"""Place names in sentences of war news, in our own words."""

import pytest

from tests.reference.places.reading import read, told

UKRAINE, SUDAN = "ukraine-2022", "sudan-2023"
DONETSK = "UA Donetsk Oblast"


@pytest.mark.parametrize("theatre", ["", UKRAINE])
def test_towns_in_one_list_settle_one_another(theatre: str) -> None:
    found = told("Russian troops shelled Bakhmut, Soledar and Krasna Hora on Monday.", theatre)

    assert found == {"Bakhmut": DONETSK, "Soledar": DONETSK, "Krasna Hora": DONETSK}


def test_a_village_is_the_one_near_the_other_places() -> None:
    text = "Fighting went on near Pisky and Vodiane, west of Donetsk. Avdiivka was shelled as well."

    assert told(text, UKRAINE) == dict.fromkeys(
        ["Pisky", "Vodiane", "Donetsk", "Avdiivka"], DONETSK
    )


def test_a_village_with_many_namesakes_and_nothing_near_is_refused() -> None:
    (pisky,) = read("Two people were hurt near Pisky, the spokesman said.", "")

    assert (pisky.text, pisky.place, pisky.precision) == ("Pisky", None, None)
    assert pisky.why[-1].what == "none of the places of this name is near the report's other places"


def test_one_place_that_cannot_be_found_leaves_the_others_as_they_are() -> None:
    sure = "Shells hit Kramatorsk and Sloviansk in Donetsk region."
    with_unknown = told(
        sure + " In the village of Nevidomske, which nobody knows, three people died.", UKRAINE
    )

    assert with_unknown == {**told(sure, UKRAINE), "Nevidomske": None}


def test_spellings_of_one_town_are_one_place() -> None:
    text = "Guns fired at El Fasher. In Al-Fashir, hospitals closed. El-Fashir lies in Darfur."
    places = {each.text: each.place and each.place.id for each in read(text, SUDAN)}

    assert len({places[name] for name in ("El Fasher", "Al-Fashir", "El-Fashir")}) == 1
    assert places["El Fasher"] is not None


def test_names_that_one_side_uses_are_the_same_places() -> None:
    found = told(
        "Troops left Artyomovsk for Ugledar, and moved towards Chasov Yar and Krasny Liman.",
        UKRAINE,
    )

    assert found == dict.fromkeys(["Artyomovsk", "Ugledar", "Chasov Yar", "Krasny Liman"], DONETSK)


@pytest.mark.parametrize(
    "text",
    [
        "The cruiser Moskva sank on Thursday.",
        "The Moskva had been hit by two missiles.",
        "A reporter of the Washington Post asked him.",
        "It was printed in the Moscow Times.",
        "The 1st Donetsk corps was moved.",
        "The Black Sea Fleet lost a ship.",
        "They spoke about the Minsk agreements.",
        "The Budapest Memorandum was signed in 1994.",
        "Mr Odesa declined to comment.",
        "The Ukrainian and Russian delegations met.",
    ],
)
def test_what_is_named_after_a_place_is_none(text: str) -> None:
    assert told(text, UKRAINE) == {}


def test_where_somebody_was_born_is_a_place() -> None:
    assert told("The Kharkiv-born officer spoke.", UKRAINE) == {"Kharkiv": "UA Kharkiv Oblast"}


def test_a_persons_surname_is_no_place_where_the_report_has_the_whole_name() -> None:
    found = told(
        "Ivan Lyman spoke first. Lyman said that the road to Kramatorsk was open.", UKRAINE
    )

    assert found == {"Kramatorsk": DONETSK}


def test_what_the_text_puts_a_name_in_decides() -> None:
    toponyms = read("He moved from Paris, Texas, to Paris, France.")
    countries = [each.place.country for each in toponyms if each.place and each.text == "Paris"]

    assert countries == ["US", "FR"]


def test_a_town_that_does_not_lie_where_the_text_puts_it_is_refused() -> None:
    assert told("He was born in Bakhmut, Louisiana.")["Bakhmut"] is None


def test_the_kind_that_the_text_names_decides() -> None:
    region, city = read("Shells hit Kharkiv region. The city of Kharkiv was quiet.", UKRAINE)

    assert region.place is not None and region.place.feature == "A.ADM1"
    assert city.place is not None and city.place.feature == "P.PPLA"


def test_a_plural_after_a_list_holds_for_all_of_it() -> None:
    places = [
        each.place for each in read("Floods hit Dakota, Otoe and Washington counties in Nebraska.")
    ]

    assert [place.feature for place in places if place] == ["A.ADM2", "A.ADM2", "A.ADM2", "A.ADM1"]


def test_a_date_line_is_a_place() -> None:
    assert told("KYIV, Ukraine (AP) — A missile hit a house.") == {
        "KYIV": "UA Kyiv",
        "Ukraine": "UA",
    }


def test_metonyms_are_the_places_that_they_are_called_after() -> None:
    found = read("Kyiv denied it. Moscow and Washington said nothing.", UKRAINE)

    assert [each.place.feature for each in found if each.place] == ["P.PPLC", "P.PPLC", "P.PPLC"]


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("Shells fell in Kramatorsk.", "Kramatorsk", 1),
        ("Shells fell near Kramatorsk.", "Kramatorsk", 2),
        ("Shells fell in Donetsk oblast.", "Donetsk", 4),
        ("Shells fell into the Dnipro River.", "Dnipro River", 5),
        ("Shells fell in Ukraine.", "Ukraine", 6),
        ("Shells fell into the Black Sea.", "Black Sea", 7),
    ],
)
def test_precision_is_as_in_ucdp(text: str, name: str, precision: int) -> None:
    assert {each.text: each.precision for each in read(text, UKRAINE)} == {name: precision}


def test_every_toponym_has_its_reasons() -> None:
    for each in read("Shells hit Kramatorsk in Donetsk region, near Nowheresville."):
        assert len(each.why) == 2
        assert all(
            reason.by == "places" and reason.what and reason.words == each.text
            for reason in each.why
        )


def test_a_place_and_a_region_of_one_name_are_told_apart_by_what_the_text_calls_them() -> None:
    found = read("Drones hit Belgorod region. In Belgorod, windows broke.", UKRAINE)

    assert [each.place.feature for each in found if each.place] == ["A.ADM1", "P.PPLA"]


@pytest.mark.parametrize(
    "region",
    ["Moscow still regards the entire Kherson region as its own.", "Kherson oblast is dry."],
)
def test_a_region_that_has_the_name_of_its_town_is_the_region(region: str) -> None:
    (found,) = (each for each in read(region, UKRAINE) if each.text.startswith("Kherson"))

    assert found.place is not None
    assert (found.place.name, found.place.feature) == ("Kherson Oblast", "A.ADM1")


def test_a_town_of_the_conflict_needs_nothing_near_it() -> None:
    (kherson,) = read("Three people were hurt in Kherson on Friday, the mayor said.", UKRAINE)

    assert kherson.place is not None
    assert kherson.place.feature.startswith("P.")


def test_beside_a_town_its_namesakes_that_are_villages_do_not_count() -> None:
    (avdiivka,) = read("The city of Avdiivka was dark.", UKRAINE)

    assert avdiivka.place is not None
    assert avdiivka.place.population > 10_000


def test_a_large_town_is_known_by_its_other_names() -> None:
    assert told("Fighters entered Wad Madani on Monday.", SUDAN) == {"Wad Madani": "SD Gezira"}


def test_a_river_is_found_by_its_name_and_a_common_noun() -> None:
    (river,) = read("Guns stood on the left bank of the Dnipro river.", UKRAINE)

    assert river.place is not None
    assert river.place.feature.startswith("H.")


def test_a_village_that_no_gazetteer_has_keeps_all_of_its_name() -> None:
    (village, *_) = read("They took the village of Verkhnia Zolota in May.", UKRAINE)

    assert village.text == "Verkhnia Zolota"


@pytest.mark.parametrize(
    "text", ["The Tavria group of troops denied it.", "A southern Ukrainian city was dark."]
)
def test_what_is_only_named_after_a_place_or_a_people_is_none(text: str) -> None:
    assert [each.text for each in read(text, UKRAINE)] == []
