"""Who is to blame."""

import pytest

from sayso.propositions.responsibility.type import Responsibility
from sayso.propositions.strike.type import Strike
from sayso.reader import read
from tests.propositions.stage import Case, cases, shown


@pytest.mark.parametrize("case", cases("responsibility"), ids=lambda case: case.text[:60])
def test_responsibility_is_found_as_the_fixture_says(case: Case) -> None:
    assert shown(list(Responsibility.find(case.scene())), case.found) == [
        dict(each) for each in case.found
    ]


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Joana Reis said the missile that hit the hospital in Mirova came from the north.", []),
        ("Joana Reis said the rocket that hit the school in Mirova was fired from the south.", []),
        ("Joana Reis said the drone that hit the market in Mirova came from the east.", []),
        (
            "Joana Reis said the missile that hit the hospital in Mirova was fired by the North.",
            ["north"],
        ),
        (
            "Joana Reis said the rocket that hit the school in Mirova was fired by the South.",
            ["south"],
        ),
    ],
)
def test_a_direction_is_no_side_that_is_called_by_one(text: str, accused: list[str]) -> None:
    reading = read(text, published="2024-03-15", theatre="samples/vesna.toml")
    said = [each for entry in reading.entries for each in entry.propositions]
    blamed = [each.accused_side for each in said if isinstance(each, Responsibility)]
    attackers = [each.attacker_side for each in said if isinstance(each, Strike)]
    assert [side for side in (*blamed, *attackers) if side] == accused


@pytest.mark.parametrize(
    ("text", "conduct"),
    [
        (
            "Northern troops blew up the Tarnik dam according to the Southern defence minister.",
            "blew up the Tarnik dam",
        ),
        (
            "The North shelled the market in Kalin according to Pavel Oriss.",
            "shelled the market in Kalin",
        ),
    ],
)
def test_who_says_so_is_no_part_of_the_deed(text: str, conduct: str) -> None:
    reading = read(text, theatre="samples/vesna.toml")
    said = [each for entry in reading.entries for each in entry.propositions]
    assert [each.conduct for each in said if isinstance(each, Responsibility)] == [conduct]
