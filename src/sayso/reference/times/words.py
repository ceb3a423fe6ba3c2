"""A paragraph as words of time: each word's kind, so that rules are patterns over kinds and not
over spellings.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.reference.times.lexicon import TOKEN, Lexicon, Meaning, load_lexicon
from sayso.reference.times.numerals import read_figures, read_number, read_spoken_year

_MARKS = {
    "-": "hyphen",
    "‐": "hyphen",
    "‑": "hyphen",
    "–": "hyphen",
    "—": "hyphen",
    ",": "comma",
    "'": "possessive",
}
_PRINTED = ("date", "clock", "decade", "short_year", "ampm", "possessive", "ordinal")
SHAPES = frozenset({*_MARKS.values(), *_PRINTED, "number", "year", "other"})
"""Kinds that figures and marks have, beside those of the lexicon."""
_MONEY = "$£€¥₴₽#"
_CAPITAL = ("month", "weekday", "weekdays", "holiday")
_LAST_YEAR = 2100
_OF_YEAR = re.compile(r"\b(?:pre|post|mid|early|late|end|since)-$", re.I)
_PAST_FIGURES = re.compile(r"\s?(?:%|percent|per cent)")


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a phrase of one kind.  ``text`` is lower case; ``meaning`` is what the lexicon or
    the figures say.
    """

    start: int
    end: int
    text: str
    kind: str
    meaning: Meaning | float = ""


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    shape: str


def read_words(text: str, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]`` in order, white space left out.  Spans count from the start
    of ``text``.
    """
    tokens = [
        _Token(m.start(), m.end(), _plain(m.group()), _shape(m))
        for m in TOKEN.finditer(text, start, end)
    ]
    return list(_words(text, tokens))


def _plain(printed: str) -> str:
    return printed.lower().replace("’", "'").replace("‘", "'")


def _shape(match: re.Match[str]) -> str:
    shape = match.lastgroup or "mark"
    return "clock" if shape == "clock_point" else shape


def _words(text: str, tokens: Sequence[_Token]) -> Iterator[Word]:
    lexicon = load_lexicon()
    plain = [token.text for token in tokens]
    i = 0
    while i < len(tokens):
        count, kind, meaning = _kind(text, tokens, plain, i, lexicon)
        last = tokens[i + count - 1]
        yield Word(tokens[i].start, last.end, " ".join(plain[i : i + count]), kind, meaning)
        i += count


def _kind(
    text: str, tokens: Sequence[_Token], plain: Sequence[str], i: int, lexicon: Lexicon
) -> tuple[int, str, Meaning | float]:
    token = tokens[i]
    if token.shape == "word" and token.text not in lexicon.heads:
        return 1, "other", ""
    if token.shape in _PRINTED:
        return 1, token.shape, _ordinal(token.text) if token.shape == "ordinal" else token.text
    if token.shape == "mark":
        return 1, _MARKS.get(token.text, "other"), ""
    number = _number(text, tokens, plain, i)
    if number:
        return number
    phrase = lexicon.match(plain, i)
    if phrase and (phrase[0] > 1 or phrase[1] not in _CAPITAL or text[token.start].isupper()):
        return phrase
    return _short(text, tokens, i, lexicon) or (1, "other", "")


def _number(
    text: str, tokens: Sequence[_Token], plain: Sequence[str], i: int
) -> tuple[int, str, Meaning | float] | None:
    window = plain[i : i + 12]
    spoken = read_spoken_year(window)
    if spoken:
        return spoken[1], "year", spoken[0]
    read = read_number(window)
    if read is None:
        return None
    number, count = read
    token = tokens[i]
    if count == 1 and _is_figure_of_year(token) and _stands_alone(text, token):
        return 1, "year", int(token.text)
    if token.shape == "number" and _is_measured(text, token, tokens[i + count - 1]):
        return count, "other", ""
    return count, "number", number


def _is_figure_of_year(token: _Token) -> bool:
    return len(token.text) == 4 and token.text.isdigit() and 1000 <= int(token.text) <= _LAST_YEAR


def _stands_alone(text: str, token: _Token) -> bool:
    """No part of a sum, a name ("T-1990") or a larger figure."""
    before, after = text[max(token.start - 2, 0) : token.start], text[token.end : token.end + 2]
    named = before[-1:] == "-" and before[:1].isalpha()
    named = named and not _OF_YEAR.search(text[max(token.start - 7, 0) : token.start])
    joined = before[-1:] in (*_MONEY, "_", ".", ":") or named
    return not (before[-1:].isalnum() or joined or after[:1].isalnum() or after[:1] in "%°_")


def _is_measured(text: str, first: _Token, last: _Token) -> bool:
    before = text[max(first.start - 1, 0) : first.start]
    return before in tuple(_MONEY) or bool(_PAST_FIGURES.match(text, last.end))


def _short(
    text: str, tokens: Sequence[_Token], i: int, lexicon: Lexicon
) -> tuple[int, str, Meaning] | None:
    """Words that tell a time only beside another: "Oct" before a full stop or a figure, "GMT",
    "first".
    """
    token = tokens[i]
    capital = text[token.start].isupper()
    beside = {t.shape for t in (*tokens[max(i - 1, 0) : i], *tokens[i + 1 : i + 2])}
    stop = text[token.end : token.end + 1] == "."
    for kind in ("month", "weekday"):
        meaning = lexicon.table(f"{kind}_short").get(token.text)
        if meaning is not None and capital and (stop or beside & {"number", "ordinal"}):
            return (2 if stop and i + 1 < len(tokens) else 1), kind, meaning
    if token.text in lexicon.table("ordinals"):
        return 1, "ordinal", lexicon.table("ordinals")[token.text]
    if token.text in lexicon.table("decades"):
        return 1, "decade", token.text
    if token.text in lexicon.table("zone") and text[token.start : token.end].isupper():
        return 1, "zone", lexicon.table("zone")[token.text]
    return None


def _ordinal(printed: str) -> int:
    return int(float(read_figures(printed[:-2]) or 0))
