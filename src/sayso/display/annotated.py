"""A checked draft as markup: its words as they were given, each statement marked and numbered, with
what differs underlined.
"""

from itertools import pairwise

from markupsafe import Markup

from sayso.checking.draft import CheckedDraft
from sayso.display.printed import printed
from sayso.record.claim import Span


def annotated(draft: CheckedDraft) -> Markup:
    """The draft's text with its statements marked; white space stays as it is."""
    differing = _differing(draft)
    spans = [*(each.span for each in draft.statements), *differing]
    cuts = sorted({0, len(draft.text), *(at for span in spans for at in span)})
    places = {at: number for number, at in enumerate(cuts)}
    numbers = _numbers(draft, places)
    other = {at for start, end in differing for at in range(places[start], places[end])}
    pieces: list[Markup] = []
    begun: set[int] = set()
    for place, (start, end) in enumerate(pairwise(cuts)):
        words, number = printed(draft.text[start:end]), numbers.get(place)
        if place in other:
            words = Markup("<u>{}</u>").format(words)
        pieces.append(words if number is None else _marked(words, number, draft, begun))
    return Markup("").join(pieces)


def _differing(draft: CheckedDraft) -> list[Span]:
    """What differs from a report, in the draft."""
    return [
        difference.draft
        for statement in draft.statements
        for finding in statement.findings
        for difference in (finding.match.differences if finding.match else ())
    ]


def _numbers(draft: CheckedDraft, places: dict[int, int]) -> dict[int, int]:
    """The number, from 1, of the shortest statement at each stretch between two cuts."""
    by_length = sorted(
        enumerate(draft.statements, start=1),
        key=lambda each: each[1].span[0] - each[1].span[1],
    )
    return {
        place: number
        for number, statement in by_length
        for place in range(places[statement.span[0]], places[statement.span[1]])
    }


def _marked(words: Markup, number: int, draft: CheckedDraft, begun: set[int]) -> Markup:
    kind = "rest" if draft.statements[number - 1].is_at_rest else "look"
    pin = Markup("")
    if number not in begun:
        begun.add(number)
        pin = Markup('<a class="no" id="d{0}" href="#f{0}">{0}</a>').format(number)
    return Markup('{}<mark class="{}">{}</mark>').format(pin, kind, words)
