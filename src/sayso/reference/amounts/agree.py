"""Whether two amounts can both be right."""

from decimal import Decimal

from sayso.reference.amounts.amount import Amount, Kind, Number
from sayso.reference.amounts.quantities import factor

_ROUNDED = Decimal("1.05")
"""Reports round what they convert: 6 miles are 9.66 km and are printed as 10."""


def agree(a: Amount, b: Amount) -> bool | None:
    """Whether one quantity can be within the bounds of both: "more than 500" and 559 agree, "about 400" and 89 do not.

    None where the two cannot be compared: of different kinds, currencies or rates, or units of different things.
    What they count is not looked at.  Where units differ, a bound may be off by a twentieth.
    """
    if a.kind is not b.kind or a.per != b.per:
        return None
    if a.unit == b.unit:
        return _reaches(a.high, b.low) and _reaches(b.high, a.low)
    by = factor(a.unit, b.unit) if a.kind is Kind.MEASURE else None
    if by is None:
        return None
    high = None if a.high is None else a.high * by * _ROUNDED
    return _reaches(high, b.low) and _reaches(b.high, a.low * by / _ROUNDED)


def _reaches(high: Number | None, low: Number) -> bool:
    return high is None or high >= low
