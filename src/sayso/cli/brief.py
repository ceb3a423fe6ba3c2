"""``sayso brief``: what is new, changed, contested and conceded since a date, by place."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli.board_options import board_at, start_of
from sayso.cli.ledger_options import ledger_option, view_options
from sayso.display.characters import shown_plainly

if TYPE_CHECKING:
    from sayso.questions.brief import Brief


@click.command()
@click.option("--since", required=True, metavar="DATE", help="From this day or time on.")
@ledger_option
@view_options
@click.option("--place", metavar="NAME", help="Only of this place: an id, or a name.")
@click.option(
    "--format", "form", type=click.Choice(("markdown", "html")), default="markdown", show_default=True,
    help="How to write it.",
)  # fmt: skip
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write to this file instead.",
)
def brief(
    since: str,
    location: str,
    as_of: str | None,
    recorded_by: str | None,
    place: str | None,
    form: str,
    output: Path | None,
) -> None:
    """Write a situational brief: each question that was answered since DATE, with what was said and
    where.

    What is contested comes first, then what was conceded, what changed, and what is new, by place.

    Exit status: 0 if it was written, also where nothing is new, 1 if not, 2 for a wrong option.
    """
    from sayso.questions.brief import brief_of
    from sayso.questions.detail import details_since
    from sayso.questions.page import Filters

    begin = start_of(since, "The option --since") or ""
    with board_at(location, as_of, recorded_by) as (board, view, now):
        made = brief_of(details_since(board, begin, Filters(place=place), view, now=now), begin)
    text = shown_plainly(_rendered(made, form))
    if output is None:
        sys.stdout.write(text)
    else:
        _write(output, text)


def _rendered(made: "Brief", form: str) -> str:
    if form == "html":
        from sayso.display.brief import as_page

        return as_page(made)
    from sayso.questions.brief import as_markdown

    return "\n".join(as_markdown(made)) + "\n"


def _write(output: Path, text: str) -> None:
    from sayso.errors import SaysoError

    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or str(error)
        raise SaysoError(
            "O001",
            f"{output} cannot be written ({reason}).",
            "Name a file in a folder that is there and yours.",
        ) from error
