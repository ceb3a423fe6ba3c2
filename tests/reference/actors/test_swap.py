"""Two sides that differ in nothing but their names are read alike."""

from pathlib import Path

import pytest

from bench.swap import exchanged, is_alike, sentences, theatre

EVERY = 97
"""One sentence in so many is read here; ``python -m bench.swap`` reads them all."""


def test_exchanging_twice_gives_the_text_back() -> None:
    assert all(exchanged(exchanged(text)) == text for text in sentences())


@pytest.mark.parametrize("text", list(sentences())[::EVERY])
def test_exchanging_two_sides_exchanges_what_is_read(text: str, tmp_path: Path) -> None:
    assert is_alike(text, theatre(tmp_path))
