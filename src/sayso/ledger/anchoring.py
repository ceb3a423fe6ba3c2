"""Where words that a person gives stand in a report's text: exactly, once, or nowhere.

Letters, marks and case count as they are.  White space alone is taken as one, since whoever copies
words off a page brings other line breaks with them.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from sayso.record.claim import Span

_MOST = 20_000
"""Characters of words that are looked for.  The longest content of the corpora has some 4,000."""
_ALIKE = str.maketrans({"‘": "'", "’": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "«": '"',
                        "»": '"', "–": "-", "—": "-", "−": "-"})  # fmt: skip
"""Marks that programs put for one another, one for one, so that offsets stay."""


class AnchorError(ValueError):
    """Words that do not stand in the text, or not once; its text is the reason, in a clause."""


def anchor(text: str, words: str) -> Span:
    """The one place of ``words`` in ``text``, in code points, end exclusive.

    Raises:
        AnchorError: if they are empty, too long, absent, or there more than once.
    """
    if not words.strip():
        raise AnchorError("no words are given")
    if len(words) > _MOST:
        raise AnchorError(f"more than {_MOST} characters of words are given")
    found = list(places_of(text, words))
    if len(found) > 1:
        raise AnchorError(
            f"the words stand {len(found)} times in the text; give more of the sentence"
        )
    if not found:
        raise AnchorError(_why_absent(text, words))
    return found[0]


def places_of(text: str, words: str) -> Iterator[Span]:
    """Every place where the words stand, also those that overlap; none of too many words."""
    if not words.split() or len(words) > _MOST:
        return
    pattern = _pattern(words)
    at = 0
    while match := pattern.search(text, at):
        yield match.span()
        at = match.start() + 1


@lru_cache(maxsize=256)
def _pattern(words: str) -> re.Pattern[str]:
    """The words as a whole: not in the middle of a longer word."""
    tokens = words.split()
    before = r"(?<!\w)" if tokens[0][0].isalnum() else ""
    after = r"(?!\w)" if tokens[-1][-1].isalnum() else ""
    return re.compile(before + r"\s+".join(map(re.escape, tokens)) + after)


def _why_absent(text: str, words: str) -> str:
    """That they are absent, and what stands there in their place, where only case or marks
    differ.
    """
    alike = re.compile(_pattern(words.translate(_ALIKE)).pattern, re.IGNORECASE)
    match = alike.search(text.translate(_ALIKE))
    if match is None:
        return "the words are not in the text"
    printed = " ".join(text[match.start() : match.end()].split())
    return f"the words are not in the text as they are given; printed is “{printed[:200]}”"
