"""What uses places as where something is heeds how they are told: near, towards, from."""

import pytest

from sayso.propositions.control.type import Control
from sayso.propositions.count.type import Count
from sayso.propositions.proposition import Proposition
from sayso.propositions.strike.type import Strike
from sayso.reader import read

VESNA = "samples/vesna.toml"


def _of(kind: type[Proposition], text: str) -> list[Proposition]:
    reading = read(text, published="2024-03-15", theatre=VESNA)
    return [
        each for entry in reading.entries for each in entry.propositions if isinstance(each, kind)
    ]


@pytest.mark.parametrize(
    "content",
    [
        "it had taken ground near Drenov",
        "it had taken a village west of Drenov",
        "fighting went on near Drenov",
        "its troops held positions near Drenov",
        "it had captured high ground 5 km east of Drenov",
        "it held the heights north of Drenov",
        "the village near Drenov had fallen",
        "it had not taken the town, which lies north of Drenov",
        "it had withdrawn to Drenov",
    ],
)
def test_control_near_a_place_says_nothing_of_who_holds_it(content: str) -> None:
    found = _of(Control, f"The Northern army said {content}.")

    assert not any("Drenov" in (each.place_name, each.place_text) for each in found)


@pytest.mark.parametrize(
    "content",
    [
        "it had taken Drenov",
        "fighting went on in Drenov",
        "the northern part of Drenov had fallen",
        "it had withdrawn from Drenov to Kalin",
        "it had taken Drenov, west of Kalin",
    ],
)
def test_and_control_of_it_does(content: str) -> None:
    assert {each.place_name for each in _of(Control, f"The Southern army said {content}.")} == {
        "Drenov"
    }


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The Southern army said a drone launched from Kalin hit a depot in Drenov.", "Drenov"),
        ("The Southern army said rockets fired from Kalin hit a depot in Drenov.", "Drenov"),
        ("The Southern army said a missile was launched from Kalin.", ""),
    ],
)
def test_where_a_weapon_was_launched_is_not_where_it_struck(text: str, place: str) -> None:
    assert {each.place_name for each in _of(Strike, text)} <= {place, ""}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "The Southern army said missiles fired from Kalin killed three people in Drenov.",
            "Drenov",
        ),
        ("The Southern army said a strike from Kalin on Drenov killed two people.", "Drenov"),
        (
            "The Southern army said three people were killed in Drenov, which lies south of Kalin.",
            "Drenov",
        ),
    ],
)
def test_nor_where_people_were_killed(text: str, place: str) -> None:
    assert {each.place_name for each in _of(Count, text)} == {place}


def test_a_count_near_a_place_is_asked_about_near_it() -> None:
    (count,) = _of(Count, "The Southern army said nine people were killed 12 km east of Drenov.")

    assert count.place_name == "Drenov"
    assert count.place_text == "12 km east of Drenov"
    assert count.question().sentence == "How many people were killed near Drenov?"
