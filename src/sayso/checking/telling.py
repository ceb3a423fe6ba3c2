"""The words of a statement that tell something, without their endings: by them a statement is found
that was put otherwise, in another tense, person or order.
"""

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

_WORD = re.compile(r"[^\W_]+")
"""As the ledger's index of words has them: an apostrophe parts two."""
_ENDINGS = ("ments", "ment", "ings", "ing", "edly", "ied", "ies", "ed", "es", "ly", "s", "e", "y")
_SHORTEST = 3
"""Letters that are left of a word: of fewer, other words begin with them too."""
_NOUN_ENDINGS = ("ions", "ion")
_SHORTEST_OF_NOUN = 5
"""Letters that are left of a noun in -ion: "evacuation", and not "station", which is no "state"."""


def stems_of(words: str) -> list[str]:
    """The stems of the words that tell something, in their order."""
    found = (match.group().casefold() for match in _WORD.finditer(words))
    longer = (word for word in found if len(word) > 1 or word.isdigit())
    return [_stem(word) for word in longer if word not in _function_words()]


def forms_of(stem: str) -> list[str]:
    """The words to look for that have a stem: whole ones, or a beginning, which ends in ``*``."""
    return list(_forms().get(stem) or [f"{stem}*"])


def _stem(word: str) -> str:
    word = _base_forms().get(word, word)
    if word in _forms() or word.isdigit():
        return word
    word = _cut(_cut(word, _NOUN_ENDINGS, _SHORTEST_OF_NOUN), _ENDINGS, _SHORTEST)
    doubled = len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "aeiouls"
    return word[:-1] if doubled else word


def _cut(word: str, endings: Sequence[str], shortest: int) -> str:
    """A word without the first of some endings that it has, if so many letters are left."""
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= shortest:
            return word.removesuffix(ending)
    return word


@cache
def _function_words() -> frozenset[str]:
    return frozenset(telling_words()["function_words"]["words"])


@cache
def _forms() -> dict[str, list[str]]:
    """The forms of irregular verbs with their endings, by the first form."""
    lists = telling_words()["irregular_verbs"]["forms"]
    return {first: [first, *others, f"{first}s", _ing(first)] for first, *others in lists}


@cache
def _base_forms() -> dict[str, str]:
    first: dict[str, str] = {}
    for base, forms in _forms().items():
        for form in forms:
            first.setdefault(form, base)
    return first


def _ing(verb: str) -> str:
    return f"{verb.removesuffix('e')}ing"


@cache
def telling_words() -> dict[str, Any]:
    """The lists, each with its examples."""
    return tomllib.loads((files(__package__) / "telling.toml").read_text("utf-8"))
