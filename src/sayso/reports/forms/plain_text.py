"""Text as it stands."""

from sayso.record.report import Report
from sayso.reports.forms.form import Document, Form, Found, Head
from sayso.reports.text import LIMIT


def read(document: Document) -> Found:
    """The report that the text is, kept to the last white space."""
    text, notes = document.text()
    yield Report(text, doc=document.name, notes=notes, capture=document.capture())


def _never(head: Head) -> bool:  # noqa: ARG001
    return False


FORM = Form(
    name="text",
    what="words as they stand",
    suffixes=(".txt", ".text"),
    by_content="anything that is none of the others",
    recognise=_never,
    read=read,
    text="all of it",
    limit=LIMIT,
    mend="Cut it into the reports that it is made of.",
)
