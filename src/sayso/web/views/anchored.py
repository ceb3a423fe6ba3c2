"""Words that a person marks or pastes, as spans of a report's text."""

import re
from collections.abc import Iterator

from sayso.ledger.anchoring import AnchorError, anchor, places_of
from sayso.record.claim import Span
from sayso.web.errors import RequestError

_SPANS = re.compile(r"\d+\s*-\s*\d+(?:\s*[,;]\s*\d+\s*-\s*\d+)*")
_GAP = re.compile(r"\s*(?:…|\[\.\.\.\]|\.\.\.)\s*")
"""What stands between parts of words that are apart."""


def spans_of(value: str) -> list[list[int]]:
    """Spans that are told by numbers: "12-24, 30-41".

    Raises:
        RequestError: W011 if one is none.
    """
    spans = []
    for part in value.replace(";", ",").split(","):
        start, _, end = part.strip().partition("-")
        if not part.strip():
            continue
        if not (start.strip().isdecimal() and end.strip().isdecimal() and int(start) < int(end)):
            raise RequestError(
                400, "W011", f"“{part.strip()[:40]}” is no span.", "Give spans as 12-24, 30-41."
            )
        spans.append([int(start), int(end)])
    return sorted(spans)


def anchored(text: str, value: str, near: int | None = None) -> tuple[Span, ...]:
    """Where words stand in a text, or spans that are told by numbers; parts that are apart have an
    ellipsis between them.

    Of words that stand there more than once those nearest to ``near`` are meant, a number of
    characters from the beginning.

    Raises:
        RequestError: W011 if a number is none, W023 if the words are not there, or not once.
    """
    if _SPANS.fullmatch(value.strip()):
        return tuple((start, end) for start, end in spans_of(value))
    return tuple(_each(text, value.strip(), near))


def _each(text: str, words: str, near: int | None) -> Iterator[Span]:
    if not words:
        return
    parts = [words] if any(places_of(text, words)) else _GAP.split(words)
    for part in filter(str.strip, parts):
        span = _place(text, part, near)
        near = span[1]
        yield span


def _place(text: str, words: str, near: int | None) -> Span:
    spans = list(places_of(text, words))
    if len(spans) > 1 and near is not None:
        return min(spans, key=lambda span: abs(span[0] - near))
    try:
        return anchor(text, words)
    except AnchorError as error:
        sentence = f"“{words[:60]}”: {error}."
        raise RequestError(
            400, "W023", sentence, "Mark the words on the report’s page, or copy them from there."
        ) from None
