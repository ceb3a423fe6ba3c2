"""Which format a report comes in: by its name's suffix, else by what it begins with."""

import re
from enum import StrEnum
from pathlib import PurePath

from sayso.errors import InputError
from sayso.reports.json_report import is_object_line
from sayso.reports.text import sayable


class Format(StrEnum):
    """What reports are read from.  To add one: a member here, its suffixes, and its reader in ``load``."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    JSON = "JSON"
    JSON_LINES = "JSON Lines"
    FEED = "feed"


SUFFIXES = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".json": Format.JSON,
    ".jsonl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
    ".rss": Format.FEED,
    ".atom": Format.FEED,
    ".rdf": Format.FEED,
    ".xml": Format.FEED,
}

_FOREIGN_SUFFIXES = {
    ".html": "a web page",
    ".htm": "a web page",
    ".xhtml": "a web page",
    ".pdf": "a PDF document",
    ".doc": "a Word document",
    ".docx": "a Word document",
    ".odt": "an OpenDocument text",
    ".rtf": "a Rich Text document",
    ".epub": "an e-book",
}
_FOREIGN = (
    (re.compile(rb"<!doctype html\b|<html\b", re.IGNORECASE), "a web page"),
    (re.compile(rb"%PDF-"), "a PDF document"),
    (re.compile(rb"\{\\rtf"), "a Rich Text document"),
)
_FEED = re.compile(rb"<(?:\?xml|rss|feed|rdf:RDF)\b")
_JSON = re.compile(rb'\{\s*+(?:"|\}?\s*+$)|\[\s*+(?:\{\s*+["}]|\]?\s*+$)')


def find_format(name: str, beginning: bytes, cut: bool = False) -> Format:
    """The format of what is called ``name``; ``beginning`` is its first line with anything on it.

    ``cut`` says that the line goes on: too long for one of many lines of an object, it is then taken for a
    whole one.

    Raises:
        InputError: R017 if it is a kind of document whose text cannot be read yet.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    beginning = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()
    foreign = _FOREIGN_SUFFIXES.get(suffix) or next((k for p, k in _FOREIGN if p.match(beginning)), None)
    if foreign:
        raise InputError(
            "R017",
            f"{sayable(name)} is {foreign}, which is not read.",
            "Save its words as plain text in UTF-8, and read that; a file named .txt is read as it stands.",
        )
    if _FEED.match(beginning):
        return Format.FEED
    if not _JSON.match(beginning):
        return Format.TEXT
    whole_object = beginning.startswith(b"{") if cut else is_object_line(beginning)
    return Format.JSON_LINES if whole_object else Format.JSON
