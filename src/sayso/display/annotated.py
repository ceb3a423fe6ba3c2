"""A checked draft as markup: its words as they were given, each statement marked and numbered, with
what differs underlined.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from sayso.checking.draft import CheckedDraft, CheckedStatement
from sayso.display.printed import printed
from sayso.record.claim import Span


@dataclass(frozen=True, slots=True)
class _Edges:
    """What holds at each stretch of the text: its statement's number, and whether it differs."""

    cuts: tuple[int, ...]
    statements: Sequence[CheckedStatement]
    differing: tuple[Span, ...]

    def number(self, start: int, end: int) -> int | None:
        """The number, from 1, of the shortest statement around a stretch."""
        around = [
            (each.span[1] - each.span[0], number)
            for number, each in enumerate(self.statements, start=1)
            if each.span[0] <= start and end <= each.span[1]
        ]
        return min(around)[1] if around else None

    def differs(self, start: int, end: int) -> bool:
        """Whether a stretch is among what differs from a report."""
        return any(first <= start and end <= last for first, last in self.differing)


def annotated(draft: CheckedDraft) -> Markup:
    """The draft's text with its statements marked; white space stays as it is."""
    edges = _edges(draft)
    pieces: list[Markup] = []
    begun: set[int] = set()
    for start, end in zip(edges.cuts, edges.cuts[1:], strict=False):
        words, number = printed(draft.text[start:end]), edges.number(start, end)
        if edges.differs(start, end):
            words = Markup("<u>{}</u>").format(words)
        pieces.append(words if number is None else _marked(words, number, draft, begun))
    return Markup("").join(pieces)


def _edges(draft: CheckedDraft) -> _Edges:
    differing = tuple(
        difference.draft
        for statement in draft.statements
        for finding in statement.findings
        for difference in (finding.match.differences if finding.match else ())
    )
    spans = [*(each.span for each in draft.statements), *differing]
    cuts = sorted({0, len(draft.text), *(at for span in spans for at in span)})
    return _Edges(tuple(cuts), draft.statements, differing)


def _marked(words: Markup, number: int, draft: CheckedDraft, begun: set[int]) -> Markup:
    kind = "rest" if draft.statements[number - 1].is_at_rest else "look"
    pin = Markup("")
    if number not in begun:
        begun.add(number)
        pin = Markup('<a class="no" id="d{0}" href="#f{0}">{0}</a>').format(number)
    return Markup('{}<mark class="{}">{}</mark>').format(pin, kind, words)
