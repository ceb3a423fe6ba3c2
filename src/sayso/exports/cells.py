"""Cells of tables that no spreadsheet runs and no reader chokes on."""

import re
from typing import Any

from sayso.display.characters import cell, code_of, shown_plainly

_NUL = re.compile("\0")
_NO_XML = re.compile("[\ufffe\uffff]")
MOST = 32_767
"""Characters that a cell of a spreadsheet holds (ECMA-376, and Excel's own limits)."""


def for_csv(value: Any) -> Any:
    """A value as a cell of CSV: numbers and days as they are; text with a ' before what would be
    taken for a formula, and a NUL, at which readers stop, as ``<U+0000>``.
    """
    if not isinstance(value, str):
        return str(value).lower() if isinstance(value, bool) else value
    if not value or value[0].isalnum():
        return _NUL.sub("<U+0000>", value) if "\0" in value else value
    return cell(_NUL.sub("<U+0000>", value))


def for_spreadsheet(value: str) -> str:
    """Text as a cell of a spreadsheet can hold it: characters that XML has not are shown as
    ``<U+000B>``, and what is longer than a cell is cut with a mark that says how long it was.
    """
    text = _NO_XML.sub(lambda match: f"<U+{code_of(match[0])}>", shown_plainly(value))
    if len(text.encode("utf-16-le")) // 2 <= MOST:
        return text
    mark = f"… [{len(value)} characters]"
    whole = text.encode("utf-16-le")[: (MOST - len(mark)) * 2]
    return whole.decode("utf-16-le", "ignore") + mark


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would take a text that is typed in for a formula."""
    return cell(text) != text
