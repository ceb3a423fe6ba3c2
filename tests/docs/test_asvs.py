"""The table of the ASVS names tests that there are, and says of each requirement how or why not."""

import re

from .pages import DOCS, ROOT

ROWS = re.findall(
    r"^\| (\d+\.\d+\.\d+) \| (.+?) \| (.+) \|$",
    (DOCS / "reference" / "asvs.md").read_text("utf-8"),
    re.M,
)


def test_every_test_that_is_named_is_there() -> None:
    there = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"def (test_\w+)", path.read_text("utf-8"))
    }
    named = {name for *_, how in ROWS for name in re.findall(r"`(test_\w+)`", how)}
    assert named - there == set()
    assert len(named) > 60


def test_each_requirement_is_there_once_and_in_order() -> None:
    numbers = [tuple(map(int, number.split("."))) for number, *_ in ROWS]
    assert numbers == sorted(set(numbers))
    assert {first for first, *_ in numbers} == {3, 4, 5, 7, 8, 9, 12, 13, 14}
    assert all(how.strip() for *_, how in ROWS)
