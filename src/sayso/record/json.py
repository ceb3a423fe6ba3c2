"""What is written as JSON: the one name that every room has for it."""

from typing import Any

Json = dict[str, Any]
"""An object in JSON: its keys, and values that are text, numbers, truth values, lists, objects or
None.  It is what is written at the edges, and what comes in before it is read; what is read has a
type of its own.
"""
