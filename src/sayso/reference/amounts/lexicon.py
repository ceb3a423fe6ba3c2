"""The words of amounts and of units, as data (``words.toml``, ``units.toml``)."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from sayso.reference.amounts.line import split

Phrase = tuple[str, ...]


def as_phrase(words: str) -> Phrase:
    """``words`` as the grammar's tokens."""
    return tuple(token.lower for token in split(words))


class Phrases:
    """Phrases with what each means; finds the longest that begins or ends at a token."""

    def __init__(self, meanings: Mapping[str, str]) -> None:
        self.meanings = {as_phrase(words): meaning for words, meaning in meanings.items()}
        longest_first = sorted(self.meanings, key=len, reverse=True)
        self.by_first: dict[str, list[Phrase]] = {}
        self.by_last: dict[str, list[Phrase]] = {}
        for phrase in longest_first:
            self.by_first.setdefault(phrase[0], []).append(phrase)
            self.by_last.setdefault(phrase[-1], []).append(phrase)


def _phrases(tables: Mapping[str, Iterable[str]]) -> Phrases:
    return Phrases({words: meaning for meaning, listed in tables.items() for words in listed})


@dataclass(frozen=True, slots=True)
class Words:
    """``words.toml``, ready to look up."""

    numbers: Mapping[str, int]
    magnitudes: Mapping[str, int]
    suffixes: Mapping[str, int]
    plurals: Mapping[str, int]
    several: Mapping[Phrase, int]
    fractions: Mapping[str, int]
    vulgar: Mapping[str, tuple[int, int]]
    before: Phrases
    before_alone: Phrases
    before_measure: Phrases
    after: Phrases
    sets: Mapping[tuple[str, str], frozenset[str]]
    """Single words by section and name."""
    lists: Mapping[tuple[str, str], tuple[Phrase, ...]]
    """The same as phrases, the longest first."""
    rates: Mapping[str, str]
    starters: frozenset[str]
    """The words that a figure can begin with."""


@cache
def load_words() -> Words:
    """Read the words that come with the package."""
    data = _read("words.toml")
    rates = data["times_of_day"].pop("adverbs")
    sets = _words_of(data)
    lists = {
        key: tuple(sorted(map(as_phrase, words), key=len, reverse=True))
        for key, words in sets.items()
    }
    several = {as_phrase(words): low for words, low in data["several"].items()}
    zero = [
        phrase for (section, _), phrases in lists.items() if section == "zero" for phrase in phrases
    ]
    return Words(
        numbers=data["numbers"],
        magnitudes=data["magnitudes"],
        suffixes=data["suffixes"],
        plurals=dict(data["plurals"]),
        several=dict(sorted(several.items(), key=lambda item: -len(item[0]))),
        fractions=data["fractions"],
        vulgar={sign: (over, under) for sign, (over, under) in data["vulgar"].items()},
        before=_phrases(data["before"]),
        before_alone=_phrases(data["before_alone"]),
        before_measure=_phrases(data["before_measure"]),
        after=_phrases(data["after"]),
        sets=sets,
        lists=lists,
        rates=rates,
        starters=frozenset(
            (
                "a",
                "an",
                "half",
                *data["numbers"],
                *data["plurals"],
                *(p[0] for p in (*several, *zero)),
            )
        ),
    )


def _words_of(data: dict[str, dict[str, Any]]) -> dict[tuple[str, str], frozenset[str]]:
    """The plain lists of words, by section and name."""
    named = (
        (section, name, listed) for section, table in data.items() for name, listed in table.items()
    )
    return {
        (section, name): frozenset(listed)
        for section, name, listed in named
        if isinstance(listed, list) and all(isinstance(word, str) for word in listed)
    }


@dataclass(frozen=True, slots=True)
class Units:
    """``units.toml``, ready to look up."""

    measures: Phrases
    percent: Phrases
    money_words: Phrases
    money_signs: Phrases
    money_codes: frozenset[str]
    only_of: Mapping[str, frozenset[str]]


@cache
def load_units() -> Units:
    """Read the units that come with the package."""
    data = _read("units.toml")
    return Units(
        measures=_phrases(data["measures"]),
        percent=_phrases(data["percent"]),
        money_words=_phrases(data["money_words"]),
        money_signs=Phrases(data["money_signs"]),
        money_codes=frozenset(data["money_codes"]["codes"]),
        only_of={word: frozenset(of) for word, of in data["of"].items()},
    )


def _read(name: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads(
        files("sayso.reference.amounts").joinpath(name).read_text(encoding="utf-8")
    )
