"""Near, direction, distance, origin and destination are not the place itself."""

import pytest

from sayso.record.place import Precision, Relation
from tests.reference.places.reading import directory, read

VESNA = "samples/vesna.toml"
AT, NEAR, FROM, TO = Relation.AT, Relation.NEAR, Relation.FROM, Relation.TO


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("Nine died 12 km east of Drenov.", {"Drenov": NEAR}),
        ("Nine died west of Drenov and Kalin.", {"Drenov": NEAR, "Kalin": NEAR}),
        ("Nine died near the village of Drenov.", {"Drenov": NEAR}),
        ("Shells fell some 12 kilometres (7 miles) south-west of Drenov.", {"Drenov": NEAR}),
        ("Shells fell to the north of Drenov.", {"Drenov": NEAR}),
        ("They held the heights north of Drenov.", {"Drenov": NEAR}),
        ("They stood a few miles from Drenov.", {"Drenov": NEAR}),
        ("It lies not far from Drenov.", {"Drenov": NEAR}),
        ("Within 5 km of Drenov nobody lives.", {"Drenov": NEAR}),
        ("It is an hour's drive from Drenov.", {"Drenov": NEAR}),
        (
            "Fighting went on around Drenov, Kalin and Orlivka.",
            {"Drenov": NEAR, "Kalin": NEAR, "Orlivka": NEAR},
        ),
        ("The road between Drenov and Kalin was cut.", {"Drenov": NEAR, "Kalin": NEAR}),
        ("It happened in the vicinity of Drenov.", {"Drenov": NEAR}),
        ("The approaches to Drenov were mined.", {"Drenov": NEAR}),
        ("The town, which lies north of Orlivka, was hit.", {"Orlivka": NEAR}),
        ("Nine died in Drenov, near Kalin.", {"Drenov": AT, "Kalin": NEAR}),
        ("A drone launched from Kalin hit a depot in Drenov.", {"Kalin": FROM, "Drenov": AT}),
        ("Troops withdrew to Drenov from Kalin.", {"Drenov": TO, "Kalin": FROM}),
        ("They advanced towards Drenov.", {"Drenov": TO}),
        ("They came from the direction of Drenov.", {"Drenov": FROM}),
        ("He left for Drenov.", {"Drenov": TO}),
        ("The north of Drenov is held by the South.", {"Drenov": AT}),
        ("In the far east of Drenov two died.", {"Drenov": AT}),
        ("On the outskirts of Drenov two died.", {"Drenov": AT}),
        ("In the nearby town of Drenov two died.", {"Drenov": AT}),
        ("The mayor of Drenov was hurt.", {"Drenov": AT}),
        ("They shelled Drenov and Kalin.", {"Drenov": AT, "Kalin": AT}),
    ],
)
def test_the_words_before_a_name_tell_how_what_is_told_stands_to_the_place(
    text: str, relations: dict[str, Relation]
) -> None:
    assert {each.text: each.relation for each in read(text, VESNA)} == relations


@pytest.mark.parametrize("name", [place.name for place in directory(VESNA).theatre.places])
@pytest.mark.parametrize(
    "words", ["near", "12 km east of", "just outside", "to the south-west of", "not far from"]
)
def test_near_and_at_a_distance_are_less_exact_than_the_place_itself(name: str, words: str) -> None:
    (there,) = read(f"Nine people died in {name}.", VESNA)
    (near,) = read(f"Nine people died {words} {name}.", VESNA)

    assert (there.precision, near.precision) == (Precision.EXACT, Precision.NEAR)
    assert there.place == near.place


def test_the_words_of_a_relation_are_kept_as_printed() -> None:
    (drenov,) = read("Nine died some 12 km (7 miles) east of Drenov.", VESNA)

    assert drenov.phrase == "some 12 km (7 miles) east of Drenov"
    assert drenov.text == "Drenov"
