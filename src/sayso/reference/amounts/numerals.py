"""Numbers in digits and in words.  What is not certainly one number is none."""

import re
import unicodedata
from decimal import Decimal

from sayso.record.amount import Number
from sayso.reference.amounts.lexicon import load_words
from sayso.reference.amounts.line import Line

_LONGEST = 15
"""Digits of the largest number that is read: no count of things in a report has more."""
_PLAIN = re.compile(r"0|[1-9]\d*")
_GROUPED = re.compile(
    r"[1-9]\d{0,2}(?:(?:,\d{3})+|(?:[’']\d{3})+|(?:[ \u00a0\u202f\u2009]\d{3})+)(?:\.\d+)?"
)
_INDIAN = re.compile(r"[1-9]\d?(?:,\d{2})+,\d{3}")
_DECIMAL = re.compile(r"(?:0|[1-9]\d*)\.\d+")


def number_of(printed: str) -> Number | None:
    """The number that ``printed`` shows, in the digits of any one script; None if it may be
    something else.
    """
    if sum(map(str.isdecimal, printed)) > _LONGEST:
        return None
    if not printed.isascii():
        zeros = {ord(ch) - unicodedata.decimal(ch) for ch in printed if ch.isdecimal()}
        if len(zeros) != 1:
            return None
        printed = "".join(str(unicodedata.decimal(ch)) if ch.isdecimal() else ch for ch in printed)
    if _PLAIN.fullmatch(printed):
        return int(printed)
    if _GROUPED.fullmatch(printed) or _INDIAN.fullmatch(printed):
        return simple(Decimal(re.sub(r"[^\d.]", "", printed)))
    return simple(Decimal(printed)) if _DECIMAL.fullmatch(printed) else None


def simple(number: Number) -> Number:
    """``number`` as an ``int`` where it is whole."""
    if isinstance(number, int):
        return number
    whole = number.to_integral_value()
    return int(whole) if whole == number else number.normalize()


def read_words(line: Line, i: int) -> tuple[int, int] | None:
    """The number in words that begins at ``i`` and its last token: "one hundred and five",
    "sixty-three".
    """
    numbers, magnitudes = load_words().numbers, load_words().magnitudes
    total = part = 0
    last = -1
    lowest = 10**18
    while True:
        word = line.word(i)
        if word in numbers:
            if not _may_follow(part, numbers[word], last < 0):
                break
            part += numbers[word]
        elif word == "hundred" and 0 < part < 100:
            part *= 100
        elif word in magnitudes and word != "hundred" and part and magnitudes[word] < lowest:
            lowest = magnitudes[word]
            total, part = total + part * lowest, 0
        else:
            break
        last = i
        i = _next_word(line, i)
    return (total + part, last) if last >= 0 else None


def _may_follow(part: int, number: int, first: bool) -> bool:
    if first:
        return True
    if part == 0 or part % 100 == 0:
        return 0 < number < 100
    return part % 10 == 0 and part % 100 >= 20 and 0 < number < 10


def _next_word(line: Line, i: int) -> int:
    """Past a hyphen or the "and" of "one hundred and five"."""
    following = line.word(i + 1)
    joined = following in ("-", "‑") and line.glued(i + 1) and line.glued(i + 2)
    magnitude = line.word(i) in load_words().magnitudes
    if joined or (following == "and" and magnitude and line.word(i + 2) in load_words().numbers):
        return i + 2
    return i + 1
