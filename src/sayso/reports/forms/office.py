"""Word processors' documents (DOCX, ODT), which are archives: their paragraphs, and what they say
of themselves.

The paragraphs lie in one XML member of a known name.  Reading that member within bounds needs no
library beside an XML parser; those for whole documents unpack archives without a bound and read
layout that no report needs.
"""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sayso.errors import InputError
from sayso.record.interval import Interval
from sayso.record.report import Report
from sayso.reports.forms.form import Document, Form, Found, Head, broken, refuse_long
from sayso.reports.forms.times import time_of
from sayso.reports.text import WHOLE_LIMIT, check_text, too_large
from sayso.reports.titles import join_title

_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"


@dataclass(frozen=True, slots=True)
class _Kind:
    """Where a kind of document keeps its words, and the tags that they stand in."""

    content: str
    facts: str
    paragraphs: frozenset[str]
    passed_over: frozenset[str]
    """Tags whose words are not the document's own: what was struck out, notes at a page's foot,
    comments.
    """
    created: str
    sign: bytes


_WORD = _Kind(
    content="word/document.xml",
    facts="docProps/core.xml",
    paragraphs=frozenset({f"{_W}p"}),
    passed_over=frozenset(
        {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}footnoteReference"}
    ),
    created=f"{_TERMS}created",
    sign=b"word/",
)
_OPEN = _Kind(
    content="content.xml",
    facts="meta.xml",
    paragraphs=frozenset({f"{_TEXT}p", f"{_TEXT}h"}),
    passed_over=frozenset({f"{_TEXT}tracked-changes", f"{_TEXT}note", f"{_OFFICE}annotation"}),
    created=f"{_META}creation-date",
    sign=b"mimetypeapplication/vnd.oasis.opendocument.text",
)
_BREAKS = {
    f"{_W}tab": " ",
    f"{_W}br": "\n",
    f"{_TEXT}tab": " ",
    f"{_TEXT}s": " ",
    f"{_TEXT}line-break": "\n",
}
MEMBERS = frozenset({_WORD.content, _OPEN.content})
"""Members that tell an archive which is such a document."""


def read(document: Document) -> Found:
    """The report that a document is.

    Raises:
        InputError: R022 if it is broken, R007 if no words are in it, R005 if they are too many,
            R017 if it is a document of another kind, such as a presentation.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(document.data)) as archive:
            names = set(archive.namelist())
            kind = _WORD if _WORD.content in names else _OPEN
            if kind.content not in names:
                raise broken(
                    document.where, "an office document", "its words are not where they should be"
                )
            content = _xml(archive, kind.content, document.where)
            facts = _xml(archive, kind.facts, document.where) if kind.facts in names else None
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        OSError,
        ValueError,
    ) as error:
        raise broken(document.where, "an office document", " ".join(str(error).split())) from None
    if kind is _OPEN and content.find(f".//{_OFFICE}text") is None:
        raise InputError(
            "R017",
            f"{document.where} is an OpenDocument file that is no text.",
            "Save its words as plain text in UTF-8, and read that.",
        )
    yield _report(document, kind, content, facts)


def _report(document: Document, kind: _Kind, content: Any, facts: Any) -> Report:
    words = "\n\n".join(_paragraphs(content, kind))
    title = _fact(facts, f"{_DC}title")
    if title.casefold() not in words[:2000].casefold():
        title = ""  # what templates put there is often another document's
    text = join_title(title, words).replace("\0", "")
    check_text(text, document.where)
    refuse_long(text, document.where)
    created = _time(_fact(facts, kind.created), document.where)
    told = (
        f"Its file says that it was begun at {created.start:%Y-%m-%d %H:%M} UTC." if created else ""
    )
    return Report(
        text,
        doc=document.name,
        title=title or None,
        author=_fact(facts, f"{_DC}creator") or None,
        notes=(*document.notes, *filter(None, [told])),
        capture=document.capture(),
    )


def _xml(archive: zipfile.ZipFile, name: str, where: str) -> Any:
    """A member's tree.  Entities are never resolved, so that none can grow or name a file."""
    from lxml import etree

    with archive.open(name) as stream:
        data = stream.read(WHOLE_LIMIT + 1)
    if len(data) > WHOLE_LIMIT:
        raise too_large(where, WHOLE_LIMIT, "Cut it into smaller documents.")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise broken(where, "an office document", " ".join(str(error).split())) from None


def _paragraphs(content: Any, kind: _Kind) -> Iterator[str]:
    """Each paragraph once, also those of tables and boxes, in the order of the document."""
    for element in _own_paragraphs(content, kind):
        words = "".join(_words(element, kind))
        lines = (" ".join(line.split()) for line in words.split("\n"))
        if paragraph := "\n".join(filter(None, lines)):
            yield paragraph


def _own_paragraphs(element: Any, kind: _Kind) -> Iterator[Any]:
    for child in element:
        if child.tag in kind.paragraphs:
            yield child
        if child.tag not in kind.passed_over:
            yield from _own_paragraphs(child, kind)


def _words(element: Any, kind: _Kind) -> Iterator[str]:
    """The words of a paragraph, without those of paragraphs inside it, which come by themselves."""
    yield element.text or ""
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in _BREAKS:
            yield _BREAKS[tag]
        elif tag and tag not in kind.passed_over and tag not in kind.paragraphs:
            yield from _words(child, kind)
        yield child.tail or ""


def _fact(facts: Any, tag: str) -> str:
    element = facts.find(f".//{tag}") if facts is not None else None
    return " ".join((element.text or "").split()) if element is not None else ""


def _time(printed: str, where: str) -> Interval | None:
    try:
        return time_of(printed, where) if printed else None
    except InputError:
        return None


def _is_document(head: Head) -> bool:
    if not head.data.startswith(b"PK\x03\x04"):
        return False
    return head.data[30 : 30 + len(_OPEN.sign)] == _OPEN.sign or head.data[30:35] == _WORD.sign


FORM = Form(
    name="office document",
    what="a text of a word processor (DOCX, ODT)",
    suffixes=(".docx", ".odt"),
    by_content="a ZIP archive with the words of Word or OpenDocument in it",
    recognise=_is_document,
    read=read,
    text="its paragraphs, also those of tables, a blank line between them",
    title="the one that the file names, if it begins with it",
    author="the one that the file names",
    libraries="lxml",
    lost="struck-out words, comments, foot notes, heads and feet, pictures; a note tells when the "
    "file was begun",
)
