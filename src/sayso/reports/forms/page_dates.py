"""The day that a page shows in words, where neither its data nor its tags tell when it was
published.
"""

import re
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, TypedDict

from sayso.record.interval import Interval

_LONGEST = 120
"""Characters of a line that shows a date: what is longer is a sentence, whose date is that of
something in it.
"""
_NAMED = re.compile(r"date|time|publish|posted|meta", re.IGNORECASE)
_NUMBERS = re.compile(
    r"(?<![\d./-])(?:(?P<y>20\d\d|19\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"
    r"|(?P<d2>\d{1,2})(?P<mark>[./-])(?P<m2>\d{1,2})(?P=mark)(?P<y2>(?:20|19)\d\d))(?![\d/-])"
)
_MOST_PARTS = 5
"""Elements in one that shows a date."""
_BEFORE = date(1990, 1, 1)
"""No page is older, whatever it shows."""


def shown_day(tree: Any) -> Interval | None:
    """The first day that stands on a line of its own; before it those whose markup is called a date
    or time.
    """
    lines = [(name, line) for name, line in _lines(tree) if len(line) <= _LONGEST]
    for named_only in (True, False):
        for is_named, line in lines:
            if (is_named or not named_only) and (day := day_in(line)):
                start = datetime(day.year, day.month, day.day, tzinfo=UTC)
                return Interval(start, start + timedelta(days=1))
    return None


def day_in(line: str) -> date | None:
    """The first day that a line names and does not say to be that of a change; None if it could be
    two days.

    Of numbers with slashes or hyphens the day is told from the month only if it is more than 12, or
    the same.
    """
    matches = sorted(
        (*_month_dates().finditer(line), *_NUMBERS.finditer(line)), key=lambda match: match.start()
    )
    for match in matches:
        if not _other_dates().search(line[: match.start()]) and (day := _day(match)):
            return day
    return None


def _day(match: re.Match[str]) -> date | None:
    try:
        day = _of_numbers(match) if "mark" in match.groupdict() else _of_words(match)
    except ValueError:
        return None
    return day if day and day >= _BEFORE else None


def _of_words(match: re.Match[str]) -> date:
    number = match["d"] or match["d2"]
    year = match["y"] or match["y2"]
    month = (match["m"] or match["m2"]).casefold()
    return date(int(year), _month_of(month), int(number))


def _of_numbers(match: re.Match[str]) -> date | None:
    if match["y"]:
        return date(int(match["y"]), int(match["m"]), int(match["d"]))
    first, second, year = int(match["d2"]), int(match["m2"]), int(match["y2"])
    if match["mark"] == "." or first > 12 or first == second:
        return date(year, second, first)
    return date(year, first, second) if second > 12 else None


def _lines(tree: Any) -> Iterator[tuple[bool, str]]:
    """The text of each innermost block, in order, and whether its markup calls it a date."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in (
            "script",
            "style",
            "title",
            "footer",
        ):
            continue
        if len(element) > _MOST_PARTS or element.xpath("string-length(.)") > 2 * _LONGEST:
            continue
        words = " ".join(element.text_content().split())
        if words and len(words) <= _LONGEST:
            names = " ".join((element.tag, element.get("class", ""), element.get("id", "")))
            yield bool(_NAMED.search(names)), words


@cache
def _other_dates() -> re.Pattern[str]:
    """What stands before a date that is not the one of publication."""
    labels = "|".join(
        sorted((label for row in other_labels() for label in row["labels"]), key=len, reverse=True)
    )
    return re.compile(
        rf"(?<!\w)(?:{labels})\W{{0,3}}\s*(?:(?:on|at|am|le|since)\s+)?(?:\w+,?\s+)?$",
        re.IGNORECASE,
    )


class OtherDate(TypedDict):
    """Labels of dates that are not that of publication, with an example and a counter-example."""

    labels: list[str]
    example: str
    counter: str


class Language(TypedDict):
    """The months as a language has them, with an example and a counter-example."""

    id: str
    months: list[str]
    example: str
    counter: str


@cache
def other_labels() -> tuple[OtherDate, ...]:
    """The rows of page_dates.toml that name other dates."""
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple(table["other"])


@cache
def languages() -> tuple[Language, ...]:
    """The rows of page_dates.toml."""
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple(table["language"])


@cache
def _month_dates() -> re.Pattern[str]:
    names = sorted(
        {name for row in languages() for month in row["months"] for name in month.split("|")},
        key=len,
    )
    month = "|".join(reversed(names))
    day, year = r"\d{1,2}", r"(?:20|19)\d\d"
    return re.compile(
        rf"(?<!\d)(?P<d>{day})(?:st|nd|rd|th|er)?\.?\s+(?:de\s+|of\s+)?(?P<m>{month})\.?,?\s+(?:de\s+)?(?P<y>{year})(?!\d)"
        rf"|(?<!\w)(?P<m2>{month})\.?\s+(?P<d2>{day})(?:st|nd|rd|th)?,?\s+(?P<y2>{year})(?!\d)",
        re.IGNORECASE,
    )


@cache
def _month_of(printed: str) -> int:
    for row in languages():
        for number, month in enumerate(row["months"], 1):
            if re.fullmatch(month, printed, re.IGNORECASE):
                return number
    raise ValueError(printed)
