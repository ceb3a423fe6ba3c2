"""Counts: how many were killed, wounded, captured, left, lost."""

import pytest

from sayso.propositions.count.type import Count
from tests.propositions.stage import Case, cases, shown


@pytest.mark.parametrize("case", cases("count"), ids=lambda case: case.text[:60])
def test_a_count_is_found_as_the_fixture_says(case: Case) -> None:
    assert shown(list(Count.find(case.scene())), case.found) == [dict(each) for each in case.found]
