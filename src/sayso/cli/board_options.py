"""What the commands on the board share."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from sayso.cli.ledger_options import view_at
from sayso.display.characters import plain
from sayso.errors import SaysoError

if TYPE_CHECKING:
    from sayso.ledger.view import View
    from sayso.questions.store import LedgerBoard
    from sayso.questions.view import Question

STANDINGS = ("unconfirmed", "agreed", "contested", "denied", "conceded", "superseded")


@contextmanager
def board_at(
    location: str, as_of: str | None = None, recorded_by: str | None = None
) -> Iterator[tuple["LedgerBoard", "View", bool]]:
    """The board of a ledger, the view that is asked for, and whether that is the ledger as it is
    now.

    At the end, what the board could not work out is told on standard error.
    """
    from sayso.ledger.store import open_ledger
    from sayso.questions.apart import skipped_in_words
    from sayso.questions.store import open_board

    with (
        open_ledger(location, write=can_be_written(location)) as ledger,
        open_board(ledger) as board,
    ):
        view = view_at(board.ledger, as_of, recorded_by)
        yield board, view, as_of is None and recorded_by is None
        for sentence in skipped_in_words(board.skipped(view)):
            click.echo(f"sayso: {plain(sentence)}", err=True)


def can_be_written(location: str) -> bool:
    """A ledger that may only be read has its board made in memory."""
    import os

    return "://" in location or os.access(location, os.W_OK)


def start_of(when: str | None, option: str) -> str | None:
    """The beginning of a time that an option gives.

    Raises:
        InputError: R016 if it cannot be read.
    """
    from sayso.ledger.canonical import instant
    from sayso.reports.published import read_published

    return instant(read_published(when, option).start) if when else None


def question_at(board: "LedgerBoard", identifier: str, view: "View") -> "Question":
    """The question with this id.

    Raises:
        SaysoError: Q001 if there is none, or none by then.
    """
    found = board.question(identifier, view)
    if found is None:
        raise SaysoError(
            "Q001",
            f"There is no question {identifier[:64]!r}.",
            "sayso questions --all lists them.",
        )
    return found


def echo_line(line: str) -> None:
    """Print one line that is safe on a terminal, as far in as it is."""
    click.echo(" " * (len(line) - len(line.lstrip(" "))) + plain(line))


def echo_json(value: Any) -> None:
    """Print JSON that is safe on a terminal and in a file."""
    click.echo(json.dumps(value, ensure_ascii=True, indent=1))
