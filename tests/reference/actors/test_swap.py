"""Two sides that differ in nothing but their names are read alike."""

from pathlib import Path

from bench.swap import exchanged, is_alike, sentences, theatre

EVERY = 97
"""One sentence in so many is read here; ``python -m bench.swap`` reads them all."""
LEAST = 0.6
"""A floor below what was measured (three in four of 40); the tagger's ends of contents still hang
on names.
"""


def test_exchanging_twice_gives_the_text_back() -> None:
    assert all(exchanged(exchanged(text)) == text for text in sentences())


def test_exchanging_two_sides_exchanges_what_is_read(tmp_path: Path) -> None:
    path = theatre(tmp_path)
    chosen = list(sentences())[::EVERY]
    assert sum(is_alike(text, path) for text in chosen) >= LEAST * len(chosen)
