"""Broken texts are read, and their board and pages made, without a fault; ``python -m bench.fuzz``
does many more.
"""

import os
import random

import pytest
from bench.fuzz import Failures, board_of, mutated, name_of, read_all, shrink
from bench.fuzz_pages import ask_all
from bench.mutations import MUTATIONS

from sayso import Report
from sayso.guards import STRICT
from sayso.reports.published import read_published

TEXTS = (
    "Tessaly’s defence ministry said on Friday that its forces had taken Drenov. “We hold all of "
    "it,” Colonel Ivo "
    "Marten told The Courier. Orvan denied that the town had fallen and blamed Tessaly for the "
    "blast, which killed "
    "five people and wounded at least 14 near the Kalin dam.",
    "Varland will send 14 battle tanks and about 300 shells to Orvan, its prime minister, Hanna "
    "Sovik, said. Sending "
    "would be weighed again in May, an official added. General Mila Dorn was named commander of "
    "the fleet. The "
    "mayor warned that Orlivka would fall within days; “not one soldier left”, a spokesman "
    "replied.",
)
REPORTS = [Report(text, "sample", published=read_published("2024-03-14")) for text in TEXTS]


def test_no_broken_text_makes_reading_board_or_pages_fail() -> None:
    assert os.environ[STRICT]
    failures = Failures()
    readings = list(read_all([*REPORTS, *mutated(REPORTS, 2 * len(MUTATIONS), 7)], failures))
    board_of(readings)
    assert len(readings) > len(MUTATIONS)
    assert ask_all(readings[:3], failures.add) > 20
    assert {each.name: each.text for each in failures.by_name.values()} == {}


@pytest.mark.parametrize("change", MUTATIONS, ids=lambda each: each.__name__)
def test_a_change_is_the_same_for_the_same_seed(change: object) -> None:
    assert callable(change)
    first, second = (change(random.Random(3), TEXTS[0]) for _ in range(2))
    assert first == second


def test_a_failure_is_shown_by_a_small_text() -> None:
    def fails(text: str) -> bool:
        return "Drenov" in text and "Courier" in text

    small = shrink(TEXTS[0], fails)
    assert fails(small)
    assert len(small.split()) == 2


def test_a_failure_is_named_by_its_kind_and_its_line() -> None:
    try:
        read_published("x")
    except Exception as error:
        assert name_of(error).startswith("InputError at reports/published.py:")
