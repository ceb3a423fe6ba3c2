"""So many out of so many: "45 of 54 drones", "two out of three", "of the 300 tanks, 90 are in
repair".
"""

from dataclasses import replace

from sayso.record.amount import Kind
from sayso.reference.amounts.draft import Draft
from sayso.reference.amounts.line import Line
from sayso.reference.amounts.links import Links

_DETERMINERS = ("the", "its", "their", "his", "her", "our", "these", "those", "all")


def link_wholes(line: Line, drafts: list[Draft], links: Links) -> None:
    """Tie each amount to the whole that it is out of; the two share their noun."""
    for i in range(len(drafts) - 1):
        a, b = drafts[i], drafts[i + 1]
        if i in links.nested or i + 1 in links.nested:
            continue
        if b.kind is Kind.COUNT and a.kind in (Kind.COUNT, Kind.PERCENT) and _is_out_of(line, a, b):
            links.wholes[i] = i + 1
            links.nested.add(i + 1)
            drafts[i], drafts[i + 1] = _shared(a, b)
        elif a.kind is b.kind is Kind.COUNT and _is_fronted(line, a, b):
            links.wholes[i + 1] = i
            links.nested.add(i)
            drafts[i + 1], drafts[i] = _shared(b, a)


def _is_out_of(line: Line, a: Draft, b: Draft) -> bool:
    words = tuple(line.word(i) for i in range(a.last + 1, b.first))
    if words[-1:] and words[-1] in _DETERMINERS:
        words = words[:-1]
    owner = words[:1] == ("of",) and len(words) <= 5 and words[-1].endswith(("’s", "'s", "’", "'"))
    if owner or words in {("of",), ("out", "of")}:
        return True
    after = tuple(line.word(i) for i in range(a.after, b.first))
    if after[-1:] and after[-1] in _DETERMINERS:
        after = after[:-1]
    return a.noun is not None and after == ("out", "of")


def _is_fronted(line: Line, whole: Draft, part: Draft) -> bool:
    at = whole.first - 1
    at -= line.word(at) in _DETERMINERS
    if line.word(at) not in ("of", "from", "among") or not line.opens_sentence(at):
        return False
    after = tuple(line.word(i) for i in range(whole.after, part.first))
    after = (
        after[:-1]
        if after[-1:] and after[-1] in ("only", "just", "but", "barely", "about")
        else after
    )
    return after[-1:] == (",",) and len(after) <= 8 and line.same_sentence(at, part.first)


def _shared(part: Draft, whole: Draft) -> tuple[Draft, Draft]:
    noun = whole.noun or part.noun
    counted = part.noun or noun
    return (part if part.kind is not Kind.COUNT else replace(part, noun=counted)), replace(
        whole, noun=noun
    )
