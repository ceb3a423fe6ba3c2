"""Mails: one (EML), or a box of them (MBOX)."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from sayso.errors import InputError
from sayso.record.interval import Interval
from sayso.record.report import Report
from sayso.reports.forms.form import Document, Form, Found, Head, broken, read_each, refuse_long
from sayso.reports.markup import plain
from sayso.reports.published import read_published
from sayso.reports.text import check_text
from sayso.reports.titles import join_title

_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:(?:[ \t]|\r?\n[ \t])", re.MULTILINE)
_OF_MAIL = re.compile(
    rb"(?:Return-Path|Received|From|To|Date|Subject|Message-ID|MIME-Version|Delivered-To|X-[A-Za-z-]{1,40}|DKIM-Signature"
    rb"|Content-Type|Reply-To|Sender|Cc|List-[A-Za-z]{1,20}|ARC-[A-Za-z-]{1,40}|Authentication-Results):",
    re.IGNORECASE,
)
_WORDS_OF_MAIL = frozenset(
    {b"from", b"date", b"subject", b"message-id", b"mime-version", b"received"}
)
_BOX = re.compile(rb"From [^\r\n]{1,200}[0-9]{4}[^\r\n]{0,20}\r?\n[A-Za-z-]{1,60}:")
_NEXT = re.compile(rb"^From [^\r\n]{1,200}[0-9]{4}[^\r\n]{0,20}\r?$", re.MULTILINE)
_QUOTED = re.compile(r"^[ \t]*>.*$(?:\r?\n)?", re.MULTILINE)
_INTRODUCED = re.compile(
    r"^On [^\n]{4,200}(?:\n[^\n]{1,100})?wrote:[ \t]*\r?\n(?=(?:[ \t]*\r?\n){0,3}[ \t]*>)",
    re.MULTILINE,
)
"""The line that names whom the marked lines below it quote."""
_ORIGINAL = re.compile(r"^-{2,}\s*Original Message\s*-{2,}[ \t]*\r?$", re.MULTILINE)
"""Below it nothing is the sender's."""


def read(document: Document) -> Found:
    """The report that a mail is.

    Raises:
        InputError: R022 if it has no sender or no text part, R007 if that is empty.
    """
    yield _report(document, 1, document.data, document.name)


def _read_box(document: Document) -> Found:
    def report(number: int, mail: bytes) -> Report:
        return _report(document, number, mail, f"{document.name}:{number}")

    yield from read_each(_mails(document.data), report, document.where, "mail")


def _mails(data: bytes) -> Iterator[bytes]:
    starts = [match.start() for match in _NEXT.finditer(data)]
    for start, end in zip(starts, [*starts[1:], len(data)], strict=True):
        yield data[start:end].partition(b"\n")[2]


def _report(document: Document, number: int, data: bytes, name: str) -> Report:
    where = document.where if name == document.name else f"{document.where}, mail {number}"
    mail = message_from_bytes(data, policy=policy.default)
    assert isinstance(mail, EmailMessage)
    sender = header_of(mail, "from")
    if not sender:
        raise broken(where, "a mail", "it has no sender")
    words, told = _words(mail, where)
    title = header_of(mail, "subject")
    text = join_title(title, words).replace("\0", "")
    check_text(text, where)
    refuse_long(text, where)
    person, address = parseaddr(sender)
    doc = header_of(mail, "message-id")
    return Report(
        text,
        doc=doc or name,
        title=title or None,
        outlet=person or address or sender,
        published=_when(header_of(mail, "date")),
        author=address or None,
        notes=(*document.notes, *told),
        identified=bool(doc),
        capture=document.capture(data, name),
    )


def header_of(mail: EmailMessage, name: str) -> str:
    """A header on one line; empty where it is missing or breaks the grammar of mails."""
    try:
        return " ".join(str(mail.get(name) or "").split())
    except Exception:  # the standard library raises many kinds for headers that break its grammar
        return ""


def _words(mail: EmailMessage, where: str) -> tuple[str, tuple[str, ...]]:
    part = mail.get_body(("plain", "html"))
    if part is None:
        raise broken(where, "a mail", "it has no part that is text")
    try:
        content = str(part.get_content())
    except (LookupError, UnicodeError):
        payload = part.get_payload(decode=True)
        content = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else str(payload)
    if part.get_content_type() == "text/html":
        content = plain(content)
    own, lines = _without_quotes(content)
    attached = sum(1 for _ in mail.iter_attachments())
    told = []
    if lines:
        told.append(
            f"{lines} quoted lines are left out of its text: they are not its sender's words."
        )
    if attached:
        told.append(f"{attached} attachments are not read.")
    return own.strip(), tuple(told)


def _without_quotes(words: str) -> tuple[str, int]:
    """The sender's own words, and how many lines of others were left out."""
    original = _ORIGINAL.search(words)
    own = words[: original.start()] if original else words
    own = _QUOTED.sub("", _INTRODUCED.sub("", own))
    return own, len(words.splitlines()) - len(own.splitlines())


def _when(printed: str) -> Interval | None:
    try:
        time = parsedate_to_datetime(printed)
        return read_published(time.isoformat())
    except (InputError, ValueError, TypeError, OverflowError):
        return None


def _is_mail(head: Head) -> bool:
    if not _OF_MAIL.match(head.data):
        return False
    lines = head.data.partition(b"\n\n" if b"\r\n\r\n" not in head.data else b"\r\n\r\n")[
        0
    ].splitlines()
    names = {line.partition(b":")[0].lower() for line in lines if _HEADER.match(line + b"\n ")}
    proper = all(line[:1] in b" \t" or _HEADER.match(line + b"\n ") for line in lines)
    return proper and b"from" in names and len(names & _WORDS_OF_MAIL) > 1


FORM = Form(
    name="mail",
    what="a mail as programs save it (EML)",
    suffixes=(".eml",),
    by_content="begins with headers of a mail: `From` and one of `Date`, `Subject`, `Message-ID`, "
    "`Received`",
    recognise=_is_mail,
    read=read,
    text="the subject and, below a blank line, the part in plain text, else that in HTML; without "
    "lines that it quotes",
    title="the subject",
    outlet="the sender's name, else the address",
    published="`Date`",
    author="the sender's address",
    lost="attachments and quoted lines, which a note counts",
)
BOX = Form(
    name="mail box",
    what="many mails in one file (MBOX)",
    suffixes=(".mbox",),
    by_content="begins with `From`, a sender and a time on a line, and headers below",
    recognise=lambda head: bool(_BOX.match(head.data)),
    read=_read_box,
    text="of each mail what is read of one",
    title=FORM.title,
    outlet=FORM.outlet,
    published=FORM.published,
    author=FORM.author,
    lost=FORM.lost,
)
