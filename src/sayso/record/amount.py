"""An amount: how many or how much a report says, with the bounds that its words leave."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sayso.record.claim import Reason, Span

Number = int | Decimal
"""Whole numbers are ``int``, others ``Decimal``: what was printed is kept to the last digit."""


class Kind(StrEnum):
    """What the number is of."""

    COUNT = "count"
    PERCENT = "percent"
    MONEY = "money"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Noun:
    """What is counted: "Russian soldiers" at ``span``, with the lemma of its head, "soldier".

    A participle or adjective that stands for people keeps its form: "killed", "wounded".
    """

    span: Span
    text: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as printed.  The quantity is at least ``low`` and at most ``high``; both bounds
    belong to it.

    ``high`` is None where the words set no upper bound: "more than 500 civilians" is 501 and up, as
    things are counted in whole numbers, and "more than 5 km" is 5 and up.  ``approximate`` says
    that a bound was set by this program's tolerances, not by the report (docs/reference/amounts.md
    has them); ``figures`` are the numbers as printed, before bounds, and empty for words such as
    "dozens".

    Where ``kind`` is MEASURE, ``unit`` is a unit's name in pint ("kilometer ** 2"); of MONEY, the
    ISO 4217 code; of PERCENT, "percent" or "percentage point"; of COUNT, empty.  ``per`` is the
    time unit of a rate ("a day").
    """

    span: Span
    text: str
    low: Number
    high: Number | None
    approximate: bool
    kind: Kind
    unit: str
    per: str
    figures: tuple[Number, ...]
    noun: Noun | None
    further: bool
    """It comes on top of what was told before: "another 16", "300 more"."""
    parts: tuple["Amount", ...]
    """Amounts within this one: "559 citizens, including 15 youngsters".  They stand nowhere
    else.
    """
    out_of: "Amount | None"
    """The whole that this is a part of: "45 of 54 drones"."""
    same: "Amount | None"
    """The same quantity in another unit or currency, as the report converts it: "10 km (6
    miles)".
    """
    revised_to: Span | None
    """Where the later figure for the same thing stands, an amount by itself: "63, later raised to
    89".
    """
    reason: Reason
    """``what`` names the rules, inmost first; ``words`` are all the words that they went by."""
