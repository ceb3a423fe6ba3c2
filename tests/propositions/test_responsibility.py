"""Who is to blame."""

import pytest

from sayso.propositions.responsibility import Responsibility
from tests.propositions.stage import Case, cases, shown


@pytest.mark.parametrize("case", cases("responsibility"), ids=lambda case: case.text[:60])
def test_responsibility_is_found_as_the_fixture_says(case: Case) -> None:
    assert shown(list(Responsibility.find(case.scene())), case.found) == [dict(each) for each in case.found]
