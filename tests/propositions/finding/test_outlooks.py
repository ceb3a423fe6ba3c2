"""What is expected not to come is no outlook that it will."""

import pytest

import sayso


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The general said that the offensive will begin in spring.", "asserts"),
        ("Russia unlikely to make major gains in Orlivka this year, analysts said.", "denies"),
        ("U.S. leaks won't impact the planned offensive, the minister said.", "denies"),
        ("The mayor said that no attack will come.", "denies"),
        ("The mayor said that an attack on Orlivka is improbable.", "denies"),
        ("The attack on Orlivka will not go unpunished, the minister said.", "asserts"),
        ("The minister said the army is not unlikely to attack Orlivka.", "doubts"),
    ],
)
def test_an_outlook_is_turned_round_by_what_stands_at_it(text: str, stance: str) -> None:
    propositions = [p for entry in sayso.read(text).entries for p in entry.propositions]
    assert {str(p.stance) for p in propositions if p.type == "outlook"} == {stance}


def test_what_will_not_come_until_a_time_is_neither_expected_nor_denied() -> None:
    entries = sayso.read("The offensive won't begin until autumn, the general said.").entries
    assert not [p for entry in entries for p in entry.propositions if p.type == "outlook"]
