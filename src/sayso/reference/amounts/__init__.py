"""How many, how much: amounts with the bounds that the report's words leave."""

from sayso.record.amount import Amount, Kind, Noun, Number
from sayso.reference.amounts.agree import agree
from sayso.reference.amounts.find import find_amounts

__all__ = ["Amount", "Kind", "Noun", "Number", "agree", "find_amounts"]
