"""A quantity given twice: "10 km (6 miles)", "$400 million (370 million euros)", "six miles, or
about 10 km".
"""

from dataclasses import replace

from sayso.record.amount import Kind
from sayso.reference.amounts.bounds import apply, is_open
from sayso.reference.amounts.draft import Draft
from sayso.reference.amounts.line import Line
from sayso.reference.amounts.links import Links, between
from sayso.reference.amounts.quantities import ratio

_NEAREST, _FARTHEST = 0.75, 1.34
"""How far a conversion may be off: reporters round "a mile" to "two kilometres"."""


def link_conversions(line: Line, drafts: list[Draft], links: Links) -> None:
    """Tie each conversion to its quantity; the noun stays with the first, whose bounds hold for
    both.
    """
    for i in range(len(drafts) - 1):
        a, b = drafts[i], drafts[i + 1]
        if i in links.nested or a.kind is not b.kind or a.unit == b.unit:
            continue
        if _stands_beside(line, a, b) and _converts(a, b):
            links.same[i] = i + 1
            links.nested.add(i + 1)
            drafts[i + 1] = replace(_bounded_alike(a, b), noun=None)


def _stands_beside(line: Line, a: Draft, b: Draft) -> bool:
    words = between(line, a, b)
    if words == ("(",):
        return line.word(b.last + 1) in (")", ",", ";")
    return words in {(",", "or"), ("or",), ("/",), (",", "i", ".", "e", ".")} and a.noun is None


def _converts(a: Draft, b: Draft) -> bool:
    if a.kind is Kind.MONEY:
        return len(a.figures) == len(b.figures)
    if a.kind is not Kind.MEASURE or not a.figures or len(a.figures) != len(b.figures):
        return False
    return all(
        (found := ratio(x, a.unit, y, b.unit)) is not None and _NEAREST <= found <= _FARTHEST
        for x, y in zip(a.figures, b.figures, strict=True)
    )


def _bounded_alike(a: Draft, b: Draft) -> Draft:
    for rule in a.changes:
        if rule not in b.changes and not (is_open(rule) and b.direction):
            b = apply(b, rule)
    return b
