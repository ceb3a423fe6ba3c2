"""Attacks."""

import pytest

from sayso.propositions.strike.type import Strike
from tests.propositions.stage import Case, cases, shown


@pytest.mark.parametrize("case", cases("strike"), ids=lambda case: case.text[:60])
def test_strike_is_found_as_the_fixture_says(case: Case) -> None:
    assert shown(list(Strike.find(case.scene())), case.found) == [dict(each) for each in case.found]
