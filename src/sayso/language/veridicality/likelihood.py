"""Words of likelihood and their bands: ICD 203 (United States, 2015) and the PHIA yardstick (United
Kingdom, 2019).

Where both give a word a band, ``low`` and ``high`` are the widest of the two, as a report seldom
says by which its speaker goes: "likely" is 55 to 80 % there and 55 to 75 % here.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sayso.record.likelihood import EVEN as EVEN
from sayso.record.likelihood import Likelihood as Likelihood

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 4
"""Words before a word of likelihood that can belong to it: "almost no chance"."""


@cache
def _bands() -> tuple[tuple[re.Pattern[str], int, int], ...]:
    rows = tomllib.loads(
        files("sayso.language.veridicality").joinpath("likelihood.toml").read_text(encoding="utf-8")
    )["band"]
    phrases = [(phrase, row["low"], row["high"]) for row in rows for phrase in row["words"]]
    phrases.sort(key=lambda phrase: -len(phrase[0]))
    return tuple(
        (re.compile(rf"\b{re.escape(words)}\b"), low, high) for words, low, high in phrases
    )


@cache
def _heads() -> frozenset[str]:
    return frozenset(
        pattern.pattern.replace("\\b", "").replace("\\", "").split()[-1]
        for pattern, _, _ in _bands()
    )


def likelihood_at(token: "Token") -> Likelihood | None:
    """The band of a word of likelihood with those that strengthen it: "highly likely"; None of any
    other word.
    """
    if token.lower_ not in _heads():
        return None
    first = max(token.sent.start, token.i - _REACH)
    before = token.doc[first : token.i + 1]
    text = " ".join(t.lower_ for t in before)
    for pattern, low, high in _bands():
        match = next((m for m in pattern.finditer(text) if m.end() == len(text)), None)
        if match is not None:
            words = before[len(text[: match.start()].split()) :].text
            return Likelihood(words, low, high)
    return None
