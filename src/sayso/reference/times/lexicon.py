"""The words of time, as data (``lexicon.toml``): each with its kind and what it means."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

Meaning = str | int
TOKEN = re.compile(
    r"(?P<date>[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{1,2}([/.])[0-9]{1,2}\2(?:[0-9]{4}|[0-9]{2}))"
    r"(?![0-9]|[-/.][0-9])"
    r"|(?P<decade>['’‘]?[0-9]{2}(?:[0-9]{2})?['’]?s)\b"
    r"|(?P<ordinal>[0-9]{1,2}(?:st|nd|rd|th))\b"
    r"|(?P<clock>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)(?![0-9:])"
    r"|(?P<clock_point>[0-9]{1,2}\.[0-9]{2}(?=\s?[ap]\.?m\b))"
    r"|(?P<short_year>(?<!['’‘`])['’‘][0-9]{2})(?!\w)"
    r"|(?P<number>[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)"
    r"|(?P<ampm>[ap]\.\s?m\b\.?|[ap]m\b)"
    r"|(?P<possessive>['’]s\b)"
    r"|(?P<word>[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*)"
    r"|(?P<mark>\S)",
    re.I,
)
"""One token of a text.  Made so that no part of it can match the same stretch in many ways."""

_PLAIN = "plain"
_NOT_PHRASES = (
    "numbers",
    "scales",
    "ordinals",
    "decades",
    "month_short",
    "weekday_short",
    "forward",
    "zone",
)


class Lexicon:
    """The tables, and all words and phrases of those that make kinds, by their tokens."""

    def __init__(
        self, tables: Mapping[str, Mapping[str, Meaning]], lists: Mapping[str, Sequence[str]]
    ) -> None:
        self._tables = tables
        self._lists = {name: frozenset(words) for name, words in lists.items()}
        self._phrases: dict[str, list[tuple[tuple[str, ...], str, Meaning]]] = {}
        for kind, table in tables.items():
            if kind not in _NOT_PHRASES:
                for phrase, meaning in table.items():
                    tokens = tuple(m.group() for m in TOKEN.finditer(phrase))
                    entry = (tokens, str(meaning) if kind == _PLAIN else kind, meaning)
                    self._phrases.setdefault(tokens[0], []).append(entry)
        for entries in self._phrases.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self.heads = frozenset(self._phrases) | {
            word for name in _NOT_PHRASES for word in tables.get(name, ())
        }
        """The words with which anything in the tables begins.  No other word tells of time."""

    @property
    def kinds(self) -> frozenset[str]:
        """All kinds that a word can have by the lexicon."""
        return frozenset(self._tables) | {str(kind) for kind in self._tables[_PLAIN].values()}

    def table(self, name: str) -> Mapping[str, Meaning]:
        """One table of words and what they mean."""
        return self._tables[name]

    def words(self, name: str) -> frozenset[str]:
        """One list of words."""
        return self._lists[name]

    def match(self, tokens: Sequence[str], at: int) -> tuple[int, str, Meaning] | None:
        """The longest phrase that stands in lower-case ``tokens`` at ``at``: its length, kind and
        meaning.
        """
        for phrase, kind, meaning in self._phrases.get(tokens[at], ()):
            if tuple(tokens[at : at + len(phrase)]) == phrase:
                return len(phrase), kind, meaning
        return None


@cache
def load_lexicon() -> Lexicon:
    """Read the lexicon that comes with the package."""
    tables = tomllib.loads(
        files("sayso.reference.times").joinpath("lexicon.toml").read_text(encoding="utf-8")
    )
    lists = tables.pop("forward")
    return Lexicon(tables, lists)
