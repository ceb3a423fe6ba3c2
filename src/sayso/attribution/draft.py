"""A claim in the making: the tagger's runs of words as spans of the text, open to correction."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.attribution.tagging.tagger import Tagged
from sayso.language.encoder.words import Encoded
from sayso.record.claim import Reason, Span

_EDGE = " \t\r\n\u00a0\u200b\ufeff,;:—–-"
_NOT_FIRST, _NOT_LAST = _EDGE + "”)]•", _EDGE + "“„(["
_ABBREVIATION = re.compile(
    r"(?:\w\.)+|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec|Gen|Col|Maj|Lt|St|Mr|Dr|Inc|Co|km|No)\."
)
_LONGEST = 20
"""Characters looked at before a stop; no abbreviation has so many."""
_COMPLEMENTIZER = re.compile(r"that\s+(?=\S)", re.I)


@dataclass(frozen=True, slots=True)
class Draft:
    """Spans are code points of the text, in order and apart.  ``speech`` is the tagger's
    probability that the cue tells of speech; ``why`` grows with every rule that changes the draft.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speech: float
    score: float
    why: tuple[Reason, ...]
    via: tuple[Span, ...] = ()

    def changed(self, rule: str, what: str, words: str = "", **parts: Sequence[Span]) -> "Draft":
        """The draft with other ``parts`` (source, cue, content, via), and the rule that changed
        them.
        """
        reason = Reason(f"rule:{rule}", what, words)
        spans = {name: tuple(sorted(part)) for name, part in parts.items()}
        return replace(self, why=(*self.why, reason), **spans)  # type: ignore[arg-type]


def draft(text: str, encoded: Encoded, tagged: Tagged, model: str) -> Draft:
    """Turn word runs into spans, without the marks and the complementizer at their edges."""
    cue = _span(encoded, tagged.cue)
    trimmed = [trim(text, _span(encoded, run)) for run in _bridged(text, encoded, tagged.content)]
    content = [_without_complementizer(text, span, cue) for span in trimmed if span]
    source = [trim(text, _span(encoded, run)) for run in tagged.source]
    scores = (
        ("cue", tagged.cue_score),
        ("source", tagged.source_score),
        ("content", tagged.content_score),
    )
    why = tuple(Reason(model, what, score=round(score, 3)) for what, score in scores if score)
    return Draft(
        tuple(s for s in source if s), (cue,), tuple(content), tagged.speech, tagged.cue_score, why
    )


def _span(encoded: Encoded, run: tuple[int, int]) -> Span:
    return int(encoded.spans[run[0], 0]), int(encoded.spans[run[1] - 1, 1])


def _bridged(text: str, encoded: Encoded, runs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs with nothing but marks between them are one."""
    joined: list[tuple[int, int]] = []
    for run in sorted(runs):
        if joined:
            gap = text[_span(encoded, joined[-1])[1] : _span(encoded, run)[0]]
            if not any(ch.isalnum() for ch in gap) and "\n" not in gap:
                joined[-1] = (joined[-1][0], run[1])
                continue
        joined.append(run)
    return joined


def trim(text: str, span: Span) -> Span | None:
    """``span`` without the white space, commas and neighbours' marks at its edges; None if no more
    is left.
    """
    start, end = span
    while start < end and text[start] in _NOT_FIRST:
        start += 1
    while start < end and text[end - 1] in _NOT_LAST:
        end -= 1
    if start < end and text[end - 1] == "." and not _is_abbreviation(text, start, end):
        end -= 1
    return (start, end) if start < end else None


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """The final stop belongs to the word: "U.S.", "Feb."."""
    word = text[max(start, end - _LONGEST) : end].split()[-1]
    return len(word) < _LONGEST and bool(_ABBREVIATION.fullmatch(word))


def _without_complementizer(text: str, content: Span, cue: Span) -> Span:
    match = _COMPLEMENTIZER.match(text, content[0], content[1])
    return (match.end(), content[1]) if match and 0 <= content[0] - cue[1] <= 40 else content
