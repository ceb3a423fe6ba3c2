"""The forms that are read, in the order in which they are asked, and which of them a document
has.
"""

from pathlib import PurePath

from sayso.reports.forms import (
    address_list,
    archive,
    exports,
    feed,
    foreign,
    json_document,
    json_lines,
    mail,
    markdown,
    office,
    pdf,
    plain_text,
    rich_text,
    saved_page,
    spreadsheet,
    subtitles,
    table,
    telegram_page,
    web_archive,
    web_page,
)
from sayso.reports.forms.form import Form, Head

FORMS: tuple[Form, ...] = (
    foreign.PICTURE,
    foreign.SOUND,
    web_archive.FORM,
    foreign.DOCUMENT,
    pdf.FORM,
    office.FORM,
    spreadsheet.FORM,
    archive.FORM,
    address_list.FORM,
    rich_text.FORM,
    feed.FORM,
    telegram_page.FORM,
    web_page.FORM,
    saved_page.FORM,
    mail.BOX,
    mail.FORM,
    subtitles.FORM,
    exports.TELEGRAM,
    exports.MASTODON,
    exports.X,
    json_lines.FORM,
    json_document.FORM,
    table.FORM,
    markdown.FORM,
    plain_text.FORM,
)
"""To add one: docs/how-to/add-a-form.md.  The first that recognises the content reads it."""

_PROSE = frozenset({".txt", ".text", ".md", ".markdown"})


def find_form(head: Head) -> Form:
    """The form of what begins so: by its content, else by its name's suffix, else text.

    Of several that could be meant the name's suffix chooses, and a name that ends as those of prose
    do wins over content that prose could be, such as an object of JSON.
    """
    suffix = PurePath(head.name).suffix.lower()
    recognised = [form for form in FORMS if form.recognise(head)]
    named = [form for form in FORMS if suffix in form.suffixes]
    for form in recognised:
        if form.certain:
            return form
    if recognised and suffix not in _PROSE:
        return next((form for form in named if form in recognised), recognised[0])
    return named[0] if named else plain_text.FORM
