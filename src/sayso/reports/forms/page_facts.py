"""What a web page says of itself: headline, outlet, author, address, times; and the entries of a live blog."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sayso.errors import InputError
from sayso.reports.forms.times import time_of
from sayso.reports.markup import plain
from sayso.reports.report import Interval

Data = dict[str, Any]

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
_ARTICLES = re.compile(r"(?:News|Blog|Report|Live|Opinion|Analysis|Social)?\w*(?:Article|Posting)\b")
_LIVE = "LiveBlogPosting"
_MOST_DATA = 2**21
"""Characters of a page's data that are parsed: what is longer is left alone."""
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page, or an entry of a live blog, says of itself; empty or None where it says nothing."""

    title: str = ""
    outlet: str = ""
    author: str = ""
    url: str | None = None
    published: Interval | None = None
    changed: Interval | None = None
    words: str = ""
    """Of an entry."""


def read_facts(tree: Any, url: str | None = None) -> PageFacts:
    """What the page of a parsed ``tree`` says: its data (JSON-LD) first, then its tags, then what it shows."""
    data = _article_data(tree)
    tags = _tags(tree)
    return PageFacts(
        title=_words(data.get("headline")) or _first(tags, _TITLES) or _shown_title(tree),
        outlet=_name(data.get("publisher")) or _first(tags, _OUTLETS),
        author=_name(data.get("author")) or _person(_first(tags, _AUTHORS)),
        url=_canonical(tree) or url,
        published=_time(data.get("datePublished")) or _time(_first(tags, _PUBLISHED)) or _shown_time(tree, url),
        changed=_time(data.get("dateModified")) or _time(_first(tags, _CHANGED)),
    )


def entries_of(tree: Any, page: PageFacts) -> list[PageFacts]:
    """The entries of a live blog in the page's order, by its data, else by blocks that each show their own time."""
    return _entries_in_data(tree, page) or _entries_shown(tree, page)


def _entries_in_data(tree: Any, page: PageFacts) -> list[PageFacts]:
    blogs = [data for data in _data(tree) if _LIVE in _kinds(data)]
    updates = [each for blog in blogs for each in _listed(blog.get("liveBlogUpdate")) if isinstance(each, dict)]
    entries = [_entry(update, page) for update in updates]
    return [entry for entry in entries if entry.words]


def _entry(update: Data, page: PageFacts) -> PageFacts:
    return PageFacts(
        title=_words(update.get("headline")),
        outlet=page.outlet,
        author=_name(update.get("author")) or page.author,
        url=_address(update.get("url")) or page.url,
        published=_time(update.get("datePublished")),
        words=plain(str(update.get("articleBody") or update.get("text") or "")),
    )


def _entries_shown(tree: Any, page: PageFacts) -> list[PageFacts]:
    """Blocks of one kind, side by side, each with words and a time of its own that a program can read."""
    best: list[PageFacts] = []
    for parent in {_holder(time) for time in tree.xpath("//article//time[@datetime] | //main//time[@datetime]")}:
        if parent is None or parent.getparent() is None:
            continue
        blocks = [each for each in parent.getparent() if each.tag == parent.tag and _class(each) == _class(parent)]
        entries = [entry for block in blocks if (entry := _shown_entry(block, page))]
        if len(entries) > len(best):
            best = entries
    return best


def _holder(time: Any) -> Any:
    """The block that the time is of: the highest element around it with no second time in it."""
    block = time
    for parent in time.iterancestors():
        if parent.tag in ("main", "body") or len(parent.xpath(".//time[@datetime]")) > 1:
            return block
        block = parent
    return None


def _shown_entry(block: Any, page: PageFacts) -> PageFacts | None:
    times = block.xpath(".//time[@datetime]")
    paragraphs = [" ".join(each.text_content().split()) for each in block.xpath(".//p")]
    words = "\n\n".join(filter(None, paragraphs))
    if len(times) != 1 or not words:
        return None
    heading = next(iter(block.xpath(".//h1|.//h2|.//h3|.//h4")), None)
    anchor = block.get("id")
    return PageFacts(
        title=" ".join(heading.text_content().split()) if heading is not None else "",
        outlet=page.outlet,
        author=page.author,
        url=f"{page.url}#{anchor}" if page.url and anchor else page.url,
        published=_time(times[0].get("datetime")),
        words=words,
    )


def _class(element: Any) -> str:
    return str(element.get("class") or "").partition(" ")[0]


def _article_data(tree: Any) -> Data:
    articles = [data for data in _data(tree) if any(_ARTICLES.fullmatch(kind) for kind in _kinds(data))]
    return articles[0] if articles else {}


def _data(tree: Any) -> Iterator[Data]:
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


def _kinds(data: Data) -> tuple[str, ...]:
    return tuple(str(kind) for kind in _listed(data.get("@type")))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _words(value: Any) -> str:
    return " ".join(plain(value).split()) if isinstance(value, str) else ""


def _name(value: Any) -> str:
    """The names of a person or body, of several with commas between."""
    names = [_words(part.get("name")) if isinstance(part, dict) else _words(part) for part in _listed(value)]
    return ", ".join(_person(name) for name in names if _person(name))


def _person(name: str) -> str:
    """A name; an address of a profile is none."""
    return "" if name.startswith(("http://", "https://")) else name


def _tags(tree: Any) -> dict[str, str]:
    tags: dict[str, str] = {}
    for meta in tree.xpath("//meta[@content]"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
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
    links = tree.xpath("//link[@rel='canonical']/@href") or tree.xpath("//meta[@property='og:url']/@content")
    return _address(links[0]) if links else None


def _address(value: Any) -> str | None:
    address = str(value or "").strip()
    return address if address.startswith(("http://", "https://")) else None


def _time(printed: Any) -> Interval | None:
    if not isinstance(printed, str) or not printed.strip():
        return None
    try:
        return time_of(printed.strip(), "The page")
    except (InputError, ValueError, OverflowError):
        return None


def _shown_time(tree: Any, url: str | None) -> Interval | None:
    """The time of the article's first ``time`` tag, else the day that the page's words or address give."""
    for printed in tree.xpath("//article//time/@datetime | //main//time/@datetime | //header//time/@datetime"):
        if time := _time(str(printed)):
            return time
    from htmldate import find_date

    try:
        return _time(find_date(tree, url=url, original_date=True, extensive_search=False))
    except Exception:  # whatever a page does to the library, it only has no date
        return None
