"""A page as a file: nothing in it asks a server, its links lead to other files or nowhere."""

import posixpath
from collections.abc import Callable
from urllib.parse import urlsplit

from lxml import html as lxml_html
from lxml.html import HtmlElement

from sayso.display.templating import digest_of

FileOf = Callable[[str], str | None]
"""The file that an address of the application is kept in; None where it is in none."""

_TAKEN_OUT = (
    "//form",
    "//script",
    "//button",
    "//link[@rel!='stylesheet' and @rel!='icon']",
    "//details[contains(@class,'clocks')]",
    "//*[contains(concat(' ',@class,' '),' no-print ')]",
    "//*[contains(@class,'who-am-i')]",
    "//*[contains(@class,'moves')]",
)
"""What needs a server, or somebody to be signed in."""
_DROPPED = ("data-island", "data-source", "data-question", "data-state", "data-layer", "data-move")
_POLICY = (
    "default-src 'none'; style-src 'self' file:{styles}; img-src 'self' file: data:; "
    "form-action 'none'; base-uri 'none'"
)
"""``file:`` beside 'self': what is opened from a disk has no origin of its own."""


def as_file(page: bytes, here: str, file_of: FileOf, of: str) -> bytes:
    """A page of the application as the file ``here``, a path within the folder; ``of`` says of
    which ledger it is, at its end.
    """
    document = lxml_html.document_fromstring(page, parser=lxml_html.HTMLParser(encoding="utf-8"))
    for path in _TAKEN_OUT:
        for element in document.xpath(path):
            element.drop_tree()
    for element in document.iter(lxml_html.etree.Element):
        for name in _DROPPED:
            element.attrib.pop(name, None)
        _relink(element, here, file_of)
    _tidy(document)
    _state(document, of)
    _guard(document)
    written: bytes = lxml_html.tostring(
        document, doctype="<!doctype html>", encoding="utf-8", method="html"
    )
    return written


def _relink(element: HtmlElement, here: str, file_of: FileOf) -> None:
    for name in ("href", "src"):
        address = element.get(name)
        if address is None or address.startswith("#"):
            continue
        if address.startswith("/") and not address.startswith("//"):
            _lead(element, name, address, here, file_of)
        elif urlsplit(address).scheme not in ("http", "https", "data"):
            element.attrib.pop(name)


def _lead(element: HtmlElement, name: str, address: str, here: str, file_of: FileOf) -> None:
    bare, _, fragment = address.partition("#")
    file = file_of(bare)
    if file is None:
        element.attrib.pop(name)
        return
    relative = posixpath.relpath(file, posixpath.dirname(here) or ".")
    element.set(name, f"{relative}#{fragment}" if fragment else relative)


def _tidy(document: HtmlElement) -> None:
    """Take out what leads nowhere by itself, and make words of other links that lead nowhere."""
    for link in document.xpath("//a[not(@href)]"):
        if link.xpath("ancestor::nav") and link.getparent().tag == "li":
            link.getparent().drop_tree()
        elif "button" in (link.get("class") or "").split():
            link.drop_tree()
        elif _is_all_of(link.getparent(), link):
            link.getparent().drop_tree()
        else:
            link.tag = "span"
    for details in document.xpath("//details[count(*)=1][summary]"):
        if not "".join(each.tail or "" for each in details).strip():
            details.drop_tree()


def _is_all_of(parent: HtmlElement, link: HtmlElement) -> bool:
    """Whether a line is nothing but a link: "All their claims"."""
    own = "".join(link.text_content().split())
    return parent.tag in ("p", "figcaption") and "".join(parent.text_content().split()) == own


def _state(document: HtmlElement, of: str) -> None:
    """Say at the end of the page of what it is a copy."""
    foot = document.xpath("//footer")
    line = lxml_html.Element("p", {"class": "small soft archived"})
    line.text = of
    (foot[0] if foot else document.body).append(line)


def _guard(document: HtmlElement) -> None:
    styles = (element.text or "" for element in document.xpath("//style"))
    hashes = "".join(f" 'sha256-{digest_of(style)}'" for style in styles)
    policy = _POLICY.format(styles=hashes)
    meta = {"http-equiv": "Content-Security-Policy", "content": policy}
    head = document.find("head")
    if head is None:
        head = lxml_html.Element("head")
        document.insert(0, head)
    place = 1 if len(head) and head[0].get("charset") else 0
    head.insert(place, lxml_html.Element("meta", meta))
