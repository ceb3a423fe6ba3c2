"""Marks words in a text, so that a test can say what it means instead of counting characters."""

from sayso.record.claim import Span


def at(text: str, words: str) -> Span:
    """Where ``words`` stand in ``text``; they must stand there once."""
    assert text.count(words) == 1, words
    start = text.index(words)
    return start, start + len(words)
