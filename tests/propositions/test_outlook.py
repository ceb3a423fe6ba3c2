"""What is expected."""

import pytest

from sayso.propositions.outlook.type import Outlook
from tests.propositions.stage import Case, cases, shown


@pytest.mark.parametrize("case", cases("outlook"), ids=lambda case: case.text[:60])
def test_outlook_is_found_as_the_fixture_says(case: Case) -> None:
    assert shown(list(Outlook.find(case.scene())), case.found) == [
        dict(each) for each in case.found
    ]
