"""A recorded report as a reading, so that it is laid out as everywhere else; and a claim in its
passage.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.contract import entry_from_json
from sayso.display.segments import Role, find_segments
from sayso.reader import Reading
from sayso.record.claim import Claim, Part, Span
from sayso.record.json import Json
from sayso.record.report import Report
from sayso.web.views.apart import shown_apart
from sayso.web.views.when import interval

_CLASSES = {Role.SOURCE: "source", Role.CUE: "cue", Role.VIA: "via", Role.CONTENT: "content"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a passage, with the classes of what they are to the claim."""

    text: str
    classes: str


def reading_of(report: Json) -> Reading:
    """The reading that a report of the record has."""
    printed = Report(
        text=str(report["text"]),
        doc=str(report.get("doc") or ""),
        title=report.get("title") or None,
        outlet=report.get("outlet") or None,
        url=report.get("url") or None,
        published=interval(report.get("published")),
    )
    return Reading(printed, tuple(shown_apart(report.get("claims", ()), entry_from_json)))


def pieces_of(claim: Json) -> list[Piece]:
    """The passage that a claim stands in, cut where its parts begin and end."""
    passage = claim.get("passage") or {"text": claim["content"]["text"], "start": 0}
    text, start = str(passage["text"]), int(passage["start"])
    moved = _moved(entry_from_json(claim).claim, -start, len(text))
    return [
        Piece(text[each.start : each.end], " ".join(_CLASSES[mark.role] for mark in each.marks))
        for each in find_segments(len(text), [moved])
    ]


def marked(text: str, within: Span, parts: Mapping[str, Sequence[Span]]) -> list[Piece]:
    """A stretch of a text, cut where parts of a claim begin and end; each piece has the names of
    those that it is in.
    """
    inside = [(a, b, name) for name, spans in parts.items() for a, b in spans]
    bounds = {bound for a, b, _ in inside for bound in (a, b) if within[0] < bound < within[1]}
    cuts = [within[0], *sorted(bounds), within[1]]
    return [
        Piece(text[start:end], " ".join(name for a, b, name in inside if a <= start and end <= b))
        for start, end in pairwise(cuts)
    ]


def _moved(claim: Claim, by: int, length: int) -> Claim:
    """The claim with its spans counted from another place; those that lie outside of the passage
    are left out.
    """

    def moved(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple((a + by, b + by) for a, b in spans if 0 <= a + by < b + by <= length)

    def part(of: Part) -> Part:
        return replace(of, spans=moved(of.spans))

    source = replace(claim.source, spans=moved(claim.source.spans), via=part(claim.source.via))
    return replace(claim, source=source, cue=part(claim.cue), content=part(claim.content))
