"""The page on times shows what the program does."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "times.md"


def test_the_examples_of_the_page_print_what_it_shows() -> None:
    shown = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert shown.attempted > 0
    assert shown.failed == 0
