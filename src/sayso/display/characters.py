"""Characters that act instead of being read: they must be shown, never obeyed.

A report can hold escape sequences that command a terminal, bidirectional overrides that reorder
what is printed around them, and code points that no file can carry.  Tabs and line breaks are not
among them, nor are the zero-width characters and direction marks that scripts and emoji need.
"""

import re

ACTING = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f"  # C0 controls but tab, line feed and carriage return
    "\x7f-\x9f"  # delete, and the C1 controls, which some terminals obey
    "\u202a-\u202e\u2066-\u2069"  # bidirectional embeddings, overrides and isolates
    "\ufff9-\ufffb"  # interlinear annotation
    "\ud800-\udfff"  # surrogates, which stand alone wherever Python sees them
    "]"
)
"""Matches one such character."""


_FORMULA = re.compile(
    "^[\\s\x00-\x20\u200b-\u200f\ufeff]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]"
)
"""What a spreadsheet runs: white space before it does not stop it, and it takes full-width signs
for the others.
"""


def cell(value: object) -> str:
    """A value as a cell of CSV: what a spreadsheet would take for a formula has a ' before it."""
    text = "" if value is None else str(value)
    return f"'{text}" if _FORMULA.match(text) else text


def code_of(character: str) -> str:
    """The hexadecimal digits that name a character: ``202E``."""
    return f"{ord(character):04X}"


def plain(text: str) -> str:
    """One line that is safe on a terminal: acting characters as ``<U+202E>``, white space as single
    spaces.
    """
    shown = ACTING.sub(lambda match: f"<U+{code_of(match[0])}>", text)
    return " ".join(shown.split())


def shown_plainly(text: str) -> str:
    """The text as it is, with acting characters as ``<U+202E>``: safe in a page once it is
    escaped.
    """
    return ACTING.sub(lambda match: f"<U+{code_of(match[0])}>", text)
