"""Every case comes to what is right in it; what is not right yet is told with its reason."""

from collections.abc import Iterator
from typing import Any

import pytest

from .data import CASES, faults


def _cases() -> Iterator[Any]:
    for case in CASES:
        reason = case.get("not_yet")
        marks = (
            [pytest.mark.xfail(reason=reason, strict=True, raises=AssertionError)] if reason else []
        )
        yield pytest.param(case, id=f"{case['id']}-{case['kind']}", marks=marks)


@pytest.mark.parametrize("case", list(_cases()))
def test_a_case_comes_to_what_is_right(case: dict[str, Any]) -> None:
    wrong = faults(case)
    assert not wrong, f"{case['expect']}: {wrong}"


def test_no_two_cases_have_one_id() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES)
