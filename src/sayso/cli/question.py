"""``sayso question``: one question, its positions over time, and why it stands as it does."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from sayso.cli.board_options import board_at, echo_json, echo_line, question_at
from sayso.cli.ledger_options import ledger_option, view_options

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sayso.questions.detail import Detail, Line


@click.command()
@click.argument("identifier", metavar="ID")
@ledger_option
@view_options
@click.option(
    "--why", is_flag=True, help="Also why each claim answers this question, and whose say-so it is."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How to show it.",
)
def question(
    identifier: str, location: str, as_of: str | None, recorded_by: str | None, why: bool, form: str
) -> None:
    """Show the question ID: who answered what, when, in which words of which report, how it stood,
    what is not there, and notes on it.

    Exit status: 0 if it is there, 1 if not, 2 for a wrong option.
    """
    from sayso.questions.detail import detail_of

    with board_at(location, as_of, recorded_by) as (board, view, _):
        detail = detail_of(board, question_at(board, identifier, view), view)
    if form == "json":
        echo_json(detail.as_json())
        return
    for line in _lines(detail, why):
        echo_line(line)


def _lines(detail: "Detail", why: bool) -> Iterator[str]:
    row = detail.row
    yield f"{row['what']} {row['id']}"
    yield f"{row['standing']}: {row['reason']}"
    if row["history"]:
        yield "stood: " + ", ".join(map(_stood, row["history"]))
    for bound in ("low", "high") if row["bounds"] else ():
        told = row["bounds"][bound]
        yield f"{bound}: {told['said'] or 'none'}" + (
            f", by {', '.join(told['speakers'])}" if told["speakers"] else ""
        )
    for line in detail.lines:
        yield ""
        yield from _saying(line, why)
    if detail.absent:
        yield ""
    for absence in detail.absent:
        yield f"not there: {absence.sentence}"
    for note in detail.notes:
        yield ""
        yield f"note {note.id} by {note.by}, {note.at[:10]}: {' '.join(note.text.split())}"


def _stood(change: "Mapping[str, Any]") -> str:
    """How it stood from a time on, and by whose words."""
    by = ", ".join(dict.fromkeys(each["name"] for each in change["by"]))
    return f"{change['standing']} from {change['at'][:10]}{f' by {by}' if by else ''}"


def _saying(line: "Line", why: bool) -> Iterator[str]:
    yield f"{line.when} {line.who}: {line.answer}{f' [{line.mark}]' if line.mark else ''}"
    yield f"    “{line.words}”"
    yield f"    {', '.join(part for part in (line.report, line.url) if part)}; claim {line.claim}"
    if why:
        yield f"    why here: {'; '.join(line.why)}"
        if line.voice:
            yield f"    an echo: {line.voice}"
