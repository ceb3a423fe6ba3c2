"""The forms that are read, in the order in which they are asked, and which of them a document has."""

from pathlib import PurePath

from sayso.reports.forms import feed, foreign, json_document, json_lines, markdown, plain_text
from sayso.reports.forms.form import Form, Head

FORMS: tuple[Form, ...] = (
    foreign.PICTURE,
    foreign.SOUND,
    foreign.DOCUMENT,
    feed.FORM,
    json_lines.FORM,
    json_document.FORM,
    markdown.FORM,
    plain_text.FORM,
)
"""To add one: docs/how-to/add-a-form.md.  The first that recognises the content reads it."""

_PROSE = frozenset({".txt", ".text", ".md", ".markdown"})


def find_form(head: Head) -> Form:
    """The form of what begins so: by its content, else by its name's suffix, else text.

    A name that ends as those of prose do wins over content that prose could be, such as an object of JSON.
    """
    suffix = PurePath(head.name).suffix.lower()
    for form in FORMS:
        if (form.certain or suffix not in _PROSE or suffix in form.suffixes) and form.recognise(head):
            return form
    return next((form for form in FORMS if suffix in form.suffixes), plain_text.FORM)
