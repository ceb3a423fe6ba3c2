"""Filters as a program gives them, made those of the ledger and the board; what cannot be one is
refused.
"""

from datetime import date, datetime

from sqlalchemy import Connection

from sayso.ledger.canonical import instant
from sayso.ledger.view import View, view_of
from sayso.library.errors import unfit
from sayso.questions.standing import Standing
from sayso.record.claim import Stance
from sayso.reports.published import read_published

Time = str | date | datetime
"""ISO 8601, a day, or a time.  A day is until its end."""
CLOCKS = ("published", "said", "event")


def as_text(name: str, value: Time | None) -> str | None:
    """A time in ISO 8601.

    Raises:
        InputError: R016 if it is none.
    """
    if value is None:
        return None
    text = value if isinstance(value, str) else value.isoformat()
    read_published(text, f"The time {name}")
    return text


def start_of(name: str, value: Time | None) -> str | None:
    """The instant at which a time begins."""
    text = as_text(name, value)
    return None if text is None else instant(read_published(text).start)


def end_of(name: str, value: Time | None) -> str | None:
    """The instant at which a time is over."""
    text = as_text(name, value)
    return None if text is None else instant(read_published(text).end)


def view_at(connection: Connection, as_of: Time | None, recorded_by: Time | None) -> View:
    """The ledger as of two times."""
    told, held = as_text("as_of", as_of), as_text("recorded_by", recorded_by)
    return view_of(connection, as_of=told, recorded_by=held)


def one_of(
    name: str, value: str | None, choices: type[Stance] | type[Standing] | tuple[str, ...]
) -> str | None:
    """A value that must be one of a few.

    Raises:
        AskError: M002 if it is not.
    """
    known = [str(choice) for choice in choices]
    if value is None or str(value) in known:
        return None if value is None else str(value)
    raise unfit(name, f"it is one of {', '.join(known)}")
