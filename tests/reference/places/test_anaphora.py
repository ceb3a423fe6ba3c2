"""Common nouns that stand for a place named before."""

from sayso.language.analysis import analyse
from sayso.reference.places.anaphora import PlaceMention, find_place_mentions
from tests.reference.places.reading import gazetteer, read


def mentions(text: str) -> list[PlaceMention]:
    return list(find_place_mentions(analyse(text), read(text, "ukraine-2022")))


def linked(text: str) -> dict[str, str | None]:
    return {each.text: each.toponym.text if each.toponym else None for each in mentions(text)}


def test_a_town_goes_back_to_the_only_town_named_before() -> None:
    text = (
        "More than 500 civilians were in Soledar. They could not leave the eastern salt mining "
        "town."
    )

    assert linked(text) == {"the eastern salt mining town": "Soledar"}


def test_a_capital_city_is_not_what_the_town_speaks_of() -> None:
    text = (
        "Civilians were stuck in Soledar. In Kyiv, the president spoke of the soldiers who hold "
        "the town."
    )

    assert linked(text) == {"the town": "Soledar"}


def test_a_region_goes_back_to_a_region() -> None:
    assert linked("Shells hit Soledar in Donetsk oblast. The region has no water.") == {
        "The region": "Donetsk"
    }


def test_between_two_towns_it_stays_open() -> None:
    (mention,) = mentions("Shells hit Soledar and Lyman. The town was dark.")

    assert mention.toponym is None
    assert mention.why[0].what == "several places of this kind are named before"


def test_where_no_place_was_named_it_stays_open() -> None:
    assert linked("The town was dark. Later, shells hit Soledar.") == {"The town": None}


def test_a_phrase_that_names_its_place_is_none() -> None:
    assert linked("Shells hit Lyman. The town of Soledar was dark.") == {}


def test_words_in_apposition_are_the_place_before_them() -> None:
    (mention,) = mentions("Shells hit Lyman. Soledar, the salt mining town, was dark.")

    assert mention.toponym is not None
    assert (mention.toponym.text, mention.score) == ("Soledar", 0.95)


def test_each_link_has_a_reason_and_a_score() -> None:
    for each in mentions("Shells hit Lyman. The town was dark. The river rose."):
        assert each.why[0].by == "place anaphora"
        assert 0 <= each.score <= 1


def test_the_town_is_the_one_that_the_report_is_more_about() -> None:
    text = (
        "Soldiers took Soledar. Its loss cut off the troops in Bakhmut. Fighting went on in the "
        "town."
    )

    assert linked(text) == {"the town": "Soledar"}


def test_a_small_city_is_called_a_city() -> None:
    assert linked("Soldiers took Soledar. The city was dark.") == {"The city": "Soledar"}


def test_a_capital_that_acts_is_its_government() -> None:
    assert linked("Soldiers took Soledar. Moscow praised them. The city was dark.") == {
        "The city": "Soledar"
    }


def test_a_region_that_is_not_named_is_that_of_the_towns() -> None:
    text = "Soldiers fought for Kherson. The other side had annexed the region."
    (mention,) = find_place_mentions(analyse(text), read(text, "ukraine-2022"), gazetteer())

    assert mention.toponym is not None
    assert mention.toponym.place is not None
    assert mention.toponym.place.name == "Kherson Oblast"


def test_a_region_of_towns_that_lie_in_two_stays_open() -> None:
    text = "Shells hit Kherson and Bakhmut. The region has no water."
    (mention,) = find_place_mentions(analyse(text), read(text, "ukraine-2022"), gazetteer())

    assert mention.toponym is None
