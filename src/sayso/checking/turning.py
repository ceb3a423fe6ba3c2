"""Words that turn a sentence (``turning.toml``), where a draft leaves them out of a quotation or
changes them.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_CONTRACTED = re.compile(r"n[’']t$")


def turning_word(words: str) -> str:
    """The first word that can turn a sentence, as printed; empty where there is none."""
    for match in _WORD.finditer(words):
        word = match.group()
        if word.casefold() in _turning() or _CONTRACTED.search(word.casefold()):
            return word
    return ""


@cache
def _turning() -> frozenset[str]:
    return frozenset(word for entry in turning_words().values() for word in entry["words"])


@cache
def turning_words() -> dict[str, Any]:
    """The lists, each with its examples."""
    return tomllib.loads((files(__package__) / "turning.toml").read_text("utf-8"))
