"""A channel that Telegram's desktop program saved as pages (HTML): a report a message."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sayso.record.interval import Interval
from sayso.record.report import Report
from sayso.reports.forms.form import Document, Form, Found, Head, broken, read_each, refuse_long
from sayso.reports.forms.times import time_of
from sayso.reports.markup import plain
from sayso.reports.text import check_text

_SIGN = re.compile(
    rb"<!doctype html>.{0,2000}?<title>Exported Data</title>", re.IGNORECASE | re.DOTALL
)
_TIME = "%d.%m.%Y %H:%M:%S"
_ZONE = re.compile(r"\s+UTC([+-]\d{2}:\d{2})$")


def read(document: Document) -> Found:
    """A report for each message with words in it.

    Raises:
        InputError: R022 if it has no message.
    """
    import lxml.html

    text, notes = document.text()
    tree = lxml.html.document_fromstring(
        text.encode("utf-8", "replace"), lxml.html.HTMLParser(encoding="utf-8")
    )
    channel = _text(tree, "page_header", "text")
    messages = list(_messages(tree))
    if not messages:
        raise broken(document.where, "a Telegram export", "it has no message")

    def report(number: int, message: tuple[Any, str]) -> Report:
        return _report(document, number, message, channel, notes)

    yield from read_each(messages, report, document.where, "message")


def _messages(tree: Any) -> Iterator[tuple[Any, str]]:
    """Each message with words, and whose it is: one that follows at once names its sender only the
    first time.
    """
    sender = ""
    for message in tree.xpath("//div[contains(concat(' ', @class, ' '), ' message ')]"):
        sender = _text(message, "body", "from_name") or sender
        if _element(message, "text") is not None:
            yield message, sender


def _report(
    document: Document, number: int, message: tuple[Any, str], channel: str, notes: tuple[str, ...]
) -> Report:
    import lxml.html

    element, sender = message
    where, name = f"{document.where}, message {number}", f"{document.name}:{number}"
    text = plain(lxml.html.tostring(_element(element, "text"), encoding="unicode", with_tail=False))
    check_text(text, where)
    refuse_long(text, where)
    forwarded = _text(element, "forwarded", "from_name")
    told = (
        (f"It was forwarded by {sender or channel}: the words are those of {forwarded}.",)
        if forwarded
        else ()
    )
    identity = (element.get("id") or "").removeprefix("message")
    doc = f"telegram:{channel}/{identity}" if identity.isdigit() else name
    original = lxml.html.tostring(element, encoding="utf-8", with_tail=False)
    return Report(
        text,
        doc=doc,
        outlet=forwarded or channel or sender or None,
        published=_time(element, where),
        author=sender or None,
        notes=(*notes, *told),
        identified=identity.isdigit(),
        capture=document.capture(original, name),
    )


def _time(message: Any, where: str) -> Interval | None:
    """The message's time.  Older exports print it without a zone: then it may be that of any."""
    date = _element(message, "date")
    printed = (date.get("title") or "") if date is not None else ""
    zone = _ZONE.search(printed)
    try:
        local = datetime.strptime(_ZONE.sub("", printed), _TIME).isoformat()
    except ValueError:
        return None
    return time_of(local + (zone[1] if zone else ""), where)


def _element(parent: Any, name: str) -> Any:
    path = f".//div[contains(concat(' ', @class, ' '), ' {name} ')]"
    return next(iter(parent.xpath(path)), None)


def _text(parent: Any, within: str, name: str) -> str:
    holder = _element(parent, within)
    element = _element(holder, name) if holder is not None else None
    return " ".join(element.text_content().split()) if element is not None else ""


def _is_export(head: Head) -> bool:
    return bool(_SIGN.match(head.data))


FORM = Form(
    name="Telegram pages",
    what="a channel or chat as Telegram's desktop program saves it for reading (messages.html)",
    by_content="a page with the title `Exported Data`",
    recognise=_is_export,
    read=read,
    text="of each message its words",
    outlet="the channel; of what was forwarded, whom it is from",
    published="the time that is shown when the hour is pointed at; without a zone it may be that "
    "of any",
    author="the sender",
    libraries="lxml",
    lost="messages without words, pictures, reactions",
)
