"""Changes of post."""

import pytest

from sayso.propositions.appointment.type import Appointment
from tests.propositions.stage import Case, cases, shown


@pytest.mark.parametrize("case", cases("appointment"), ids=lambda case: case.text[:60])
def test_appointment_is_found_as_the_fixture_says(case: Case) -> None:
    assert shown(list(Appointment.find(case.scene())), case.found) == [
        dict(each) for each in case.found
    ]
