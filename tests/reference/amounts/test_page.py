"""The page on amounts says what the program does."""

import re
from pathlib import Path

import pytest

from sayso.language.analysis import analyse
from sayso.reference.amounts import Amount, find_amounts

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "amounts.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| ([^|]+) \| ([\d.]+) \| ([\d.]+|-) \| (yes|no) \|$", re.M)
LEFT_OUT = re.compile(r"^\| [^|]+ \| ([^|]+) \|$", re.M)
BOUNDS = ROW.findall(PAGE)


@pytest.mark.parametrize(("words", "low", "high", "approximate"), BOUNDS)
def test_the_bounds_on_the_page_are_those_that_are_found(
    words: str, low: str, high: str, approximate: str
) -> None:
    (amount,) = find_amounts(analyse(f"The army lost {words}."))
    found = (
        str(amount.low),
        "-" if amount.high is None else str(amount.high),
        "yes" if amount.approximate else "no",
    )
    assert found == (low, high, approximate)


def test_the_page_has_the_table_of_bounds() -> None:
    assert len(BOUNDS) > 40


def test_every_field_is_on_the_page() -> None:
    table = PAGE.split("## What an amount holds")[1].split("## Bounds")[0]
    assert set(re.findall(r"`(\w+)`", table)) >= set(Amount.__slots__)


def test_the_example_on_the_page_gives_what_it_says() -> None:
    example = PAGE.split("```python\n")[1].split("```")[0]
    names: dict[str, object] = {}
    exec(example, names)
    told = re.findall(r"^(amount\.[^#]+?)\s+# (.+)$", example, re.M)
    assert told
    for expression, value in told:
        assert repr(eval(expression, names)) == value


def test_what_the_page_calls_no_amount_is_not_found() -> None:
    table = PAGE.split("## What is no amount")[1].split("## Units")[0]
    examples = [words for row in LEFT_OUT.findall(table) for words in row.split("; ")]
    assert len(examples) > 30
    assert [words for words in examples if find_amounts(analyse(f"He told them of {words}."))] == []
