"""The table of sentences: which times they hold, of which type, with which value."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.reference.times.finding import told

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("cases.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    ("sentence", "times"),
    [
        pytest.param(case["sentence"], case["times"], id=case["sentence"])
        for cases in CASES.values()
        for case in cases
    ],
)
def test_the_times_in(sentence: str, times: list[list[str]]) -> None:
    assert told(sentence) == [
        (words, kind, None if value == "-" else value) for words, kind, value in times
    ]
