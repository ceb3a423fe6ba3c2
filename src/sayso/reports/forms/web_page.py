"""Web pages (HTML): the words of the article, without what stands around it; of a live blog each
entry.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sayso.record.interval import Interval
from sayso.record.report import Report
from sayso.reports.forms.form import Document, Form, Found, broken, refuse_long
from sayso.reports.forms.live_blog import entries_of
from sayso.reports.forms.page_facts import PageFacts, read_facts
from sayso.reports.forms.page_frame import without_frame
from sayso.reports.markup import plain
from sayso.reports.text import LIMIT, check_text
from sayso.reports.titles import join_title
from sayso.reports.xml import decode_html

_SIGN = re.compile(
    rb"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,4000}?-->\s*){0,4}"
    rb"(?:<!doctype\s+html\b|<html\b|<head\b[^>]{0,200}>|<body\b[^>]{0,2000}>)",
    re.IGNORECASE | re.DOTALL,
)
_MOST_ELEMENTS = 30_000
"""A page of more is read in one pass, as it stands: real ones have some thousands, and what finds
the article looks at each element many times."""
_MOST_BYTES = 2 * LIMIT
_LONG_TAG = re.compile(r"<[A-Za-z][^<>]{4096,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_MOST_ATTRIBUTES = 1_000
"""libxml2 compares each attribute of a tag with all others: a tag of more is no browser's."""
_ENTRIES = 3
"""Fewer dated entries than this are an article's boxes and no live blog."""
_BESIDE = (
    "//figcaption",
    "//figure",
    "//aside",
    "//nav",
    "//footer[not(ancestor::article)]",
    "//form",
    "//button",
    "//*[@hidden or @aria-hidden='true']",
)
"""What is printed on a page and is no word of its article: captions, boxes, menus, forms, what is
not shown.
"""


@dataclass(frozen=True, slots=True)
class Page:
    """A page's bytes with what its bringer knows of it."""

    name: str
    data: bytes
    url: str | None = None
    where: str = "The page"
    notes: tuple[str, ...] = ()


def read(document: Document) -> Found:
    """The report that a page is, or one for each entry of a live blog.

    Raises:
        InputError: R007 if no words are on it, R022 if it is no page that can be parsed.
    """
    page = Page(document.name, document.data, where=document.where, notes=document.notes)
    for report in read_page(page):
        yield replace(report, capture=document.capture())


def read_page(page: Page) -> Iterator[Report]:
    """The reports of a page, without captures."""
    text, notes = decode_html(page.data, page.where)
    check_text(text, page.where)
    if _chokes(text):
        told = (
            *page.notes,
            *notes,
            "Its markup is not such as browsers read: all of its words are taken.",
        )
        yield _report(page, PageFacts(), plain(text), told, page.name)
        return
    tree = _parsed(text, page.where)
    notes = (*page.notes, *notes)
    if _is_huge(tree):
        yield _report(page, read_facts(tree, tree, page.url), plain(text), notes, page.name)
        return
    shown = without_frame(tree)
    facts = read_facts(tree, shown, page.url)
    entries = entries_of(tree, shown, facts)
    if len(entries) >= _ENTRIES:
        told = (
            *notes,
            f"It is a live blog: each of its {len(entries)} entries is a report of its own.",
        )
        for number, entry in enumerate(entries, 1):
            yield _report(page, entry, entry.words, told, f"{page.name}:{number}")
        return
    words = _extracted(shown) or _within(shown) or plain(text)
    yield _report(page, facts, words, (*notes, *_changed(facts)), page.name)


def _report(page: Page, facts: PageFacts, words: str, notes: tuple[str, ...], name: str) -> Report:
    text = join_title(facts.title, words)
    check_text(text, page.where)
    refuse_long(text, page.where)
    return Report(
        text,
        doc=facts.url or page.url or name,
        title=facts.title or None,
        outlet=facts.outlet or None,
        url=facts.url or page.url,
        published=facts.published,
        author=facts.author or None,
        notes=notes,
        identified=False,
    )


def _changed(facts: PageFacts) -> tuple[str, ...]:
    changed = facts.changed
    if changed is None or changed == facts.published:
        return ()
    return (f"Its page says that it was last changed at {_printed(changed)}.",)


def _printed(interval: Interval) -> str:
    return interval.start.strftime("%Y-%m-%d %H:%M UTC")


def _chokes(text: str) -> bool:
    """Whether a tag has so many attributes that parsing it would take long."""
    return any(
        len(_QUOTED.sub("", tag[0]).split()) > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(text)
    )


def _parsed(text: str, where: str) -> Any:
    import lxml.html

    try:
        return lxml.html.document_fromstring(
            _without_head(text).encode("utf-8", "replace"), _parser()
        )
    except (lxml.etree.LxmlError, ValueError, AssertionError) as error:
        raise broken(
            where, "a web page", " ".join(str(error).split()) or "it has no element"
        ) from None


def _parser() -> Any:
    import lxml.html

    return lxml.html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )


def _without_head(text: str) -> str:
    """Without a declaration of XML, which would name another encoding than that which the text is
    given in.
    """
    return re.sub(r"^\s*<\?xml[^>]{0,200}>", "", text)


def _is_huge(tree: Any) -> bool:
    return (
        sum(1 for _ in zip(tree.iter(), range(_MOST_ELEMENTS + 1), strict=False)) > _MOST_ELEMENTS
    )


def _extracted(tree: Any) -> str:
    from copy import deepcopy

    from trafilatura import extract

    try:
        words = extract(
            deepcopy(tree),
            include_comments=False,
            include_tables=False,
            include_links=False,
            favor_recall=True,
            prune_xpath=list(_BESIDE),
        )
    except Exception:  # whatever a page does to the library, its words are read without it
        return ""
    return _paragraphs(words or "")


def _paragraphs(words: str) -> str:
    lines = (" ".join(line.split()) for line in words.split("\n"))
    return "\n\n".join(line.removeprefix("- ") for line in lines if line)


def _within(tree: Any) -> str:
    """The words of the element that says it is the article, of pages too short for an article to be
    seen.
    """
    import lxml.html

    for path in ("//article", "//main", "//*[@role='main']"):
        for element in tree.xpath(path):
            words = plain(lxml.html.tostring(element, encoding="unicode"))
            if words:
                return words
    return ""


FORM = Form(
    name="web page",
    what="a page as a browser loads or saves it (HTML)",
    suffixes=(".html", ".htm", ".xhtml"),
    by_content="begins with `<!doctype html`, `<html`, `<head` or `<body`, comments aside",
    recognise=lambda head: bool(_SIGN.match(head.data)),
    read=read,
    text="the headline and, below a blank line, the article's paragraphs; of a live blog each "
    "entry is a report",
    title="what the page says is its headline, in its data or tags, else its first heading, else "
    "its title",
    outlet="`publisher` of its data, or `og:site_name`",
    published="`datePublished` of its data, `article:published_time` and the like, else a date "
    "that the page shows",
    author="`author` of its data or tags",
    address="the canonical address that the page names",
    libraries="lxml, trafilatura, htmldate",
    lost="menus, captions, tables, boxes, comments, related links; a note tells when it was last "
    "changed",
    limit=_MOST_BYTES,
)
