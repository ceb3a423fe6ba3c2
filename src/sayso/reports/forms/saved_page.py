"""Web pages saved whole by a browser (MHTML): a mail whose first part that is HTML is the page."""

import re
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage

from sayso.record.address import as_web_address
from sayso.reports.forms.form import Document, Form, Found, Head, broken
from sayso.reports.forms.mail import header_of
from sayso.reports.forms.web_page import FORM as WEB_PAGE
from sayso.reports.forms.web_page import Page, read_page

_SAVED = re.compile(rb"From: <?(?:Saved by|[^\n>]{0,80}Mozilla)", re.IGNORECASE)
_RELATED = re.compile(
    rb"MIME-Version:[^\n]{0,200}\r?\n(?:[^\n]{0,400}\n){0,12}?Content-Type: *multipart/related",
    re.IGNORECASE,
)


def read(document: Document) -> Found:
    """The reports of the page.

    Raises:
        InputError: R022 if no part of it is HTML, R007 if no words are on the page.
    """
    saved = message_from_bytes(document.data, policy=policy.default)
    assert isinstance(saved, EmailMessage)
    part = next((each for each in saved.walk() if each.get_content_type() == "text/html"), None)
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes):
        raise broken(document.where, "a saved web page", "no part of it is HTML")
    address = header_of(saved, "Snapshot-Content-Location") or header_of(part, "Content-Location")
    url = as_web_address(address)
    page = Page(document.name, _as_utf_8(part, payload), url, document.where, document.notes)
    for report in read_page(page):
        yield replace(report, capture=document.capture())


def _as_utf_8(part: EmailMessage, payload: bytes) -> bytes:
    """The page in UTF-8 where the part's head names its encoding, which then goes before what the
    page says.
    """
    try:
        return payload.decode(part.get_content_charset() or "utf-8").encode("utf-8")
    except (LookupError, UnicodeError):
        return payload


def _is_saved(head: Head) -> bool:
    return bool(_SAVED.match(head.data) or _RELATED.match(head.data))


FORM = Form(
    name="saved web page",
    what="a page with its pictures in one file, as browsers save it (MHTML)",
    suffixes=(".mhtml", ".mht"),
    by_content="begins as a mail that a browser made, or whose parts belong together",
    recognise=_is_saved,
    read=read,
    text=WEB_PAGE.text,
    title=WEB_PAGE.title,
    outlet=WEB_PAGE.outlet,
    published=WEB_PAGE.published,
    author=WEB_PAGE.author,
    address="the one that the browser wrote down",
    libraries=WEB_PAGE.libraries,
    lost=f"{WEB_PAGE.lost}; pictures and other parts",
)
