"""A recorded report as a reading, so that it is laid out as everywhere else; and a claim in its passage."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sayso.attribution.claim import Act, Certainty, Claim, Mode, Part, Reason, Source, Stance
from sayso.display.segments import Role, find_segments
from sayso.reader import Entry, Reading
from sayso.reference.actors.referent import Kind, Referent
from sayso.reference.references import ClaimReferences
from sayso.reports.report import Report
from sayso.web.record import Json
from sayso.web.views.apart import shown_apart
from sayso.web.views.when import interval

_CLASSES = {Role.SOURCE: "source", Role.CUE: "cue", Role.VIA: "via", Role.CONTENT: "content"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a passage, with the classes of what they are to the claim."""

    text: str
    classes: str


def reading_of(report: Json) -> Reading:
    """The reading that a report of the record tells of."""
    told = Report(
        text=str(report["text"]),
        doc=str(report.get("doc") or ""),
        title=report.get("title") or None,
        outlet=report.get("outlet") or None,
        url=report.get("url") or None,
        published=interval(report.get("published")),
    )
    return Reading(told, tuple(shown_apart(report.get("claims", ()), _entry)))


def _entry(told: Json) -> Entry:
    return Entry(claim_of(told), ClaimReferences(speaker=_speaker(told)))


def _speaker(told: Json) -> Referent | None:
    """Who speaks, by whom a page tells colours apart: only the id, the name and the side are taken."""
    speaker = told.get("speaker") or {}
    if not speaker.get("id"):
        return None
    kind = Kind(speaker["kind"]) if speaker.get("kind") in set(Kind) else Kind.PERSON
    return Referent(str(speaker["id"]), str(speaker.get("name") or speaker["id"]), kind, told.get("side"))


def claim_of(told: Json) -> Claim:
    """The claim that the contract's JSON tells of."""
    source = told["source"]
    return Claim(
        report=told["report"],
        doc=told.get("doc") or "",
        source=Source(_spans(source), source["text"], bool(source.get("named")), _part(source.get("via") or {})),
        cue=_part(told["cue"]),
        content=_part(told["content"]),
        mode=Mode(told["mode"]),
        act=Act(told["act"]),
        stance=Stance(told["stance"]),
        certainty=Certainty(told["certainty"]),
        why=tuple(
            Reason(each["by"], each["what"], each.get("words") or "", each.get("score"))
            for each in told.get("why") or ()
        ),
    )


def pieces_of(claim: Json) -> list[Piece]:
    """The passage that a claim stands in, cut where its parts begin and end."""
    passage = claim.get("passage") or {"text": claim["content"]["text"], "start": 0}
    text, start = str(passage["text"]), int(passage["start"])
    moved = _moved(claim_of(claim), -start, len(text))
    return [
        Piece(text[each.start : each.end], " ".join(_CLASSES[mark.role] for mark in each.marks))
        for each in find_segments(len(text), [moved])
    ]


def _moved(claim: Claim, by: int, length: int) -> Claim:
    def moved(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
        return tuple((a + by, b + by) for a, b in spans if 0 <= a + by < b + by <= length)

    source = claim.source
    return Claim(
        claim.report,
        claim.doc,
        Source(moved(source.spans), source.text, source.named, Part(moved(source.via.spans), source.via.text)),
        Part(moved(claim.cue.spans), claim.cue.text),
        Part(moved(claim.content.spans), claim.content.text),
        claim.mode,
        claim.act,
        claim.stance,
        claim.certainty,
        claim.why,
    )


def _part(told: Any) -> Part:
    return Part(_spans(told), told.get("text") or "")


def _spans(told: Any) -> tuple[tuple[int, int], ...]:
    return tuple((int(a), int(b)) for a, b in told.get("spans") or ())
