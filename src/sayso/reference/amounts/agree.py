"""Whether two amounts can both be right."""

from decimal import Decimal

from sayso.record.amount import Amount, Kind, Number
from sayso.reference.amounts.quantities import factor

TOLERANCE = Decimal("0.1")
"""The share of a figure that "about" leaves on either side where it is compared, and at least one
of what is counted.

It is the least that lets reports of one figure, each rounded to its first two digits, agree.
"""
_ROUNDED = Decimal("1.05")
"""Reports round what they convert: 6 miles are 9.66 km and are printed as 10."""


def agree(a: Amount, b: Amount) -> bool | None:
    """Whether one quantity can be within the bounds of both: "more than 500" and 559 agree, "about
    400" and 89 do not.

    An approximate figure reaches a tenth further.  None where the two cannot be compared: of
    different kinds, currencies or rates, or units of different things. What they count is not
    looked at.  Where units differ, a bound may be off by a twentieth.
    """
    if a.kind is not b.kind or a.per != b.per:
        return None
    if a.unit == b.unit:
        least = 1 if a.kind is Kind.COUNT else 0
        ours = widened(a.low, a.high, a.approximate, least)
        theirs = widened(b.low, b.high, b.approximate, least)
        return _reaches(ours[1], theirs[0]) and _reaches(theirs[1], ours[0])
    by = factor(a.unit, b.unit) if a.kind is Kind.MEASURE else None
    if by is None:
        return None
    high = None if a.high is None else a.high * by * _ROUNDED
    return _reaches(high, b.low) and _reaches(b.high, a.low * by / _ROUNDED)


def widened(
    low: Number, high: Number | None, approximate: bool, least: int = 1
) -> tuple[Number, Number | None]:
    """The bounds by which a figure is compared: as they are, or of an approximate one a tenth
    further, and at least ``least``.
    """
    if not approximate:
        return low, high
    lower = max(low - _tolerance(low, least), 0)
    return lower, None if high is None else high + _tolerance(high, least)


def _tolerance(figure: Number, least: int) -> Number:
    return max(figure * TOLERANCE, Decimal(least))


def _reaches(high: Number | None, low: Number) -> bool:
    return high is None or high >= low
