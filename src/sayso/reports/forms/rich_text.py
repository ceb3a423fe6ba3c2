"""Rich Text (RTF): its words without their layout."""

import re

from sayso.record.report import Report
from sayso.reports.forms.form import Document, Form, Found, broken, refuse_long
from sayso.reports.text import LIMIT, check_text

_BLANK_LINES = re.compile(r"\n\s*\n+|\n")


def read(document: Document) -> Found:
    """The report that a document is.

    Raises:
        InputError: R022 if it is broken, R007 if no words are in it.
    """
    from striprtf.striprtf import rtf_to_text

    try:
        words = rtf_to_text(document.data.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, IndexError, TypeError, RecursionError) as error:
        raise broken(document.where, "a Rich Text document", " ".join(str(error).split())) from None
    text = _BLANK_LINES.sub("\n\n", words.replace("\0", "").strip())
    check_text(text, document.where)
    refuse_long(text, document.where)
    yield Report(text, doc=document.name, notes=document.notes, capture=document.capture())


FORM = Form(
    name="Rich Text",
    what="a text of a word processor (RTF)",
    suffixes=(".rtf",),
    by_content="begins with `{\\rtf`",
    recognise=lambda head: head.data.startswith(b"{\\rtf"),
    read=read,
    text="its paragraphs, a blank line between them",
    libraries="striprtf",
    lost="layout, pictures, what the file says of itself",
    limit=LIMIT,
)
