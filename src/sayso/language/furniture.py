"""Paragraphs that are not the report's prose: headings, captions, bylines, addresses, appeals to subscribe.

Nobody speaks in them, whatever verbs they hold.
"""

import re

_HEADING_WORDS = 18
_CLOSED = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_CAPTION = re.compile(
    r"^[\[(]?(?:file\s+)?(?:photo(?:graph)?|image|picture|video|graphic|map|illustration|caption|credit|source)s?"
    r"(?:\s+(?:by|courtesy|credit))?\s*[:—–-]"
    r"|[\[(](?:photo|image|video|picture|file)[^\])]*[\])]\.?$"
    r"|\b(?:photo|image|picture|credit)(?:\s+by)?:\s*\S+.{0,60}$",
    re.I,
)
_BYLINE = re.compile(
    r"^by\s+[A-Z][\w.'’-]*(?:,?\s+(?:and\s+|in\s+|for\s+)?[A-Z][\w.'’-]*){0,9}$"
    r"|^\(?(?:(?:additional\s+)?(?:reporting|writing|editing|compiled|translated)\s+by|reported\s+by|editors?:)\s",
)
_APPEAL = re.compile(
    r"^\W*(?:read (?:more|also|next|the rest)\b|(?:sign up|subscribe|follow us|click here|join us|share this|see also"
    r"|related(?: articles?| links)?:|advertisement|support (?:us|our)\b|newsletter|download our|watch:|listen:"
    r"|all rights reserved|copyright\b|©))",
    re.I,
)
_SIGNATURE = re.compile(r"[—―–-]{1,2}\s*\w")
"""What begins a line that signs the quotation above it: "― Hanna Sovik"."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+")


def find_addresses(text: str) -> list[tuple[int, int]]:
    """Spans of web and mail addresses."""
    return [match.span() for match in _ADDRESS.finditer(text)]


def find_furniture(text: str, paragraphs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of ``paragraphs`` that hold no prose.  A text of one paragraph is prose whatever it looks like."""
    last = len(paragraphs) - 1
    return [span for i, span in enumerate(paragraphs) if last and _is_furniture(text[slice(*span)], i == last)]


def _is_furniture(paragraph: str, is_last: bool) -> bool:
    head = paragraph[:400]
    if _BYLINE.search(head) or _APPEAL.search(head) or (len(paragraph) < 400 and _CAPTION.search(head)):
        return True
    words = paragraph.split(None, _HEADING_WORDS + 1)
    if all(_ADDRESS.fullmatch(word) for word in words):
        return True
    if _SIGNATURE.match(paragraph):
        return False
    return not is_last and len(words) <= _HEADING_WORDS and not _CLOSED.search(paragraph[-8:])
