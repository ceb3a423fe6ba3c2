"""Units by pint: how one measure converts to another."""

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from sayso.record.amount import Number

if TYPE_CHECKING:
    from pint import UnitRegistry


@cache
def registry() -> "UnitRegistry[Decimal]":
    """The registry of units, made when a conversion is first asked for: importing pint takes a
    third of a second.
    """
    from pint import UnitRegistry

    return UnitRegistry(non_int_type=Decimal)


@cache
def factor(unit: str, other: str) -> Decimal | None:
    """How many of ``other`` one ``unit`` is; None if they are no measures of one thing."""
    units = registry()
    one, wanted = units.Unit(unit), units.Unit(other)
    if one.dimensionality != wanted.dimensionality:
        return None
    return Decimal(units.Quantity(Decimal(1), one).to(wanted).magnitude)


def converted(value: Number, unit: str, other: str) -> Decimal | None:
    """``value`` of ``unit`` in ``other``; None if they are no measures of one thing."""
    by = factor(unit, other)
    return None if by is None else value * by


def ratio(value: Number, unit: str, other_value: Number, other: str) -> float | None:
    """How many times ``other_value`` of ``other`` goes into ``value`` of ``unit``; None if it
    cannot.
    """
    found = converted(value, unit, other)
    return None if found is None or not other_value else float(found / other_value)
