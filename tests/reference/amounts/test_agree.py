"""When two amounts can both be right."""

import pytest

from sayso.language.analysis import analyse
from sayso.reference.amounts import Amount, agree, find_amounts


def amount(words: str) -> Amount:
    (found,) = find_amounts(analyse(f"The army lost {words}."))
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("more than 500 men", "559 men"),
        ("about 400 men", "up to 400 men"),
        ("about 400 men", "400 men"),
        ("about 400 men", "430 men"),
        ("nearly 400 men", "380 men"),
        ("at least 89 men", "about 400 men"),
        ("dozens of men", "63 men"),
        ("dozens of men", "231 men"),
        ("hundreds of men", "tens of thousands of men"),
        ("about four men", "five men"),
        ("hundreds of men", "1,200 men"),
        ("several hundred men", "about 400 men"),
        ("a dozen men", "13 men"),
        ("between 300 and 400 men", "350 to 500 men"),
        ("less than 10 km of trench", "6 miles of trench"),
        ("no men", "up to 10 men"),
    ],
)
def test_these_agree(one: str, other: str) -> None:
    assert agree(amount(one), amount(other)) is True
    assert agree(amount(other), amount(one)) is True


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("about 400 men", "89 men"),
        ("63 men", "89 men"),
        ("more than 500 men", "500 men"),
        ("fewer than 6,000 men", "12,200 men"),
        ("dozens of men", "12 men"),
        ("hundreds of men", "150 men"),
        ("no men", "at least one man"),
        ("10 km of trench", "10 miles of trench"),
    ],
)
def test_these_do_not(one: str, other: str) -> None:
    assert agree(amount(one), amount(other)) is False
    assert agree(amount(other), amount(one)) is False


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("400 men", "10 percent of its men"),
        ("$400 million", "€400 million"),
        ("10 km of trench", "10 tonnes of fuel"),
        ("200 men a day", "200 men"),
    ],
)
def test_these_cannot_be_compared(one: str, other: str) -> None:
    assert agree(amount(one), amount(other)) is None
