"""Claims as Hypothes.is exports annotations, which its client imports again.

Hypothes.is anchors in the page as the browser shows it, in UTF-16 code units; the text of a report
is another.  So words alone are given to anchor by, with those around them, and no positions.
"""

from collections.abc import Iterator
from pathlib import Path

from sayso.exports.format import Counts, Format
from sayso.exports.formats.webannotation import quote_of, said_in_words
from sayso.exports.json_array import members, write_array
from sayso.exports.quoted import Quoted, quoted, title_of
from sayso.exports.selection import Selection
from sayso.record.address import is_web_address
from sayso.record.json import Json

_USER = "acct:sayso@localhost"
"""Who annotates: nobody of Hypothes.is, whose client then names the importing user."""


def _write(selection: Selection, target: Path) -> Counts:
    time = selection.head.recorded_at or "1970-01-01T00:00:00.000000+00:00"
    head = {"export_date": time, "export_userid": _USER, "client_version": "sayso"}
    before = f'{{{members(head)},\n"annotations": ['
    annotations = (annotation_of(each, time) for each in _on_the_web(selection))
    return {"annotations": write_array(target, annotations, before, "]}")}


def _on_the_web(selection: Selection) -> Iterator[Quoted]:
    return (each for each in quoted(selection) if is_web_address(each.row.report.url))


def annotation_of(claim: Quoted, time: str) -> Json:
    """A claim as an annotation of its page."""
    report, entry = claim.row.report, claim.entry
    quotes = [quote_of(claim.text, span) for span in claim.spans("content")]
    speaker = entry["speaker"]["id"] if entry["speaker"] else None
    tags = [entry["stance"], entry["certainty"], speaker, entry["side"]]
    return {
        "id": claim.row.id,
        "created": time,
        "updated": time,
        "user": _USER,
        "uri": report.url,
        "text": said_in_words(claim),
        "tags": [str(tag) for tag in tags if tag],
        "group": "__world__",
        "permissions": {"read": [_USER], "admin": [_USER], "update": [_USER], "delete": [_USER]},
        "target": [{"source": report.url, "selector": [quote]} for quote in quotes],
        "document": {"title": [title_of(report)]},
        "links": {},
        "flagged": False,
        "hidden": False,
    }


FORMAT = Format(
    name="hypothesis",
    title="claims in the form that Hypothes.is exports and imports",
    media_type="application/json",
    suffix=".json",
    lost="claims of reports without an address of the web, rejected claims, positions, what is "
    "understood of the claims",
    read_by="the client of Hypothes.is",
    write=_write,
    needs_board=False,
)
