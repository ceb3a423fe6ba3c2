"""Movements of forces and people."""

import pytest

from sayso.propositions.movement.type import Movement
from tests.propositions.stage import Case, cases, shown


@pytest.mark.parametrize("case", cases("movement"), ids=lambda case: case.text[:60])
def test_movement_is_found_as_the_fixture_says(case: Case) -> None:
    assert shown(list(Movement.find(case.scene())), case.found) == [
        dict(each) for each in case.found
    ]
