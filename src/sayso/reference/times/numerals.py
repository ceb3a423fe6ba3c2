"""Numbers in words and figures, as they stand before units of time and in spoken years."""

import re
from collections.abc import Sequence

from sayso.reference.times.lexicon import load_lexicon

_FIGURES = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,6})?|[0-9]{1,9}(?:\.[0-9]{1,6})?")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_LINKS = ("-", "‐", "‑", "and")


def read_figures(printed: str) -> float | None:
    """The number that figures stand for: 12, 1,200, 2.5; None for anything longer than a length of
    time needs.
    """
    return float(printed.replace(",", "")) if _FIGURES.fullmatch(printed) else None


def read_number(tokens: Sequence[str]) -> tuple[float, int] | None:
    """The number that lower-case ``tokens`` begin with, and how many of them tell it.

    Takes "twenty-four", "two hundred and ten", "a hundred", "5 1/2", "2½", "1.5 million".
    """
    numbers, scales = load_lexicon().table("numbers"), load_lexicon().table("scales")
    total = current = 0.0
    last = 0.0
    used = i = 0
    while i < len(tokens):
        token = tokens[i]
        figures = read_figures(token)
        if token in scales and (used or i):
            current, last = max(current, 1) * float(scales[token]), float(scales[token])
            if last >= 1000:
                total, current = total + current, 0.0
        elif figures is not None and not used:
            current = last = figures
        elif token in numbers and _fits(last, float(numbers[token]), used):
            current, last = current + float(numbers[token]), float(numbers[token])
        elif token in _FRACTIONS and used == i:
            return total + current + _FRACTIONS[token], i + 1
        elif (token in ("a", "an") and i == 0 and len(tokens) > 1 and tokens[1] in scales) or (
            token in _LINKS and used == i and used
        ):
            i += 1
            continue
        else:
            break
        i += 1
        used = i
    half = _half_after(tokens, used)
    return (total + current + half[0], used + half[1]) if used else None


def _fits(last: float, number: float, used: int) -> bool:
    """Whether a number word can go on after ``last``: twenty four, two hundred five, but not five
    six.
    """
    return (
        not used
        or last >= 100 > number
        or (20 <= last < 100 and 1 <= number < 10 and last % 10 == 0)
    )


def _half_after(tokens: Sequence[str], used: int) -> tuple[float, int]:
    """The fraction in "5 1/2" and "two and a half"."""
    following = tuple(tokens[used : used + 4])
    if used and following[:3] == ("1", "/", "2"):
        return 0.5, 3
    if used and following[:3] == ("and", "a", "half"):
        return 0.5, 3
    if used and following == ("and", "one", "-", "half"):
        return 0.5, 4
    return 0.0, 0


def read_spoken_year(tokens: Sequence[str]) -> tuple[int, int] | None:
    """The year that lower-case ``tokens`` begin with, as people say it, and how many of them tell
    it.

    Takes "nineteen ninety-seven", "twenty twenty two", "nineteen oh five"; "two thousand" is a
    number first.
    """
    numbers = load_lexicon().table("numbers")
    century = int(numbers.get(tokens[0], 0)) if tokens else 0
    if not (13 <= century <= 20) or len(tokens) < 2:
        return None
    i = 2 if tokens[1] in _LINKS[:3] else 1
    rest = read_number(tokens[i : i + 3])
    if (
        rest is None
        or not (10 <= rest[0] <= 99)
        or rest[0] != int(rest[0])
        or tokens[i] not in numbers
    ):
        return None
    return century * 100 + int(rest[0]), i + rest[1]
