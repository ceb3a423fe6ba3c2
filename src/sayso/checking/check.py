"""The door of the room: a draft in, its statements with what the ledger says of each out.

Nothing of a draft is recorded.
"""

from dataclasses import replace

from sayso.checking.draft import CheckedDraft
from sayso.ledger.append import head
from sayso.ledger.store import Ledger
from sayso.ledger.view import view_of
from sayso.reader import AUTO
from sayso.record.report import Report


def check_text(
    ledger: Ledger, text: str, *, as_of: str | None = None, theatre: str | None = None
) -> CheckedDraft:
    """Check a draft that is plain text; ``as_of`` and ``theatre`` as for ``check_report``."""
    return check_report(ledger, Report(text), as_of=as_of, theatre=theatre)


def check_report(
    ledger: Ledger,
    report: Report,
    *,
    as_of: str | None = None,
    theatre: str | None = None,
) -> CheckedDraft:
    """Check a draft that was read as a report is.

    ``as_of`` is an ISO 8601 date or time: what had not surely been published by then is left out.
    ``theatre`` names the theatre that the draft is read in; without one its own words show it.

    Raises:
        DraftError: D001 to D003 if there is nothing that could be checked.
        InputError: R016 if the time cannot be read, R040 if the text makes the program fail.
        LedgerError: what the ledger's errors mean.
        TheatreError: if the theatre cannot be read.
    """
    with ledger.reading() as connection:
        last, view = head(connection), view_of(connection, as_of=as_of)
    checked = CheckedDraft(report.text, (), last.sha256, view.seq, name=report.doc)
    return replace(checked, title=report.title, theatre=theatre or AUTO, as_of=as_of)
