"""Pledges: who gives what, and how far it has come."""

import pytest

from sayso.propositions.pledge.type import Pledge
from tests.propositions.stage import Case, cases, shown


@pytest.mark.parametrize("case", cases("pledge"), ids=lambda case: case.text[:60])
def test_a_pledge_is_found_as_the_fixture_says(case: Case) -> None:
    assert shown(list(Pledge.find(case.scene())), case.found) == [dict(each) for each in case.found]
