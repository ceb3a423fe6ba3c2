"""Reads the figure that begins at a token: "12,200", "2.5 million", "forty-two", "a dozen", "half a
million".
"""

from dataclasses import replace
from decimal import Decimal

from sayso.record.amount import Number
from sayso.reference.amounts.draft import Draft
from sayso.reference.amounts.lexicon import load_units, load_words
from sayso.reference.amounts.line import Line
from sayso.reference.amounts.numerals import number_of, read_words, simple
from sayso.reference.amounts.vague import read_plural, read_several, read_zero

_HYPHENS = ("-", "‑")
_MOST = 10**18
"""Nothing in a report is counted in more; larger figures are refused."""


def read_figure(line: Line, i: int) -> Draft | None:
    """The figure that begins at token ``i``, by the first rule that knows it."""
    if not line.is_number(i) and line.word(i) not in load_words().starters:
        return None
    for rule in _RULES:
        figure = rule(line, i)
        if figure is not None:
            return figure
    return None


def exact(first: int, last: int, value: Number, rule: str) -> Draft:
    """A figure of one value."""
    return Draft(first=first, last=last, low=value, high=value, figures=(value,), rules=(rule,))


def _number(line: Line, i: int) -> Draft | None:
    if line.is_number(i):
        value = number_of(line.printed(i))
        if value is None:
            return None
        return _scaled(line, exact(i, i, value, "digits"))
    read = read_words(line, i)
    if read is None:
        return None
    value, last = read
    if line.word(last + 1) in load_words().magnitudes:
        return None
    scale = load_words().magnitudes.get(line.word(last), 1)
    figure = replace(exact(i, last, value, "number word"), scale=scale if value % scale == 0 else 1)
    if line.has(last + 1, ("and", "a", "half")) and line.word(last + 4) in load_words().magnitudes:
        figure = exact(i, last + 3, Decimal(value) + Decimal("0.5"), "number word")
    return _scaled(line, figure)


def _scaled(line: Line, figure: Draft) -> Draft | None:
    """With the fraction, the magnitudes and the dozens that follow: "2½", "2.5 million", "6.3m",
    "three dozen".
    """
    words = load_words()
    last, value = figure.last, figure.figures[0]
    if line.word(last + 1) in words.vulgar and isinstance(value, int):
        over, under = words.vulgar[line.word(last + 1)]
        if (100 * over) % under == 0:
            last, value = last + 1, simple(value + Decimal(over) / Decimal(under))
    scale, last = _magnitudes(line, last)
    if (
        line.word(last + 1) == "dozen"
        and isinstance(value, int)
        and scale == 1
        and figure.scale == 1
    ):
        return replace(exact(figure.first, last + 1, 12 * value, "dozen"), rounded=True, scale=12)
    if scale == 1 and last == figure.last:
        return figure
    if value * scale > _MOST:
        return None
    return replace(exact(figure.first, last, simple(value * scale), figure.rules[0]), scale=scale)


def _magnitudes(line: Line, last: int) -> tuple[int, int]:
    words = load_words()
    scale = 1
    while True:
        at = last + 2 if line.word(last + 1) in _HYPHENS and line.glued(last + 1) else last + 1
        word = line.word(at)
        if word in words.magnitudes and (scale == 1 or words.magnitudes[word] > scale):
            scale, last = scale * words.magnitudes[word], at
        elif scale == 1 and at == last + 1 and _is_suffix(line, at):
            return words.suffixes[word], at
        else:
            return scale, last


def _is_suffix(line: Line, i: int) -> bool:
    """A letter glued to digits stands for a magnitude; "m" does so of money and of things, and else
    is a metre.
    """
    word = line.word(i)
    if word not in load_words().suffixes or not (line.glued(i) or word in ("bn", "mn", "mln")):
        return False
    return word != "m" or _is_money(line, i - 2) or _is_thing(line, i + 1)


def _is_money(line: Line, i: int) -> bool:
    units = load_units()
    return (line.word(i),) in units.money_signs.meanings or line.printed(i) in units.money_codes


def _is_thing(line: Line, i: int) -> bool:
    token = line.parsed(i)
    nominal = token is not None and token.pos_ in ("NOUN", "PROPN", "ADJ")
    return nominal and line.word(i) not in load_words().sets["nouns", "metres"]


def _dozen(line: Line, i: int) -> Draft | None:
    """A dozen, half a dozen, half-dozen."""
    shapes = ((("a", "dozen"), 12), (("half", "a", "dozen"), 6), (("a", "half", "-", "dozen"), 6))
    for phrase, value in (*shapes, (("half", "-", "dozen"), 6), (("a", "half", "dozen"), 6)):
        if line.has(i, phrase):
            return replace(exact(i, i + len(phrase) - 1, value, "dozen"), rounded=True)
    return None


def _part_of_a_magnitude(line: Line, i: int) -> Draft | None:
    """Half a million, a quarter of a million."""
    for phrase, under in ((("half", "a"), 2), (("a", "quarter", "of", "a"), 4)):
        at = i + len(phrase)
        magnitude = load_words().magnitudes.get(line.word(at), 0)
        if line.has(i, phrase) and magnitude >= 100:
            return replace(exact(i, at, magnitude // under, "round"), rounded=True)
    return None


def _article(line: Line, i: int) -> Draft | None:
    """A hundred, a hundred thousand, a million: round words, unless more of the number follows."""
    magnitude = load_words().magnitudes.get(line.word(i + 1), 0)
    if line.word(i) != "a" or not magnitude:
        return None
    rest = read_words(line, i + 3 if line.word(i + 2) == "and" else i + 2)
    if rest is not None and rest[0] < magnitude:
        return _scaled(line, exact(i, rest[1], magnitude + rest[0], "number word"))
    scale, last = _magnitudes(line, i + 1)
    if scale > 1 and not magnitude <= 1000 < scale * magnitude <= _MOST:
        return None
    value = magnitude * scale
    return replace(exact(i, last, value, "round"), rounded=True, scale=value)


def _of_a_unit(line: Line, i: int) -> Draft | None:
    """Half an hour; and "a week", which counts only where something bounds it ("no less than a
    week").
    """
    half = line.word(i) == "half"
    at = i + 1 + half
    if line.word(at - 1) not in ("a", "an") or line.word(at + 1) == "-":
        return None
    if not any(
        line.has(at, phrase) for phrase in load_units().measures.by_first.get(line.word(at), ())
    ):
        return None
    return exact(i, i, Decimal("0.5"), "fraction") if half else exact(i, i, 1, "article")


def _fraction(line: Line, i: int) -> Draft | None:
    """A third of, two-thirds, half the: a share, kept in whole percents that hold it."""
    over, last = _numerator(line, i)
    under = load_words().fractions.get(line.word(last + 1), 0)
    if not 0 < over < under or _is_part_of_time(line, i, last + 1):
        return None
    end = last + 1
    shared = line.word(end + 1) in ("of", "have", "are", "were") or over > 1
    if under == 2 and not shared:
        shared = line.word(end + 1) in (
            "the",
            "its",
            "their",
            "his",
            "her",
            "our",
            "these",
            "those",
        )
    if not shared:
        return None
    low, high = 100 * over // under, -(-100 * over // under)
    return replace(exact(i, end, low, "fraction"), high=high, unit="percent")


def _numerator(line: Line, i: int) -> tuple[int, int]:
    """How many of the fraction that follows, and the token before it; "half" needs none."""
    if line.word(i) == "half":
        return 1, i - 1
    if line.word(i) in ("a", "an"):
        return 1, i
    value = load_words().numbers.get(line.word(i), 0)
    return value, i + 1 if line.word(i + 1) in _HYPHENS and line.glued(i + 1) else i


def _is_part_of_time(line: Line, i: int, last: int) -> bool:
    """The second half of the year, half past six, a quarter to nine."""
    before = line.word(i - 1)
    ordinal = before in ("first", "second", "third", "other", "latter", "former", "final")
    return ordinal or line.word(last + 1) in ("past", "to", "-") or line.word(last + 1) == "time"


_RULES = (
    read_zero, read_several, read_plural, _part_of_a_magnitude, _dozen, _article, _of_a_unit, _fraction, _number,
)  # fmt: skip
