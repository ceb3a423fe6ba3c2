"""The head of a paragraph that says where a report was written: "VELM, Norland (AP) — "."""

import re

_HEAD = re.compile(
    r"(?P<town>[^\n,(:.—–]{2,40}?)(?:,[^\n:.—–(]{0,40}?)?(?:\s?\([^)\n]{1,40}\))?"
    r"(?:\s?[—–:]|\s--?|\.)(?=\s|$)"
)
"""A town, the state or the day, the agency, and a dash, colon or point."""
_FEW = 3
"""Letters of the shortest name of a town in capitals."""


def in_dateline(text: str, start: int, end: int) -> bool:
    """Whether the name at ``text[start:end]`` stands in such a head, as its town or its state."""
    first = text.rfind("\n", 0, start) + 1
    first += len(text[first:start]) - len(text[first:start].lstrip(" \t\"'“‘"))
    head = _HEAD.match(text, first)
    if head is None or end > head.end():
        return False
    town = head["town"].strip()
    return town.isupper() and sum(letter.isalpha() for letter in town) >= _FEW
