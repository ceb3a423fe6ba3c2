"""One attribution as it is scored: by whom, with which cue, what.  Gold and predictions have one
form.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.record.claim import Act, Mode, Span

if TYPE_CHECKING:
    from sayso.reader import Reading

ROLES = ("source", "cue", "content")

Spans = tuple[Span, ...]


def normalise(spans: Iterable[Span]) -> Spans:
    """The same characters as ``spans``, in order; empty spans are left out, touching ones
    joined.
    """
    joined: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


@dataclass(frozen=True, slots=True)
class Row:
    """One attribution in the report ``doc``.

    Spans are code points, end exclusive, normalised here; an absent part is an empty tuple.
    ``cue_class`` is what some gold says of the cue (speech, attitude): recall is told for each
    class.
    """

    doc: str
    source: Spans = ()
    cue: Spans = ()
    content: Spans = ()
    cue_class: str | None = None

    def __post_init__(self) -> None:
        for role in ROLES:
            object.__setattr__(self, role, normalise(getattr(self, role)))

    def as_json(self) -> dict[str, object]:
        """The row for a JSON Lines file; an absent part is null, as in the corpora."""
        spans = {role: [list(span) for span in getattr(self, role)] or None for role in ROLES}
        return {"doc": self.doc, **spans}


def row_from_json(value: Mapping[str, object]) -> Row:
    """Read a row of a gold or predictions file.  ValueError says in plain words what is wrong with
    it.
    """
    doc = value.get("doc")
    if not isinstance(doc, str):
        raise ValueError('"doc" is missing or not a string')
    source, cue, content = (_spans(role, value.get(role)) for role in ROLES)
    cue_class = value.get("cue_class")
    return Row(
        doc, source, cue, content, cue_class if isinstance(cue_class, str) and cue_class else None
    )


def rows_of(reading: "Reading", acts: Collection[Act] = ()) -> list[Row]:
    """The claims of a report as rows, those of ``acts`` alone if any are given.

    Narration has no source and no cue and no corpus marks it, so it is left out.
    """
    return [
        Row(reading.report.doc, claim.source.spans, claim.cue.spans, claim.content.spans)
        for claim in reading.claims
        if claim.mode is not Mode.NARRATION and (not acts or claim.act in acts)
    ]


def _spans(role: str, value: object) -> Spans:
    if value is None:
        return ()
    if not isinstance(value, list):
        raise ValueError(f'"{role}" is neither null nor a list')
    pieces = [value] if value and not isinstance(value[0], list) else value
    for piece in pieces:
        whole = (
            isinstance(piece, list)
            and len(piece) == 2
            and all(type(offset) is int for offset in piece)
        )
        if not whole:
            raise ValueError(f'"{role}" is neither [start, end] nor a list of those')
    return tuple((start, end) for start, end in pieces)
