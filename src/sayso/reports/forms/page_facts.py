"""What a web page says of itself: headline, outlet, author, address, times."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sayso.errors import InputError
from sayso.record.address import as_web_address, is_web_address
from sayso.record.interval import Interval
from sayso.record.json import Json
from sayso.reports.forms.page_dates import shown_day
from sayso.reports.forms.times import time_of
from sayso.reports.markup import plain

Data = Json

_TITLES = ("og:title", "twitter:title", "dc.title")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author")
_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "pubdate",
    "publishdate",
    "dc.date",
    "dc.date.issued",
    "parsely-pub-date",
    "sailthru.date",
)
_CHANGED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod")
_ARTICLES = re.compile(
    r"(?:News|Blog|Report|Live|Opinion|Analysis|Social)?\w*(?:Article|Posting)\b"
)
_MOST_DATA = 2**21
"""Characters of a page's data that are parsed: what is longer is left alone."""
_DEEPEST = 6
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page, or an entry of a live blog, says of itself; empty or None where it says
    nothing.
    """

    title: str = ""
    outlet: str = ""
    author: str = ""
    url: str | None = None
    published: Interval | None = None
    changed: Interval | None = None
    words: str = ""
    """Of an entry."""


def read_facts(tree: Any, shown: Any, url: str | None = None) -> PageFacts:
    """What the page of a parsed ``tree`` says: its data (JSON-LD) first, then its tags, then what
    it shows.

    ``shown`` is the page without its frame.
    """
    data = _article_data(tree)
    tags = _tags(tree)
    return PageFacts(
        title=as_words(data.get("headline") or data.get("name"))
        or _first(tags, _TITLES)
        or _shown_title(tree),
        outlet=as_names(data.get("publisher")) or _first(tags, _OUTLETS),
        author=as_names(data.get("author")) or _person(_first(tags, _AUTHORS)),
        url=_canonical(tree) or url,
        published=as_time(data.get("datePublished") or data.get("uploadDate"))
        or as_time(_first(tags, _PUBLISHED))
        or _shown_time(tree, shown, url),
        changed=as_time(data.get("dateModified")) or as_time(_first(tags, _CHANGED)),
    )


def _article_data(tree: Any) -> Data:
    """The data of the page's article; of its film, where it has none."""
    objects = list(json_objects(tree))
    articles = [
        data for data in objects if any(_ARTICLES.fullmatch(kind) for kind in kinds_of(data))
    ]
    films = [data for data in objects if "VideoObject" in kinds_of(data)]
    return next(iter((*articles, *films)), {})


def json_objects(tree: Any) -> Iterator[Data]:
    """Each object of the page's JSON-LD, outer ones first."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        words = script.text or ""
        if len(words) > _MOST_DATA:
            continue
        try:
            yield from _objects(json.loads(words, strict=False))
        except (ValueError, RecursionError):
            continue


def _objects(value: Any, depth: int = 0) -> Iterator[Data]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"), depth + 1)
        yield from _objects(value.get("mainEntity"), depth + 1)
    elif isinstance(value, list):
        for part in value:
            yield from _objects(part, depth + 1)


def kinds_of(data: Data) -> tuple[str, ...]:
    """The types that an object says it has."""
    return tuple(str(kind) for kind in as_list(data.get("@type")))


def as_list(value: Any) -> list[Any]:
    """A list as it is, anything else as the one thing in a list."""
    return value if isinstance(value, list) else [] if value is None else [value]


def as_words(value: Any) -> str:
    """Words in one line, without markup."""
    return " ".join(plain(value).split()) if isinstance(value, str) else ""


def as_names(value: Any) -> str:
    """The names of a person or body, of several with commas between."""
    names = [
        as_words(part.get("name")) if isinstance(part, dict) else as_words(part)
        for part in as_list(value)
    ]
    return ", ".join(_person(name) for name in names if _person(name))


def _person(name: str) -> str:
    """A name; an address of a profile is none."""
    return "" if is_web_address(name) else name


def _tags(tree: Any) -> dict[str, str]:
    tags: dict[str, str] = {}
    for meta in tree.xpath("//meta[@content]"):
        name = (
            meta.get("property")
            or meta.get("name")
            or meta.get("itemprop")
            or meta.get("http-equiv")
            or ""
        )
        tags.setdefault(name.lower(), " ".join(meta.get("content").split()))
    return tags


def _first(tags: dict[str, str], names: tuple[str, ...]) -> str:
    return next((tags[name] for name in names if tags.get(name)), "")


def _shown_title(tree: Any) -> str:
    for path in ("//article//h1", "//main//h1", "//h1", "//title"):
        for element in tree.xpath(path):
            words = " ".join(element.text_content().split())
            if words:
                return str(words)
    return ""


def _canonical(tree: Any) -> str | None:
    links = tree.xpath("//link[@rel='canonical']/@href") or tree.xpath(
        "//meta[@property='og:url']/@content"
    )
    return as_web_address(links[0]) if links else None


def as_time(printed: Any) -> Interval | None:
    """A time as programs print it, or as seconds or milliseconds since 1970; None if it is none."""
    if not isinstance(printed, str) or not printed.strip():
        return None
    try:
        if _EPOCH.fullmatch(printed.strip()):
            when = datetime.fromtimestamp(int(printed.strip()[:10]), UTC)
            return Interval(when, when + timedelta(seconds=1))
        return time_of(printed.strip(), "The page")
    except (InputError, ValueError, OverflowError):
        return None


def _shown_time(tree: Any, shown: Any, url: str | None) -> Interval | None:
    """The time of a property or of the article's first ``time`` tag, else the day that it or its
    address shows.
    """
    times = tree.xpath(
        "//*[@itemprop='datePublished']/@content | //*[@itemprop='datePublished']/@datetime"
    )
    times += shown.xpath(
        "//article//time/@datetime | //main//time/@datetime | //header//time/@datetime"
    )
    for printed in times:
        if time := as_time(str(printed)):
            return time
    return shown_day(shown) or _day_in_address(tree, _canonical(tree) or url)


def _day_in_address(tree: Any, url: str | None) -> Interval | None:
    """What the library makes of the page's address and markup."""
    from htmldate import find_date

    try:
        return as_time(find_date(tree, url=url, original_date=True, extensive_search=False))
    except Exception:  # whatever a page does to the library, it only has no date
        return None
