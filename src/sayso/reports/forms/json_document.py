"""Reports in JSON: one object, or an array of them."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace

from sayso.errors import InputError
from sayso.record.report import Report
from sayso.reports.forms import json_lines
from sayso.reports.forms.form import Document, Form, Found, Head, read_each
from sayso.reports.forms.json_report import is_object_line, parse, report_of
from sayso.reports.text import empty

_JSON = re.compile(rb'\{\s*+(?:"|\}?\s*+$)|\[\s*+(?:\{\s*+["}]|\]?\s*+$)')
_BETWEEN = re.compile(r"[\s,]*")


def read(document: Document) -> Found:
    """The report that a JSON value is, or the reports of an array in order; a bad one there stops
    no other.

    A report without ``doc`` or ``id`` is called by the document's name if alone, ``NAME:3`` if the
    third of an array. Each item of an array has its own bytes for its capture.  What is no JSON and
    whose first or second line is a whole object is read as JSON Lines.

    Raises:
        InputError: R011 if it is not well-formed, R007 if it is an empty array, and those of
            ``report_of``.
    """
    text, notes = document.text()
    try:
        value = parse(text, document.where)
    except InputError:
        if not any(map(is_object_line, text.lstrip().split("\n", 2)[:2])):
            raise
        yield from json_lines.read(document)
        return
    if not isinstance(value, list):
        report = report_of(value, document.name, document.where, notes)
        yield replace(report, capture=document.capture())
    elif not value:
        raise empty(document.where)
    else:
        yield from _read_array(document, text, value, notes)


def _read_array(
    document: Document, text: str, values: list[object], notes: tuple[str, ...]
) -> Found:
    def report(number: int, item: tuple[object, str]) -> Report:
        value, printed = item
        name = f"{document.name}:{number}"
        made = report_of(value, name, f"{document.where}, item {number}", notes)
        return replace(made, capture=document.capture(printed.encode("utf-8"), name))

    yield from read_each(zip(values, _items(text), strict=True), report, document.where)


def _items(text: str) -> Iterator[str]:
    """Each item of a well-formed array as it is printed."""
    decoder = json.JSONDecoder(parse_int=str, parse_float=str)
    at = text.index("[") + 1
    while True:
        between = _BETWEEN.match(text, at)
        start = between.end() if between else at
        if start >= len(text) or text[start] == "]":
            return
        _, at = decoder.raw_decode(text, start)
        yield text[start:at]


def _is_json(head: Head) -> bool:
    return bool(_JSON.match(head.line))


FORM = Form(
    name="JSON",
    what="one object, or an array of objects",
    suffixes=(".json",),
    by_content="begins as an object or as an array of objects",
    recognise=_is_json,
    read=read,
    text=json_lines.FORM.text,
    title="`title`",
    outlet="`outlet`",
    published=json_lines.FORM.published,
    author="`author`",
    address="`url`",
    lost="other keys",
    certain=False,
    mend="Give it as JSON Lines (named .jsonl), one report a line.",
)
