"""A claim that a person writes down as plain values, made ready to be added."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from sayso.errors import InputError
from sayso.ledger.amendments import cannot
from sayso.ledger.anchoring import AnchorError, anchor
from sayso.ledger.claiming import Drafted
from sayso.record.claim import Certainty, Span, Stance
from sayso.reports.published import read_published

FIELDS = ("content", "speaker", "source", "cue", "stance", "certainty", "date")
_Word = TypeVar("_Word", bound=StrEnum)


def drafted_from(text: str, values: Mapping[str, Any]) -> Drafted:
    """The claim of these fields, its parts by their words or their spans.

    Raises:
        LedgerError: L014 if a field is none, or does not fit the text.
    """
    unknown = next((name for name in values if name not in FIELDS), None)
    if unknown is not None:
        raise cannot(f"a claim has no {unknown[:80]!r}; it has {', '.join(FIELDS)}")
    speaker = values.get("speaker")
    if not isinstance(speaker, str):
        raise cannot("a claim names its speaker")
    printed = values.get("date")
    try:
        said = read_published(str(printed), "the date") if printed else None
    except InputError as error:
        raise cannot(error.sentence.rstrip(".")) from None
    return Drafted(
        _spans(text, "content", values.get("content")),
        speaker,
        _spans(text, "source", values.get("source")),
        _spans(text, "cue", values.get("cue")),
        _word("stance", Stance, values.get("stance", "asserts")),
        _word("certainty", Certainty, values.get("certainty", "plain")),
        said,
    )


def _spans(text: str, name: str, value: Any) -> tuple[Span, ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        try:
            return (anchor(text, value),)
        except AnchorError as error:
            raise cannot(f"{name}: {error}") from None
    listed: list[Any] = value if isinstance(value, list) else [None]
    if not all(
        isinstance(span, list) and len(span) == 2 and all(type(at) is int for at in span)
        for span in listed
    ):
        raise cannot(f"{name} is given as words, or as a list of spans, [[start, end], …]")
    return tuple((start, end) for start, end in listed)


def _word(name: str, words: type[_Word], value: Any) -> _Word:
    if value not in list(words):
        raise cannot(f"{name} is one of {', '.join(words)}")
    return words(value)
