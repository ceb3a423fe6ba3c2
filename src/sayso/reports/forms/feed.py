"""RSS and Atom: the reports of a feed, one for each item."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from time import strftime, struct_time
from typing import Any

from sayso.errors import InputError
from sayso.record.interval import Interval
from sayso.record.report import Report
from sayso.reports.forms.feed_items import Extent, find_items
from sayso.reports.forms.form import Document, Form, Found, Head, read_each, refuse_long
from sayso.reports.markup import plain
from sayso.reports.published import read_published
from sayso.reports.text import check_text, empty
from sayso.reports.titles import join_title
from sayso.reports.xml import Xml, decode_xml

_SHORT = "Its text is that of an item of a feed, which may be shorter than what was published."


def read(document: Document) -> Found:
    """The report of each item, in the feed's order; a bad one stops no other.

    Its text is the item's title and, below, the most that the feed has of its words, taken out of
    HTML.  Its outlet is the item's source, else the feed's title; its time is when the item was
    published, else when it was updated. Where the feed is cut, the item that it is cut within is
    refused, for its words may break off before a "not".

    Raises:
        InputError: R017 if it is XML and no feed, R018 if it is broken before its first item, R007
            if it has none.
    """
    import feedparser  # takes 60 ms, and few reports need it

    xml = decode_xml(document.original or document.data, document.where)
    told = {"content-type": "application/xml"}
    # Its cleaning of HTML takes time in the square of what strangers send, and only words are taken
    # out of that here.
    parsed = feedparser.parse(
        BytesIO(xml.body()), response_headers=told, sanitize_html=False, resolve_relative_uris=False
    )
    if not parsed.entries:
        raise _refusal(parsed, document.where)
    feed = _Feed(document, xml, parsed.feed, find_items(xml.text), tuple(parsed.entries))
    yield from read_each(parsed.entries, feed.report, document.where)
    if feed.extent.cut and not feed.extent.within:
        yield _cut(document.where, f"after item {len(parsed.entries)}")


@dataclass(frozen=True, slots=True)
class _Feed:
    document: Document
    xml: Xml
    head: Mapping[str, Any]
    extent: Extent
    entries: Sequence[Mapping[str, Any]]

    def report(self, number: int, item: Mapping[str, Any]) -> Report:
        where = f"{self.document.where}, item {number}"
        if self.extent.within and number == len(self.entries):
            raise _cut(self.document.where, f"within item {number}, which is not read")
        source = item.get("source") or {}
        title = _words(item.get("title"))
        doc, identified = self._doc(number, item, title)
        return Report(
            _text(item, title, where),
            doc=doc,
            title=title or None,
            outlet=_words(source.get("title") or self.head.get("title")) or None,
            url=str(item.get("link") or "") or None,
            published=_when(item),
            author=_words(item.get("author")) or None,
            notes=(*self.document.notes, *self.xml.notes, _SHORT),
            identified=identified,
            capture=self.document.capture(self._part(number), f"{self.document.name}:{number}"),
        )

    def _doc(self, number: int, item: Mapping[str, Any], title: str) -> tuple[str, bool]:
        """The item's name, and whether it is its publisher's own: of several with one link, the
        link names none.
        """
        if item.get("id"):
            return str(item["id"]), True
        link = item.get("link")
        if not link:
            return f"{self.document.name}:{number}", False
        alone = Counter(each.get("link") for each in self.entries)[link] == 1
        return (str(link), False) if alone else (f"{link} ({title or number})", True)

    def _part(self, number: int) -> bytes | None:
        """The feed with this item alone, in its own bytes; None where the items' bytes cannot be
        told apart.
        """
        spans = self.extent.spans
        if self.xml.encoding is None or len(spans) != len(self.entries):
            return None
        text, (start, end) = self.xml.text, spans[number - 1]
        alone = text[: spans[0][0]] + text[start:end] + text[spans[-1][1] :]
        return alone.encode(self.xml.encoding)


def _text(item: Mapping[str, Any], title: str, where: str) -> str:
    text = join_title(title, _longest(item)).replace("\0", "")
    check_text(text, where)
    refuse_long(text, where)
    return text


def _longest(item: Mapping[str, Any]) -> str:
    """The longest of what the feed calls the item's content and its summary."""
    contents = [each.get("value") for each in item.get("content") or ()]
    return max((_words(each) for each in (*contents, item.get("summary"))), key=len, default="")


def _words(value: object) -> str:
    return plain(str(value or ""))


def _when(item: Mapping[str, Any]) -> Interval | None:
    for name in ("published_parsed", "updated_parsed"):
        time = item.get(name) if name in item else None
        if isinstance(time, struct_time):
            try:
                return read_published(strftime("%Y-%m-%dT%H:%M:%SZ", time))
            except (InputError, ValueError):
                continue
    return None


def _cut(where: str, place: str) -> InputError:
    return InputError("R018", f"{where} is a feed that is cut {place}.", "Take it again.")


def _refusal(parsed: Any, where: str) -> InputError:
    if parsed.get("version"):
        return empty(where)
    if parsed.get("bozo") and parsed.get("feed"):
        reason = " ".join(str(parsed.get("bozo_exception")).split())
        return InputError(
            "R018",
            f"{where} is a feed that is broken: {reason}.",
            "Take it again, or mend it there.",
        )
    return InputError(
        "R017",
        f"{where} is an XML document and no feed, which is not read.",
        "Save its words as plain text in UTF-8, and read that; a file named .txt is read as it "
        "stands.",
    )


def _is_feed(head: Head) -> bool:
    beginning = head.data[:400].replace(b"\0", b"").lstrip()
    return beginning.startswith((b"<?xml", b"<rss", b"<feed", b"<rdf:RDF"))


FORM = Form(
    name="feed",
    what="RSS, Atom or RDF: what a site has published last",
    suffixes=(".rss", ".atom", ".rdf", ".xml"),
    by_content="begins as XML, or with `<rss`, `<feed` or `<rdf:RDF`",
    recognise=_is_feed,
    read=read,
    text="of each item its title and, below a blank line, the longer of its content and its "
    "summary, out of HTML",
    title="the item's title",
    outlet="the item's source, else the feed's title",
    published="when the item was published, else when it was updated",
    author="the item's author",
    address="the item's link",
    libraries="feedparser",
    lost="pictures, links and categories; the pages that items lead to are not fetched",
    mend="Take fewer items of it.",
)
