"""Words that turn a sentence (``turning.toml``), where a draft leaves them out of a quotation or
changes them.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TypedDict

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_CONTRACTED = re.compile(r"n[’']t$")


def turning_word(words: str) -> str:
    """The first word that can turn a sentence, as printed; empty where there is none."""
    for match in _WORD.finditer(words):
        word = match.group()
        if word.casefold() in _turning() or _CONTRACTED.search(word.casefold()):
            return word
    return ""


class TurningWords(TypedDict):
    """A list of turning.toml: its words, a sentence that they turn, what of it may be left out, and
    one that they do not turn.
    """

    part_of_speech: str
    speaks: str
    left_out: str
    silent: str
    words: list[str]


@cache
def _turning() -> frozenset[str]:
    return frozenset(word for entry in turning_words().values() for word in entry["words"])


@cache
def turning_words() -> dict[str, TurningWords]:
    """The lists, each with its examples."""
    return tomllib.loads((files(__package__) / "turning.toml").read_text("utf-8"))
