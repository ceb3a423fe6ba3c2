"""Words in a report as they are told: with their claim, its speaker, its report and its time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sayso.checking.draft import Difference, Match, ReportSource
from sayso.checking.library import Library
from sayso.checking.passage import Passage
from sayso.checking.wording import Located
from sayso.ledger.query import Found, claims_of
from sayso.record.claim import Mode, Span
from sayso.record.json import Json


@dataclass(frozen=True, slots=True)
class Sighting:
    """Words of the draft, or their sense, in a report: ``located`` where they were found by words;
    ``claim`` is what they are part of, None where no claim has them.
    """

    match: Match
    report: Mapping[str, Any]
    claim: Found | None = None
    located: Located | None = None

    @property
    def speaker(self) -> Mapping[str, Any]:
        """The speaker of the claim as JSON, with ``side``; empty where there is none."""
        if self.claim is None or self.claim.entry is None:
            return {}
        entry: Json = {**self.claim.entry, **self.claim.changes}
        return {**(entry.get("speaker") or {}), "side": entry.get("side")}

    @property
    def said_at(self) -> tuple[datetime, datetime] | None:
        """When the report says that it was said."""
        entry = self.claim.entry if self.claim else None
        return _stretch(entry.get("said_at") if entry else None)

    @property
    def published_end(self) -> datetime | None:
        """The end of the time in which the report was published."""
        return _time(self.report.get("published_end"))

    @property
    def is_withdrawn(self) -> bool:
        """Whether the report or the claim no longer stands."""
        claim = self.claim
        return claim is not None and (claim.retracted or claim.gone)

    @property
    def is_rejected(self) -> bool:
        """Whether a reviewer rejected the claim."""
        return self.claim is not None and self.claim.review == "reject"


def sighting_of(library: Library, located: Located) -> Sighting:
    """A place that has the words, with the claim that it is part of."""
    claim = _claim_at(library.claims_of(located.report["seq"]), located.span)
    match = _match(located.report, located.passage, located.span, claim, located.differences)
    return Sighting(match, located.report, claim, located)


def sighting_of_claim(library: Library, claim: str) -> Sighting | None:
    """A claim by its id; None where its words were removed or are not to be seen."""
    found = next(iter(claims_of(library.connection, claim, library.view)), None)
    if found is None or found.entry is None:
        return None
    passage = library.passage(found.report["text_sha256"])
    spans = found.entry["content"]["spans"]
    if passage is None or not spans:
        return None
    span = (spans[0][0], spans[-1][1])
    return Sighting(_match(found.report, passage, span, found), found.report, found)


def _claim_at(claims: Iterable[Found], span: Span) -> Found | None:
    """The claim with most of these words; of several the one with the shortest content."""
    ranked = [
        (_overlap(span, each.entry["content"]["spans"]), each)
        for each in claims
        if each.entry is not None
    ]
    inside = [each for each in ranked if 2 * each[0] > span[1] - span[0]]
    if not inside:
        return None
    return min(inside, key=_by_nearness)[1]


def _by_nearness(ranked: tuple[int, Found]) -> tuple[bool, int, int]:
    shared, claim = ranked
    entry = claim.entry
    assert entry is not None, "words of a claim that was removed are nowhere"
    narrated = entry.get("mode") == Mode.NARRATION
    return narrated, -shared, len(entry["content"]["text"])


def _overlap(span: Span, spans: Sequence[Sequence[int]]) -> int:
    return sum(max(0, min(span[1], end) - max(span[0], start)) for start, end in spans)


def _match(
    report: Mapping[str, Any],
    passage: Passage,
    span: Span,
    claim: Found | None,
    differences: tuple[Difference, ...] = (),
) -> Match:
    entry: Mapping[str, Any] = (claim.entry if claim else None) or {}
    changed: Json = {**entry, **(claim.changes if claim else {})}
    speaker = changed.get("speaker") or {}
    said = entry.get("said_at") or {}
    return Match(
        words=passage.text[span[0] : span[1]],
        span=span,
        report=source_of(report),
        claim=claim.id if claim else "",
        record=claim.seq if claim else 0,
        speaker=str(speaker.get("name") or entry.get("source", {}).get("text") or ""),
        speaker_id=str(speaker.get("id") or ""),
        said_at=said.get("start") or report.get("published_start"),
        sentence=passage.sentence(span),
        differences=differences,
    )


def source_of(report: Mapping[str, Any]) -> ReportSource:
    """A report as the ledger has it, as the source of a finding."""
    return ReportSource(
        report["id"],
        report["title"],
        report["outlet"],
        report["url"],
        report["published_start"],
        report["text_sha256"],
        report["capture_sha256"],
    )


def _stretch(moment: Mapping[str, Any] | None) -> tuple[datetime, datetime] | None:
    start, end = ((moment or {}).get(name) for name in ("start", "end"))
    first, last = _time(start), _time(end)
    return (first, last) if first and last else None


def _time(value: Any) -> datetime | None:
    return datetime.fromisoformat(value) if isinstance(value, str) else None
