"""Which language a paragraph is in: by its script, then by letters and function words
(``languages.toml``).

Only English is read.  What shows no language, a name or a figure, is taken for the language of its
text.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

ENGLISH = "English"
UNKNOWN = "Another language"
"""Of a script that is known and a language that is not."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LOOKED_AT = 2000
"""Code points of a paragraph that are looked at: enough for hundreds of words, as few as show any
language.
"""
_LEAST = 3
"""Function words or letters of its own that a language in Latin letters must show in a
paragraph.
"""
_SHARE = 0.12
"""Share of a paragraph's words that must be the language's function words.  English prose has 0.35,
headlines 0.15.
"""
_MARGIN = 1.5
"""How many times more of them than English has, as languages share short words ("in", "a", "of",
"was").
"""
_LETTER_WEIGHT = 2


@dataclass(frozen=True, slots=True)
class _Languages:
    scripts: Mapping[str, "re.Pattern[str]"]
    words: Mapping[str, frozenset[str]]
    letters: Mapping[str, frozenset[str]]
    by_script: Mapping[str, tuple[str, ...]]


def find_languages(text: str, paragraphs: Sequence[tuple[int, int]]) -> list[str]:
    """The language of each paragraph, by its English name."""
    if text.isascii() and not paragraphs:
        return []
    own = [_language_of(text[start : min(end, start + _LOOKED_AT)]) for start, end in paragraphs]
    lengths: Counter[str] = Counter()
    for (start, end), language in zip(paragraphs, own, strict=True):
        if language:
            lengths[language] += end - start
    main = lengths.most_common(1)[0][0] if lengths else ENGLISH
    return [language or main for language in own]


def notes_on(languages: Sequence[str]) -> tuple[str, ...]:
    """What a user is told of a text whose paragraphs are in ``languages``: which are not read, most
    first.
    """
    unread = Counter(language for language in languages if language != ENGLISH)
    if len(languages) == sum(unread.values()):
        return tuple(f"{language}: not read yet." for language, _ in unread.most_common())
    total = len(languages)
    return tuple(
        f"{name}: not read yet ({n} of {total} paragraphs)." for name, n in unread.most_common()
    )


def _language_of(paragraph: str) -> str | None:
    """Its language, or None if it shows none."""
    printed = _WORD.findall(paragraph)
    words = [word.lower() for word in printed]
    script = _script_of(words)
    languages = _load()
    if script != "Latin":
        candidates = languages.by_script.get(script, ())
        scores = _scores(words, candidates)
        best = max(candidates, key=lambda name: scores[name], default=script)
        return best if not candidates or scores[best] else UNKNOWN
    # Names in other languages stand in English text: only what begins in lower case shows another
    # one.
    scores = _scores([word for word in printed if word[0].islower()], languages.by_script[script])
    scores |= _scores(words, (ENGLISH,))
    best = max(scores, key=lambda name: (scores[name], name == ENGLISH), default=ENGLISH)
    if scores[best] < max(_LEAST, _SHARE * len(words)):
        return ENGLISH if scores[ENGLISH] else None
    return best if best == ENGLISH or scores[best] >= _MARGIN * scores[ENGLISH] else ENGLISH


def _script_of(words: Iterable[str]) -> str:
    letters = "".join(words)
    if letters.isascii():
        return "Latin"
    shares = {name: len(pattern.findall(letters)) for name, pattern in _load().scripts.items()}
    best = max(shares, key=lambda name: shares[name])
    if shares["Japanese"] and best == "Chinese":
        best = "Japanese"
    return best if 2 * shares[best] > len(letters) else "Latin"


def _scores(words: Sequence[str], names: Iterable[str]) -> dict[str, int]:
    languages = _load()
    counts = Counter(words)
    letters = Counter(letter for word in counts for letter in frozenset(word))
    return {
        name: sum(counts[word] for word in languages.words[name])
        + _LETTER_WEIGHT * sum(letters[letter] for letter in languages.letters[name])
        for name in names
    }


@cache
def _load() -> _Languages:
    table = tomllib.loads(
        files("sayso.language").joinpath("languages.toml").read_text(encoding="utf-8")
    )
    ranges = table.pop("scripts")
    return _Languages(
        scripts={
            name: re.compile(f"[{''.join(map(_range, spans))}]") for name, spans in ranges.items()
        },
        words={name: frozenset(entry["words"]) for name, entry in table.items()},
        letters={name: frozenset(entry["letters"]) for name, entry in table.items()},
        by_script={
            script: tuple(name for name, entry in table.items() if entry["script"] == script)
            for script in {entry["script"] for entry in table.values()}
        },
    )


def _range(span: str) -> str:
    first, last = (chr(int(end, 16)) for end in span.split("-"))
    return f"{first}-{last}"
