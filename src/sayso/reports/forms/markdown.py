"""Markdown, and what it says of itself before its text begins."""

import re
from dataclasses import dataclass, replace

from sayso.record.report import Report
from sayso.reports.forms.form import Document, Form, Found, Head
from sayso.reports.published import read_published
from sayso.reports.text import LIMIT

_FENCE = re.compile(r"---[ \t]*\r?\n?")
_END = re.compile(r"(?:---|\.\.\.)[ \t]*\r?\n?")
_KEY = re.compile(r"([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(.*))?")
_OTHER = re.compile(r"[ \t]|#|-(?:\s|$)")
_QUOTED = re.compile(r"""(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)')\s*(?:#.*)?""")
_UNSAID = {"~", "null"}
_NO_SCALAR = tuple("|>[{&*!")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The keys before the text.  ``end`` is the code point after them: 0 if there are none."""

    end: int
    keys: dict[str, str]


def read_markdown(text: str, doc: str, notes: tuple[str, ...] = ()) -> Report:
    """The report in ``text``, which stays whole and as printed: front matter only adds what is
    known of it.

    Raises:
        InputError: R016 if its front matter says a publication time that cannot be read.
    """
    matter = find_front_matter(text)
    keys = matter.keys
    published = keys.get("published")
    if published in ("true", "false"):  # some site generators mark drafts so
        published = None
    return Report(
        text,
        doc=doc,
        title=keys.get("title"),
        outlet=keys.get("outlet"),
        url=keys.get("url"),
        published=read_published(published, f"{doc}: the front matter's published")
        if published
        else None,
        author=keys.get("author"),
        body=matter.end,
        notes=notes,
    )


def find_front_matter(text: str) -> FrontMatter:
    """The lines between ``---`` and ``---`` at the head of ``text``, if they are keys and not
    prose.

    Values on one line are read, with or without quotation marks; lists and blocks are passed over.
    A rule (``---``) before and after a paragraph is not front matter.
    """
    none = FrontMatter(0, {})
    start = _line_end(text, 0)
    if not _FENCE.fullmatch(text, 0, start):
        return none
    keys: dict[str, str] = {}
    while start < len(text):
        end = _line_end(text, start)
        if _END.fullmatch(text, start, end):
            return FrontMatter(end, keys)
        line = text[start:end].rstrip()
        start = end
        key = _KEY.fullmatch(line)
        if key and (value := _scalar((key[2] or "").strip())):
            keys.setdefault(key[1], value)
        if line and not key and not _OTHER.match(line):
            return none
    return none


def _line_end(text: str, start: int) -> int:
    at = text.find("\n", start)
    return len(text) if at < 0 else at + 1


def _scalar(printed: str) -> str | None:
    quoted = _QUOTED.fullmatch(printed)
    if quoted:
        double, single = quoted.groups()
        value = (
            single.replace("''", "'") if double is None else re.sub(r"\\([\"\\/])", r"\1", double)
        )
    elif printed in _UNSAID or printed.startswith(_NO_SCALAR):
        return None
    else:
        value = re.split(r"(?:^|\s)#", printed, maxsplit=1)[0]
    return value.strip() or None


def read(document: Document) -> Found:
    """The report that the text is, as printed."""
    text, notes = document.text()
    yield replace(read_markdown(text, document.name, notes), capture=document.capture())


def _has_front_matter(head: Head) -> bool:
    text = head.data.decode("utf-8", "replace").removeprefix("\ufeff")
    return bool(find_front_matter(text).keys)


FORM = Form(
    name="Markdown",
    what="text with marks; front matter tells of the report",
    suffixes=(".md", ".markdown"),
    by_content="begins with front matter that has a key; without it Markdown reads as text does",
    recognise=_has_front_matter,
    read=read,
    text="all of it as printed, marks and front matter too",
    title="`title` of the front matter",
    outlet="`outlet`",
    published="`published`",
    author="`author`",
    address="`url`",
    certain=False,
    limit=LIMIT,
    mend="Cut it into the reports that it is made of.",
)
