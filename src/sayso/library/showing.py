"""Tables in notebooks and on terminals.  What is shown is printed matter: escaped, and nothing in it
acts.
"""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from sayso.display.characters import plain, shown_plainly

if TYPE_CHECKING:
    from rich.table import Table

_WIDEST = 200
"""Letters of a cell: what is longer is cut, with a sign of it."""


def _cell(value: Any) -> str:
    text = "" if value is None else plain(str(value))
    return text if len(text) <= _WIDEST else f"{text[:_WIDEST]} …"


def as_html(names: Sequence[str], rows: Sequence[Sequence[Any]], caption: str) -> str:
    """A table for a notebook."""
    head = "".join(f"<th>{escape(name)}</th>" for name in names)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(_cell(value))}</td>" for value in row) + "</tr>"
        for row in rows
    )
    told = escape(shown_plainly(caption))
    return (
        f"<table><caption>{told}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
        "</table>"
    )


def as_table(names: Sequence[str], rows: Sequence[Sequence[Any]], caption: str) -> "Table":
    """A table for a terminal."""
    from rich.table import Table
    from rich.text import Text

    table = Table(caption=caption)
    for name in names:
        table.add_column(name)
    for row in rows:
        table.add_row(*(Text(_cell(value)) for value in row))
    return table
