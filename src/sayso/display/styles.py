"""The style of a report with its claims beside it: what all sheets share, and the rules of each."""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise

from sayso.display.layout import Sheet

MOST_LIT = 500
"""Claims of one report.  A browser weighs each claim's rule against all the others' words whenever
the pointer moves, so beyond this it would stall; links still lead from a claim to its words and
back."""


@cache
def sheet_styles() -> str:
    """The colours, and how a sheet, its words and its notes are set."""
    return resources.files(__package__).joinpath("sheet.css").read_text(encoding="utf-8")


def own_styles(sheets: Sequence[Sheet]) -> str:
    """A rule a claim, which lights its words and its note together, and one a row, which sets them
    side by side.
    """
    last = max((block.row for sheet in sheets for block in sheet.blocks), default=0)
    # Grid row 1 is that of the headings.
    rows = "".join(f".b{row}{{grid-row:{row + 1}}}\n" for row in range(1, last + 1))
    lit = "".join(rule for sheet in sheets for rule in _lighting(sheet))
    beside = "".join(rule for sheet in sheets for rule in _placing(sheet))
    return f"{lit}@media screen and (min-width:64rem){{\n{rows}{beside}}}\n"


def lights(sheet: Sheet) -> bool:
    """Whether pointing at a claim lights its words: not in a report with too many for a browser."""
    return len(sheet.claims) <= MOST_LIT


def _lighting(sheet: Sheet) -> Iterator[str]:
    if not lights(sheet):
        return
    for note in (note for _, notes in sheet.notes for note in notes):
        yield (
            f"#r{sheet.number}:has(.c{note.pin}:is(:hover,:focus-within,:target)) .c{note.pin}"
            f"{{background-color:var(--l{note.colour});color:var(--text)}}\n"
        )


def _placing(sheet: Sheet) -> Iterator[str]:
    """Notes reach down to the next ones, so that they part the paragraphs beside them as little as
    may be.
    """
    starts = [row for row, _ in sheet.notes] or [1]
    last = max((block.row for block in sheet.blocks), default=1)
    for start, end in pairwise([*starts, max(last, starts[-1]) + 1]):
        yield f"#r{sheet.number} .n{start}{{grid-row:{start + 1}/{end + 1}}}\n"
