"""The situational brief as one page for print: what is new, changed, contested and conceded."""

from pathlib import Path

from sayso.display.brief import as_page
from sayso.display.characters import shown_plainly
from sayso.errors import InputError
from sayso.exports.errors import ExportError
from sayso.exports.format import Counts, Format
from sayso.exports.selection import Selection
from sayso.ledger.canonical import instant
from sayso.questions.brief import brief_of
from sayso.questions.detail import detail_of
from sayso.reports.published import read_published

_EVER = "0001-01-01T00:00:00.000000+00:00"


def _write(selection: Selection, target: Path) -> Counts:
    since = _since(selection.asked.vintage)
    board, view = selection.board, selection.view
    found = (board.question(row.id, view) for row in selection.questions()) if board else ()
    details = (detail_of(board, each, view) for each in found if board and each)
    brief = brief_of(details, since)
    head = selection.head
    of = f"Ledger {head.sha256}, as recorded by {head.recorded_at or 'nobody yet'}"
    page = shown_plainly(as_page(brief, of))
    target.write_text(page, encoding="utf-8", newline="\n")
    sections = brief.sections.items()
    return {name.lower(): sum(map(len, places.values())) for name, places in sections}


def _since(vintage: str | None) -> str:
    """The time from which on answers are told; all, where none is asked for."""
    if not vintage:
        return _EVER
    try:
        return instant(read_published(vintage, "The option --since").start)
    except InputError as error:
        raise ExportError("J006", error.sentence, "Give --since as a day or a time.") from None


FORMAT = Format(
    name="brief",
    title="the brief as a page for print, with --since of what was said since",
    media_type="text/html",
    suffix=".html",
    lost="claims that answer no question, reports, decisions and their reviewers",
    read_by="any browser",
    write=_write,
    has_own_head=True,
    takes_vintage=True,
)
