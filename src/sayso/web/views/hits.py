"""Words that were looked for, marked where they stand; and what is near to a name that nobody
has.
"""

import re
from collections.abc import Iterable
from difflib import SequenceMatcher

from markupsafe import Markup

from sayso.display.printed import printed

_NEAR = 0.72
"""How alike two names are at least, 1 for the same: one wrong letter in four of a short name is too
much.
"""
_AROUND = 90
"""Characters of a text that are shown on either side of a hit."""
_LEAST = 2
"""Letters of a word that is marked: a single one would mark half of a text."""


def hits(text: object, words: str) -> Markup:
    """A text as a page prints it, with each of the words marked wherever it stands."""
    whole = str(text or "")
    pattern = _pattern(words)
    if pattern is None:
        return printed(whole)
    parts: list[Markup] = []
    at = 0
    for found in pattern.finditer(whole):
        parts += [
            printed(whole[at : found.start()]),
            Markup("<mark>"),
            printed(found[0]),
            Markup("</mark>"),
        ]
        at = found.end()
    return Markup("").join([*parts, printed(whole[at:])])


def excerpt(text: str, words: str) -> str:
    """What of a text stands around the first of the words; its beginning where none of them is in
    it.
    """
    pattern = _pattern(words)
    found = pattern.search(text) if pattern else None
    middle = found.start() if found else 0
    start, end = max(middle - _AROUND, 0), min(middle + _AROUND * 2, len(text))
    cut = " ".join(text[start:end].split())
    return f"{'… ' if start else ''}{cut}{' …' if end < len(text) else ''}"


def near(words: str, names: Iterable[str]) -> list[str]:
    """The names that are nearly these words, or begin with their letters ("ISW"), the nearest
    first.
    """
    asked = words.casefold().strip()
    ranked = [(_likeness(asked, name.casefold()), name) for name in dict.fromkeys(names)]
    return [
        name for likeness, name in sorted(ranked, key=lambda each: -each[0]) if likeness >= _NEAR
    ]


def _likeness(asked: str, name: str) -> float:
    if len(asked) > 1 and asked == "".join(word[0] for word in re.findall(r"\w+", name)):
        return 1.0
    parts = [name, *name.split()] if " " not in asked else [name]
    return max(SequenceMatcher(None, asked, part).ratio() for part in parts)


def _pattern(words: str) -> re.Pattern[str] | None:
    parts = [re.escape(each) for each in words.replace('"', " ").split() if len(each) >= _LEAST]
    return (
        re.compile("|".join(sorted(parts, key=len, reverse=True)), re.IGNORECASE) if parts else None
    )
