"""Who speaks by a label at the head of a line: "HANNA SOVIK: ...", "A: ...", and a channel's "RT
@name: ...".

The label is the source, its colon the cue, and the rest of the paragraph the content.
"""

import re

from sayso.attribution.draft import Draft, trim
from sayso.attribution.spans import overlap
from sayso.language.analysis import Analysis
from sayso.record.claim import Reason, Span

_CHANNEL = re.compile(
    r"[•\s]*(?:RT|Forwarded from|Repost(?:ed)? from|via)\s+(?P<source>@\w{2,40})\s*(?P<cue>:)\s*"
)
_NAME = re.compile(
    r"(?P<source>[A-Z][A-Z.'’-]+(?:\s+[A-Z][A-Z.'’-]*){0,4}(?:,\s+[^:\n]{2,60})?|[QA])\s*(?P<cue>:)\s+",
)
_NOBODY = frozenset((
    "BREAKING", "UPDATE", "UPDATED", "WATCH", "LIVE", "VIDEO", "OPINION", "EXCLUSIVE",
    "ANALYSIS", "EXPLAINER", "PHOTOS", "PHOTO", "NOTE", "EDITORIAL", "READ", "MORE", "LISTEN",
    "CORRECTION", "URGENT", "FLASH", "Q", "QUESTION", "INTERVIEWER", "REPORTER", "MODERATOR",
    "HOST", "ANCHOR",
))  # fmt: skip
"""Labels of what follows, and of those who ask: nobody's claim."""
ASKERS = frozenset(("Q", "QUESTION", "INTERVIEWER", "REPORTER", "MODERATOR", "HOST"))
"""A label of these, or one that comes again, makes a transcript: others may be datelines or a
headline's topic.
"""


def read_labels(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """Add a draft for each labelled paragraph that the tagger gave none with the label as its
    source.
    """
    return [*drafts, *(made for made in _labelled(analysis) if not _is_there(made, drafts))]


def _labelled(analysis: Analysis) -> list[Draft]:
    matches = [(span, _NAME.match(analysis.text, *span)) for span in analysis.paragraphs]
    names = [(span, match) for span, match in matches if match]
    labels = [match["source"] for _, match in names]
    is_transcript = len(labels) > len(set(labels)) or not ASKERS.isdisjoint(labels)
    found = [
        _draft(analysis.text, match, span)
        for span, match in names
        if is_transcript and _is_somebody(match)
    ]
    for span in analysis.paragraphs:
        match = _CHANNEL.match(analysis.text, *span)
        if match:
            found.append(_draft(analysis.text, match, span))
    return [made for made in found if made is not None]


def _is_somebody(match: "re.Match[str]") -> bool:
    return match["source"].split(",")[0].split()[0] not in _NOBODY


def _draft(text: str, match: "re.Match[str]", paragraph: Span) -> Draft | None:
    content = trim(text, (match.end(), paragraph[1]))
    if content is None or text[content[0] : paragraph[1]].rstrip().endswith("?"):
        return None
    reason = Reason("rule:label", "source", match["source"])
    return Draft((match.span("source"),), (match.span("cue"),), (content,), 1.0, 1.0, (reason,))


def _is_there(made: Draft, drafts: list[Draft]) -> bool:
    return any(
        overlap(other.source, made.source) and overlap(other.content, made.content)
        for other in drafts
    )
