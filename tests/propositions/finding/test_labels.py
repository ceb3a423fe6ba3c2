"""The finder's labels fit the types of propositions that are built of them."""

import itertools

import pytest

from sayso.propositions.appointment.type import PostChange
from sayso.propositions.control.type import CONTESTED, Change
from sayso.propositions.count.groups import words as count_words
from sayso.propositions.count.type import Count
from sayso.propositions.finding.build import BUILDERS, WHAT
from sayso.propositions.finding.labels import TYPES, VALUE_LABELS, VALUE_RANGES, VALUES
from sayso.propositions.movement.type import Direction
from sayso.propositions.pledge.stage import Stage
from sayso.propositions.types import TYPES as CLASSES


def test_every_type_of_proposition_is_looked_for_and_built() -> None:
    assert set(TYPES) == {each.type for each in CLASSES} == set(BUILDERS)


def test_the_ranges_of_values_cover_the_outputs_without_a_gap() -> None:
    ranges = [VALUE_RANGES[kind] for kind in TYPES]
    assert ranges[0][0] == 0
    assert ranges[-1][1] == VALUE_LABELS
    assert all(first[1] == second[0] for first, second in itertools.pairwise(ranges))


@pytest.mark.parametrize(
    ("kind", "known"),
    [
        ("control", {*Change, CONTESTED}),
        ("pledge", set(Stage)),
        ("movement", set(Direction)),
        ("appointment", set(PostChange)),
    ],
)
def test_every_value_is_one_of_its_type(kind: str, known: set[str]) -> None:
    assert set(VALUES[kind]) <= {str(value) for value in known}


def test_every_value_of_a_count_can_be_asked_after() -> None:
    asked = count_words().data["asked"]
    whats = {WHAT.get(value, value) for value in VALUES["count"]}
    unasked = whats - set(asked) - {"killed", "wounded", "captured", "detained"}
    for what in unasked:
        assert "were" in Count(spans=((0, 1),), what=what).question().sentence
