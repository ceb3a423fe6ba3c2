"""Years, decades and centuries."""

from datetime import date
from typing import TYPE_CHECKING

from sayso.reference.times.context import Context, Found
from sayso.reference.times.lexicon import load_lexicon
from sayso.reference.times.making import known
from sayso.reference.times.pattern import Phrase, rule
from sayso.reference.times.period import Grain, Period
from sayso.reference.times.words import Word

if TYPE_CHECKING:
    from spacy.tokens import Token

SHORT_PIVOT = 30
"""Years of two figures up to this one are of the 21st century."""
_LINKS = ("hyphen", "and", "to", "or", "comma")
_BETWEEN = (*_LINKS, "month", "number", "ordinal", "the", "weekday", "early", "of", "fiscal")
_TELLING = (
    "in",
    "since",
    "by",
    "from",
    "of",
    "until",
    "to",
    "between",
    "and",
    "during",
    "before",
    "after",
    "around",
)
_OLDEST, _OLDEST_TOLD = 1900, 1400
"""Figures from the one on are years wherever they count nothing; from the other on, after a
preposition.
"""
_CENTURIES = range(1, 22)


def year_of(word: Word) -> int:
    """The year that a word tells: 1982, '82."""
    if word.kind == "year":
        return int(word.meaning)
    short = int(word.text[-2:])
    return (2000 if short <= SHORT_PIVOT else 1900) + short


def a_year(number: int) -> Period:
    """The year of that number.

    Raises:
        ValueError: it is not in the years 1 to 9999.
    """
    return Period(Grain.YEAR, date(number, 1, 1))


def shared_year(phrase: Phrase) -> int | None:
    """The year that a later date shares with this one, as in "from May 3 to June 5, 1992"."""
    words = phrase.words[phrase.last : phrase.last + 9]
    if not words or words[0].kind not in _LINKS:
        return None
    dated = False
    for word in words:
        if word.kind in ("year", "short_year"):
            return year_of(word) if dated else None
        if word.kind not in _BETWEEN:
            return None
        dated = dated or word.kind in ("month", "number", "ordinal")
    return None


def _read_year(phrase: Phrase, context: Context) -> Found | None:
    word = phrase["year"]
    if word is None or not _tells_a_year(phrase, word, context):
        return None
    early = phrase["early"]
    return known(
        a_year(year_of(word)), None, "the year, as printed", str(early.meaning) if early else None
    )


def _tells_a_year(phrase: Phrase, word: Word, context: Context) -> bool:
    """A figure alone is a year where a preposition or an article says so, or where it counts
    nothing.
    """
    if phrase["early"] or phrase["fiscal"] or word.text[0] in "'‘’" or not word.text.isdigit():
        return True
    year = int(word.meaning)
    token = next(iter(context.parse.tokens(word.start, word.end)), None)
    if token is None or token.text != context.text[word.start : word.end]:
        return year >= _OLDEST
    if counts_things(token) and phrase.before() not in ("in", "the", "since"):
        return False
    return year >= _OLDEST or (phrase.before() in _TELLING and year >= _OLDEST_TOLD)


def counts_things(token: "Token") -> bool:
    """Whether a number counts things, as in "2000 soldiers", and not "1990 Harbour Line
    earnings".
    """
    head = token.head
    between = token.doc[token.i + 1 : head.i]
    return (
        token.dep_ == "nummod"
        and head.tag_ in ("NNS", "NNPS")
        and all(t.pos_ == "ADJ" for t in between)
    )


def _read_short_end(phrase: Phrase, _context: Context) -> Found | None:
    """The 92 of "1991-92"."""
    first, last = phrase["year"], phrase["short"]
    if first is None or last is None or len(last.text) != 2 or not last.text.isdigit():
        return None
    number = int(first.meaning) // 100 * 100 + int(last.text)
    if not 0 < number - int(first.meaning) < 30:
        return None
    return known(a_year(number), None, "the end of a span of years, as printed")


def _read_decade(phrase: Phrase, _context: Context) -> Found | None:
    word, early = phrase["decade"], phrase["early"]
    if word is None:
        return None
    figures = "".join(c for c in word.text if c.isdigit())
    if len(figures) == 4:
        number = int(figures)
    else:
        short = int(figures or load_lexicon().table("decades")[word.text])
        if phrase.before() in ("his", "her", "their", "my") or not (
            figures or phrase["the"] or early
        ):
            return None
        number = (2000 if short < SHORT_PIVOT else 1900) + short
    if number % 10:
        return None
    period = Period.containing(Grain.DECADE, date(number, 1, 1))
    return known(period, None, "the decade, as printed", str(early.meaning) if early else None)


def _read_century(phrase: Phrase, _context: Context) -> Found | None:
    number, unit, early = phrase["number"], phrase["unit"], phrase["early"]
    if (
        number is None
        or unit is None
        or unit.meaning != "century"
        or int(number.meaning) not in _CENTURIES
    ):
        return None
    period = Period(Grain.CENTURY, date((int(number.meaning) - 1) * 100 + 1, 1, 1))
    return known(period, None, "the century, as printed", str(early.meaning) if early else None)


def _read_year_in_words(phrase: Phrase, _context: Context) -> Found | None:
    """Read "the year two thousand"."""
    unit, number = phrase["unit"], phrase["number"]
    if (
        unit is None
        or number is None
        or unit.meaning != "year"
        or number.meaning not in range(1000, 2101)
    ):
        return None
    return known(a_year(int(float(number.meaning))), None, "the year, as printed")


RULES = (
    rule("year in words", "the unit:unit number:number", _read_year_in_words),
    rule(
        "year",
        "( the? fiscal:fiscal unit? )? ( early:early hyphen? )? year:year|short_year",
        _read_year,
    ),
    rule(
        "end of years",
        "year:year hyphen (?P<all> short:number ) (?! unit|units|month )",
        _read_short_end,
    ),
    rule("decade", "the:the? ( early:early hyphen? )? decade:decade", _read_decade),
    rule(
        "century", "the? ( early:early hyphen? )? number:ordinal hyphen? unit:unit", _read_century
    ),
)
