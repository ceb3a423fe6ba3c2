"""Notes on what a text's own numbers and places say of one another."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.analysis import analyse
from sayso.propositions.checks import check_claims, distance
from sayso.record.claim import Act, Certainty, Claim, Mode, Part, Reason, Source, Stance
from sayso.record.place import Place, Precision, Toponym
from sayso.reference.amounts import find_amounts
from sayso.reference.references import References

ORSK = Place("test:1", "Orsk", 50.0, 30.0, feature="P.PPL")
VELM = Place("test:2", "Velm", 50.0, 30.28, feature="P.PPL")
"""20 km east of Orsk."""


def notes(text: str, said: str = "") -> list[Reason]:
    analysis = analyse(text)
    start = text.index(said)
    content = Part.of(text, [(start, start + len(said or text))])
    cue = Part.of(text, [(start, start + 1)])
    plain = (Mode.INDIRECT, Act.SPEECH, Stance.ASSERTS, Certainty.PLAIN, ())
    claim = Claim("", "", Source(), cue, content, *plain)
    toponyms = tuple(
        Toponym(at, at + 4, place.name, place, Precision.EXACT, ())
        for place in (ORSK, VELM)
        for at in range(len(text))
        if text.startswith(place.name, at)
    )
    ordered = tuple(sorted(toponyms, key=lambda each: each.start))
    (found,) = check_claims(
        [claim], analysis, References(toponyms=ordered, amounts=find_amounts(analysis))
    )
    return list(found)


def test_a_distance_that_differs_from_the_coordinates_is_noted_with_the_method() -> None:
    (note,) = notes("Velm lies less than 10 km from the town of Orsk.")
    assert note.by == "check:distance"
    assert note.what == (
        "the centres of Velm and Orsk lie about 20 km apart, by their coordinates along the great "
        "circle"
    )
    assert note.words == "less than 10 km"


@pytest.mark.parametrize(
    "text",
    [
        "Velm lies some 20 km from Orsk.",
        "Velm lies more than 15 km from Orsk.",
        "Troops advanced 5 km and entered Velm.",
        "Velm lies less than 10 km from the river.",
    ],
)
def test_a_distance_that_fits_or_has_no_two_ends_is_not_noted(text: str) -> None:
    assert notes(text) == []


def test_a_distance_in_the_sentence_of_a_claim_is_noted_on_it() -> None:
    (note,) = notes(
        "Velm lies less than 10 km from Orsk, called “the mill” by soldiers.", "“the mill”"
    )
    assert note.by == "check:distance"


def test_a_conversion_that_does_not_fit_is_noted() -> None:
    (note,) = notes("The line moved by 10 km (16 miles).")
    assert note.by == "check:conversion"
    assert "6.21 mile" in note.what
    assert notes("The line moved by 10 km (6 miles).") == []


def test_parts_that_exceed_their_whole_are_noted() -> None:
    (note,) = notes("There were 12 people in the house, including 15 children.")
    assert note.by == "check:sum"
    assert notes("There were 559 people in the town, including 15 children.") == []


def test_an_ordinal_over_a_time_is_noted_as_counting_others() -> None:
    (note,) = notes("It is the third change of commander in eleven months.")
    assert note.by == "check:ordinal"
    assert note.words == "third change of commander in eleven months"


COORDINATES = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@given(COORDINATES, COORDINATES)
def test_a_distance_is_the_same_both_ways_and_never_more_than_half_the_earth(
    first: tuple[float, float], second: tuple[float, float]
) -> None:
    a, b = (Place("", "", *each) for each in (first, second))
    assert distance(a, b) == pytest.approx(distance(b, a))
    assert 0 <= distance(a, b) <= 20_016
    assert distance(a, a) == 0


def test_a_degree_of_latitude_is_some_111_km() -> None:
    assert Decimal(distance(ORSK, Place("", "", 51.0, 30.0))).quantize(Decimal(1)) == 111
