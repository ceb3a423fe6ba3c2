"""Numbers that JSON has not: infinities, and what is no number.  A ledger may hold them, as Python
writes them.
"""

from math import isfinite
from typing import Any


def finite(value: Any) -> Any:
    """The same plain values, with null for each number that is not finite."""
    if isinstance(value, float):
        return value if isfinite(value) else None
    if isinstance(value, dict):
        return {name: finite(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [finite(each) for each in value]
    return value
