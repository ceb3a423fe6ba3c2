"""Where rules and the finder read the same words, and things that are had beside ground that is
held.
"""

import pytest

from sayso.propositions.control.type import Control
from sayso.propositions.responsibility.type import Responsibility
from sayso.reader import read


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Tomas Reil blamed the destruction of the market in Kalin on a Southern missile.", ["south"]),
        ("Ivo Marten blamed the shelling of the hospital in Ustran on the Northern army.", ["north"]),
        ("Ivo Marten accused the North of blowing up the dam at Tarnik.", ["north"]),
        ("Pavel Oriss accused his deputy of stealing seedlings in Kalin.", []),
        ("Tomas Reil blamed the deaths in Kalin on bad luck.", []),
    ],
)  # fmt: skip
def test_whom_the_words_of_accusing_blame_is_told_once(text: str, sides: list[str]) -> None:
    reading = read(text, published="2024-03-10", theatre="samples/vesna.toml")
    said = [each for entry in reading.entries for each in entry.propositions]
    blames = [each.accused_side for each in said if isinstance(each, Responsibility)]
    assert [side for side in blames if side] == sides


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        (
            "Open Corridor believes that more than 60 civilians are still trapped in Orlivka, "
            "most of them old. They have no running water. We have water, and we have vehicles.",
            [],
        ),
        ("Ivo Marten said the people of Orlivka have bread but need water.", []),
        ("Tomas Reil said the North has control of Orlivka.", ["north"]),
        ("Tomas Reil said Northern troops have taken Orlivka.", ["north"]),
    ],
)
def test_a_thing_that_somebody_has_is_no_ground(text: str, holders: list[str]) -> None:
    reading = read(text, published="2024-03-10", theatre="samples/vesna.toml")
    said = [each for entry in reading.entries for each in entry.propositions]
    assert [each.holder for each in said if isinstance(each, Control)] == holders
