"""RSS and Atom: the reports of a feed, one for each item."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO
from time import strftime, struct_time
from typing import Any

from sayso.errors import InputError
from sayso.reports.capture import Capture
from sayso.reports.items import feed_items
from sayso.reports.published import read_published
from sayso.reports.report import Interval, Report
from sayso.reports.text import LIMIT, check_text, empty, sayable, too_large


def read_feed(data: bytes, name: str, capture: Capture) -> Iterator[Report | InputError]:
    """The report of each item, in the feed's order; a bad one stops no other.

    Its text is the item's title and, below, the most that the feed has of its words, taken out of HTML.  Its outlet
    is the item's source, else the feed's title; its time is when the item was published, else when it was updated.

    Raises:
        InputError: R017 if it is XML and no feed, R018 if it is broken before its first item, R007 if it has none.
    """
    import feedparser  # takes 60 ms, and few reports need it

    found = feedparser.parse(BytesIO(data), response_headers={"content-type": "application/xml"}, sanitize_html=True)
    if not found.entries:
        raise _refusal(found, sayable(name))
    own = feed_items(data)
    own = own if len(own) == len(found.entries) else []
    for number, item in enumerate(found.entries, 1):
        where = f"{sayable(name)}, item {number}"
        try:
            part = replace(capture, data=own[number - 1]) if own else capture
            yield replace(_report(item, found.feed, f"{name}:{number}", where), capture=part)
        except InputError as error:
            yield error


def _report(item: Mapping[str, Any], feed: Mapping[str, Any], doc: str, where: str) -> Report:
    title, body = _plain(str(item.get("title") or "")), _words(item)
    text = body if body.startswith(title) else f"{title}\n\n{body}".strip()
    text = text.replace("\0", "")
    check_text(text, where)
    if len(text.encode("utf-8", "surrogatepass")) > LIMIT:
        raise too_large(where, LIMIT, "Cut it into the reports that it is made of.")
    source = item.get("source") or {}
    return Report(
        text,
        doc=str(item.get("id") or item.get("link") or doc),
        title=title or None,
        outlet=_plain(str(source.get("title") or feed.get("title") or "")) or None,
        url=str(item.get("link") or "") or None,
        published=_when(item),
        notes=("Its text is that of an item of a feed, which may be shorter than what was published.",),
    )


def _words(item: Mapping[str, Any]) -> str:
    """The longest of what the feed calls the item's content and its summary."""
    given = [str(each.get("value") or "") for each in item.get("content") or ()]
    return max((_plain(each) for each in (*given, str(item.get("summary") or ""))), key=len, default="")


def _when(item: Mapping[str, Any]) -> Interval | None:
    for name in ("published_parsed", "updated_parsed"):
        told = item.get(name) if name in item else None
        if isinstance(told, struct_time):
            try:
                return read_published(strftime("%Y-%m-%dT%H:%M:%SZ", told))
            except (InputError, ValueError):
                continue
    return None


def _refusal(found: Any, where: str) -> InputError:
    if found.get("version"):
        return empty(where)
    if found.get("bozo") and found.get("feed"):
        reason = " ".join(str(found.get("bozo_exception")).split())
        return InputError("R018", f"{where} is a feed that is broken: {reason}.", "Take it again, or mend it there.")
    return InputError(
        "R017",
        f"{where} is an XML document and no feed, which is not read.",
        "Save its words as plain text in UTF-8, and read that; a file named .txt is read as it stands.",
    )


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LISTS = frozenset({"dl", "dt", "dd", "ul", "ol", "li", "table", "tr", "td", "th"})
_SECTIONS = frozenset({"address", "article", "aside", "blockquote", "div", "figcaption", "figure", "footer", "header"})
_BREAKING = _HEADINGS | _LISTS | _SECTIONS | {"br", "hr", "p", "pre", "section"}
_SILENT = frozenset({"script", "style", "template"})
_SPACE = re.compile(r"[ \t\r\n\f\v]+")


def _plain(marked: str) -> str:
    """The words of a piece of HTML, a blank line between its blocks."""
    reader = _Words()
    reader.feed(marked)
    reader.close()
    blocks = (_SPACE.sub(" ", block).strip() for block in "".join(reader.parts).split(_BREAK))
    return "\n\n".join(filter(None, blocks))


_BREAK = "\x1e"


class _Words(HTMLParser):
    """Gathers the words between tags; where a block begins or ends stands a record separator."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._silent += tag in _SILENT
        if tag in _BREAKING:
            self.parts.append(_BREAK)

    def handle_endtag(self, tag: str) -> None:
        self._silent = max(0, self._silent - (tag in _SILENT))
        if tag in _BREAKING:
            self.parts.append(_BREAK)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data.replace(_BREAK, " "))
