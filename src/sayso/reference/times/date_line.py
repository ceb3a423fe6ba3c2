"""The date line of a report: "KYIV, Jan 13 (Reuters) -", or a line that is a date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sayso.language.paragraphs import find_paragraphs
from sayso.record.report import Report
from sayso.reference.times.lexicon import load_lexicon

_HEAD = 6
"""Paragraphs from the beginning among which a date line is looked for."""
_LONGEST = 120
_LONGEST_PLACE = 60
_MONTH = r"(?P<month>[A-Z][a-z]{2,8}|[A-Z]{3,9})\b\.?"
_NUMBER = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?\b"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)[0-9]{2})\b)?"
_DATES = (
    re.compile(rf"\b{_MONTH}\s+{_NUMBER}{_YEAR}"),
    re.compile(rf"\b{_NUMBER}\s+{_MONTH}{_YEAR}"),
    re.compile(r"\b(?P<year>(?:19|20)[0-9]{2})-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])\b"),
)
_WEEKDAY = re.compile(r"(?:[A-Za-z]{3,6}day|Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun)[.,]{0,2}\s+$")
_LABEL = re.compile(
    r"(?:(?:last\s)?(?:published|posted|updated|modified|issued|released)(?:\s(?:on|at))?|date)?:?\s*$",
    re.I,
)
_BYLINE = re.compile(r"(?:by|from)\s.{1,80}$", re.I)
_AGENCY = re.compile(r",?\s*\([^()]{1,40}\)|,?\s*(?:--?|[—–:_])")
_REST = re.compile(
    r"(?:[\s,|·•@()\[\]/–—-]|\b(?:at|on|[A-Z]{2,4}|[0-9]{1,2}[:.][0-9]{2}(?:[:.][0-9]{2})?\s?(?:[ap]\.?m\b\.?)?))*",
    re.I,
)
_PLACE_WORDS = re.compile(r"[\s,/]+")
_SMALL = frozenset({"of", "the", "near", "on", "in", "and", "de", "al", "el", "la"})


@dataclass(frozen=True, slots=True)
class DateLine:
    """A date at the head of a report, at ``span`` of its text; ``year`` is None where it is not
    printed.
    """

    span: tuple[int, int]
    month: int
    day: int
    year: int | None

    def nearest_to(self, day: date) -> date | None:
        """The day that it tells, in the printed year or else the one that brings it nearest to
        ``day``.
        """
        years = (day.year - 1, day.year, day.year + 1) if self.year is None else (self.year,)
        days = [d for year in years if (d := _date(year, self.month, self.day))]
        return min(days, key=lambda d: abs((d - day).days), default=None)


def find_date_line(report: Report) -> DateLine | None:
    """The first date line among the first paragraphs of ``report``."""
    for start, end in find_paragraphs(report.text, report.body)[:_HEAD]:
        head = report.text[start : min(end, start + _LONGEST)]
        for match, month in _dates(head):
            stands = end - start <= _LONGEST and match["year"] is not None and _is_all(head, match)
            if stands or _opens(head, match):
                year = int(match["year"]) if match["year"] else None
                return DateLine(
                    (start + match.start(), start + match.end()), month, int(match["day"]), year
                )
    return None


def _dates(head: str) -> Iterator[tuple[re.Match[str], int]]:
    lexicon = load_lexicon()
    for pattern in _DATES:
        for match in pattern.finditer(head):
            name = match["month"].lower()
            number = (
                int(name)
                if name.isdigit()
                else lexicon.table("month").get(name) or lexicon.table("month_short").get(name)
            )
            if number is not None and 1 <= int(number) <= 12:
                yield match, int(number)


def _is_all(head: str, match: re.Match[str]) -> bool:
    """Whether the line holds nothing but the date, a label or a byline before it, and a time."""
    before = _WEEKDAY.sub("", head[: match.start()])
    told = _LABEL.match(before) or _BYLINE.match(before) or _REST.fullmatch(before)
    return told is not None and _REST.fullmatch(head, match.end()) is not None


def _opens(head: str, match: re.Match[str]) -> bool:
    """Whether a place stands before the date, and an agency or a dash after it."""
    before = head[: match.start()]
    if not before or len(before) > _LONGEST_PLACE or not _AGENCY.match(head, match.end()):
        return False
    words = [word for word in _PLACE_WORDS.split(_WEEKDAY.sub("", before)) if word]
    named = all(word[0].isupper() or word in _SMALL for word in words)
    shouts = any(len(word) > 1 and word.isupper() for word in words)
    return (
        bool(words)
        and named
        and (shouts or (match["year"] is not None and before.rstrip().endswith(",")))
    )


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
