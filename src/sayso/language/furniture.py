"""Paragraphs that are not the report's prose: captions, bylines, addresses, appeals to subscribe,
bare headings.

Nobody speaks in them.  The first line of a text, which is its headline, is prose, and so is a short
line in which somebody is said to speak.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

_HEADING_WORDS = 18
"""A line of more words is prose even without a stop at its end."""
_QUOTES = re.compile(r"[\"“”„«»]|(?<!\w)['‘]\w")
_LABEL = re.compile(r"^[^:]{2,60}:\s+\S|\s[–—-]\s")
"""What stands between the source and the content of a headline: "Mayor: the bridge is open"."""
_CLOSED = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_CAPTION = re.compile(
    r"^[\[(]?(?:file\s+)?(?:photo(?:graph)?|image|picture|video|graphic|map|illustration|caption|credit|source)s?"
    r"(?:\s+(?:by|courtesy|credit))?\s*[:—–-]"
    r"|[\[(](?:photo|image|video|picture|file)[^\])]*[\])]\.?$"
    r"|\b(?:photo|image|picture|credit)(?:\s+by)?:\s*\S+.{0,60}$",
    re.I,
)
_BYLINE = re.compile(
    r"^(?i:by)\s+[A-Z][\w.'’-]*(?:,?\s+(?:and\s+|in\s+|for\s+)?[A-Z][\w.'’-]*){0,9}$"
    r"|^\(?(?i:(?:additional\s+)?(?:reporting|writing|editing|compiled|translated)\s+by|reported\s+by|editors?:)\s",
)
_APPEAL = re.compile(
    r"^\W*(?:read (?:more|also|next|the rest)\b|(?:sign up|subscribe|follow us|click here|join "
    r"us|share this|see also"
    r"|related(?: articles?| links)?:|advertisement|support (?:us|our)\b|newsletter|download "
    r"our|watch:|listen:"
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
    """Those of ``paragraphs`` that hold no prose.  A text of one paragraph is prose whatever it
    looks like.
    """
    if len(paragraphs) < 2:
        return []
    edges = (paragraphs[0], paragraphs[-1])
    return [span for span in paragraphs if _is_furniture(text[slice(*span)], span in edges)]


def is_closed(line: str) -> bool:
    """Whether a mark ends the line, as one ends a sentence."""
    return bool(_CLOSED.search(line[-8:].rstrip()))


def _is_furniture(paragraph: str, at_edge: bool) -> bool:
    head = paragraph[:400]
    if (
        _BYLINE.search(head)
        or _APPEAL.search(head)
        or (len(paragraph) < 400 and _CAPTION.search(head))
    ):
        return True
    words = paragraph.split(None, _HEADING_WORDS + 1)
    if all(_ADDRESS.fullmatch(word) for word in words):
        return True
    if at_edge or len(words) > _HEADING_WORDS or is_closed(paragraph):
        return False
    return not (_SIGNATURE.match(paragraph) or _somebody_speaks(paragraph))


def _somebody_speaks(line: str) -> bool:
    words = re.findall(r"[a-z]+", line.lower())
    return bool(_QUOTES.search(line) or _LABEL.search(line)) or not _speaking_words().isdisjoint(
        words
    )


@cache
def _speaking_words() -> frozenset[str]:
    lines = tomllib.loads(
        files("sayso.language").joinpath("lines.toml").read_text(encoding="utf-8")
    )
    return frozenset(lines["reporting"] + lines["saying"])
