"""Claims as annotations of the Web (W3C): the words with what stands around them, where they are,
and of which state of the page.

``TextPositionSelector`` counts code points of the report's text as it is recorded, which is what
the recommendation asks for; ``cached`` names that text and the original bytes by their hashes.
"""

from collections.abc import Iterator
from pathlib import Path

from sayso.exports.format import Counts, Format
from sayso.exports.json_array import members, write_array
from sayso.exports.manifest import facts_of
from sayso.exports.quoted import Quoted, captured_at, quoted, source_of
from sayso.exports.selection import Selection
from sayso.record.json import Json

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32
"""Code points before and behind a quotation: what Hypothes.is and Apache Annotator take too."""


def _write(selection: Selection, target: Path) -> Counts:
    head = selection.head
    name = f"urn:sayso:ledger:{head.sha256}"
    collection = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": f"Who says what: {facts_of(selection)['ledger']['vintage'] or 'nothing yet'}",
    }
    page = members({"id": f"{name}:claims", "type": "AnnotationPage", "partOf": name})
    before = f"{{{members(collection)},\n" + f'"first": {{{page},\n"items": ['
    return {"annotations": write_array(target, _annotations(selection), before, "]}}")}


def _annotations(selection: Selection) -> Iterator[Json]:
    report, taken = "", ""
    for each in quoted(selection):
        if each.row.report.id != report:
            report, taken = each.row.report.id, captured_at(selection, each.row.report)
        yield annotation_of(each, taken)


def annotation_of(claim: Quoted, taken: str) -> Json:
    """A claim as an annotation; ``taken`` is when its report's original was."""
    return {
        "id": f"urn:sayso:claim:{claim.row.id}:{claim.row.seq}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [_body("describing", said_in_words(claim)), *_tags(claim)],
        "target": [_target(claim, span, taken) for span in claim.spans("content")],
    }


def said_in_words(claim: Quoted) -> str:
    """Who does what with the words: "Ivo Marten denies, hedged"."""
    certainty = claim.entry["certainty"]
    hedge = "" if certainty == "plain" else f", {certainty}"
    return f"{claim.speaker or 'Nobody named'} {claim.entry['stance']}{hedge}"


def _tags(claim: Quoted) -> list[Json]:
    entry = claim.entry
    told = {
        "stance": entry["stance"],
        "certainty": entry["certainty"],
        "speaker": entry["speaker"]["id"] if entry["speaker"] else None,
        "side": entry["side"],
        "review": claim.row.review,
    }
    return [_body("tagging", f"{name}:{value}") for name, value in told.items() if value]


def _body(purpose: str, value: str) -> Json:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def _target(claim: Quoted, span: tuple[int, int], taken: str) -> Json:
    report = claim.row.report
    hashes = [each for each in (report.capture_sha256, report.text_sha256) if each]
    state = {
        "type": "TimeState",
        "sourceDate": taken,
        "cached": [f"urn:sha256:{each}" for each in hashes],
    }
    position = {"type": "TextPositionSelector", "start": span[0], "end": span[1]}
    selectors = [quote_of(claim.text, span), position]
    return {
        "type": "SpecificResource", "source": source_of(report), "selector": selectors, "state": state
    }  # fmt: skip


def quote_of(text: str, span: tuple[int, int]) -> dict[str, str]:
    """A span as the words that stand there, with those around them."""
    start, end = span
    return {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - AROUND) : start],
        "suffix": text[end : end + AROUND],
    }


FORMAT = Format(
    name="webannotation",
    title="claims as W3C Web Annotations",
    media_type="application/ld+json",
    suffix=".jsonld",
    lost="what is understood of the claims (questions, places, amounts), rejected claims; positions "
    "are code points of the text as it is recorded, not of the page",
    read_by="rdflib, Apache Annotator",
    write=_write,
    needs_board=False,
)
