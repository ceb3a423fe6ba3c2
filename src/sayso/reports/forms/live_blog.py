"""The entries of a live blog: by the page's data, else by blocks that each show their own time."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from sayso.record.address import as_web_address
from sayso.reports.forms.page_facts import (
    Data,
    PageFacts,
    as_list,
    as_names,
    as_time,
    as_words,
    json_objects,
    kinds_of,
)
from sayso.reports.markup import plain

_LIVE = "LiveBlogPosting"
_STAMPS = ("datetime", "data-timestamp", "data-unixtime", "data-utime")
"""Attributes in which a block's time stands for programs; of ``datetime`` only those of
``time``.
"""
_TIMES = (
    "descendant::time[@datetime] | descendant::*[@data-timestamp or @data-unixtime or @data-utime]"
)
_MOST_TIMES = 5_000
"""A page that shows more is no live blog that anybody reads."""
_HALF = 0.5
"""Blocks with less of a page's paragraphs are an article's boxes, or comments on it."""
_LONGEST = timedelta(days=7)
"""A page of a live blog is of some days; dated blocks further apart are a chronicle, told by one
report.
"""


def entries_of(tree: Any, shown: Any, page: PageFacts) -> list[PageFacts]:
    """The entries in the page's order; none if it is no live blog.  ``shown`` is the page without
    its frame.
    """
    return _entries_in_data(tree, page) or _entries_shown(shown, page)


def _entries_in_data(tree: Any, page: PageFacts) -> list[PageFacts]:
    blogs = [data for data in json_objects(tree) if _LIVE in kinds_of(data)]
    updates = [
        each
        for blog in blogs
        for each in as_list(blog.get("liveBlogUpdate"))
        if isinstance(each, dict)
    ]
    entries = [_entry(update, page) for update in updates]
    return [entry for entry in entries if entry.words]


def _entry(update: Data, page: PageFacts) -> PageFacts:
    return PageFacts(
        title=as_words(update.get("headline")),
        outlet=page.outlet,
        author=as_names(update.get("author")) or page.author,
        url=as_web_address(update.get("url")) or page.url,
        published=as_time(update.get("datePublished")),
        words=plain(str(update.get("articleBody") or update.get("text") or "")),
    )


def _entries_shown(shown: Any, page: PageFacts) -> list[PageFacts]:
    """Blocks of one kind, side by side, each with words and a time of its own that a program can
    read.
    """
    times = shown.xpath(_TIMES)
    if len(times) > _MOST_TIMES:
        return []
    groups: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
    for block in _holders(times):
        groups[block.getparent(), block.tag, _class(block)].append(block)
    blocks = max(groups.values(), key=len, default=[])
    entries = [entry for block in blocks if (entry := _shown_entry(block, page))]
    return entries if entries and _is_live(entries, shown) else []


def _is_live(entries: list[PageFacts], shown: Any) -> bool:
    """Whether the blocks are most of the page, and of some days."""
    words = sum(len(entry.words) for entry in entries)
    whole = sum(len(paragraph.text_content()) for paragraph in shown.iter("p"))
    starts = [entry.published.start for entry in entries if entry.published]
    return words >= _HALF * whole and bool(starts) and max(starts) - min(starts) <= _LONGEST


def _holders(times: list[Any]) -> Iterator[Any]:
    """The block that each time is of: the highest element around it with no second time in it."""
    around = [list(time.iterancestors()) for time in times]
    counts = Counter(ancestor for ancestors in around for ancestor in ancestors)
    for time, ancestors in zip(times, around, strict=True):
        block = time
        for parent in ancestors:
            if parent.tag in ("main", "body") or counts[parent] > 1:
                yield block
                break
            block = parent


def _shown_entry(block: Any, page: PageFacts) -> PageFacts | None:
    times = block.xpath(_TIMES)
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
        published=next(filter(None, map(as_time, map(times[0].get, _STAMPS))), None),
        words=words,
    )


def _class(element: Any) -> str:
    return str(element.get("class") or "").partition(" ")[0]
