"""A claim: one attribution in one report, as spans of its text."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sayso.record.likelihood import Likelihood

Span = tuple[int, int]
GAP = " … "
"""Stands between the pieces of a split part, where its spans are shown as one text."""


class Mode(StrEnum):
    """How the content is given: wholly in quotation marks, partly, or in the report's words."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"
    NARRATION = "narration"


class Act(StrEnum):
    """What the source does: says it, thinks it, or means to do it."""

    SPEECH = "speech"
    THOUGHT = "thought"
    INTENT = "intent"


class Stance(StrEnum):
    """What the speaker does with the content."""

    ASSERTS = "asserts"
    DENIES = "denies"
    DOUBTS = "doubts"
    WITHHOLDS = "withholds"


class Certainty(StrEnum):
    """How firmly the content is put forward."""

    PLAIN = "plain"
    HEDGED = "hedged"
    HYPOTHETICAL = "hypothetical"


@dataclass(frozen=True, slots=True)
class Part:
    """Spans of the text, in order and apart, and their words.  An absent part has neither."""

    spans: tuple[Span, ...] = ()
    text: str = ""

    @classmethod
    def of(cls, text: str, spans: Iterable[Span]) -> "Part":
        """The part of ``text`` at ``spans``; code points, end exclusive."""
        ordered = tuple(sorted(spans))
        return cls(ordered, GAP.join(text[a:b] for a, b in ordered))

    def __bool__(self) -> bool:
        return bool(self.spans)


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it, as printed.  ``named`` if a name is among the words; ``via`` is the outlet it
    was said to or relayed by ("told state television", "quoted by RT").
    """

    spans: tuple[Span, ...] = ()
    text: str = ""
    named: bool = False
    via: Part = Part()

    def __bool__(self) -> bool:
        return bool(self.spans)


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a claim is as it is: ``by`` names the model or rule, ``what`` the judgement, ``words``
    what it went by, ``score`` its probability, 0 to 1, where it has one.
    """

    by: str
    what: str
    words: str = ""
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says what, in which words, and how."""

    report: str
    doc: str
    source: Source
    cue: Part
    content: Part
    mode: Mode
    act: Act
    stance: Stance
    certainty: Certainty
    why: tuple[Reason, ...]
    likelihood: Likelihood | None = None
    """The band of a word of likelihood in the cue or over the content, None where there is none."""

    @property
    def id(self) -> str:
        """Stable for ever: made of the report's hash and the spans, and of nothing else."""
        return claim_id(self.report, (self.source.spans, self.cue.spans, self.content.spans))


def place_of(claim: Claim) -> tuple[Span, ...]:
    """Where a claim stands, to sort by: its first words, then its cue, then its content."""
    first = min(part.spans[0] for part in (claim.source, claim.cue, claim.content) if part.spans)
    return (first, *claim.cue.spans, *claim.content.spans)


def claim_id(report: str, parts: Sequence[Sequence[Span]]) -> str:
    """Sixteen hexadecimal digits that name a claim by its report and its source, cue and content
    spans.
    """
    spans = ";".join(",".join(f"{a}-{b}" for a, b in part) for part in parts)
    return hashlib.sha256(f"{report}:{spans}".encode()).hexdigest()[:16]
