"""PDF with a text layer: its lines put together to paragraphs, with the page that each stretch
stands on.
"""

import re
import threading
from collections import Counter
from collections.abc import Sequence
from typing import Any

from sayso.errors import InputError
from sayso.record.report import Report
from sayso.reports.forms.form import Document, Form, Found, broken, refuse_long
from sayso.reports.text import check_text
from sayso.reports.titles import join_title

_ONE_AT_A_TIME = threading.Lock()
"""PDFium, which reads them, keeps state that two threads would break."""
_MOST_PAGES = 2_000
_REPEATED = 3
"""A line that is the first or last of this many pages is a running head or foot."""
_SHORT = 0.75
"""Of the usual width of a page's lines: a shorter line that ends a sentence ends a paragraph."""
_SENTENCE_ENDS = (".", "!", "?", "…", "”", '"', "’", ":")
_SOFT_AT_END = re.compile(r"[\ufffe\u00ad\x02](?=\r?\n|$)")
_SOFT = str.maketrans("", "", "\0\ufffe\u00ad\x02")
"""How PDFium and some files give the hyphen of a word that a line cuts."""
_HYPHENATED = re.compile(r"(?<=[^\W\d_])[-‐]$")
_DIGITS = re.compile(r"\d+")


def read(document: Document) -> Found:
    """The report that a document is.

    Raises:
        InputError: R022 if it is broken, R023 if it has no text layer, R026 if it is locked or has
            more than 2,000 pages.
    """
    pages, title, author = _pages(document)
    lines = _without_running_lines(pages)
    words, starts = _joined([_paragraphs(page) for page in lines])
    if not words:
        raise InputError(
            "R023",
            f"{document.where} is a PDF document without a text layer, such as a scan.",
            "Have its words recognised, and read those.",
        )
    if title and title.casefold() not in words[:2000].casefold():
        title = ""  # what programs put there is often the name of a file
    text = join_title(title, words)
    before = len(text) - len(words)
    check_text(text, document.where)
    refuse_long(text, document.where)
    places = ", ".join(str(start + before) for start in starts)
    told = (
        f"Its {len(starts)} pages begin at these characters: {places}." if len(starts) > 1 else ""
    )
    yield Report(
        text,
        doc=document.name,
        title=title or None,
        author=author or None,
        notes=(*document.notes, *filter(None, [told])),
        capture=document.capture(),
    )


def _pages(document: Document) -> tuple[list[str], str, str]:
    """The text of each page as it is laid out in lines, and the title and author that the file
    names.
    """
    import pypdfium2

    with _ONE_AT_A_TIME:
        try:
            pdf = pypdfium2.PdfDocument(document.data)
        except pypdfium2.PdfiumError as error:
            raise _refusal(document.where, str(error)) from None
        try:
            if len(pdf) > _MOST_PAGES:
                raise InputError(
                    "R026",
                    f"{document.where} has more than {_MOST_PAGES} pages.",
                    "Cut it into smaller files.",
                )
            return [_page(pdf, number) for number in range(len(pdf))], *_facts(pdf)
        finally:
            pdf.close()


def _page(pdf: Any, number: int) -> str:
    """The words of one page; none where the page is broken, which costs that page only."""
    import pypdfium2

    try:
        page = pdf[number]
        words = page.get_textpage()
        text: str = words.get_text_range()
        words.close()
        page.close()
    except (pypdfium2.PdfiumError, UnicodeError):
        return ""
    return _SOFT_AT_END.sub("-", text).translate(_SOFT)


def _facts(pdf: Any) -> tuple[str, str]:
    facts = pdf.get_metadata_dict(skip_empty=True)
    title, author = (str(facts.get(key, "")).replace("\0", "") for key in ("Title", "Author"))
    return " ".join(title.split()), " ".join(author.split())


def _refusal(where: str, reason: str) -> InputError:
    if "password" in reason.lower():
        return InputError(
            "R026", f"{where} is locked with a password.", "Save it without, and read that."
        )
    return broken(where, "a PDF document", reason)


def _without_running_lines(pages: Sequence[str]) -> list[list[str]]:
    """Each page's lines, without heads and feet that stand on several; numbers in them count as the
    same.
    """
    lined = [[line.strip() for line in page.splitlines() if line.strip()] for page in pages]
    edges = Counter(_alike(line) for lines in lined for line in {*lines[:1], *lines[-1:]})
    running = {line for line, times in edges.items() if times >= _REPEATED}
    for lines in lined:
        while lines and _alike(lines[0]) in running:
            del lines[0]
        while lines and (_alike(lines[-1]) in running or lines[-1].isdigit()):
            del lines[-1]
    return lined


def _alike(line: str) -> str:
    return _DIGITS.sub("0", line)


def _paragraphs(lines: Sequence[str]) -> list[str]:
    """Lines put together: one that is short and ends a sentence, or is followed by a list's mark,
    ends a paragraph.
    """
    widths = sorted(len(line) for line in lines)
    usual = widths[len(widths) * 3 // 4] if widths else 0
    paragraphs: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on:
            paragraphs[-1] = _with_line(paragraphs[-1], line)
        else:
            paragraphs.append(line)
        goes_on = not _ends_paragraph(line, usual)
    return paragraphs


def _ends_paragraph(line: str, usual: int) -> bool:
    if len(line) >= _SHORT * usual or _HYPHENATED.search(line):
        return False
    is_heading = line[:1].isupper()
    return is_heading or line.endswith(_SENTENCE_ENDS)


def _with_line(paragraph: str, line: str) -> str:
    """A paragraph that goes on with ``line``: a word cut by a hyphen is whole again."""
    if _HYPHENATED.search(paragraph) and line[:1].islower():
        return _HYPHENATED.sub("", paragraph) + line
    return f"{paragraph} {line}"


def _joined(pages: Sequence[Sequence[str]]) -> tuple[str, list[int]]:
    """All paragraphs, a blank line between them, and where in that text each page begins.

    A paragraph that a page ends without ending its sentence goes on with the next page's first.
    """
    text = ""
    starts: list[int] = []
    for paragraphs in pages:
        for number, paragraph in enumerate(paragraphs):
            goes_on = (
                number == 0
                and bool(text)
                and not text.endswith(_SENTENCE_ENDS)
                and paragraph[:1].islower()
            )
            if goes_on and _HYPHENATED.search(text):
                text = _HYPHENATED.sub("", text)
            elif text:
                text += " " if goes_on else "\n\n"
            if number == 0:
                starts.append(len(text))
            text += paragraph
        if not paragraphs:
            starts.append(len(text))
    return text, starts


FORM = Form(
    name="PDF",
    what="a document with a text layer",
    suffixes=(".pdf",),
    by_content="begins with `%PDF-`",
    recognise=lambda head: head.data.startswith(b"%PDF-"),
    read=read,
    text="its lines put together to paragraphs, words cut at a line's end made whole, without "
    "running heads and feet;"
    " a note tells at which character each page begins",
    title="the one that the file names, if its first page shows it",
    author="the one that the file names",
    libraries="pypdfium2",
    lost="pictures, layout, notes of readers, scripts (which never run)",
)
