"""How amounts of one sentence belong together: conversions, parts, wholes, later figures."""

from dataclasses import dataclass, field

from sayso.reference.amounts.draft import Draft
from sayso.reference.amounts.line import Line


@dataclass(slots=True)
class Links:
    """Positions in the list of amounts: from the one that holds the link to the one that it
    names.
    """

    same: dict[int, int] = field(default_factory=dict)
    parts: dict[int, list[int]] = field(default_factory=dict)
    wholes: dict[int, int] = field(default_factory=dict)
    revised: dict[int, int] = field(default_factory=dict)
    nested: set[int] = field(default_factory=set)
    """Those that are told within another and do not stand by themselves."""


def between(line: Line, a: Draft, b: Draft) -> tuple[str, ...]:
    """The words from the noun of ``a`` to ``b``; a mark that is no word where the two are too far
    apart.
    """
    if b.first - a.after > 16 or not line.same_sentence(a.last, b.first):
        return ("",)
    start = a.after if a.after <= b.first else a.last + 1
    return tuple(line.word(i) for i in range(start, b.first))
