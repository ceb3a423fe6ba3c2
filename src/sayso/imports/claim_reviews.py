"""ClaimReviews (schema.org), as fact checkers publish them: each a report of the reviewer, with one
claim: that the reviewer assessed words of somebody so.

The rating is the reviewer's, in the reviewer's words.  Nothing is understood of it and nothing on
the board moves by it: that a claim is called false is one more claim.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from lxml import html as lxml_html

from sayso.errors import InputError
from sayso.imports.errors import holds_nothing, unreadable_file
from sayso.imports.rows import ImportRow, Refused, read_bytes, text_of_file
from sayso.ledger.adding import Outcome, Reader, add_report
from sayso.ledger.claiming import speaker_named
from sayso.ledger.entry_body import entry_body
from sayso.ledger.errors import LedgerError
from sayso.ledger.store import Ledger
from sayso.reader import version
from sayso.record.capture import Capture
from sayso.record.claim import Act, Certainty, Claim, Mode, Part, Reason, Source, Stance
from sayso.record.entry import ClaimReferences, Entry
from sayso.record.interval import Interval
from sayso.record.moment import Moment
from sayso.record.referent import Referent
from sayso.record.report import Report
from sayso.reports.published import read_published

BY = "claimreview"
"""What a reason names that stands in a ClaimReview."""
CUE = "assessed"
_MOST = 20_000
"""Characters of a field.  Reviewed claims are sentences; whole articles are no claim."""
_DEEPEST = 60
"""Levels of nesting that are looked through."""
_NOTE = "Its text was put together from the fields of a ClaimReview, in their own words."


class ReviewError(ValueError):
    """Why a ClaimReview is refused, in a clause."""


@dataclass(frozen=True, slots=True)
class Review:
    """What a ClaimReview says: who assessed which words, of whom, as what."""

    reviewer: str
    reviewed: str
    rating: str
    author: str = ""
    address: str = ""
    published: Interval | None = None


@dataclass(slots=True)
class ImportedReviews:
    """What became of a file: ids of the claims that were added and that were there, by the place of
    the ClaimReview in the file, and those that were refused.
    """

    added: dict[int, str] = field(default_factory=dict)
    there: dict[int, str] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)


def import_reviews(
    ledger: Ledger, path: Path, *, who: str, now: datetime | None = None
) -> ImportedReviews:
    """Add the ClaimReviews of a file: JSON-LD, JSON Lines of such, a data feed, or a saved page.

    Raises:
        ImportFileError: J001, J003 or J004 if nothing of the file can be taken in.
        LedgerError: L005 to L009.
    """
    imported = ImportedReviews()
    nodes = list(reviews_in(path.name, text_of_file(path.name, read_bytes(path))))
    if not nodes:
        raise holds_nothing(path.name, "ClaimReview")
    for number, (node, known) in enumerate(nodes, 1):
        try:
            claim, is_new = _add(ledger, review_of(node, known), node, who, path.name, now)
        except ReviewError as error:
            cells = {"claimReviewed": str(node.get("claimReviewed"))[:200]}
            imported.refused.append(Refused(ImportRow(number, cells), str(error)))
            continue
        (imported.added if is_new else imported.there)[number] = claim
    return imported


_Node = Mapping[str, Any]


def reviews_in(name: str, text: str) -> Iterator[tuple[_Node, Mapping[str, _Node]]]:
    """Every ClaimReview of a text, with the things that have an id of their own beside it.

    Raises:
        ImportFileError: J001 if it is neither JSON nor a page.
    """
    for document in _documents(name, text):
        nodes = list(_nodes(document, 0))
        known = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
        yield from ((node, known) for node in nodes if _is_a(node, "ClaimReview"))


def _documents(name: str, text: str) -> Iterator[Any]:
    if text.lstrip().startswith("<"):
        yield from _scripts(name, text)
        return
    try:
        yield json.loads(text)
        return
    except RecursionError:
        raise unreadable_file(name, "it is nested too deep") from None
    except ValueError:
        pass
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                yield json.loads(line)
            except (ValueError, RecursionError):
                raise unreadable_file(name, f"its line {number} is no JSON") from None


def _scripts(name: str, text: str) -> Iterator[Any]:
    try:
        page = lxml_html.document_fromstring(text.encode("utf-8", "replace"))
    except (ValueError, lxml_html.etree.LxmlError):
        raise unreadable_file(name, "it is no page") from None
    for script in page.iter("script"):
        if "ld+json" in str(script.get("type")):
            try:
                yield json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue


def _nodes(value: Any, depth: int) -> Iterator[_Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _nodes(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner, depth + 1)


def _is_a(node: _Node, kind: str) -> bool:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return any(str(each).rpartition("/")[2] == kind for each in listed)


def review_of(node: _Node, known: Mapping[str, _Node]) -> Review:
    """What a ClaimReview says.

    Raises:
        ReviewError: if it does not say who assessed what, and as what.
    """
    reviewer = _name(node, ("author", "publisher", "creator"), known)
    reviewed = _words(node.get("claimReviewed"))
    rating = _rating(_thing(node.get("reviewRating"), known))
    for value, what in (
        (reviewer, "who assessed"),
        (reviewed, "which claim"),
        (rating, "a rating"),
    ):
        if not value:
            raise ReviewError(f"it does not say {what}")
    item = _thing(node.get("itemReviewed"), known)
    said_by = _name(item, ("author", "creator"), known)
    return Review(reviewer, reviewed, rating, said_by, _words(node.get("url")), _published(node))


def _thing(value: Any, known: Mapping[str, _Node]) -> _Node:
    """An object; the first of a list; the one that an id names."""
    first = value[0] if isinstance(value, list) and value else value
    if not isinstance(first, dict):
        return {"name": first} if isinstance(first, str) else {}
    return known.get(str(first.get("@id")), first) if "name" not in first else first


def _name(node: _Node, keys: Sequence[str], known: Mapping[str, _Node]) -> str:
    names = (_words(_thing(node.get(key), known).get("name")) for key in keys)
    return next((name for name in names if name), "")


def _rating(rating: _Node) -> str:
    """The rating in the reviewer's words; a bare number with its scale."""
    for key in ("alternateName", "name"):
        if words := _words(rating.get(key)):
            return words
    value, best = _words(rating.get("ratingValue")), _words(rating.get("bestRating"))
    return f"{value} of {best}" if value and best else ""


def _words(value: Any) -> str:
    """A text of a field on one line; empty where it is none.

    Raises:
        ReviewError: if nothing could print it.
    """
    if isinstance(value, list):
        value = next((each for each in value if isinstance(each, str)), "")
    if isinstance(value, dict):
        value = value.get("@value")
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = " ".join(str(value).split())
    if "\0" in text or any("\ud800" <= char <= "\udfff" for char in text):
        raise ReviewError("it has a NUL or half of a surrogate pair, which nothing printed has")
    if len(text) > _MOST:
        raise ReviewError(f"one of its fields has more than {_MOST} characters")
    return text


def _published(node: _Node) -> Interval | None:
    printed = _words(node.get("datePublished"))
    if not printed:
        return None
    try:
        return read_published(printed, "datePublished")
    except InputError as error:
        raise ReviewError(error.sentence.rstrip(".")) from None


def _add(
    ledger: Ledger, review: Review, node: _Node, who: str, file: str, now: datetime | None
) -> tuple[str, bool]:
    report = report_of(review, node, who, file)
    try:
        with ledger.reading() as connection:
            speaker = speaker_named(connection, review.reviewer)
        entry = entry_of(report, review, speaker)
        reader = Reader(f"{version()}, ClaimReview")
        added = add_report(ledger, report, [entry_body(entry)], reader, now=now)
    except LedgerError as error:
        if error.code not in ("L012", "L013", "L014"):
            raise
        raise ReviewError(error.sentence.rstrip(".")) from None
    return entry.claim.id, added.outcome is Outcome.ADDED


def report_of(review: Review, node: _Node, who: str, file: str) -> Report:
    """The review as a report of the reviewer, its sentence put together from the fields."""
    by = f" (said by {review.author})" if review.author else ""
    text = f"{review.reviewer} {CUE} “{review.reviewed}”{by}: “{review.rating}”."
    data = json.dumps(node, ensure_ascii=False, sort_keys=True).encode("utf-8", "surrogatepass")
    capture = Capture(data, file, f"imported as a ClaimReview by {who}", extractor="ClaimReview 1")
    return Report(
        text,
        file,
        outlet=review.reviewer,
        url=review.address or None,
        published=review.published,
        notes=(_NOTE,),
        identified=True,
        capture=capture,
    )


def entry_of(report: Report, review: Review, speaker: Referent) -> Entry:
    """The claim that the reviewer assessed the words so."""
    text, name = report.text, len(review.reviewer)
    cue = (name + 1, name + 1 + len(CUE))
    content = Part.of(text, [(cue[1] + 1, len(text) - 1)])
    claim = Claim(
        report.sha256,
        report.doc,
        Source(((0, name),), review.reviewer, named=True),
        Part.of(text, [cue]),
        content,
        Mode.MIXED,
        Act.SPEECH,
        Stance.ASSERTS,
        Certainty.PLAIN,
        (Reason(BY, "assessed", review.rating),),
    )
    published = report.published
    said = Moment(published, Reason(BY, "datePublished")) if published else None
    return Entry(claim, ClaimReferences(speaker, said, why=(Reason(BY, "author"),)))
